"""Bytes of JSON from outside in; objects out, that give a field by the kind it must have and tell when it is of another."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from macros.problems import shortened
from macros.strict_yaml import BIDI_CONTROLS, UNWANTED_CATEGORIES

MAX_BYTES = 100 * 1024 * 1024
LEFT_OUT = "Dit is niet overgenomen; vul het zelf in"
KINDS = {bool: "waar of onwaar", int: "getal", float: "getal", str: "tekst", list: "lijst", dict: "blok met velden"}


def parsed(data: bytes) -> Any:
    """What the JSON says. Raises ValueError with what is wrong with the file, in Dutch, to follow on "het bestand"."""
    if len(data) > MAX_BYTES:
        raise ValueError(f"is te groot: {len(data) // 1024**2} MB, hoogstens {MAX_BYTES // 1024**2} MB. Splits het op")
    if not data.strip():
        raise ValueError("is leeg. Haal de export opnieuw op")
    try:
        return json.loads(data, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        place = f"regel {error.lineno}, teken {error.colno}"
        raise ValueError(f"is geen goede JSON: het gaat mis op {place}. Haal de export opnieuw op") from None
    except UnicodeDecodeError:
        raise ValueError("is geen JSON in UTF-8. Sla het op met de codering UTF-8, of haal de export opnieuw op") from None
    except RecursionError:
        raise ValueError("is te diep genest. Dit is geen gewone export: controleer waar het vandaan komt") from None
    except ValueError:
        raise ValueError("bevat een getal dat niet bestaat of te lang is. Haal de export opnieuw op") from None


def _no_number(name: str) -> None:
    raise ValueError(name)


def quotable(text: str) -> str:
    """Text from outside, short enough and clean enough to stand in a message."""
    return shortened("".join(character if character.isprintable() else " " for character in text))


@dataclass(frozen=True)
class Knoop:
    """One JSON object, and the path that leads to it. What cannot be used of it is added to `losses`, shared by all its parts.

    Null and an empty text count as a field that is not there.
    """

    value: dict[str, Any]
    path: str = ""
    losses: list[str] = field(default_factory=list)

    def tell(self, name: str, message: str) -> None:
        """Note something about a field: `message` is a Dutch sentence that ends in how to mend it."""
        self.losses.append(f"veld '{self.path}{name}': {message}")

    def lacks(self, name: str) -> bool:
        """Whether there is nothing in a field, not even something of the wrong kind."""
        return self.value.get(name) in (None, "")

    def text(self, name: str) -> str | None:
        """The text of a field, without the white space around it."""
        value = self.value.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self._wrong_kind(name, value, "tekst")
        elif any(map(_hidden, value)):
            self.tell(name, f"de tekst bevat onzichtbare stuurtekens. {LEFT_OUT}")
        else:
            return value.strip() or None
        return None

    def number(self, name: str, lowest: int, highest: int) -> float | None:
        """The number in a field, which may also be written as text."""
        value = self.value.get(name)
        if isinstance(value, str) and len(value) <= 25:
            value = _as_number(value.strip())
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong_kind(name, value, "een getal")
        elif not lowest <= value <= highest:
            self.tell(name, f"het getal moet tussen {lowest} en {highest} liggen. {LEFT_OUT}")
        else:
            return value
        return None

    def part(self, name: str) -> Knoop | None:
        """The object in a field."""
        value = self.value.get(name)
        if isinstance(value, dict):
            return Knoop(value, f"{self.path}{name}.", self.losses)
        if value is not None:
            self._wrong_kind(name, value, "een blok met velden")
        return None

    def parts(self, name: str) -> list[Knoop]:
        """The objects of the list in a field."""
        value = self.value.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong_kind(name, value, "een lijst")
            return []
        for item in value:
            if not isinstance(item, dict):
                self._wrong_kind(name, item, "een lijst van blokken met velden")
        return [Knoop(item, f"{self.path}{name}.", self.losses) for item in value if isinstance(item, dict)]

    def _wrong_kind(self, name: str, value: object, wanted: str) -> None:
        self.tell(name, f"hier hoort {wanted}, geen {KINDS.get(type(value), 'lege waarde')}. {LEFT_OUT}")


def _as_number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def _hidden(character: str) -> bool:
    """Whether a character is one that nobody sees and that YAML files do not hold."""
    if character.isprintable() or character in "\n\r\t":
        return False
    return (
        unicodedata.category(character) in UNWANTED_CATEGORIES or character in BIDI_CONTROLS or ord(character) & 0xFFFE == 0xFFFE
    )
