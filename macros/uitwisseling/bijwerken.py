"""Rows and the voorzieningen that are there in; the voorzieningen as they should become, and what cannot be, out. Reads no files.

A row changes only the fields that it has. What it has empty is emptied, unless every voorziening must have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import ValidationError

from macros.messages import explained, field_name
from macros.models import Voorziening
from macros.schrijf_yaml import plain
from macros.uitwisseling.herkennen import Bestaand, herken
from macros.uitwisseling.kolommen import KOLOM, LOCATIEVELD, VERPLICHT, Doel

if TYPE_CHECKING:
    from macros.strict_yaml import DataPath, Plain
    from macros.uitwisseling.rij import Rij

LANGSTE_SAMENVATTING = 300
GEEN_ID = "geen-id"  # stands in for the id of a row that cannot be used anyway
Velden = dict[str, "Plain"]


@dataclass(frozen=True)
class Vast:
    """What a gemeente gives for fields without a value: of a voorziening, and of each locatie."""

    velden: Mapping[str, Plain] = field(default_factory=dict)
    locatie: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fout:
    """What is wrong with a row; `veld` is the field as koppeling.yml names its column, or empty for the row as a whole."""

    rij: Rij
    tekst: str
    veld: str = ""


@dataclass
class Bijgewerkt:
    """What an import makes: the records that are new or changed, and of which row each is."""

    records: dict[str, Voorziening] = field(default_factory=dict)
    nieuw: list[str] = field(default_factory=list)
    gewijzigd: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gelijk: int = 0
    rijen: dict[str, Rij] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)
    noten: list[Fout] = field(default_factory=list)
    ontbreekt: set[str] = field(default_factory=set)
    """Required fields that new rows have no column for, and no fixed value."""


def werk_bij(rijen: Sequence[Rij], bestaand: Bestaand, vast: Vast, slecht: Container[int] = ()) -> Bijgewerkt:
    """What these rows make of what is there. Rows in `slecht` (their places in the list) keep their id but change nothing."""
    result = Bijgewerkt()
    herkend = herken(rijen, bestaand)
    namen = _op_naam(rijen, herkend.ids, bestaand)
    for plek, rij in enumerate(rijen):
        record_id = herkend.ids.get(plek, "")
        if record_id:
            result.rijen[record_id] = rij
        if plek in slecht:
            continue
        if plek in herkend.fouten and not rij.mis:
            result.fouten.append(Fout(rij, herkend.fouten[plek], "id" if "id" in rij.waarden else ""))
        else:
            _Rijwerk(rij, bestaand.lokaal.get(record_id), vast, result).maak(record_id, namen)
    return result


def rest_opgeheven(result: Bijgewerkt, bestaand: Bestaand) -> None:
    """Mark what is there and has no row as ended. Nothing is ever thrown away."""
    for record_id, oud in bestaand.lokaal.items():
        if record_id not in result.rijen and oud.status != "opgeheven":
            result.records[record_id] = oud.model_copy(update={"status": "opgeheven"})
            result.gewijzigd[record_id] = ("status",)


def _op_naam(rijen: Sequence[Rij], ids: Mapping[int, str], bestaand: Bestaand) -> dict[str, str]:
    """The id for each id, and for each naam that only one voorziening has: for fields that name another one."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for record in (*bestaand.lokaal.values(), *bestaand.landelijk.values()):
        gevonden[record.naam.casefold()].add(record.id)
    for plek, record_id in ids.items():
        gevonden[str(rijen[plek].waarden.get("naam", "")).casefold()].add(record_id)
    namen = {naam: next(iter(found)) for naam, found in gevonden.items() if len(found) == 1}
    return namen | {record_id: record_id for found in gevonden.values() for record_id in found}


