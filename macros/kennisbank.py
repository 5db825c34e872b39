"""The Kennisbank: all records, checked, with every link resolved in both directions. Rendering and export read only this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from macros.soorten import SOORT, SOORTEN
from macros.texts import Opmaak, Verwijzing

if TYPE_CHECKING:
    from macros.load import Item
    from macros.models import Aanvulling, Gemeente, Voorziening, Zoekvraag
    from macros.strict_yaml import DataPath


class Key(NamedTuple):
    """Names one record: `Key('regel', '02-eropaf')`."""

    soort: str
    id: str

    def __str__(self) -> str:
        return f"{self.soort}:{self.id}"


@dataclass(frozen=True)
class Entry:
    """One record of the Kennisbank with what its page needs to know about its surroundings."""

    key: Key
    record: Any
    file: str
    previous: Key | None = None
    next: Key | None = None
    cited_by: tuple[Key, ...] = ()
    aanvullingen: tuple[Aanvulling, ...] = ()
    lokaal: bool = False
    """Whether the record comes from the local layer of a gemeente."""
    verborgen: bool = False
    """Whether the gemeente hides this national voorziening: its page says so, and no list names it."""

    @property
    def op_de_kaart(self) -> bool:
        """Whether the lists of the sociale kaart show this voorziening."""
        return not self.verborgen and bool(self.record.op_de_kaart)

    @property
    def title(self) -> str:
        return str(getattr(self.record, "titel", None) or self.record.naam)

    @property
    def nummer(self) -> int | None:
        return getattr(self.record, "nummer", None)

    @property
    def url(self) -> str:
        """Address from the root of the site, without a leading slash: `gouden-regels/02-eropaf/`."""
        return f"{SOORT[self.key.soort].url}/{self.key.id}/"

    @property
    def short_url(self) -> str:
        """The permanent short address: `r/2/`."""
        soort = SOORT[self.key.soort]
        return f"{soort.kort}/{getattr(self.record, soort.kort_veld)}/"

    @property
    def bestand(self) -> str:
        """The data file as it stands in the repository: `data/regels/02-eropaf.yml`, `lokaal-zonnedal/sociale-kaart/….yml`.

        What this build found outside the current folder is named as if it stood in its usual place.
        """
        if self.lokaal and not Path(self.file).is_absolute():
            return self.file
        soort = SOORT[self.key.soort]
        layer = "data/lokaal" if self.lokaal else "data"
        return f"{layer}/{soort.data}" if soort.in_one_file else f"{layer}/{soort.data}/{self.key.id}.yml"

    @property
    def bron_url(self) -> str:
        """Address of the published copy of the data file: `bestanden/regels/02-eropaf.yml.txt`."""
        soort = SOORT[self.key.soort]
        return f"bestanden/{soort.data if soort.in_one_file else f'{soort.data}/{self.key.id}.yml'}.txt"


@dataclass(frozen=True)
class Kennisbank:
    """Everything the site knows. `entries` keeps the order of the soorten, then number or id."""

    entries: Mapping[Key, Entry]
    gemeente: Gemeente
    vandaag: date
    """The day of the build, for what is due and for opening hours."""
    logo: Path | None = None
    by_soort: Mapping[str, tuple[Entry, ...]] = field(init=False)
    kaart: tuple[Entry, ...] = field(init=False)
    """The voorzieningen that lists may show, from light to heavy; at each lijn the local ones first."""
    _by_domein: Mapping[str, tuple[Entry, ...]] = field(init=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Entry]] = {soort.naam: [] for soort in SOORTEN}
        for entry in self.entries.values():
            grouped[entry.key.soort].append(entry)
        object.__setattr__(self, "by_soort", {naam: tuple(entries) for naam, entries in grouped.items()})
        kaart = sorted((entry for entry in grouped["voorziening"] if entry.op_de_kaart), key=_light_first)
        by_domein: dict[str, list[Entry]] = {}
        for entry in kaart:
            for domein in entry.record.domeinen:
                by_domein.setdefault(str(domein), []).append(entry)
        object.__setattr__(self, "kaart", tuple(kaart))
        object.__setattr__(self, "_by_domein", {domein: tuple(entries) for domein, entries in by_domein.items()})

    def __getitem__(self, key: tuple[str, str]) -> Entry:
        return self.entries[Key(*key)]

    def in_domein(self, domein_id: str) -> tuple[Entry, ...]:
        """The voorzieningen of one domein, from light to heavy."""
        return self._by_domein.get(domein_id, ())

    def voorzieningen(self, zoekvraag: Zoekvraag) -> list[Entry]:
        """The voorzieningen named to come first, then those that fit, from light to heavy; at each lijn the local ones first."""
        named = [self[("voorziening", voorziening)] for voorziening in zoekvraag.eerst]
        first = {entry.key: entry for entry in named if entry.op_de_kaart}
        found = {entry.key: entry for domein in zoekvraag.domeinen for entry in self.in_domein(domein)}
        fitting = (entry for entry in found.values() if entry.key not in first and fits(entry.record, zoekvraag))
        return [*first.values(), *sorted(fitting, key=_light_first)]


def _light_first(voorziening: Entry) -> tuple[str, bool, str]:
    return voorziening.record.lijn, not voorziening.lokaal, voorziening.title.casefold()


def fits(voorziening: Voorziening, zoekvraag: Zoekvraag) -> bool:
    """Whether a voorziening meets every field of a zoekvraag that is filled in."""
    return (
        not set(zoekvraag.domeinen).isdisjoint(voorziening.domeinen)
        and (not zoekvraag.lijnen or voorziening.lijn in zoekvraag.lijnen)
        and (not zoekvraag.soorten or voorziening.soort in zoekvraag.soorten)
    )


class Reference(NamedTuple):
    """A place in a record that names another record."""

    path: DataPath
    target: Key


def references(record: BaseModel) -> Iterator[Reference]:
    """Every reference in a record, from fields and from `[[…]]` in texts, in order."""
    yield from _references(record, ())


def _references(value: object, path: DataPath) -> Iterator[Reference]:
    if isinstance(value, Opmaak):
        if "[[" in value:
            for link in value.links:
                yield Reference(path, Key(link.soort, link.id))
    elif isinstance(value, Verwijzing):
        yield Reference(path, Key(value.soort, str(value)))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _references(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _references(item, (*path, position))


def order(item: Item) -> tuple[bool, int, str]:
    """Numbered records first, by number; then by id."""
    nummer = getattr(item.record, "nummer", None)
    return (nummer is None, nummer or 0, item.id)
