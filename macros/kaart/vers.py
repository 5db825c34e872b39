"""Freshness: which kinds of data of a voorziening a person must check again, since when, and which organisatie knows."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from macros.namen import slug

if TYPE_CHECKING:
    from macros.kennisbank import Entry, Kennisbank
    from macros.models import Termijnen, Voorziening

Staat = Literal["nooit", "verouderd", "vers"]

# The fields of each kind, named as in Termijnen. What is not here is the editors' own, or follows from another field.
VELDEN = {
    "contact": ("telefoons", "email", "website", "adres_geheim", "locaties", "openingstijden", "openingstijden_tekst"),
    "toegang": (
        "toegang", "aanmelden", "doelgroep", "doelgroepen", "leeftijd_min", "leeftijd_max", "betaling", "kosten", "talen",
    ),
    "inhoud": (
        "naam", "ook_bekend_als", "samenvatting", "omschrijving", "status", "melding", "domeinen", "lijn", "soort", "vorm",
        "werkgebied", "lichter_alternatief",
    ),
}  # fmt: skip
OVERZICHT = "sociale-kaart/controle/"
LONGEST_SLUG = 60


class Deel(NamedTuple):
    """One kind of data: never checked, stale since `datum`, or fresh until `datum`, the day on which it is due."""

    naam: str
    staat: Staat
    datum: date | None


@dataclass(frozen=True, slots=True)
class Stand:
    """How fresh one voorziening is, for each kind of data that it has."""

    gecontroleerd_op: date | None
    delen: tuple[Deel, ...]

    @property
    def te_doen(self) -> tuple[Deel, ...]:
        """The kinds that a person must check now."""
        return tuple(deel for deel in self.delen if deel.staat != "vers")

    @property
    def staat(self) -> Staat:
        """Never checked, stale as soon as one kind is, or fresh."""
        return self.te_doen[0].staat if self.te_doen else "vers"

    @property
    def eerste(self) -> date | None:
        """The first day on which some kind was or will be due; None when nobody ever checked."""
        return min((deel.datum for deel in self.delen if deel.datum), default=None)


class Bekeken(NamedTuple):
    """A voorziening and how fresh it is."""

    entry: Entry
    stand: Stand


@dataclass(frozen=True, slots=True)
class Organisatie:
    """Who can say whether the data are right, with its voorzieningen, the longest unchecked first."""

    naam: str
    slug: str
    lokaal: bool
    voorzieningen: tuple[Bekeken, ...]

    @property
    def url(self) -> str:
        """Address of the check sheet from the root of the site; only organisaties of the local layer have one."""
        return f"{OVERZICHT}{self.slug}/"

    @property
    def te_doen(self) -> tuple[Bekeken, ...]:
        """The voorzieningen of which something must be checked now."""
        return tuple(bekeken for bekeken in self.voorzieningen if bekeken.stand.te_doen)

    @property
    def eerste(self) -> date | None:
        """The first day on which one of the voorzieningen was or will be due; None when one was never checked."""
        return self.voorzieningen[0].stand.eerste

    def aantal(self, staat: Staat) -> int:
        """How many of the voorzieningen are never checked, stale or fresh."""
        return sum(bekeken.stand.staat == staat for bekeken in self.voorzieningen)


def stand(voorziening: Voorziening, termijnen: Termijnen, vandaag: date) -> Stand:
    """How fresh a voorziening is on the day `vandaag`. A kind of which no field is filled in has nothing to check."""
    delen = []
    for naam, velden in VELDEN.items():
        if any(gevuld(getattr(voorziening, veld)) for veld in velden):
            due = voorziening.gecontroleerd_op and plus_maanden(voorziening.gecontroleerd_op, getattr(termijnen, naam))
            staat: Staat = "nooit" if due is None else "verouderd" if due <= vandaag else "vers"
            delen.append(Deel(naam, staat, due))
    return Stand(voorziening.gecontroleerd_op, tuple(delen))


def gevuld(value: object) -> bool:
    """Whether a field says something: `nee` and an empty list do not, the number 0 does."""
    return value is not False and value not in (None, ())


def plus_maanden(day: date, maanden: int) -> date:
    """The same day so many months later, or the last day of that month: a month after 31 January is the end of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + maanden, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def organisaties(kennisbank: Kennisbank, *, alles: bool = False) -> list[Organisatie]:
    """The organisaties behind the voorzieningen on the kaart, the longest unchecked first; with `alles` the national ones too.

    Names that differ only in capitals are one organisatie, but its local and its national voorzieningen stay apart.
    """
    found = [organisatie for lokaal in ((True, False) if alles else (True,)) for organisatie in _of_layer(kennisbank, lokaal)]
    return sorted(found, key=lambda organisatie: (organisatie.eerste or date.min, organisatie.naam.casefold()))


def _of_layer(kennisbank: Kennisbank, lokaal: bool) -> Iterator[Organisatie]:
    groups: dict[str, list[Bekeken]] = {}
    for entry in kennisbank.kaart:
        if entry.lokaal == lokaal:
            found = Bekeken(entry, stand(entry.record, kennisbank.gemeente.termijnen, kennisbank.vandaag))
            groups.setdefault(entry.record.organisatie.casefold(), []).append(found)
    for key, address in _slugs(sorted(groups)):
        naam = min(str(bekeken.entry.record.organisatie) for bekeken in groups[key])
        yield Organisatie(naam, address, lokaal, tuple(sorted(groups[key], key=_oldest)))


def _oldest(bekeken: Bekeken) -> tuple[date, str, str]:
    return bekeken.stand.eerste or date.min, bekeken.entry.title.casefold(), bekeken.entry.key.id


def _slugs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name with the last part of its address; one that is taken gets -2, -3 and so on."""
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for name in names:
        unique = base = slug(name, LONGEST_SLUG) or "organisatie"
        while unique in taken:
            numbers[base] += 1
            unique = f"{base}-{numbers[base] + 1}"
        taken.add(unique)
        yield name, unique
