"""A Kennisbank in; the pages of the sociale kaart out: per domein, per lijn, per wijk, and what is there and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from macros.kaart.facetten import LIJNEN
from macros.kennisbank import Entry, Kennisbank, Key
from macros.render import Page, fragment, front_matter

DOMEIN, LIJN, WIJK, DEKKING = "sociale-kaart/domein/", "sociale-kaart/lijn/", "sociale-kaart/wijk/", "sociale-kaart/dekking/"
# A wijk also lists what is there for the whole gemeente, up to this many: else the wijken would repeat one long list each.
MEEST_HERHAALD = 100


class Vak(NamedTuple):
    """The voorzieningen of one part of a page, from light to heavy; `id` is the anchor of that part."""

    id: str
    naam: str
    gevonden: Sequence[Entry]

    @property
    def lokaal(self) -> int:
        """How many are of the gemeente itself."""
        return sum(entry.lokaal for entry in self.gevonden)

    @property
    def landelijk(self) -> int:
        """How many are nationwide."""
        return len(self.gevonden) - self.lokaal


class Lijst(NamedTuple):
    """A domein with its rungs, or a wijk with its domeinen: a page at `url`, and a row of a table."""

    url: str
    naam: str
    vakken: Sequence[Vak]
    aantal: int
    """How many voorzieningen there are; one may stand in more than one vak."""

    @property
    def gaten(self) -> list[Vak]:
        """Where nothing is of the gemeente itself."""
        return [vak for vak in self.vakken if not vak.lokaal]


class Kop(NamedTuple):
    """The title of a page, and what search engines and link previews say about it."""

    titel: str
    description: str


def pages(kennisbank: Kennisbank) -> Iterator[Page]:
    """The lists per domein, lijn and wijk, each complete, and the tables of what is there."""
    # Apart from the page about all wijken they stand equally deep, so the row of a voorziening is the same on each.
    rijen = _rijen(kennisbank, LIJN + "0/", kennisbank.kaart)
    ladders = []
    for domein in kennisbank.by_soort["domein"]:
        lijst = _ladder(kennisbank, domein)
        ladders.append(lijst)
        kop = Kop(f"{domein.title} op de sociale kaart", f"Wie kan helpen bij {domein.title}, van licht naar zwaar.")
        yield _page(kennisbank, lijst.url, "kaart-domein", kop, domein=domein, lijst=lijst, rijen=rijen)
    for lijn, naam in LIJNEN.items():
        lijst = _per_domein(kennisbank, f"{LIJN}{lijn}/", naam, [v for v in kennisbank.kaart if v.record.lijn == lijn])
        kop = Kop(naam, f"Alles op de sociale kaart in de {naam}.")
        yield _page(kennisbank, lijst.url, "kaart-lijn", kop, lijn=lijn, lijst=lijst, rijen=rijen)
    wijken, heel = _wijken(kennisbank)
    if wijken:
        yield from _wijkpaginas(kennisbank, wijken, heel, rijen)
    kop = Kop("Dekking van de sociale kaart", "Waar de sociale kaart vol is, en waar iets ontbreekt.")
    yield _page(kennisbank, DEKKING, "kaart-dekking", kop, ladders=ladders, wijken=wijken, heel=heel)


def _wijkpaginas(kennisbank: Kennisbank, wijken: Sequence[Lijst], heel: Lijst, rijen: Mapping[Key, Markup]) -> Iterator[Page]:
    naam = kennisbank.gemeente.naam
    lokaal = [voorziening for voorziening in kennisbank.kaart if voorziening.lokaal and not voorziening.record.werkgebied]
    kop = Kop(f"De wijken van {naam}", f"De wijken van {naam}, en wat er voor de hele gemeente is.")
    yield _page(kennisbank, WIJK, "kaart-wijken", kop, wijken=wijken, lijst=heel, rijen=_rijen(kennisbank, WIJK, lokaal))
    herhaald = lokaal if len(lokaal) <= MEEST_HERHAALD else []
    for wijk in wijken:
        kop = Kop(f"{wijk.naam} op de sociale kaart", f"Waar bewoners van {wijk.naam} terechtkunnen, per domein.")
        yield _page(kennisbank, wijk.url, "kaart-wijk", kop, lijst=wijk, heel=heel, herhaald=herhaald, rijen=rijen)


def _page(kennisbank: Kennisbank, url: str, template: str, kop: Kop, **context: Any) -> Page:
    body = fragment(kennisbank, f"{template}.md.j2", url, titel=kop.titel, **context)
    meta: dict[str, object] = {"title": kop.titel, "description": kop.description}
    if url == DEKKING:  # its tables take the whole width
        meta |= {"breed": True, "hide": ["toc"]}
    path = f"{url}index.md" if url == WIJK else f"{url.removesuffix('/')}.md"
    return Page(path, front_matter(meta) + body, "")


def _rijen(kennisbank: Kennisbank, url: str, voorzieningen: Iterable[Entry]) -> dict[Key, Markup]:
    """The row of each voorziening in a list at `url`."""
    return {entry.key: Markup(fragment(kennisbank, "kaart-rij.md.j2", url, entry=entry)) for entry in voorzieningen}


def _ladder(kennisbank: Kennisbank, domein: Entry) -> Lijst:
    """A domein with its four rungs, from light to heavy."""
    found = kennisbank.in_domein(domein.key.id)
    treden: dict[str, list[Entry]] = {lijn: [] for lijn in LIJNEN}
    for entry in found:
        treden[entry.record.lijn].append(entry)
    vakken = [Vak(f"lijn-{lijn}", LIJNEN[lijn], entries) for lijn, entries in treden.items()]
    return Lijst(f"{DOMEIN}{domein.key.id}/", domein.title, vakken, len(found))


def _wijken(kennisbank: Kennisbank) -> tuple[list[Lijst], Lijst]:
    """The local voorzieningen of each wijk, and those that are there for the whole gemeente."""
    heel: list[Entry] = []
    by_wijk: dict[str, list[Entry]] = {wijk.id: [] for wijk in kennisbank.gemeente.wijken}
    for entry in kennisbank.kaart:
        for wijk in entry.record.werkgebied:
            by_wijk[wijk].append(entry)
        if entry.lokaal and not entry.record.werkgebied:
            heel.append(entry)
    wijken = [_per_domein(kennisbank, f"{WIJK}{wijk.id}/", wijk.naam, by_wijk[wijk.id]) for wijk in kennisbank.gemeente.wijken]
    return wijken, _per_domein(kennisbank, WIJK, "Hele gemeente", heel)


def _per_domein(kennisbank: Kennisbank, url: str, naam: str, found: Sequence[Entry]) -> Lijst:
    by_domein: dict[str, list[Entry]] = {domein.key.id: [] for domein in kennisbank.by_soort["domein"]}
    for entry in found:
        for domein_id in entry.record.domeinen:
            by_domein[str(domein_id)].append(entry)
    vakken = [Vak(domein_id, kennisbank["domein", domein_id].title, entries) for domein_id, entries in by_domein.items()]
    return Lijst(url, naam, vakken, len(found))
