"""Measurements in; a Dutch table out, for the terminal and for the README."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Measured

START, END = "<!-- metingen -->", "<!-- /metingen -->"
HEADINGS = (
    "Records",
    "Bouwen",
    "Geheugen",
    "HTML per pagina",
    "Hele site",
    "Gewone Material-site",
    "Verhouding",
    "In rekentijd",
    "Tijd per record",
    "Groei",
    "`kompas controleer`",
)


class Row(NamedTuple):
    """What one size took: bytes are the median of the record pages, and the sum of all files of the site."""

    records: int
    build: Measured
    page_bytes: int
    site_bytes: int
    plain: Measured
    check: Measured

    @property
    def ratio(self) -> float:
        return self.build.seconds / self.plain.seconds

    @property
    def computing_ratio(self) -> float:
        return self.build.computing / self.plain.computing

    @property
    def per_record(self) -> float:
        return self.build.seconds / self.records


class ReadmeError(ValueError):
    """The README has no place for the table."""


def table(rows: Sequence[Row]) -> str:
    """The Markdown table, with columns lined up."""
    growth = ["–", *(number(after.per_record / before.per_record, 2) for before, after in pairwise(rows))]
    cells = [HEADINGS, *(_cells(row, grown) for row, grown in zip(rows, growth, strict=True))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [" | ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    lines.insert(1, " | ".join("-" * (width - 1) + ":" for width in widths))
    return "\n".join(f"| {line} |" for line in lines)


def _cells(row: Row, growth: str) -> tuple[str, ...]:
    return (
        number(row.records),
        f"{number(row.build.seconds, 1)} s",
        f"{number(row.build.memory)} MB",
        f"{number(row.page_bytes)} bytes",
        f"{number(row.site_bytes / 1e6, 1)} MB",
        f"{number(row.plain.seconds, 1)} s",
        number(row.ratio, 2),
        number(row.computing_ratio, 2),
        f"{number(row.per_record * 1000, 1)} ms",
        growth,
        f"{number(row.check.seconds, 1)} s",
    )


def number(value: float, decimals: int = 0) -> str:
    """A number as the Dutch write it: 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def write_readme(readme: Path, text: str) -> None:
    """Put the text between the two markers, and leave all else as it is. Raises ReadmeError when they are not there."""
    content = readme.read_text(encoding="utf-8") if readme.exists() else ""
    if content.count(START) != 1 or content.count(END) != 1 or content.index(START) > content.index(END):
        raise ReadmeError(f"{readme.name} is niet gewijzigd: zet er één keer {START} in, met {END} eronder.")
    new = re.sub(f"{START}.*{END}", lambda _: f"{START}\n\n{text}\n\n{END}", content, flags=re.DOTALL)
    readme.write_text(new, encoding="utf-8")
