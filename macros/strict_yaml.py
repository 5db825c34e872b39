"""Bytes of one YAML file in; plain text, lists and mappings out, with the line of each part.

Stricter than YAML, so that what an editor types is what the site shows: every scalar stays text (`nee`, `on`, `012`; the models
decide what is a number or a date), and double keys, anchors, aliases, tags and a second document are refused.
PyYAML's C parser does the reading.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PythonMark

    Mark: TypeAlias = PythonMark | CMark

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
KEY = -1  # stands in a path for the name of a field, which has no path of its own
LINE_BREAK = re.compile(r"\r\n?|\n")
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control characters, halves of characters, and the line and paragraph separators that make lines nobody sees.
UNWANTED_CATEGORIES = frozenset(("Cc", "Cs", "Zl", "Zp"))
NO_ANCHORS = (
    "ankers (&naam) en verwijzingen (*naam) mogen niet. Schrijf de tekst hier voluit; "
    "begint hij echt met & of *, zet hem dan tussen aanhalingstekens"
)
UNCLOSED_QUOTE = "een aanhalingsteken wordt niet gesloten. Zet een ' of \" aan het eind, of verdubbel een ' in de tekst"
UNCLOSED_FLOW = "een lijst of blok tussen haken is niet af. Controleer de komma's en sluit met ] of }"
WRONG_INDENT = "het inspringen klopt niet. Zet deze regel recht onder de regels waar hij bij hoort (met spaties)"

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
    double_keys: tuple[tuple[int, DataPath], ...] = ()
    source: tuple[str, ...] = ()

    def line(self, path: DataPath, words: str = "") -> int:
        """The line of the part at `path`, or of the nearest part around it; with `words`, the line in it where these stand."""
        while path and path not in self.lines:
            path = path[:-1]
        first = self.lines.get(path, 1)
        if not words:
            return first
        after = min((line for line in self.lines.values() if line > first), default=len(self.source) + 1)
        return next((line for line in range(first, after) if words in self.source[line - 1]), first)


def read(raw: bytes) -> Located:
    """Read one file. Raises YamlProblem for the first thing that makes it unreadable.

    Double keys do not stop the reading: they are listed in the result, so that other problems show in the same run.
    """
    if len(raw) > MAX_BYTES:
        raise YamlProblem(
            0, f"het bestand is te groot: {-(-len(raw) // 1024)} kB, hoogstens {MAX_BYTES // 1024} kB. Splits het op"
        )
    text = _decode(raw)
    if not text.strip():
        raise YamlProblem(0, "het bestand is leeg. Vul het in, of haal het weg")
    source = LINE_BREAK.split(text)
    for number, line in enumerate(source, start=1):
        if unwanted := _control_character(line):
            raise YamlProblem(number, f"onzichtbaar stuurteken {unwanted}. Typ deze regel opnieuw, zonder te plakken")
    reader = _Reader(yaml.parse(text, Loader=yaml.CSafeLoader), tuple(source))
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        raise reader.in_dutch(error) from None
    except yaml.YAMLError:
        raise YamlProblem(0, "het bestand is geen leesbare YAML. Begin opnieuw vanuit een bestand dat wel werkt") from None


def _decode(raw: bytes) -> str:
    wrong_from = 0
    if b"\0" not in raw[:4]:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            wrong_from = error.start
    line = len(LINE_BREAK.findall(raw[:wrong_from].decode("latin-1"))) + 1
    raise YamlProblem(line, "het bestand is geen UTF-8. Kies bij opslaan de codering UTF-8 (niet Windows-1252 of UTF-16)")


def _control_character(text: str) -> str | None:
    if text.replace("\n", "").isprintable():
        return None
    for character in text:
        unwanted = unicodedata.category(character) in UNWANTED_CATEGORIES and character not in "\n\t\r"
        noncharacter = ord(character) & 0xFFFE == 0xFFFE
        if unwanted or noncharacter or character in BIDI_CONTROLS:
            return f"U+{ord(character):04X}"
    return None


def _line(mark: Mark | None) -> int:
    """The line of a mark, from 1; the parser always gives one, its types do not say so."""
    return mark.line + 1 if mark else 0


class _Reader:
    """Builds plain data from the parser's events and notes lines on the way."""

    def __init__(self, events: Iterator[Event], source: tuple[str, ...]) -> None:
        self.events = events
        self.source = source
        self.lines: dict[DataPath, int] = {}
        self.double_keys: list[tuple[int, DataPath]] = []
        self.last: Event | None = None
        self.open_flows: list[int] = []

    def document(self) -> Located:
        event = self._next()
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = self._next()
        if isinstance(event, StreamEndEvent):
            raise YamlProblem(0, "het bestand heeft geen inhoud, alleen commentaar. Vul het in, of haal het weg")
        value = self._value(self._next(), ())
        if value == "":
            raise YamlProblem(0, "het bestand heeft geen inhoud. Vul het in, of haal het weg")
        self._next()
        if isinstance(after := self._next(), DocumentStartEvent):
            raise YamlProblem(
                _line(after.start_mark), "een tweede document (---) mag niet. Maak voor elk record een eigen bestand"
            )
        return Located(value, self.lines, tuple(self.double_keys), self.source)

    def _next(self) -> Event:
        self.last = event = next(self.events)
        return event

    def _value(self, event: Event, path: DataPath) -> Plain:
        line = _line(event.start_mark)
        self.lines.setdefault(path, line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise YamlProblem(line, NO_ANCHORS)
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            raise YamlProblem(line, "een YAML-label (!naam) mag niet. Haal het weg, of zet de tekst tussen aanhalingstekens")
        if len(path) > MAX_DEPTH:
            raise YamlProblem(line, f"de inhoud is dieper genest dan {MAX_DEPTH} niveaus. Maak het eenvoudiger")
        if isinstance(event, CollectionStartEvent):
            return self._collection(event, path)
        text = str(getattr(event, "value", ""))
        if unwanted := _control_character(text):
            raise YamlProblem(line, f"onzichtbaar stuurteken {unwanted}. Typ deze tekst opnieuw, zonder te plakken")
        return text

    def _collection(self, event: CollectionStartEvent, path: DataPath) -> Plain:
        if event.flow_style:
            self.open_flows.append(_line(event.start_mark))
        value = self._mapping(path) if isinstance(event, MappingStartEvent) else self._list(path)
        if event.flow_style:
            self.open_flows.pop()
        return value

    def _list(self, path: DataPath) -> Plain:
        items: list[Plain] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: DataPath) -> Plain:
        mapping: dict[str, Plain] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            line = _line(event.start_mark)
            name = (*path, KEY)
            key = self._value(event, name)
            del self.lines[name]
            if not isinstance(key, str):
                raise YamlProblem(line, "een veldnaam moet één woord zijn. Zet tekst met haken tussen aanhalingstekens")
            if key == "<<" and isinstance(event, ScalarEvent) and not event.style:
                raise YamlProblem(line, "velden samenvoegen met << mag niet. Schrijf de velden hier voluit")
            part = (*path, key)
            if key in mapping:
                self.double_keys.append((line, part))
                self._value(self._next(), part)
                continue
            self.lines[part] = line
            mapping[key] = self._value(self._next(), part)
        return mapping

    def in_dutch(self, error: yaml.MarkedYAMLError) -> YamlProblem:
        """What libyaml reports, in the words of somebody who types YAML, at the line to look at."""
        problem = f"{error.context or ''} {error.problem or ''}"
        # libyaml sees the end of a file without a last line break as one more line.
        line = min(_line(error.problem_mark or error.context_mark), len(self.source))
        start = min(_line(error.context_mark) or line, len(self.source))
        if self._at_tab(error.problem_mark):
            return YamlProblem(line, "er staat een tab. YAML springt in met spaties: vervang de tab door twee spaties")
        if "escape" in problem:
            return YamlProblem(
                line,
                "tussen dubbele aanhalingstekens is \\ een bijzonder teken. Gebruik enkele aanhalingstekens, of typ \\\\ voor \\",
            )
        if "quoted scalar" in problem:
            return YamlProblem(start, UNCLOSED_QUOTE)
        if quote := self._stray_quote(line):
            return quote
        if "alias" in problem or "anchor" in problem:
            return YamlProblem(line, NO_ANCHORS)
        if "cannot start any token" in problem or "a directive" in problem:
            return YamlProblem(
                line, "de tekst begint met een teken dat in YAML niet kan (zoals @, ` of %). Zet de tekst tussen aanhalingstekens"
            )
        if self.open_flows:
            return YamlProblem(self.open_flows[-1], UNCLOSED_FLOW)
        if "could not find expected ':'" in problem:
            return YamlProblem(start, _without_colon(self.source[start - 1].strip()))
        if "mapping values are not allowed" in problem:
            return YamlProblem(
                line,
                "een dubbele punt op een plaats waar dat niet kan. "
                "Zet de hele tekst tussen aanhalingstekens, of herstel het inspringen",
            )
        if "block scalar" in problem:
            return YamlProblem(line, "na | of > begint de tekst op de volgende regel, ingesprongen. Zet de tekst daar")
        if "did not find expected" in problem:
            return YamlProblem(line, WRONG_INDENT)
        return YamlProblem(
            line,
            "dit is geen geldige YAML. Vergelijk het inspringen, de dubbele punten en de aanhalingstekens met een ander bestand",
        )

    def _at_tab(self, mark: Mark | None) -> bool:
        if mark is None or mark.line >= len(self.source):
            return False
        source = self.source[mark.line]
        return source.lstrip(" ").startswith("\t") or source[mark.column : mark.column + 1] == "\t"

    def _stray_quote(self, line: int) -> YamlProblem | None:
        """The reading broke right behind a text in quotes: that text ended sooner, or later, than was meant."""
        if not isinstance(self.last, ScalarEvent) or self.last.style not in ("'", '"') or _line(self.last.end_mark) != line:
            return None
        start = _line(self.last.start_mark)
        if start < line:
            return YamlProblem(start, UNCLOSED_QUOTE)
        return YamlProblem(
            line, "een aanhalingsteken sluit de tekst te vroeg. Verdubbel een ' in de tekst, of zet \\ voor een \" in de tekst"
        )


def _without_colon(source: str) -> str:
    """Why a line that should be `veld: waarde` has no colon that counts."""
    if source[:1] in ("[", "{"):
        return UNCLOSED_FLOW
    if re.match(r"-\S", source):
        return "na een streepje hoort een spatie. Zet die ertussen"
    if re.match(r"\w+:\S", source):
        return "na de dubbele punt achter een veldnaam hoort een spatie. Zet die ertussen"
    return (
        "hier ontbreekt een dubbele punt na de veldnaam. Zet die erbij; "
        "hoort deze regel bij de tekst erboven, laat hem dan net zo ver inspringen"
    )
