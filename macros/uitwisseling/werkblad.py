"""The bytes of a spreadsheet in; its sheets with rows of `Cel` out. Never evaluates a formula, and stops at too much.

A .csv has one sheet for each sign that may stand between its columns; `koppeling` finds out which of them makes sense.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl

from macros.problems import shortened
from macros.uitwisseling.bestand import Bestandsfout, csv_tekst
from macros.uitwisseling.cellen import LEEG, Cel

warnings.filterwarnings("ignore", module="openpyxl")  # it warns of all that is no cell, and only the cells matter here
MAX_RIJEN = 20_000
MAX_LEGE_RIJEN = 100_000
MAX_KOLOMMEN = 200
MAX_CEL = 12_000
LARGEST_NUMBER = 1e15  # beyond it a spreadsheet no longer keeps each digit
MAX_CELLEN = 1_500_000
EERSTE = 40  # rows of a sheet in which its headings must stand
SCHEIDING = {";": "puntkomma", ",": "komma", "\t": "tab"}
# How .xlsx writes a control character in a text, and the underscore of a text that only looks like one.
STUURTEKEN = re.compile(r"_x(00[01][0-9A-Fa-f]|005F)_")
LIJKT_STUURTEKEN = re.compile(r"_(?=x(?:00[01][0-9A-Fa-f]|005F)_)")
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")
FORMULE = "[[formule]] "  # before a formula that `nakijken` writes as text: it is still one when that is read


@dataclass(frozen=True)
class Blad:
    """One sheet; `rijen` gives its filled rows with their numbers, from the start each time."""

    naam: str
    bron: Any
    verborgen: bool = False
    scheiding: str = ""

    def rijen(self) -> Iterator[tuple[int, list[Cel]]]:
        """The rows that hold something, with the row number that the spreadsheet shows. Raises Bestandsfout."""
        filled = 0
        for nummer, rij in enumerate(_csv_rijen(self) if self.scheiding else _xlsx_rijen(self.bron), 1):
            if nummer > MAX_LEGE_RIJEN:
                raise Bestandsfout(f"{self._zin} meer dan {MAX_LEGE_RIJEN} rijen, ook als ze leeg zijn. {KOPIEER}")
            while rij and rij[-1] is LEEG:
                rij.pop()
            if not rij:
                continue
            filled += sum(cel is not LEEG for cel in rij)
            if nummer > MAX_RIJEN + EERSTE or filled > MAX_CELLEN:
                raise Bestandsfout(f"{self._zin} te veel rijen (hoogstens {MAX_RIJEN}). Splits het in meer bestanden")
            if len(rij) > MAX_KOLOMMEN:
                raise Bestandsfout(f"{self._zin} in rij {nummer} meer dan {MAX_KOLOMMEN} kolommen. {KOPIEER}")
            yield nummer, rij

    @property
    def _zin(self) -> str:
        return "heeft" if self.scheiding else f"heeft in blad '{self.naam}'"


KOPIEER = "Kopieer alleen de gevulde cellen naar een nieuw blad"


def bladen(soort: str, data: bytes) -> tuple[list[Blad], str]:
    """The sheets of a file of this kind (xlsx or csv), and a note about how it was read. Raises Bestandsfout."""
    if soort == "csv":
        tekst, noot = csv_tekst(data)
        eerste, _, rest = tekst.partition("\n")
        if match := re.fullmatch(r"\"?sep=([;,\t])\"?\r?", eerste):
            return [Blad("", rest, scheiding=match[1])], noot
        return [Blad("", tekst, scheiding=teken) for teken in SCHEIDING], noot
    try:
        boek = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        return [Blad(str(blad.title), blad, blad.sheet_state != "visible") for blad in boek.worksheets], ""
    except Exception as error:  # openpyxl raises whatever goes wrong inside it
        raise _onleesbaar() from error


def _onleesbaar() -> Bestandsfout:
    return Bestandsfout("is niet te lezen als Excel-werkmap. Open het, kies Opslaan als, en sla het op als nieuw .xlsx-bestand")


def _xlsx_rijen(blad: Any) -> Iterator[list[Cel]]:
    try:
        blad.reset_dimensions()  # what a sheet says of its own size may be wrong
        for rij in blad.iter_rows():
            ver = next((cel for cel in rij[MAX_KOLOMMEN:] if cel.value is not None), None)
            yield [_cel(cel.value, cel.data_type) for cel in (*rij[:MAX_KOLOMMEN], *filter(None, [ver]))]
    except Exception as error:  # as above: reading happens here
        raise _onleesbaar() from error


def _cel(waarde: object, soort: str) -> Cel:
    if waarde is None or waarde == "":
        return LEEG
    if soort == "f":
        return Cel(str(getattr(waarde, "text", waarde)), "formule")
    if soort == "e":
        return Cel(str(waarde), "fout")
    if isinstance(waarde, bool):
        return Cel("ja" if waarde else "nee")
    if isinstance(waarde, (int, float)) and not abs(waarde) < LARGEST_NUMBER:
        return Cel(shortened(str(waarde)), "fout")
    if isinstance(waarde, float):
        return Cel(str(int(waarde)) if waarde.is_integer() and abs(waarde) < 1e15 else repr(waarde), "getal")
    if isinstance(waarde, int):
        return Cel(str(waarde), "getal")
    if isinstance(waarde, datetime.datetime):
        return Cel(waarde.date().isoformat(), "datum")
    if isinstance(waarde, datetime.date):
        return Cel(waarde.isoformat(), "datum")
    if isinstance(waarde, datetime.time):
        return Cel(f"{waarde:%H:%M}")
    return _tekst(STUURTEKEN.sub(lambda match: chr(int(match[1], 16)), str(waarde)))


def _tekst(tekst: str) -> Cel:
    if not tekst or tekst.isspace():
        return LEEG
    if tekst.startswith(f"{FORMULE}="):
        return Cel(tekst.removeprefix(FORMULE), "formule")
    return Cel(tekst) if len(tekst) <= MAX_CEL else Cel(tekst[:MAX_CEL], "te lang")


def _csv_rijen(blad: Blad) -> Iterator[list[Cel]]:
    try:
        for rij in csv.reader(io.StringIO(blad.bron, newline=""), delimiter=blad.scheiding):
            yield [_csv_cel(tekst) for tekst in rij]
    except csv.Error:
        raise Bestandsfout(
            "is niet te lezen als CSV. Waarschijnlijk staat er een aanhalingsteken te veel of te weinig; sla het op als .xlsx"
        ) from None


def _csv_cel(tekst: str) -> Cel:
    if tekst.startswith("="):
        return Cel(tekst, "formule")
    return _tekst(tekst[1:] if tekst.startswith("'") and tekst.lstrip("'").startswith(GEVAARLIJK) else tekst)


def xlsx_tekst(tekst: str) -> str:
    """A text as .xlsx holds it."""
    return LIJKT_STUURTEKEN.sub("_x005F_", tekst)


def csv_veilig(tekst: str) -> str:
    """A text that no spreadsheet takes for a formula; reading it gives the text back."""
    return f"'{tekst}" if tekst.lstrip("'").startswith(GEVAARLIJK) else tekst
