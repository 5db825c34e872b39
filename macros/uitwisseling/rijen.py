"""The rows of a sheet in; each as plain values of a voorziening, with what could not be accepted of it, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from macros.uitwisseling.cellen import LEEG, Cel, Gelezen, lees
from macros.uitwisseling.kolommen import KOLOM, VOLGORDE, Doel
from macros.uitwisseling.melding import Melding
from macros.uitwisseling.rij import Rij
from macros.uitwisseling.woorden import Afgekeurd

if TYPE_CHECKING:
    from macros.strict_yaml import Plain
    from macros.uitwisseling.koppeling import Indeling
    from macros.uitwisseling.woorden import Woorden

ADRES = re.compile(r"(?P<straat>.+?),? +(?P<postcode>[1-9][0-9]{3} ?[A-Za-z]{2})(?:,? +(?P<plaats>[^\W\d_].*))?")
POSTCODE_PLAATS = re.compile(r"(?P<postcode>[1-9][0-9]{3} ?[A-Za-z]{2}),? +(?P<plaats>[^\W\d_].*)")


def lees_rijen(
    rijen: Iterable[tuple[int, list[Cel]]], indeling: Indeling, woorden: Woorden
) -> Iterator[tuple[Rij, list[Melding]]]:
    """Each row below the headings that holds something in a column that is read."""
    doelen = sorted(indeling.doelen.items(), key=lambda item: VOLGORDE[item[1].kolom.naam])
    velden = frozenset(veld for _, doel in doelen if not doel.kolom.van_locatie for veld in doel.kolom.houdt)
    for nummer, cellen in rijen:
        gevuld = [(kolom, doel, cellen[kolom - 1] if kolom <= len(cellen) else LEEG) for kolom, doel in doelen]
        if nummer > indeling.koprij and any(cel is not LEEG for _, _, cel in gevuld):
            lezer = _Lezer(indeling.koppen, woorden, nummer)
            lezer.lees(gevuld)
            mis = frozenset(lezer.mis)
            leeg = velden - lezer.waarden.keys() - mis
            yield Rij(lezer.waarden, f"rij {nummer}", nummer, leeg, mis, dict(lezer.plekken)), lezer.meldingen


def vaste_waarden(standaard: dict[str, str], woorden: Woorden) -> tuple[dict[str, Plain], dict[str, str]]:
    """The values that a gemeente gives for empty fields: of a voorziening, and of each locatie. Raises Afgekeurd."""
    velden: dict[str, Plain] = {}
    locatie: dict[str, str] = {}
    for naam, tekst in standaard.items():
        kolom = KOLOM[naam]
        try:
            gelezen = lees(kolom, Cel(tekst), woorden).velden
        except Afgekeurd as error:
            raise Afgekeurd(f"in standaard is '{naam}' niet goed: {error}") from None
        if kolom.van_locatie:
            locatie[kolom.veld or kolom.naam] = str(gelezen.get(naam, ""))
        else:
            velden |= gelezen
    return velden, locatie


class _Lezer:
    """Reads one row: `waarden`, `plekken` (the fields of each locatie), `mis` and `meldingen` are what comes of it."""

    def __init__(self, koppen: Mapping[int, str], woorden: Woorden, nummer: int) -> None:
        self.koppen = koppen
        self.woorden = woorden
        self.nummer = nummer
        self.waarden: dict[str, Plain] = {}
        self.plekken: dict[int, dict[str, str]] = defaultdict(dict)
        self.mis: set[str] = set()
        self.meldingen: list[Melding] = []

    def lees(self, cellen: list[tuple[int, Doel, Cel]]) -> None:
        """Read the cells of a row, in the order of the table."""
        over: list[tuple[int, Doel, Cel, Gelezen]] = []
        for kolom, doel, cel in cellen:
            try:
                if doel.kolom.van_locatie:
                    self._plek(doel, cel)
                elif cel is not LEEG:
                    gelezen = lees(doel.kolom, cel, self.woorden)
                    self._velden(doel, gelezen)
                    over.append((kolom, doel, cel, gelezen))
            except Afgekeurd as error:
                self._keur_af(kolom, doel, cel, str(error))
        for kolom, doel, cel, gelezen in over:
            self._bijvelden(kolom, doel, cel, gelezen)
        for plek in self.plekken.values():
            _neem_adres_uit_elkaar(plek)

    def _velden(self, doel: Doel, gelezen: Gelezen) -> None:
        for veld, value in gelezen.velden.items():
            already = self.waarden.get(veld)
            if not value or veld in doel.kolom.bijvelden:
                continue
            if isinstance(already, list) and isinstance(value, list):
                self.waarden[veld] = already + [item for item in value if item not in already]
            else:
                self.waarden[veld] = value

    def _bijvelden(self, kolom: int, doel: Doel, cel: Cel, gelezen: Gelezen) -> None:
        """Keep a text that belongs in another field, unless that field has a text of its own."""
        for veld in doel.kolom.bijvelden:
            taken = veld in gelezen.velden and self.waarden.setdefault(veld, gelezen.velden[veld]) != gelezen.velden[veld]
            if taken and doel.kolom.naam not in gelezen.velden:
                self._keur_af(kolom, doel, cel, f"{gelezen.anders}. De kolom '{KOLOM[veld].kop}' is al gevuld")
                return
        if gelezen.noot:
            self._meld(kolom, cel, gelezen.noot, fout=False)

    def _plek(self, doel: Doel, cel: Cel) -> None:
        plek = self.plekken[doel.nummer]
        value = "" if cel is LEEG else str(lees(doel.kolom, cel, self.woorden).velden.get(doel.kolom.naam, ""))
        veld = doel.kolom.veld or doel.kolom.naam
        if doel.kolom.schrijven:
            plek[veld] = value
        elif value:
            closed = doel.kolom.naam == "toevoeging" and len(value) == 1
            plek[veld] = f"{plek.get(veld, '')}{'' if closed else ' '}{value}".strip()

    def _keur_af(self, kolom: int, doel: Doel, cel: Cel, tekst: str) -> None:
        self.mis |= {str(doel)} if doel.kolom.van_locatie else set(doel.kolom.houdt)
        self._meld(kolom, cel, tekst)

    def _meld(self, kolom: int, cel: Cel, tekst: str, fout: bool = True) -> None:
        waarde = "".join(character if character.isprintable() else " " for character in cel.tekst).strip()
        self.meldingen.append(Melding(self.nummer, kolom, tekst, waarde, self.koppen.get(kolom, ""), fout=fout))


def _neem_adres_uit_elkaar(plek: dict[str, str]) -> None:
    """Take a postcode and plaats out of the cell where they stand with something else, when they stand nowhere else."""
    if plek.get("postcode") and not plek.get("plaats"):
        match = POSTCODE_PLAATS.fullmatch(plek["postcode"])
    elif not plek.get("postcode") and not plek.get("plaats"):
        match = ADRES.fullmatch(plek.get("straat", ""))
    else:
        match = None
    if match:
        plek.update({veld: value for veld, value in match.groupdict().items() if value})
