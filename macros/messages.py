"""What pydantic found wrong with a record in; what a data editor reads out: Dutch, with the way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from macros.problems import closest, nearest, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from macros.strict_yaml import DataPath

ONE_VALUE = {"int_type": "een getal", "date_type": "een datum", "bool_type": "ja of nee", "literal_error": "één woord"}


class Explained(NamedTuple):
    """One Dutch sentence that ends in how to mend it, about the part at `path`; `near` are words in it to look for."""

    path: DataPath
    message: str
    near: str = ""


def field_name(loc: DataPath) -> str:
    """The dotted name of a field, without positions in lists: `verwant.regels`."""
    return ".".join(shortened(part) for part in loc if isinstance(part, str))


def explained(error: ValidationError, model: type[BaseModel]) -> Iterator[Explained]:
    """What is wrong with a record of `model`, one sentence for each mistake of the editor.

    One mistake can be several errors to pydantic: a misspelt field is both unknown and missing, and a list with a wrong point
    also counts as too short. Those come out as one.
    """
    details = [detail for detail in error.errors(include_url=False) if not _counted_too_few(detail)]
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    meant: set[DataPath] = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            message, path = _unknown_field(detail["loc"], missing, model)
            meant.add(path)
            yield Explained(detail["loc"], _with_field(detail["loc"], message))
    for detail in details:
        if detail["type"] != "extra_forbidden" and detail["loc"] not in meant:
            near = getattr(detail.get("ctx", {}).get("error"), "near", "")
            yield Explained(detail["loc"], _with_field(detail["loc"], _explanation(detail, model)), near)


def _with_field(loc: DataPath, message: str) -> str:
    name = field_name(loc[:-2] if loc[-1:] == ("[key]",) else loc)
    return f"veld '{name}': {message}" if name else message


def _counted_too_few(error: ErrorDetails) -> bool:
    """Whether a list is long enough after all: pydantic counts only its good points."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _unknown_field(loc: DataPath, missing: set[DataPath], model: type[BaseModel]) -> tuple[str, DataPath]:
    """About a field that does not belong at `loc`, and the path of the field that was meant, as far as that is clear."""
    around, key = loc[:-1], str(loc[-1])
    known = _fields_at(model, around)
    elsewhere = [path for path in missing if path[-1] == key]
    if len(elsewhere) == 1:
        owner = field_name(elsewhere[0][:-1])
        place = f"in '{owner}'" if owner else "bij het record zelf"
        return f"dit veld staat op de verkeerde plaats: het hoort {place}. Herstel het inspringen", elsewhere[0]
    missing_here = [str(path[-1]) for path in missing if path[:-1] == around]
    if suggestion := closest(key, missing_here) or closest(key, known):
        return f"onbekend veld. Bedoelde je '{suggestion}'?", (*around, suggestion)
    return f"onbekend veld. Bekende velden: {', '.join(sorted(known))}", loc


def _explanation(error: ErrorDetails, model: type[BaseModel]) -> str:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return "ontbreekt. Voeg het toe" + _described(model, error["loc"])
    if kind == "value_error" and (value or str(context["error"]).startswith("is leeg")):
        return _about(value, str(context["error"]))
    if value in ("", None):
        return "is leeg. Vul het in, of haal het weg als het niet verplicht is"
    if kind in ONE_VALUE and isinstance(value, (list, dict)):
        return f"hier hoort {ONE_VALUE[kind]}, geen {_shape(value)}. Zet de waarde achter de dubbele punt"
    if kind in ("tuple_type", "list_type"):
        return "hier hoort een lijst. Zet elk punt op een eigen regel die begint met een streepje"
    if kind == "string_type":
        return f"hier hoort tekst, geen {_shape(value)}. {_as_text(value)}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"hier horen velden (naam: waarde), geen {_shape(value)}. Kijk op de pagina Velden welke"
    if kind == "literal_error":
        options = [option.strip("'") for option in context["expected"].replace(" or ", ", ").split(", ")]
        return f"'{shortened(value)}' kan niet.{nearest(value, options)} Kies uit: {', '.join(options)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{value} is te {'klein' if kind.startswith('g') else 'groot'}: {_bounds(context)}. Verbeter het nummer"
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length", context.get("max_length"))
        more = "minstens" if kind == "too_short" else "hoogstens"
        return f"telt {len(value)} punten, het moeten er {more} {limit} zijn. " + (
            "Vul aan" if kind == "too_short" else "Kies de beste"
        )
    if kind.startswith("date"):
        return _about(value, "is geen bestaande datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31")
    return _about(value, "is niet goed ingevuld. Kijk op de pagina Velden wat hier hoort")


def _about(value: object, message: str) -> str:
    """A message that begins with its verb gets the value as its subject, when that is short enough to recognise."""
    if not isinstance(value, str) or not message.startswith(("is geen ", "is niet ", "kan ", "mist ")):
        return message
    quoted = value.strip()
    return f"'{quoted}' {message}" if quoted and shortened(quoted) == quoted else message


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return "Zet tekst met een dubbele punt tussen aanhalingstekens"
    return "Zet alles in één tekst, en tekst die met [ begint tussen aanhalingstekens"


def _shape(value: object) -> str:
    return {"list": "lijst", "dict": "blok met velden", "str": "losse tekst"}.get(type(value).__name__, "andere waarde")


def _bounds(context: dict[str, Any]) -> str:
    return f"minstens {context['ge']}" if "ge" in context else f"hoogstens {context['le']}"


def _model_at(model: type[BaseModel], loc: DataPath) -> type[BaseModel] | None:
    """The model that holds the field at the end of `loc`."""
    for part in loc:
        if isinstance(part, int):
            continue
        info = model.model_fields.get(part)
        if info is None:
            return None
        inner = _inner_model(info.annotation)
        if inner is None:
            return None
        model = inner
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _inner_model(argument):
            return found
    return None


def _fields_at(model: type[BaseModel], loc: DataPath) -> list[str]:
    holder = _model_at(model, loc)
    return list(holder.model_fields) if holder else []


def _described(model: type[BaseModel], loc: DataPath) -> str:
    """What goes in the field at `loc`, from its own description or that of the block it holds."""
    holder = _model_at(model, loc[:-1])
    info = holder.model_fields.get(str(loc[-1])) if holder else None
    inner = _inner_model(info.annotation) if info else None
    description = (info.description if info else None) or (inner.__doc__ if inner else None)
    return f": {description}" if description else ""
