"""What an import found and did in; the lines that somebody reads about it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from macros.load import LOCAL_CARD, shown
from macros.problems import in_words, shortened
from macros.uitwisseling.kolommen import OPMERKINGEN, Doel, genormaliseerd
from macros.uitwisseling.koppeling import KOPPELING, Indeling, Koppeling
from macros.uitwisseling.werkblad import SCHEIDING

if TYPE_CHECKING:
    from macros.uitwisseling.importeren import Uitslag, Wens
    from macros.uitwisseling.melding import Melding

MEESTE = 20  # of what is only good to know; mistakes are all told


def verslag(uitslag: Uitslag, wens: Wens) -> Iterator[str]:
    """The whole report, from what was read to what was done."""
    invoer, resultaat = uitslag.invoer, uitslag.resultaat
    yield f"{shown(wens.pad)}: {in_words(len(invoer.rijen), 'voorziening', 'voorzieningen')} gelezen."
    if invoer.indeling:
        pad = shown(wens.koppeling or wens.lokaal / KOPPELING)
        yield from _kolommen(invoer.indeling, invoer.bladen, uitslag.koppeling, pad)
    if uitslag.koppeling.standaard:
        yield "Vast als er niets staat: " + ", ".join(f"{naam} {value}" for naam, value in uitslag.koppeling.standaard.items())
    if notes := [*invoer.overig, *_gegroepeerd(uitslag.noten)]:
        yield f"Let op ({len(notes)}):"
        yield from _ingekort(notes)
    fouten = [*map(str, uitslag.fouten), *map(str, uitslag.problemen)]
    if fouten:
        yield f"Niet goed ({len(fouten)}):"
        yield from (f"  {fout}" for fout in fouten)
    if resultaat.nieuw:
        yield "Nieuw:"
        yield from _ingekort(resultaat.nieuw)
    if resultaat.gewijzigd:
        yield "Gewijzigd:"
        yield from _ingekort(f"{record_id}: {', '.join(velden)}" for record_id, velden in resultaat.gewijzigd.items())
    yield from _slot(uitslag, wens)


def _kolommen(indeling: Indeling, andere: tuple[str, ...], koppeling: Koppeling, pad: str) -> Iterator[str]:
    name = (
        f"Blad '{shortened(indeling.blad.naam)}', "
        if indeling.blad.naam
        else f"Kolommen gescheiden door {SCHEIDING[indeling.blad.scheiding]}, "
    )
    others = f" Andere bladen: {', '.join(map(shortened, andere))}." if andere else ""
    yield f"{name}koppen in rij {indeling.koprij}.{others}"
    yield "Kolommen:"
    gelijk = [kop for nummer, kop in indeling.koppen.items() if _zelfde(kop, indeling.doelen.get(nummer))]
    nieuw: list[str] = []
    for nummer, kop in indeling.koppen.items():
        if nummer in indeling.doelen and kop not in gelijk:
            lijkt = " (lijkt erop)" if nummer in indeling.geraden else ""
            yield f"  {get_column_letter(nummer)} {shortened(kop)} → {indeling.doelen[nummer]}{lijkt}"
        elif kop not in gelijk:
            waarom = "genegeerd: dit veld heeft al een kolom" if nummer in indeling.dubbel else "genegeerd"
            nieuw += [kop] if kop not in koppeling.kolommen and kop != OPMERKINGEN else []
            yield f"  {get_column_letter(nummer)} {shortened(kop)} → {waarom}"
    if gelijk:
        yield f"  en {in_words(len(gelijk), 'kolom', 'kolommen')} met de naam van het veld"
    if nieuw or indeling.geraden:
        kop = indeling.koppen[min(indeling.geraden)] if indeling.geraden else nieuw[0]
        quoted = kop.replace("'", "''")
        yield f"Klopt een kolom niet? Zet in {pad} welk veld het is, of negeer. Bijvoorbeeld: kolommen: {{'{quoted}': negeer}}"


def _zelfde(kop: str, doel: Doel | None) -> bool:
    return doel is not None and genormaliseerd(kop) in (genormaliseerd(doel.kop), genormaliseerd(str(doel)))


def _gegroepeerd(noten: Iterable[Melding]) -> Iterator[str]:
    """Each note, but what is said of a whole column only at its first cell."""
    per_kolom: dict[tuple[int, str], list[Melding]] = defaultdict(list)
    for noot in noten:
        per_kolom[noot.kolom, noot.tekst].append(noot)
    for gelijk in per_kolom.values():
        yield str(gelijk[0]) + (f" (en nog {len(gelijk) - 1} keer in deze kolom)" if len(gelijk) > 1 else "")


def _ingekort(regels: Iterable[str]) -> Iterator[str]:
    items = list(regels)
    yield from (f"  {regel}" for regel in items[:MEESTE])
    if len(items) > MEESTE:
        yield f"  … en nog {len(items) - MEESTE}"


def _slot(uitslag: Uitslag, wens: Wens) -> Iterator[str]:
    resultaat = uitslag.resultaat
    counts = f"{len(resultaat.nieuw)} nieuw, {len(resultaat.gewijzigd)} gewijzigd, {resultaat.gelijk} gelijk"
    yield f"{counts}, {in_words(uitslag.slecht, 'rij', 'rijen')} niet goed." if uitslag.slecht else f"{counts}."
    if uitslag.gelukt and uitslag.geschreven:
        kaart = shown(wens.lokaal / LOCAL_CARD)
        if resultaat.records:
            yield f"Geschreven in {kaart}. Toch niet goed? Zet de vorige terug met: .venv/bin/kompas importeer --herstel"
        else:
            yield f"Er was niets te veranderen in {kaart}."
    elif uitslag.gelukt:
        yield "Er is nog niets geschreven. Klopt het? Geef dezelfde opdracht met --schrijf."
    elif uitslag.problemen:
        yield "Er is niets geschreven. Herstel wat niet goed is."
    else:
        yield "Er is niets geschreven. Herstel wat niet goed is, of neem alleen de goede rijen over met --sla-over."
