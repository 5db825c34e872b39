"""A file and the choices of a gemeente in; its rows as plain values, with what is wrong or was mended, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from macros.uitwisseling.bestand import Bestandsfout, lees
from macros.uitwisseling.hsds_lezen import lees as lees_hsds
from macros.uitwisseling.koppeling import Indeling, Koppeling, kies
from macros.uitwisseling.rijen import lees_rijen
from macros.uitwisseling.werkblad import bladen

if TYPE_CHECKING:
    from pathlib import Path

    from macros.uitwisseling.melding import Melding
    from macros.uitwisseling.rij import Rij
    from macros.uitwisseling.woorden import Woorden

Voortgang = Callable[[Sequence[Any], str], Iterable[Any]]
"""Goes through a list and shows how far it is, with a word for what is being done."""


@dataclass
class Invoer:
    """What was read of the file; `overig` are notes on the file as a whole."""

    rijen: list[Rij] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    overig: list[str] = field(default_factory=list)
    indeling: Indeling | None = None
    bladen: tuple[str, ...] = ()
    """The other sheets of the workbook."""


def lees_invoer(pad: Path, koppeling: Koppeling, blad: str | None, lijst: Woorden, voortgang: Voortgang) -> Invoer:
    """Read a spreadsheet or HSDS. Raises Bestandsfout when nothing can be made of the file as a whole."""
    soort, data = lees(pad)
    if soort == "json":
        rijen, noten = lees_hsds(data)
        if not rijen:
            raise Bestandsfout(
                noten[0].removeprefix("het bestand ") if noten else "heeft geen voorzieningen. Kies een ander bestand"
            )
        return Invoer(list(rijen), overig=noten)
    alle, noot = bladen(soort, data)
    indeling = kies(alle, koppeling, blad)
    gevuld = list(indeling.blad.rijen())
    invoer = Invoer(overig=[noot] if noot else [], indeling=indeling)
    invoer.bladen = tuple(
        f"{ander.naam} (verborgen)" if ander.verborgen else ander.naam for ander in alle if ander.naam != indeling.blad.naam
    )
    for rij, meldingen in lees_rijen(voortgang(gevuld, "Rijen lezen"), indeling, lijst):
        invoer.rijen.append(rij)
        invoer.meldingen += meldingen
    if not invoer.rijen:
        raise Bestandsfout(f"heeft onder de koppen in rij {indeling.koprij} geen gevulde rijen. Vul er minstens één")
    return invoer
