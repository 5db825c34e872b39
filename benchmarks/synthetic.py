"""The project's own data in; a valid data folder with many more records out. The same seed gives the same records.

Most of the added records are dilemmas of about 3 kB, because only those can be numerous; the text is made of sentences from the
data itself, so that words occur as often as they do in real pages.
"""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel

from macros.load import LOCAL_FOLDER
from macros.soorten import SOORT
from macros.texts import LINK, Opmaak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.kennisbank import Kennisbank

Data = dict[str, Any]

SEED = 2016
PER_HUNDRED = {"begrip": 3, "bron": 3}  # all of one soort stand in one file, which has a largest size; the rest are dilemmas
DATE = "2024-01-15"
PLAIN_SENTENCE = re.compile(r"[A-Z][\w ,;:'’()…–-]{40,160}[.?]")
THEMAS = ("richten", "inrichten", "verrichten", "belichten")
LOKAAL = """\
naam: Meetstad
fictief: ja
contact:
  naam: Redactie Meetstad
  email: redactie@meetstad.example
"""


def write_lokaal(folder: Path) -> Path:
    """The smallest local layer that is valid."""
    folder.mkdir(parents=True)
    (folder / "gemeente.yml").write_text(LOKAAL, encoding="utf-8")
    return folder


def write_data(source: Path, kennisbank: Kennisbank, count: int, folder: Path) -> Path:
    """Copy the data folder `source`, of which `kennisbank` is the content, and add `count` synthetic records."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns(LOCAL_FOLDER, ".*"))
    writer = Writer(kennisbank, count)
    for dilemma in writer.dilemmas():
        (folder / SOORT["dilemma"].data / f"{dilemma['id']}.yml").write_text(_yaml(dilemma), encoding="utf-8")
    for soort, records in (("begrip", writer.begrippen()), ("bron", writer.bronnen())):
        file = folder / SOORT[soort].data
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{_yaml(list(records))}", encoding="utf-8")
    return folder


def _yaml(content: object) -> str:
    return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)


def sentences(kennisbank: Kennisbank) -> list[str]:
    """The plain sentences of all texts in the data."""
    found = dict.fromkeys(
        sentence
        for entry in kennisbank.entries.values()
        for text in _texts(entry.record)
        for sentence in re.split(r"(?<=[.?])\s+", text)
    )
    return [sentence for sentence in found if PLAIN_SENTENCE.fullmatch(sentence)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Opmaak):
        yield LINK.sub(lambda match: match[3] or match[2], value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


class Writer:
    """Makes records that refer to each other and to those of the project."""

    def __init__(self, kennisbank: Kennisbank, count: int) -> None:
        self.random = random.Random(SEED)
        self.sentences = sentences(kennisbank)
        self.names = [entry.title for entry in kennisbank.by_soort["begrip"]]
        shares = {soort: count * share // 100 for soort, share in PER_HUNDRED.items()}
        shares["dilemma"] = count - sum(shares.values())
        self.new = {soort: [f"verzonnen-{soort}-{number:04}" for number in range(1, n + 1)] for soort, n in shares.items()}
        self.ids = {
            soort: [*(entry.key.id for entry in entries), *self.new.get(soort, ())]
            for soort, entries in kennisbank.by_soort.items()
        }

    def dilemmas(self) -> Iterator[Data]:
        for record_id in self.new["dilemma"]:
            first, second = self.random.sample(self.names, 2)
            yield {
                "id": record_id,
                "code": record_id,
                "titel": f"{first} ↔ {second}",
                "kort": self._sentence(),
                "thema": self.random.choice(THEMAS),
                "aan_zet": ["werker", "team"],
                "links": self._pool(first),
                "rechts": self._pool(second),
                "en_en": {"tekst": self._text(4), "bronnen": self._bronnen(2)},
                "doen": {"punten": self._points(4), "bronnen": self._bronnen(1)},
                "voorbeeld": {"titel": first, "tekst": self._text(4), "fictief": "ja", "bronnen": [{"bron": "redactie"}]},
                "reflectievragen": [self._sentence() for _ in range(3)],
                "verwant": {
                    "regels": self._some("regel", 1),
                    "valkuilen": self._some("valkuil", 1),
                    "dilemmas": [other for other in self._some("dilemma", 2) if other != record_id],
                    "domeinen": self._some("domein", 1),
                    "begrippen": self._some("begrip", 2),
                },
                "herzien_op": DATE,
                "bronnen": self._bronnen(2),
            }

    def begrippen(self) -> Iterator[Data]:
        for number, record_id in enumerate(self.new["begrip"], start=1):
            yield {
                "id": record_id,
                "naam": f"{self.random.choice(self.names)} {number}",
                "definitie": f"{self._sentence()} {self._linked()}",
                "synoniemen": self.random.sample(self.names, 2),
                "verwar_niet_met": [other for other in self._some("begrip", 2) if other != record_id],
                "let_op": self._sentence(),
                "bronnen": self._bronnen(1),
            }

    def bronnen(self) -> Iterator[Data]:
        for number, record_id in enumerate(self.new["bron"], start=1):
            yield {
                "id": record_id,
                "titel": f"{self.random.choice(self.names)}: een verkenning ({number})",
                "kort": f"Verkenning {number}",
                "auteurs": ["Redactie Meetstad"],
                "jaar": "2016",
                "soort": "rapport",
                "samenvatting": f"{self._sentence()} {self._linked()}",
                "bewijs": self._sentence(),
            }

    def _pool(self, name: str) -> Data:
        return {"naam": name, "waarde": self._text(2), "doorgeslagen": self._points(3)}

    def _text(self, count: int) -> str:
        """Two paragraphs with a record link, and half of them with emphasis: about as often as in the real records."""
        first, second = (" ".join(self._sentence() for _ in range(count // 2)) for _ in range(2))
        emphasis = self.random.choice(("", f"**{self.random.choice(self.names)}** "))
        return f"{first} {self._linked()}\n\n{emphasis}{second}"

    def _points(self, count: int) -> list[str]:
        return [self._sentence() for _ in range(count)]

    def _sentence(self) -> str:
        return self.random.choice(self.sentences)

    def _linked(self) -> str:
        soort = self.random.choice(("begrip", "begrip", "dilemma", "bron", "regel"))
        return f"Zie ook [[{soort}:{self.random.choice(self.ids[soort])}]]."

    def _bronnen(self, count: int) -> list[Data]:
        return [{"bron": bron, "plaats": f"hoofdstuk {self.random.randint(1, 9)}"} for bron in self._some("bron", count)]

    def _some(self, soort: str, count: int) -> list[str]:
        return self.random.sample(self.ids[soort], count)
