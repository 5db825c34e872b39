"""The kinds of field a record may have, apart from texts: ids, dates, numbers, addresses, colours, yes or no."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from macros.kaart import openingstijden
from macros.texts import Opmaak, Tekst

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _id(value: str) -> str:
    if not ID.fullmatch(value) or len(value) > 80:
        raise ValueError(
            "is geen goede id. Gebruik alleen kleine letters, cijfers en koppeltekens, hoogstens 80 tekens, "
            "bijvoorbeeld 02-eropaf"
        )
    if value == "index":
        raise ValueError("kan niet: zo heet het overzicht al. Kies een andere id")
    return value


def _getal(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 7")
    return value


def _datum(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31")
    return value


def _https(value: str) -> str:
    if not re.fullmatch(r"https://[^\s/?#\"'<>\\]+\.[^\s/?#\"'<>\\]+([/?#][^\s\"<>\\]*)?", value):
        raise ValueError("is geen webadres. Schrijf het volledig, beginnend met https://")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"'?&%,;:]+@[^\s@<>\"'?&%,;:]+\.[^\s@<>\"'.?&%,;:]+", value):
        raise ValueError("is geen e-mailadres. Schrijf het als naam@domein.nl")
    return value


def _met_bestand(value: str) -> str:
    if "{bestand}" not in value:
        raise ValueError("mist {bestand}. Zet het op de plaats waar het pad van het bestand moet komen")
    return value


def _plek(value: str) -> str:
    if not re.fullmatch(f"[a-z]+:{ID.pattern}", value):
        raise ValueError("is geen soort:id. Schrijf bijvoorbeeld regel:02-eropaf")
    return value


def _kleur(value: str) -> str:
    if not value:
        raise ValueError("is leeg. Zet de kleur tussen aanhalingstekens: zonder is alles na # een opmerking")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError("is geen kleur. Schrijf een hekje en zes tekens, bijvoorbeeld '#1d5c4f', tussen aanhalingstekens")
    return value.lower()


def _ja_nee(value: object) -> object:
    if isinstance(value, str):
        if value not in ("ja", "nee"):
            raise ValueError("is geen ja of nee. Schrijf ja of nee")
        return value == "ja"
    return value


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID.pattern}$", "maxLength": 80})]
Getal = Annotated[int, BeforeValidator(_getal)]
Leeftijd = Annotated[int, Field(ge=0, le=120), BeforeValidator(_getal)]
Maanden = Annotated[int, Field(ge=1, le=60), BeforeValidator(_getal)]
Openingstijden = Annotated[str, AfterValidator(openingstijden.valid)]
Canonnummer = Annotated[int, Field(ge=1, le=10), BeforeValidator(_getal)]
Datum = Annotated[datetime.date, BeforeValidator(_datum)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee, json_schema_input_type=Literal["ja", "nee"])]
Webadres = Annotated[str, AfterValidator(_https)]
Emailadres = Annotated[str, AfterValidator(_email)]
Kleur = Annotated[str, AfterValidator(_kleur)]
Punten = Annotated[tuple[Opmaak, ...], Field(min_length=1, max_length=20)]
Vragen = Annotated[tuple[Tekst, ...], Field(min_length=3, max_length=10)]
