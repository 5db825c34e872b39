"""Voorzieningen in; a spreadsheet with one row each out, as .xlsx or .csv, that `importeren` reads back without loss."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from macros.uitwisseling.cellen import OSM, is_osm, letterlijk
from macros.uitwisseling.kolommen import KOLOMMEN, Doel
from macros.uitwisseling.telefoons import schrijf_telefoons
from macros.uitwisseling.werkblad import GEVAARLIJK, csv_veilig, xlsx_tekst
from macros.uitwisseling.woorden import samengevoegd

if TYPE_CHECKING:
    from macros.models import Voorziening
    from macros.uitwisseling.woorden import Woorden

Waarde = str | int | float | datetime.date | None
BLAD = "Sociale kaart"
VET = Font(bold=True)
OMBREKEN = Alignment(wrap_text=True, vertical="top")
BREED = {"tekst": 30, "adres": 26, "lijst": 30, "telefoons": 28, "openingstijden": 34, "domeinen": 30, "email": 28, "website": 28}
SMAL = 16
RIJEN_MET_KEUZES = 5_000
# How each kind of cell is filled in, for the sheet with explanation.
ZO = {
    "lijst": "Meer dan één? Zet er een puntkomma tussen.",
    "domeinen": "Naam of nummer. Meer dan één? Zet er een puntkomma tussen.",
    "keuzes": "Meer dan één? Zet er een puntkomma tussen.",
    "wijken": "Naam van de wijk. Meer dan één? Zet er een puntkomma tussen.",
    "talen": "Meer dan één? Zet er een puntkomma tussen.",
    "voorzieningen": "Naam of id van een andere voorziening. Meer dan één? Zet er een puntkomma tussen.",
    "telefoons": "Bijvoorbeeld Balie: 010-1234567. Meer dan één? Zet er een puntkomma tussen.",
    "janee": "ja of nee",
    "datum": "Dag-maand-jaar, bijvoorbeeld 31-3-2026.",
    "getal": "Een heel getal.",
    "graad": "Een getal, bijvoorbeeld 52,0907.",
    "openingstijden": "In gewone woorden, bijvoorbeeld ma-vr 9.00-17.00 uur; of in OSM-notatie.",
    "postcode": "Bijvoorbeeld 1234 AB.",
    "bronnen": "Id van de bron, een dubbele punt en de plaats erin.",
    "adres": "Straat en huisnummer.",
}


def doelen(records: Iterable[Voorziening]) -> list[Doel]:
    """The columns for these records: those of a locatie as often as the record with most of them needs."""
    times = max((len(record.locaties) for record in records), default=1) or 1
    te_schrijven = [kolom for kolom in KOLOMMEN if kolom.schrijven]
    first = next(number for number, kolom in enumerate(te_schrijven) if kolom.van_locatie)
    locatie = [kolom for kolom in te_schrijven if kolom.van_locatie]
    return [
        *(Doel(kolom) for kolom in te_schrijven[:first]),
        *(Doel(kolom, number) for number in range(1, times + 1) for kolom in locatie),
        *(Doel(kolom) for kolom in te_schrijven[first + len(locatie) :]),
    ]


def rij(record: Voorziening, kolommen: Iterable[Doel], woorden: Woorden) -> Iterator[Waarde]:
    """What stands in each of these columns for one record."""
    velden = record.model_dump()
    for doel in kolommen:
        values = velden
        if doel.kolom.van_locatie:
            values = velden["locaties"][doel.nummer - 1] if doel.nummer <= len(velden["locaties"]) else {}
        value = values.get(doel.kolom.veld or doel.kolom.naam)
        empty = value is None or value is False or value in ("", ())
        yield None if empty else _cel(doel, value, woorden)


def _cel(doel: Doel, value: Any, woorden: Woorden) -> Waarde:
    match doel.kolom.soort:
        case "getal" | "graad" | "datum":
            return value  # type: ignore[no-any-return]  # the model says which of these it is
        case "janee":
            return "ja"
        case "lijst" | "voorzieningen":
            return letterlijk(samengevoegd(map(str, value)))
        case "telefoons":
            return schrijf_telefoons(value)
        case "bronnen":
            return letterlijk(samengevoegd(": ".join(filter(None, (bron["bron"], bron["plaats"]))) for bron in value))
        case "domeinen":
            return woorden.domeinen.schrijf(value)
        case "wijken":
            return woorden.wijken.schrijf(value)
        case "talen":
            return woorden.talen.schrijf(value)
        case "keuzes":
            return woorden.doelgroepen.schrijf(value)
        case "openingstijden":
            return str(value) if is_osm(value) else f"{OSM}{value}"
    return letterlijk(str(value))


def als_csv(records: Sequence[Voorziening], woorden: Woorden) -> bytes:
    """A .csv that a Dutch Excel opens as it should, and in which no cell is taken for a formula."""
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    kolommen = doelen(records)
    schrijver.writerow([doel.kop for doel in kolommen])
    for record in records:
        schrijver.writerow([_csv_tekst(value) for value in rij(record, kolommen, woorden)])
    return stroom.getvalue().encode("utf-8-sig")


def _csv_tekst(value: Waarde) -> str:
    if isinstance(value, str):
        return csv_veilig(value)
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return "" if value is None else str(value)


def als_xlsx(records: Sequence[Voorziening], woorden: Woorden) -> bytes:
    """A workbook with the voorzieningen, and a sheet that explains each column. Without records it is a form to fill in."""
    boek = Workbook(write_only=True)
    boek.properties.creator = ""
    kolommen = doelen(records)
    blad = boek.create_sheet(BLAD)
    blad.freeze_panes = "C2"
    last = get_column_letter(len(kolommen))
    blad.auto_filter.ref = f"A1:{last}{len(records) + 1}"
    for number, doel in enumerate(kolommen, 1):
        letter = get_column_letter(number)
        blad.column_dimensions[letter].width = BREED.get(doel.kolom.soort, SMAL)
        if keuzes := _keuzes(doel):
            lijst = DataValidation("list", formula1=f'"{",".join(keuzes)}"', allow_blank=True)
            lijst.error, lijst.errorTitle = f"Kies uit: {', '.join(keuzes)}", doel.kop
            lijst.add(f"{letter}2:{letter}{len(records) + RIJEN_MET_KEUZES}")
            blad.data_validations.dataValidation.append(lijst)
    blad.append([_kop(blad, doel.kop) for doel in kolommen])
    for record in records:
        blad.append([xlsx_cel(blad, value) for value in rij(record, kolommen, woorden)])
    _uitleg(boek, kolommen, woorden)
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def _keuzes(doel: Doel) -> tuple[str, ...]:
    return {"keuze": doel.kolom.keuzes, "janee": ("ja", "nee")}.get(doel.kolom.soort, ())


def _kop(blad: Any, tekst: str) -> Any:
    cel = xlsx_cel(blad, tekst)
    cel.font = VET
    return cel


def xlsx_cel(blad: Any, value: Any) -> Any:
    """A cell of which a text stays a text, whatever it begins with."""
    cel = WriteOnlyCell(blad, value=xlsx_tekst(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cel.data_type = "s"
        cel.alignment = OMBREKEN
        if value.startswith(GEVAARLIJK):
            cel.quotePrefix = True
    elif isinstance(value, datetime.date):
        cel.number_format = "d-m-yyyy"
    return cel


def _uitleg(boek: Workbook, kolommen: Iterable[Doel], woorden: Woorden) -> None:
    blad = boek.create_sheet("Uitleg")
    blad.freeze_panes = "A2"
    for letter, width in zip("ABCDE", (26, 10, 60, 60, 60), strict=True):
        blad.column_dimensions[letter].width = width
    blad.append([_kop(blad, kop) for kop in ("Kolom", "Verplicht", "Wat erin staat", "Zo schrijf je het", "Kies uit")])
    namen = {
        "domeinen": woorden.domeinen.namen,
        "wijken": woorden.wijken.namen,
        "talen": woorden.talen.namen,
        "keuzes": woorden.doelgroepen.namen,
    }
    for doel in kolommen:
        kolom = doel.kolom
        keuzes = _keuzes(doel) or tuple(namen.get(kolom.soort, {}).values())
        texts = (doel.kop, "ja" if kolom.verplicht else "", kolom.uitleg, ZO.get(kolom.soort, ""), ", ".join(keuzes))
        blad.append([xlsx_cel(blad, tekst) for tekst in texts])
