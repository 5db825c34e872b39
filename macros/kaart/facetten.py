"""A Kennisbank in; what a reader can choose from on the sociale kaart out: the facets of the finder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, get_args

from macros.kennisbank import Entry, Kennisbank
from macros.models.voorziening import Betaling, Doelgroep, Lijn, SoortVoorziening, Taal, Toegang, Vorm

LIJNEN = {
    "0": "0e lijn: informeel, uit de buurt",
    "1": "1e lijn: vrij toegankelijk",
    "2": "2e lijn: specialistisch",
    "3": "3e lijn: met verblijf",
}
SOORTEN = {"voorliggend": "Voorliggend: kijk hier eerst", "aanvullend": "Aanvullend", "maatwerk": "Maatwerk"}
VORMEN = {"individueel": "Individueel", "collectief": "In een groep"}
TOEGANG = {"vrij": "Vrij, zonder verwijzing", "verwijzing": "Met een verwijzing", "beschikking": "Met een besluit"}
BETALING = {"gratis": "Gratis", "bijdrage": "Kleine bijdrage", "betaald": "Betaald", "": "Niet bekend"}


class Keuze(NamedTuple):
    """One choice of a facet: its name in the address, and what the reader sees."""

    id: str
    titel: str


class Facet(NamedTuple):
    """One question of the finder: its choices, and which of them a voorziening has.

    `leeg_telt` says that a voorziening with none of them fits every choice: one for everybody, or for the whole gemeente.
    """

    id: str
    titel: str
    keuzes: tuple[Keuze, ...]
    waarden: Callable[[Entry], Iterable[str]]
    leeg_telt: bool = False


def facetten(kennisbank: Kennisbank) -> list[Facet]:
    """The facets, in the order in which a worker narrows down; without those that have nothing to choose.

    The lijn is always there: the finder shows it with each voorziening.
    """
    domeinen = tuple(Keuze(entry.key.id, entry.title) for entry in kennisbank.by_soort["domein"])
    wijken = tuple(Keuze(wijk.id, wijk.naam) for wijk in kennisbank.gemeente.wijken)
    talen = tuple(Keuze(gewone_id(taal), taal) for taal in get_args(Taal))
    groepen = tuple(Keuze(groep, groep.replace("-", " ").capitalize()) for groep in get_args(Doelgroep))
    waar = (Keuze("lokaal", kennisbank.gemeente.naam), Keuze("landelijk", "Landelijk"))
    found = [
        Facet("domein", "Domein", domeinen, lambda e: e.record.domeinen),
        Facet("lijn", "Hoe zwaar", _choices(LIJNEN, Lijn), lambda e: [e.record.lijn]),
        Facet("wijk", "Wijk", wijken, lambda e: e.record.werkgebied, leeg_telt=True),
        Facet("voor", "Voor wie", groepen, lambda e: e.record.doelgroepen, leeg_telt=True),
        Facet("toegang", "Toegang", _choices(TOEGANG, Toegang), lambda e: [e.record.toegang]),
        Facet("kosten", "Kosten", (*_choices(BETALING, Betaling), Keuze("onbekend", BETALING[""])), _betaling),
        Facet("vorm", "Vorm", _choices(VORMEN, Vorm), lambda e: [e.record.vorm]),
        Facet("soort", "Soort", _choices(SOORTEN, SoortVoorziening), lambda e: [e.record.soort]),
        Facet("taal", "Taal", talen, lambda e: map(gewone_id, e.record.talen)),
        Facet("waar", "Van wie", waar, lambda e: ["lokaal" if e.lokaal else "landelijk"]),
    ]
    used = [{waarde for entry in kennisbank.kaart for waarde in map(str, facet.waarden(entry))} for facet in found]
    kept = [
        facet._replace(keuzes=tuple(k for k in facet.keuzes if k.id in seen)) for facet, seen in zip(found, used, strict=True)
    ]
    return [facet for facet in kept if len(facet.keuzes) > 1 or facet.id == "lijn"]


def gewone_id(naam: str) -> str:
    """A name as it stands in an address: `Nederlandse Gebarentaal` becomes `nederlandse-gebarentaal`."""
    return naam.lower().replace(" ", "-").replace("ï", "i")


def _choices(namen: dict[str, str], allowed: object) -> tuple[Keuze, ...]:
    return tuple(Keuze(id_, namen[id_]) for id_ in get_args(allowed))


def _betaling(entry: Entry) -> list[str]:
    return [entry.record.betaling or "onbekend"]
