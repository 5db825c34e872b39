"""A sheet and what there is to say about it in; the same sheet as .xlsx with those cells marked out, to mend and import again.

A marked cell has a colour and a comment, and the row says it once more in words in a last column: colour is never the only sign.
"""

from __future__ import annotations

import datetime
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from macros.uitwisseling.exporteren import xlsx_cel
from macros.uitwisseling.kolommen import OPMERKINGEN
from macros.uitwisseling.werkblad import FORMULE

if TYPE_CHECKING:
    from macros.uitwisseling.cellen import Cel
    from macros.uitwisseling.koppeling import Indeling
    from macros.uitwisseling.melding import Melding

FOUT = PatternFill("solid", fgColor="F4B6B6")
NOOT = PatternFill("solid", fgColor="FFF0B3")
VET = Font(bold=True)
NIET_IN_BLADNAAM = re.compile(r"[\\*?:/\[\]]")
BREEDTE = 22
BREEDTE_OPMERKINGEN = 80


def als_xlsx(indeling: Indeling, meldingen: Iterable[Melding]) -> bytes:
    """The sheet with its cells in the same place."""
    per_rij: dict[int, list[Melding]] = defaultdict(list)
    for melding in meldingen:
        per_rij[melding.rij].append(melding)
    laatste = max(indeling.koppen) + 1
    boek = Workbook(write_only=True)
    boek.properties.creator = ""
    blad = boek.create_sheet(NIET_IN_BLADNAAM.sub(" ", indeling.blad.naam)[:31] or "Nakijken")
    blad.freeze_panes = f"A{indeling.koprij + 1}"
    for number in range(1, laatste):
        blad.column_dimensions[get_column_letter(number)].width = BREEDTE
    blad.column_dimensions[get_column_letter(laatste)].width = BREEDTE_OPMERKINGEN
    written = 0
    for nummer, cellen in indeling.blad.rijen():
        for _ in range(written + 1, nummer):
            blad.append([])
        written = nummer
        row = [xlsx_cel(blad, _waarde(cel)) for cel in cellen[: laatste - 1]]
        row += [xlsx_cel(blad, None) for _ in range(len(row), laatste)]
        _merk(row, per_rij.get(nummer, []))
        if nummer == indeling.koprij:
            row[-1].value = OPMERKINGEN
            for cel in row:
                cel.font = VET
        blad.append(row)
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def _merk(row: list[Any], meldingen: list[Melding]) -> None:
    """Mark the cells that something is said of, mistakes over notes, and say it all in the last cell."""
    for melding in sorted(meldingen, key=lambda melding: melding.fout):
        cel = row[(melding.kolom or len(row)) - 1]
        cel.fill = FOUT if melding.fout else NOOT
        earlier = f"{cel.comment.text}\n" if cel.comment else ""
        cel.comment = Comment(f"{earlier}{melding.zin}", "Wijkteamkompas", height=120, width=320)
    if meldingen:
        row[-1].value = "\n".join(f"{melding.kop}: {melding.zin}" if melding.kop else melding.zin for melding in meldingen)
        row[-1].data_type = "s"


def _waarde(cel: Cel) -> str | int | float | datetime.date | None:
    """A cell as it was in the sheet; a formula as its text, and plainly so."""
    if cel.vorm == "formule":
        return f"{FORMULE}{cel.tekst}"
    if cel.vorm == "getal":
        return float(cel.tekst) if "." in cel.tekst or "e" in cel.tekst else int(cel.tekst)
    if cel.vorm == "datum":
        return datetime.date.fromisoformat(cel.tekst)
    return "".join(character for character in cel.tekst if character in "\n\t" or ord(character) >= 32) or None