class _Rijwerk:
    """Makes the record of one row."""

    def __init__(self, rij: Rij, oud: Voorziening | None, vast: Vast, result: Bijgewerkt) -> None:
        self.rij = rij
        self.oud = oud
        self.vast = vast
        self.result = result
        self.nummers: list[int] = []
        """The number in the sheet of each locatie."""

    def maak(self, record_id: str, namen: Mapping[str, str]) -> None:
        """Add the record to the result, or what is wrong with it."""
        velden = self._velden() | {"id": record_id or GEEN_ID}
        alternatief = velden.get("lichter_alternatief")
        if isinstance(alternatief, list):
            velden["lichter_alternatief"] = [namen.get(str(naam).casefold(), naam) for naam in alternatief]
        try:
            record = Voorziening.model_validate(velden)
        except ValidationError as error:
            for path, message, _ in explained(error, Voorziening):
                self._fout(path, message)
            return
        if self.rij.mis or not record_id:
            return
        if record == self.oud:
            self.result.gelijk += 1
            return
        self.result.records[record_id] = record
        if self.oud is None:
            self.result.nieuw.append(record_id)
        else:
            anders = (veld for veld in Voorziening.model_fields if getattr(record, veld) != getattr(self.oud, veld))
            self.result.gewijzigd[record_id] = tuple(anders)

    def _velden(self) -> Velden:
        """The values of the row over those that were there."""
        rij = self.rij
        velden = plain(self.oud) if self.oud else {}
        for veld in rij.leeg - set(VERPLICHT):
            velden.pop(veld, None)
        velden |= rij.waarden
        if rij.plekken:
            locaties = self._locaties(geheim=velden.get("adres_geheim") == "ja")
            velden.pop("locaties", None)
            velden |= {"locaties": locaties} if locaties else {}
        if "samenvatting" not in rij.waarden and "samenvatting" not in rij.leeg:
            _vat_samen(velden)
        return {**self.vast.velden, **velden}

    def _locaties(self, geheim: bool) -> list[Plain]:
        """The locaties, of which the row may hold only some, and of each only some fields."""
        before = plain(self.oud).get("locaties", []) if self.oud else []
        was = [locatie for locatie in before if isinstance(locatie, dict)] if isinstance(before, list) else []
        if geheim and not any(value for plek in self.rij.plekken.values() for value in plek.values()):
            return list(was)
        locaties: list[Plain] = []
        for nummer in range(1, max(len(was), *self.rij.plekken) + 1):
            eerder = was[nummer - 1] if nummer <= len(was) else {}
            plek = self.rij.plekken.get(nummer)
            locatie = dict(eerder) if plek is None else self._locatie(nummer, eerder, plek) if any(plek.values()) else {}
            if locatie:
                locaties.append(locatie)
                self.nummers.append(nummer)
        return locaties

    def _locatie(self, nummer: int, eerder: Velden, plek: Mapping[str, str]) -> Velden:
        nieuw: Velden = {**eerder, **plek}
        verhuisd = eerder and any(veld in plek and plek[veld] != eerder.get(veld, "") for veld in ("straat", "plaats"))
        if verhuisd and "lat" not in plek and nieuw.pop("lat", ""):
            nieuw.pop("lon")
            tekst = "de coördinaten zijn weggehaald, want het adres is veranderd"
            self.result.noten.append(Fout(self.rij, tekst, str(Doel(KOLOM["straat"], nummer))))
        return {**self.vast.locatie, **{veld: value for veld, value in nieuw.items() if value}}

    def _fout(self, path: DataPath, message: str) -> None:
        """Report a mistake at its column, unless that was done already; a field without a column once for all rows."""
        veld = str(path[0]) if path else ""
        if veld == "locaties" and len(path) > 1:
            sub = LOCATIEVELD[str(path[2])] if len(path) > 2 else "plaats"
            position = int(path[1])
            nummer = self.nummers[position] if position < len(self.nummers) else 1
            veld = str(Doel(KOLOM[sub], nummer))
            mist = len(path) > 2 and "ontbreekt" in message and str(path[2]) not in self.rij.plekken.get(nummer, ())
        else:
            mist = veld in VERPLICHT and veld not in self.rij.waarden and veld not in self.rij.leeg
        if veld in self.rij.mis:
            return
        if mist:
            self.result.ontbreekt.add(veld)
            return
        tekst = message.removeprefix(f"veld '{field_name(path)}': ")
        if tekst.startswith("ontbreekt. Voeg het toe"):
            tekst = f"is verplicht, maar hier leeg. Vul het in{tekst.removeprefix('ontbreekt. Voeg het toe')}"
        self.result.fouten.append(Fout(self.rij, tekst, veld))


def _vat_samen(velden: Velden) -> None:
    """Of a sheet with only an omschrijving: its first sentences are the samenvatting, and it is not said twice."""
    omschrijving = velden.get("omschrijving")
    if "samenvatting" not in velden and isinstance(omschrijving, str):
        velden["samenvatting"] = _begin(omschrijving)
    if omschrijving and omschrijving == velden.get("samenvatting"):
        del velden["omschrijving"]


def _begin(tekst: str) -> str:
    """The first sentences of a text, as many as fit in a samenvatting."""
    if len(tekst) <= LANGSTE_SAMENVATTING:
        return tekst
    begin = tekst[: LANGSTE_SAMENVATTING - 1]
    zinnen = max(begin.rfind(eind) for eind in (". ", "! ", "? "))
    return begin[: zinnen + 1] if zinnen > 0 else f"{begin.rpartition(' ')[0] or begin}…"
