"""A file that somebody hands over: its bytes, what it is, and whether it stays within bounds. Knows nothing of its content.

An .xlsx is a zip of XML: a small one can unpack to gigabytes. What the zip says of its sizes is checked first, and then what
really comes out, before any of it is parsed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from macros.load import shown
from macros.problems import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

MB = 1024 * 1024
MAX_BYTES = 20 * MB
MAX_UITGEPAKT = 120 * MB
MAX_ONDERDELEN = 2_000
MAX_TEKENS_PER_RIJ = 2 * MB
MAX_ELEMENTEN = 12_000_000
BLOK = 1 << 18
RIJ = re.compile(rb"<(?:\w+:)?row\b")
ZIP = b"PK\x03\x04"
OUD_EXCEL = b"\xd0\xcf\x11\xe0"
BEWAAR = "Open het in je rekenprogramma en kies Opslaan als, Excel-werkmap (.xlsx)"
ANDERS = {
    ".xlsm": f"bevat macro's. {BEWAAR}",
    ".xls": f"is een oud Excel-bestand. {BEWAAR}",
    ".xlsb": f"is een binair Excel-bestand. {BEWAAR}",
    ".ods": f"is een OpenDocument-rekenblad. {BEWAAR}",
    ".numbers": f"is een Numbers-bestand. {BEWAAR}",
}
SOORTEN = {".xlsx": "xlsx", ".csv": "csv", ".txt": "csv", ".tsv": "csv", ".json": "json"}


class Bestandsfout(Exception):
    """The file cannot be used; a Dutch sentence that follows on its name."""


def als_probleem(pad: Path, fout: Bestandsfout) -> DataError:
    """The error as the commands report it: with the name of the file."""
    return DataError([Problem(shown(pad), 0, str(fout))])


def lees(pad: Path) -> tuple[str, bytes]:
    """What the file is (xlsx, csv or json) and its bytes. Raises Bestandsfout."""
    soort = SOORTEN.get(pad.suffix.lower())
    if soort is None:
        raise Bestandsfout(ANDERS.get(pad.suffix.lower(), "is geen .xlsx, .csv of .json. Kies een ander bestand"))
    if not pad.is_file():
        raise Bestandsfout(
            "bestaat niet. Controleer de naam en de map" if not pad.exists() else "is geen bestand. Kies een bestand"
        )
    if (size := pad.stat().st_size) > MAX_BYTES:
        raise Bestandsfout(
            f"is te groot: {-(-size // MB)} MB, hoogstens {MAX_BYTES // MB} MB. Splits het, of haal plaatjes eruit"
        )
    data = pad.read_bytes()
    if not data.strip():
        raise Bestandsfout("is leeg. Kies een ander bestand")
    if data.startswith(OUD_EXCEL):
        raise Bestandsfout(f"is een oud Excel-bestand of is beveiligd met een wachtwoord. Haal dat eraf. {BEWAAR}")
    if soort != "xlsx" and data.startswith(ZIP):
        raise Bestandsfout(f"heet {pad.suffix}, maar is een Excel-bestand. Hernoem het naar {pad.stem}.xlsx")
    if soort == "xlsx":
        if not data.startswith(ZIP):
            raise Bestandsfout(f"heet .xlsx, maar is geen Excel-werkmap. {BEWAAR}")
        controleer_zip(data)
    return soort, data


def controleer_zip(data: bytes) -> None:
    """See whether a workbook unpacks to something of a sane size, without macros. Raises Bestandsfout."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archief:
            onderdelen = archief.infolist()
            if len(onderdelen) > MAX_ONDERDELEN or sum(deel.file_size for deel in onderdelen) > MAX_UITGEPAKT:
                raise _te_groot()
            if any(deel.filename.lower().endswith("vbaproject.bin") for deel in onderdelen):
                raise Bestandsfout(ANDERS[".xlsm"])
            if any(deel.flag_bits & 1 for deel in onderdelen):
                raise Bestandsfout(f"is beveiligd met een wachtwoord. Haal dat eraf. {BEWAAR}")
            for deel in onderdelen:
                _lees_door(archief, deel)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Bestandsfout(f"is beschadigd. {BEWAAR}") from None


def _lees_door(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Unpack one part, and keep nothing of it. `zipfile` gives no more than the zip says, and fails when that was a lie.

    Raises Bestandsfout when it has more elements than a sheet can have, or a row without end.
    """
    elementen = zonder_rij = 0
    with archief.open(deel) as stroom:
        while blok := stroom.read(BLOK):
            elementen += blok.count(b"<")
            rijen = [match.start() for match in RIJ.finditer(blok)] if "worksheets/" in deel.filename else [0]
            gat = zonder_rij + (rijen[0] if rijen else len(blok))
            zonder_rij = len(blok) - rijen[-1] if rijen else gat
            xml = deel.filename.lower().endswith((".xml", ".rels"))
            if xml and (elementen > MAX_ELEMENTEN or gat > MAX_TEKENS_PER_RIJ):
                raise _te_groot()


def _te_groot() -> Bestandsfout:
    return Bestandsfout(
        f"wordt uitgepakt te groot (meer dan {MAX_UITGEPAKT // MB} MB, of rijen zonder eind). "
        "Kopieer alleen de gevulde cellen naar een nieuwe werkmap"
    )


def csv_tekst(data: bytes) -> tuple[str, str]:
    """The text of a .csv, and a note when it was not UTF-8. Raises Bestandsfout."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering, noot = "utf-16", "gelezen als UTF-16"
    elif b"\0" in data:
        raise Bestandsfout("is geen gewone tekst. Sla het op als CSV met codering UTF-8")
    else:
        codering, noot = "utf-8-sig", ""
    try:
        return data.decode(codering), noot
    except UnicodeDecodeError:
        pass
    try:
        if codering == "utf-8-sig":
            return data.decode("cp1252"), "gelezen als Windows-1252; kijk of é en ë goed staan"
    except UnicodeDecodeError:
        pass
    raise Bestandsfout("heeft een codering die niet te lezen is. Sla het op als CSV met codering UTF-8")
