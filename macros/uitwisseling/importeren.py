"""A file in; the sociale kaart of the local layer brought up to date with it, or all that stands in the way. All or nothing.

Nothing is written in the layer before the new kaart has been built, read back and checked with all other data (`wisselen`).
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros import site
from macros.check import check
from macros.load import load, shown
from macros.models import Voorziening
from macros.problems import DataError, Problem
from macros.uitwisseling.bestand import Bestandsfout, als_probleem
from macros.uitwisseling.bijwerken import Bijgewerkt, Fout, Vast, rest_opgeheven, werk_bij
from macros.uitwisseling.herkennen import Bestaand
from macros.uitwisseling.invoer import Invoer, Voortgang, lees_invoer
from macros.uitwisseling.kolommen import KOLOM
from macros.uitwisseling.koppeling import KOPPELING, Koppeling, bewaar, gekozen_koppeling
from macros.uitwisseling.melding import Melding
from macros.uitwisseling.rijen import vaste_waarden
from macros.uitwisseling.wisselen import NIEUW, bouw, ruim_op, weiger_koppeling, wissel
from macros.uitwisseling.woorden import Afgekeurd, woorden

VELD = re.compile(r"veld '(\w+)")


@dataclass(frozen=True)
class Wens:
    """What somebody asks for: which file, into which layer, and how."""

    pad: Path
    data: Path
    lokaal: Path
    blad: str | None = None
    koppeling: Path | None = None
    schrijf: bool = False
    sla_over: bool = False
    verwijder_rest: bool = False


@dataclass
class Uitslag:
    """What an import found and did."""

    invoer: Invoer
    koppeling: Koppeling
    resultaat: Bijgewerkt
    meldingen: list[Melding]
    problemen: list[Problem]
    slecht: int = 0
    """How many rows cannot be used."""
    gelukt: bool = False
    """Whether nothing stood in the way, or what did was left out because that was asked."""
    geschreven: bool = False

    @property
    def fouten(self) -> list[Melding]:
        return [melding for melding in self.meldingen if melding.fout]

    @property
    def noten(self) -> list[Melding]:
        return [melding for melding in self.meldingen if not melding.fout]


def importeer(wens: Wens, voortgang: Voortgang) -> Uitslag:
    """Do what is asked, as far as it can be done. Raises DataError when nothing can be made of the file or of the data."""
    weiger_koppeling(wens.lokaal)
    if wens.lokaal.is_dir():
        ruim_op(wens.lokaal)
    loaded = load(wens.data, wens.lokaal)
    lijst = woorden(check(loaded, site.today()))
    kaart = [(item.lokaal, item.record) for item in loaded.items if isinstance(item.record, Voorziening)]
    bestaand = Bestaand(
        {record.id: record for lokaal, record in kaart if lokaal},
        {record.id: record for lokaal, record in kaart if not lokaal},
    )
    koppeling = gekozen_koppeling(wens.lokaal, wens.koppeling)
    try:
        vast = Vast(*vaste_waarden(koppeling.standaard, lijst))
    except Afgekeurd as error:
        raise DataError([Problem(shown(wens.koppeling or wens.lokaal / KOPPELING), 0, str(error))]) from None
    try:
        invoer = lees_invoer(wens.pad, koppeling, wens.blad, lijst, voortgang)
    except Bestandsfout as error:
        raise als_probleem(wens.pad, error) from None
    return _Import(wens, invoer, bestaand, vast, voortgang).doe(koppeling)


class _Import:
    """Brings a layer up to date with what was read."""

    def __init__(self, wens: Wens, invoer: Invoer, bestaand: Bestaand, vast: Vast, voortgang: Voortgang) -> None:
        self.wens = wens
        self.invoer = invoer
        self.bestaand = bestaand
        self.vast = vast
        self.voortgang = voortgang
        self.meldingen = list(invoer.meldingen)
        self.slecht: set[int] = set()
        self.problemen: list[Problem] = []

    def doe(self, koppeling: Koppeling) -> Uitslag:
        """Work it out, check it with all data, and put it in place when that is asked and nothing stands in the way."""
        try:
            resultaat = self._uitgewerkt()
            uitslag = Uitslag(self.invoer, koppeling, resultaat, self._op_volgorde(), self.problemen)
            uitslag.slecht, uitslag.gelukt = len(self.slecht), not self._hindernis()
            if self.wens.schrijf and uitslag.gelukt:
                # The kaart last: when anything goes wrong before it, nothing of the kaart has changed.
                if self.invoer.indeling:
                    bewaar(koppeling, self.invoer.indeling, bool(self.invoer.bladen), self.wens.lokaal / KOPPELING)
                if resultaat.records:
                    wissel(self.wens.lokaal)
                uitslag.geschreven = True
            return uitslag
        finally:
            ruim_op(self.wens.lokaal)

    def _uitgewerkt(self) -> Bijgewerkt:
        """What the import makes, seen to fit in with all data; rows that do not fit are left out when that is asked."""
        resultaat = self._werk_bij()
        while not self._hindernis() and resultaat.records and (fouten := self._toets(resultaat)):
            self.meldingen += map(self._melding, fouten)
            self._laat_weg(fouten)
            if self.wens.sla_over:
                resultaat = self._werk_bij()
        return resultaat

    def _hindernis(self) -> bool:
        return bool(self.problemen) or (not self.wens.sla_over and any(melding.fout for melding in self.meldingen))

    def _op_volgorde(self) -> list[Melding]:
        return sorted(dict.fromkeys(self.meldingen), key=lambda melding: (melding.rij, melding.kolom))

    def _werk_bij(self) -> Bijgewerkt:
        resultaat = werk_bij(self.invoer.rijen, self.bestaand, self.vast, self.slecht)
        self.meldingen += map(self._melding, resultaat.fouten)
        self.meldingen += [self._melding(noot, fout=False) for noot in resultaat.noten]
        self._laat_weg(resultaat.fouten)
        if resultaat.ontbreekt:
            self.problemen = [Problem(shown(self.wens.pad), 0, self._ontbreekt(resultaat.ontbreekt))]
        if self.wens.verwijder_rest:
            rest_opgeheven(resultaat, self.bestaand)
        return resultaat

    def _laat_weg(self, fouten: Iterable[Fout]) -> None:
        """Remember the rows that cannot be used, by their places."""
        bad = {id(fout.rij) for fout in fouten}
        self.slecht |= {plek for plek, rij in enumerate(self.invoer.rijen) if rij.mis or id(rij) in bad}

    def _ontbreekt(self, velden: set[str]) -> str:
        namen = [naam for naam in KOLOM if naam in velden]
        koppen = ", ".join(KOLOM[naam].kop for naam in namen)
        eerste = next((naam for naam in namen if KOLOM[naam].keuzes), namen[0])
        waarde = next(iter(KOLOM[eerste].keuzes), "…")
        ontbreekt = "ontbreken" if len(namen) > 1 else "ontbreekt"
        koppeling = shown(self.wens.koppeling or self.wens.lokaal / KOPPELING)
        return (
            f"hier {ontbreekt} {koppen}, en een nieuwe voorziening kan niet zonder. Voeg toe wat ontbreekt, "
            f"of geef een vaste waarde in {koppeling}, bijvoorbeeld standaard: {{{eerste}: '{waarde}'}}"
        )

    def _melding(self, over: Fout, fout: bool = True) -> Melding:
        """What is said of a row, at the cell for it when the sheet has one."""
        indeling = self.invoer.indeling
        kolom = indeling.kolom(over.veld) if indeling and over.veld else 0
        if indeling and kolom:
            return Melding(over.rij.nummer, kolom, over.tekst, "", indeling.koppen[kolom], fout=fout)
        what = f"veld '{over.veld}': {over.tekst}" if over.veld else over.tekst
        return Melding(over.rij.nummer, 0, what, waar=over.rij.waar, fout=fout)

    def _toets(self, resultaat: Bijgewerkt) -> list[Fout]:
        """Build the new layer and check it with all data. Returns what is wrong with rows; the rest goes to `problemen`."""
        if self.wens.schrijf:
            return self._getoetst(resultaat, self.wens.lokaal / NIEUW)
        with tempfile.TemporaryDirectory() as plek:
            return self._getoetst(resultaat, Path(plek) / self.wens.lokaal.name)

    def _getoetst(self, resultaat: Bijgewerkt, plek: Path) -> list[Fout]:
        shutil.rmtree(plek, ignore_errors=True)
        records = self.voortgang(list(resultaat.records.values()), "Bestanden maken")
        kaart = shown(bouw(self.wens.lokaal, plek, records))
        try:
            check(load(self.wens.data, plek), site.today())
        except DataError as error:
            fouten: list[Fout] = []
            for probleem in error.problems:
                record_id = Path(probleem.file).stem
                message = probleem.message.replace(shown(plek), shown(self.wens.lokaal))
                if probleem.file.startswith(f"{kaart}/") and record_id in resultaat.records and record_id in resultaat.rijen:
                    veld = VELD.match(message)
                    tekst = re.sub(r"^veld '[^']*': ", "", message)
                    fouten.append(Fout(resultaat.rijen[record_id], tekst, veld[1] if veld else ""))
                else:
                    file = probleem.file.replace(shown(plek), shown(self.wens.lokaal))
                    self.problemen.append(Problem(file, probleem.line, message))
            return fouten
        return []
