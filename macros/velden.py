"""The models in; the field reference as rows for a template out."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from macros.models import Aanvulling, Gemeente
from macros.soorten import SOORTEN
from macros.texts import Opmaak, Verwijzing

PLAIN: dict[type, str] = {
    Opmaak: "opmaak (Markdown)",
    bool: "ja of nee",
    int: "getal",
    datetime.date: "datum (jjjj-mm-dd)",
}


class Veld(NamedTuple):
    """One field: its name, what goes in, whether it must be there, and why it exists."""

    naam: str
    invoer: str
    verplicht: bool
    uitleg: str


class Blok(NamedTuple):
    """The fields of one model; `plaats` is where its records stand, empty for a part of another model."""

    naam: str
    uitleg: str
    plaats: str
    velden: tuple[Veld, ...]


def blokken() -> list[Blok]:
    """Every soort with its fields, then the local layer, then the parts that they share."""
    tops = [(soort.model, f"data/{soort.data}" + ("" if soort.in_one_file else "/<id>.yml")) for soort in SOORTEN]
    tops += [(Gemeente, "data/lokaal/gemeente.yml"), (Aanvulling, "data/lokaal/aanvullingen/<id>.yml")]
    parts = dict.fromkeys(part for model, _ in tops for part in _parts(model))
    return [_blok(model, place) for model, place in tops] + [_blok(part, "") for part in parts]


def _blok(model: type[BaseModel], place: str) -> Blok:
    fields = tuple(
        Veld(name, _input(info.annotation), info.is_required(), info.description or _summary(info.annotation))
        for name, info in model.model_fields.items()
    )
    return Blok(model.__name__, (model.__doc__ or "").strip(), place, fields)


def _summary(annotation: Any) -> str:
    part = next(_models(annotation), None)
    return (part.__doc__ or "").strip() if part else ""


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for info in model.model_fields.values():
        for part in _models(info.annotation):
            yield part
            yield from _parts(part)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _input(annotation: Any) -> str:
    """What an editor types, in Dutch."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal:
        return "kies uit: " + ", ".join(map(str, arguments))
    if get_origin(annotation) is tuple:
        return f"lijst van: {_input(arguments[0])}"
    if get_origin(annotation) in (Union, types.UnionType):
        return _input(next(argument for argument in arguments if argument is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _input(annotation.__origin__)
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return f"blok {annotation.__name__}"
        if issubclass(annotation, Verwijzing):
            return f"id van een {annotation.soort}"
        return PLAIN.get(annotation, "tekst")
    return "tekst"
