"""The beslisbomen in; which of them lead to a voorziening, and by how many uitkomsten, out. Made once, asked for each page."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple, get_args

from macros.models.voorziening import Lijn, SoortVoorziening

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.kennisbank import Entry
    from macros.models import Voorziening


class Weg(NamedTuple):
    """One tree, how many of its uitkomsten lead to the voorziening, and whether the two are about the same domein."""

    boom: Entry
    uitkomsten: int
    eigen: bool


class Wegen:
    """The uitkomsten by what they ask for (domein, lijn and soort: there are few such places) and by whom they name."""

    def __init__(self, bomen: Iterable[Entry]) -> None:
        self._by_place: dict[tuple[str, str, str], list[tuple[Entry, str]]] = {}
        self._by_name: dict[str, list[tuple[Entry, str]]] = {}
        for boom in bomen:
            for uitkomst in boom.record.uitkomsten:
                if vraag := uitkomst.voorzieningen:
                    lijnen, soorten = vraag.lijnen or get_args(Lijn), vraag.soorten or get_args(SoortVoorziening)
                    for place in product(map(str, vraag.domeinen), lijnen, soorten):
                        self._by_place.setdefault(place, []).append((boom, uitkomst.id))
                    for name in vraag.eerst:
                        self._by_name.setdefault(str(name), []).append((boom, uitkomst.id))

    def naar(self, voorziening: Voorziening) -> list[Weg]:
        """The trees that lead to a voorziening: first those about one of its domeinen, then those with most uitkomsten."""
        found: dict[str, tuple[Entry, set[str]]] = {}
        places = ((str(domein), voorziening.lijn, voorziening.soort) for domein in voorziening.domeinen)
        for boom, uitkomst in chain(self._by_name.get(voorziening.id, ()), *(self._by_place.get(place, ()) for place in places)):
            found.setdefault(boom.key.id, (boom, set()))[1].add(uitkomst)
        wegen = [Weg(boom, len(ids), boom.record.domein in voorziening.domeinen) for boom, ids in found.values()]
        return sorted(wegen, key=lambda weg: (not weg.eigen, -weg.uitkomsten, weg.boom.title))
