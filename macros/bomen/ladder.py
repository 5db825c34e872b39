"""A Beslisboom in; the drawing of it on the zwaarteladder out, as boxes and lines with coordinates. The template makes it SVG.

Rungs run from left (light) to right (heavy), after the questions before the ladder; spoed stands apart, on the far left.
Every box has a cell of its own in a grid, and every answer stands in the box of its question, so nothing can overlap. Lines run
only between the columns and between the rows, so none crosses a box.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from macros.bomen.proof import order
from macros.models import Beslisboom, Uitkomst, Vraag

COLUMN, BOX, GAP_Y, HEAD, MARGIN = 196, 172, 34, 56, 12
LINE, PADDING, LETTERS = 16, 10, 20
SPOED_GAP = 24
MAX_LINES = 9
SLOTS, SLOT = 4, 4  # places for lines side by side between two columns, and the pixels between them
ARROW = 2
TREDEN = {
    "spoed": "Spoed",
    "1": "1 Informatie en eigen kracht",
    "2": "2 Sociaal netwerk",
    "3": "3 Algemene of voorliggende voorziening",
    "4": "4 Collectieve voorziening",
    "5": "5 Ondersteuning door het wijkteam",
    "6": "6 Maatwerkvoorziening",
    "7": "7 Specialistische zorg",
}
KOLOMMEN = {"spoed": TREDEN["spoed"], "vooraf": "Vooraf: nog voor de ladder", **TREDEN}


@dataclass(frozen=True)
class Label:
    """One line of text: `y` is its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Port:
    """Where the line of one answer leaves the box of its question."""

    antwoord: str
    naar: str
    labels: tuple[Label, ...]
    y: float


@dataclass(frozen=True)
class Box:
    """One question or uitkomst."""

    id: str
    soort: str
    zwaarte: str
    x: float
    y: float
    height: float
    labels: tuple[Label, ...]
    ports: tuple[Port, ...] = ()

    @property
    def width(self) -> float:
        return BOX


@dataclass(frozen=True)
class Line:
    """A line from an answer to the box it leads to, and the point of its arrow, as SVG paths."""

    path: str
    punt: str
    spoed: bool


@dataclass(frozen=True)
class Drawing:
    """Everything to draw, and how large it is."""

    columns: tuple[tuple[str, float, tuple[Label, ...]], ...]
    boxes: tuple[Box, ...]
    width: float
    height: float

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """One line for each answer."""
        by_id = {box.id: box for box in self.boxes}
        slots: dict[tuple[float, bool], dict[str, int]] = {}
        lines = []
        for box in self.boxes:
            for port in box.ports:
                target = by_id[port.naar]
                side = slots.setdefault((box.x, target.x < box.x), {})
                slot = side.setdefault(target.id, len(side)) % SLOTS
                lines.append(_line(box, port, target, slot))
        return tuple(lines)


def draw(boom: Beslisboom) -> Drawing:
    """Lay a proven tree out on the ladder."""
    cells, knopen = _cells(boom), boom.knopen
    heights: dict[int, float] = {}
    for knoop_id, (_, row) in cells.items():
        heights[row] = max(heights.get(row, 0), _height(knopen[knoop_id]))
    tops: dict[int, float] = {}
    y = float(HEAD + GAP_Y)
    for row in sorted(heights):
        tops[row] = y
        y += heights[row] + GAP_Y
    boxes = tuple(_box(knopen[knoop_id], column, tops[row]) for knoop_id, (column, row) in cells.items())
    columns = tuple(
        (zwaarte, _x(number), tuple(_labels(name, _x(number), MARGIN + LINE, BOX)))
        for number, (zwaarte, name) in enumerate(KOLOMMEN.items())
    )
    return Drawing(columns, boxes, _x(len(KOLOMMEN) - 1) + BOX + 2 * MARGIN, y)


def _cells(boom: Beslisboom) -> dict[str, tuple[int, int]]:
    """Column and row of every node: a node stands below all questions that lead to it, in a cell of its own."""
    knopen = boom.knopen
    numbers = {name: number for number, name in enumerate(KOLOMMEN)}
    vooraf = numbers["vooraf"]
    lowest: dict[str, int] = {}
    rung: dict[str, int] = {}
    cells: dict[str, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for knoop_id in order(boom):
        knoop = knopen[knoop_id]
        zwaarte = knoop.trede if isinstance(knoop, Vraag) else knoop.zwaarte
        column = numbers[zwaarte] if zwaarte else rung.get(knoop_id, vooraf)
        row = lowest.get(knoop_id, 0)
        while (column, row) in taken:
            row += 1
        taken.add((column, row))
        cells[knoop_id] = (column, row)
        for antwoord in knoop.antwoorden if isinstance(knoop, Vraag) else ():
            lowest[antwoord.naar] = max(lowest.get(antwoord.naar, 0), row + 1)
            rung[antwoord.naar] = max(rung.get(antwoord.naar, vooraf), column)
    return cells


def _x(column: int) -> float:
    return MARGIN + column * COLUMN + (SPOED_GAP if column else 0)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, LETTERS, max_lines=MAX_LINES, placeholder=" …", break_long_words=True)


def _labels(text: str, x: float, y: float, width: float) -> Iterable[Label]:
    for number, line in enumerate(_wrapped(text)):
        yield Label(line, x + width / 2 - BOX / 2 + PADDING, y + number * LINE)


def _title(node: Vraag | Uitkomst) -> str:
    return node.vraag if isinstance(node, Vraag) else node.titel


def _height(node: Vraag | Uitkomst) -> float:
    lines = len(_wrapped(_title(node)))
    if isinstance(node, Vraag):
        lines += sum(len(_wrapped(antwoord.antwoord)) for antwoord in node.antwoorden)
        return 2 * PADDING + lines * LINE + len(node.antwoorden) * 6
    return 2 * PADDING + lines * LINE


def _box(node: Vraag | Uitkomst, column: int, top: float) -> Box:
    x = _x(column)
    labels = tuple(_labels(_title(node), x, top + PADDING + 12, BOX))
    if isinstance(node, Uitkomst):
        return Box(node.id, "uitkomst", node.zwaarte, x, top, _height(node), labels)
    ports = []
    y = top + PADDING + len(labels) * LINE
    for antwoord in node.antwoorden:
        y += 6
        answer = tuple(_labels(antwoord.antwoord, x, y + 12, BOX))
        ports.append(Port(antwoord.id, antwoord.naar, answer, y + len(answer) * LINE / 2))
        y += len(answer) * LINE
    return Box(node.id, "vraag", node.trede or "", x, top, _height(node), labels, tuple(ports))


def _line(box: Box, port: Port, target: Box, slot: int) -> Line:
    """From the edge of an answer into the space beside its column, down to the space above the target, and to its top.

    Lines to one target share their `slot` in those spaces; lines to others run beside them.
    """
    aside = (SLOTS - slot) * SLOT + 2
    x1, beside = (box.x, box.x - aside) if target.x < box.x else (box.x + BOX, box.x + BOX + aside)
    above = target.y - 3 * SLOT - slot * SLOT
    x2, y2 = target.x + BOX / 2 + (slot - SLOTS / 2) * 2 * SLOT, target.y - ARROW
    path = f"M{x1:g} {port.y:g}H{beside:g}V{above:g}H{x2:g}V{y2:g}"
    return Line(path, f"M{x2 - 4:g} {y2 - 6:g}L{x2:g} {y2:g}L{x2 + 4:g} {y2 - 6:g}", target.zwaarte == "spoed")
