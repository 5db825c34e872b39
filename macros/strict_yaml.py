"""Bytes of one YAML file in; plain text, lists and mappings out, with the line of each part.

Stricter than YAML, so that what an editor types is what the site shows: every scalar stays text (`nee`, `on`, `012`; the models
decide what is a number or a date), and double keys, anchors, aliases, tags and a second document are refused.
PyYAML's C parser does the reading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
DataPath: TypeAlias = tuple[str | int, ...]


class YamlProblem(Exception):
    """The file is not the YAML we accept: `line` (from 1; 0 is the whole file) and a Dutch `message`."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(f"{line}: {message}")


@dataclass(frozen=True)
class Located:
    """Plain data and the line on which each part of it begins, by path from the top."""

    value: Plain
    lines: dict[DataPath, int] = field(default_factory=dict)
    double_keys: tuple[tuple[int, str], ...] = ()

    def line(self, path: DataPath) -> int:
        """The line of the part at `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(raw: bytes) -> Located:
    """Read one file. Raises YamlProblem for the first thing that makes it unreadable.

    Double keys do not stop the reading: they are listed in the result, so that other problems show in the same run.
    """
    if len(raw) > MAX_BYTES:
        raise YamlProblem(0, f"het bestand is te groot: {len(raw) // 1024} kB, hoogstens {MAX_BYTES // 1024} kB. Splits het op")
    text = _decode(raw)
    if not text.strip():
        raise YamlProblem(0, "het bestand is leeg. Vul het in, of haal het weg")
    for number, line in enumerate(text.splitlines(), start=1):
        if unwanted := _control_character(line):
            raise YamlProblem(number, f"onzichtbaar stuurteken {unwanted}. Typ deze regel opnieuw, zonder te plakken")
    try:
        return _Reader(yaml.parse(text, Loader=yaml.CSafeLoader)).document()
    except yaml.MarkedYAMLError as error:
        raise YamlProblem(*_in_dutch(error, text)) from None
    except yaml.YAMLError:
        raise YamlProblem(0, "het bestand is geen leesbare YAML. Begin opnieuw vanuit een bestand dat wel werkt") from None


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise YamlProblem(
            line, "het bestand is geen UTF-8. Kies bij opslaan de codering UTF-8 (niet Windows-1252 of UTF-16)"
        ) from None


def _control_character(text: str) -> str | None:
    if text.isprintable():
        return None
    for character in text:
        if character in BIDI_CONTROLS or (unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t\r"):
            return f"U+{ord(character):04X}"
    return None


class _Reader:
    """Builds plain data from the parser's events and notes lines on the way."""

    def __init__(self, events: Iterator[Event]) -> None:
        self.events = events
        self.lines: dict[DataPath, int] = {}
        self.double_keys: list[tuple[int, str]] = []

    def document(self) -> Located:
        event = next(self.events)
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = next(self.events)
        if isinstance(event, StreamEndEvent):
            raise YamlProblem(0, "het bestand heeft geen inhoud, alleen commentaar. Vul het in, of haal het weg")
        value = self._value(next(self.events), ())
        next(self.events)
        if isinstance(after := next(self.events), DocumentStartEvent):
            raise YamlProblem(
                after.start_mark.line + 1, "een tweede document (---) mag niet. Maak voor elk record een eigen bestand"
            )
        return Located(value, self.lines, tuple(self.double_keys))

    def _value(self, event: Event, path: DataPath) -> Plain:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise YamlProblem(line, "ankers (&naam) en verwijzingen (*naam) mogen niet. Schrijf de tekst hier voluit")
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag not in (None, "!"):
            raise YamlProblem(line, f"het YAML-label {event.tag} mag niet. Haal het uitroepteken en het woord erna weg")
        if len(path) > MAX_DEPTH:
            raise YamlProblem(line, f"de inhoud is dieper genest dan {MAX_DEPTH} niveaus. Maak het eenvoudiger")
        if isinstance(event, ScalarEvent):
            if unwanted := _control_character(event.value):
                raise YamlProblem(line, f"onzichtbaar stuurteken {unwanted}. Typ deze tekst opnieuw, zonder te plakken")
            return str(event.value)
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._list(path)

    def _list(self, path: DataPath) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: DataPath) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._value(event, (*path, ""))
            del self.lines[(*path, "")]
            if not isinstance(key, str):
                raise YamlProblem(line, "een veldnaam moet één woord zijn. Zet tekst met accolades tussen aanhalingstekens")
            if key in mapping:
                self.double_keys.append((line, key))
                self._value(next(self.events), (*path, key))
                continue
            self.lines[(*path, key)] = line
            mapping[key] = self._value(next(self.events), (*path, key))
        return mapping


def _in_dutch(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Line and Dutch message for what libyaml reports, looking at the line itself for the usual causes."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    problem = f"{error.context or ''} {error.problem or ''}"
    source = text.splitlines()[line - 1] if 0 < line <= len(text.splitlines()) else ""
    if "\t" in source and ("token" in problem or "tab" in problem or source.lstrip(" ").startswith("\t")):
        return line, "er staat een tab. YAML springt in met spaties: vervang de tab door twee spaties"
    if "quoted scalar" in problem:
        start = error.context_mark.line + 1 if error.context_mark else line
        return start, "een aanhalingsteken wordt niet gesloten. Zet een ' of \" aan het eind, of verdubbel een ' in de tekst"
    if "mapping values are not allowed" in problem:
        return line, "een dubbele punt op een plaats waar dat niet kan. Zet de hele tekst tussen aanhalingstekens, of herstel het inspringen"
    if "could not find expected ':'" in problem:
        return line, "hier ontbreekt een dubbele punt na de veldnaam, of de tekst erboven is niet ingesprongen"
    if "expected <block end>" in problem or "did not find expected key" in problem or "did not find expected '-'" in problem:
        return line, "het inspringen klopt niet. Zet deze regel recht onder de regels waar hij bij hoort (met spaties)"
    if "flow" in problem or "did not find expected ','" in problem:
        return line, "een lijst of blok tussen haken is niet af. Controleer de komma's en sluit met ] of }"
    if "cannot start any token" in problem:
        return line, "deze regel begint met een teken dat in YAML niet kan (zoals @, ` of %). Zet de tekst tussen aanhalingstekens"
    if "alias" in problem or "anchor" in problem:
        return line, "ankers (&naam) en verwijzingen (*naam) mogen niet. Zet tekst die met * of & begint tussen aanhalingstekens"
    return line, "dit is geen geldige YAML. Vergelijk het inspringen, de dubbele punten en de aanhalingstekens met een ander bestand"
