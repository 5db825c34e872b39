"""What pydantic found wrong with a record in; what a data editor reads out: Dutch, with the way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from macros.problems import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def field_name(loc: tuple[int | str, ...]) -> str:
    """The dotted name of a field, without positions in lists: `verwant.regels`."""
    return ".".join(part for part in loc if isinstance(part, str))


def in_dutch(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One Dutch sentence for one validation error of `model`, ending in how to mend it."""
    name = field_name(error["loc"])
    where = f"veld '{name}': " if name else ""
    return where + _explanation(error, model)


def _explanation(error: ErrorDetails, model: type[BaseModel]) -> str:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return "ontbreekt. Voeg het toe" + _described(model, error["loc"])
    if kind == "extra_forbidden":
        known = _fields_at(model, error["loc"][:-1])
        suggestion = nearest(str(error["loc"][-1]), known)
        return "onbekend veld." + (suggestion or f" Bekende velden: {', '.join(sorted(known))}")
    if value in ("", None):
        return "is leeg. Vul het in, of haal het veld weg als het niet verplicht is"
    if kind == "value_error":
        return _quoted(value) + str(context["error"])
    if kind in ("tuple_type", "list_type"):
        return "hier hoort een lijst. Zet elk punt op een eigen regel die begint met een streepje"
    if kind == "string_type":
        return f"hier hoort tekst, geen {_shape(value)}. Tekst met een dubbele punt moet tussen aanhalingstekens"
    if kind in ("model_type", "model_attributes_type"):
        return f"hier horen velden (naam: waarde), geen {_shape(value)}"
    if kind == "literal_error":
        options = [option.strip("'") for option in context["expected"].replace(" or ", ", ").split(", ")]
        return f"'{value}' kan niet.{nearest(str(value), options)} Kies uit: {', '.join(options)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{value} is te {'klein' if kind.startswith('g') else 'groot'}: {_bounds(context)}. Verbeter het nummer"
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length", context.get("max_length"))
        more = "minstens" if kind == "too_short" else "hoogstens"
        return f"telt {context['actual_length']} punten, het moeten er {more} {limit} zijn. " + (
            "Vul aan" if kind == "too_short" else "Kies de beste"
        )
    if kind.startswith("date"):
        return f"{_quoted(value)}is geen bestaande datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31"
    return f"{_quoted(value)}is niet goed ingevuld. Kijk op de pagina Velden wat hier hoort"


def _quoted(value: object) -> str:
    """The value in quotes when it is short enough to recognise."""
    return f"'{value}' " if isinstance(value, str) and len(value) <= 60 and "\n" not in value else ""


def _shape(value: object) -> str:
    return {"list": "lijst", "dict": "blok met velden", "str": "losse tekst"}.get(type(value).__name__, "andere waarde")


def _bounds(context: dict[str, Any]) -> str:
    return f"minstens {context['ge']}" if "ge" in context else f"hoogstens {context['le']}"


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
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


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    holder = _model_at(model, loc)
    return list(holder.model_fields) if holder else []


def _described(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    holder = _model_at(model, loc[:-1])
    info = holder.model_fields.get(str(loc[-1])) if holder else None
    return f": {info.description}" if info and info.description else ""
