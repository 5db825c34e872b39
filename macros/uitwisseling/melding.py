"""What there is to say about a cell or a row of a file, as one Dutch line: a mistake, or a note about what was mended."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from macros.problems import shortened

SUBJECT = ("is ", "bevat ", "kan ", "heeft ")


@dataclass(frozen=True, order=True)
class Melding:
    """About one cell (`rij` and `kolom` count from 1), a whole row (`kolom` 0), or a place that only `waar` names (`rij` 0)."""

    rij: int
    kolom: int
    tekst: str
    waarde: str = ""
    kop: str = ""
    waar: str = ""
    fout: bool = True

    def __str__(self) -> str:
        place = (
            f"{get_column_letter(self.kolom)}{self.rij} ({shortened(self.kop)})" if self.kolom else self.waar or f"rij {self.rij}"
        )
        return f"{place}: {self.zin}"

    @property
    def zin(self) -> str:
        """The sentence itself, with the value as its subject when it begins with its verb."""
        bare = self.waarde and (self.tekst.startswith(SUBJECT) or not self.fout)
        return f"'{shortened(self.waarde)}' {self.tekst}" if bare else self.tekst
