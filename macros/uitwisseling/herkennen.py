"""Which voorziening each row is: one that is there already, or a new one with an id of its own. The same rows, the same ids.

A row is known by its id; else by naam and organisatie, and where those are not enough by straat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from macros.models.voorziening import BEZET
from macros.namen import slug
from macros.problems import shortened

if TYPE_CHECKING:
    from macros.models import Voorziening
    from macros.uitwisseling.rij import Rij

LANGSTE_ID = 80
ANDERE_PAGINA = BEZET | {"index"}


@dataclass(frozen=True)
class Bestaand:
    """The voorzieningen that are there before an import, by id."""

    lokaal: Mapping[str, Voorziening]
    landelijk: Mapping[str, Voorziening]


@dataclass
class Herkend:
    """The id of each row (by its place in the list), and why a row has none."""

    ids: dict[int, str] = field(default_factory=dict)
    fouten: dict[int, str] = field(default_factory=dict)


def herken(rijen: Sequence[Rij], bestaand: Bestaand) -> Herkend:
    """Give each row its id."""
    herkend = Herkend()
    _met_id(rijen, bestaand, herkend)
    _dubbele(rijen, herkend)
    groepen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for plek, rij in enumerate(rijen):
        if plek not in herkend.ids and plek not in herkend.fouten and rij.waarden.get("naam"):
            groepen[_sleutel(rij)].append(plek)
    genomen = set(herkend.ids.values())
    op_naam: dict[str, list[Voorziening]] = defaultdict(list)
    for voorziening in bestaand.lokaal.values():
        if voorziening.id not in genomen:
            op_naam[_plat(voorziening.naam)].append(voorziening)
    for (naam, organisatie), plekken in groepen.items():
        mogelijk = [oud for oud in op_naam.get(naam, ()) if organisatie in ("", _plat(oud.organisatie))]
        _zoek(rijen, plekken, mogelijk, herkend)
    _nieuwe(rijen, bestaand, herkend)
    return herkend


def _met_id(rijen: Sequence[Rij], bestaand: Bestaand, herkend: Herkend) -> None:
    eerste: dict[str, int] = {}
    for plek, rij in enumerate(rijen):
        record_id = str(rij.waarden.get("id", ""))
        if not record_id:
            continue
        first = eerste.setdefault(record_id, plek)
        if first != plek:
            herkend.fouten[plek] = f"de id '{shortened(record_id)}' staat ook in {rijen[first].waar}. Geef elke rij een eigen id"
        elif record_id in bestaand.landelijk:
            herkend.fouten[plek] = (
                f"'{record_id}' is een landelijke voorziening, die verandert een gemeente niet. "
                "Haal de rij weg, of maak de id leeg voor een eigen voorziening"
            )
        else:
            herkend.ids[plek] = record_id


def _dubbele(rijen: Sequence[Rij], herkend: Herkend) -> None:
    """Two rows that are the same voorziening, unless their ids say that they are not."""
    eerste: dict[tuple[str, str, str], int] = {}
    for plek, rij in enumerate(rijen):
        if not rij.waarden.get("naam"):
            continue
        first = eerste.setdefault((*_sleutel(rij), _straat(rij)), plek)
        if first != plek and not (plek in herkend.ids and first in herkend.ids):
            herkend.fouten.setdefault(
                plek,
                f"dezelfde naam, organisatie en straat als {rijen[first].waar}. Haal een van de twee weg, of geef ze elk een id",
            )


def _zoek(rijen: Sequence[Rij], plekken: list[int], mogelijk: list[Voorziening], herkend: Herkend) -> None:
    """Match rows with the same naam and organisatie to the voorzieningen that have these too: first by straat."""
    over = list(mogelijk)
    for plek in plekken:
        straat = _straat(rijen[plek])
        gelijk = [oud for oud in over if straat and any(straat == _plat(locatie.straat or "") for locatie in oud.locaties)]
        if len(gelijk) == 1:
            herkend.ids[plek] = gelijk[0].id
            over.remove(gelijk[0])
    rest = [plek for plek in plekken if plek not in herkend.ids]
    if len(rest) == 1 and len(over) == 1:
        herkend.ids[rest[0]] = over[0].id
        return
    alles_bekend = all(locatie.straat for oud in over for locatie in oud.locaties) and all(oud.locaties for oud in over)
    for plek in rest:
        if over and not (alles_bekend and _straat(rijen[plek])):
            ids = ", ".join(oud.id for oud in over[:5])
            herkend.fouten[plek] = f"past bij meer dan één voorziening ({ids}). Zet in een kolom Id welke het is"


def _nieuwe(rijen: Sequence[Rij], bestaand: Bestaand, herkend: Herkend) -> None:
    bezet = {*bestaand.lokaal, *bestaand.landelijk, *herkend.ids.values(), *ANDERE_PAGINA}
    for voorziening in (*bestaand.lokaal.values(), *bestaand.landelijk.values()):
        bezet.update(voorziening.voorheen)
    for plek, rij in enumerate(rijen):
        if plek in herkend.ids or plek in herkend.fouten or not rij.waarden.get("naam"):
            continue
        stam = slug(str(rij.waarden["naam"]), LANGSTE_ID) or "voorziening"
        nieuw = next(kandidaat for kandidaat in _kandidaten(stam) if kandidaat not in bezet)
        bezet.add(nieuw)
        herkend.ids[plek] = nieuw


def _kandidaten(stam: str) -> Iterator[str]:
    yield stam
    for nummer in count(2):
        staart = f"-{nummer}"
        yield stam[: LANGSTE_ID - len(staart)].rstrip("-") + staart


def _sleutel(rij: Rij) -> tuple[str, str]:
    return _plat(str(rij.waarden.get("naam", ""))), _plat(str(rij.waarden.get("organisatie", "")))


def _straat(rij: Rij) -> str:
    """The straat of the first locatie of a row."""
    plekken = rij.waarden.get("locaties")
    eerste = plekken[0] if isinstance(plekken, list) and plekken else {}
    straat = rij.plekken.get(1, {}).get("straat", "") or (eerste.get("straat", "") if isinstance(eerste, dict) else "")
    return _plat(str(straat))


def _plat(tekst: str) -> str:
    return " ".join(tekst.casefold().split())
