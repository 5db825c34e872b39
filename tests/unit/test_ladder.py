"""The drawing of a tree on the zwaarteladder: nothing overlaps, all text fits, and every line goes from answer to target."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from macros.bomen.ladder import KOLOMMEN, Box, Drawing, Label, draw
from macros.models import Beslisboom
from tests.unit.bomen import BOMEN, LONGEST, diamonds, examples, real_boom, sound_trees
from tests.unit.factories import antwoord, antwoorden, boom, uitkomst, vraag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = 8
"""Pixels: wider than a letter of the drawing is on average."""
ABOVE, BELOW = 12, 4
"""Pixels that a line of text takes above and below its baseline."""
ARROW = 2
"""Pixels that the point of an arrow takes."""

LARGEST = boom(
    [
        vraag(f"v{n}", vraag=LONGEST, antwoorden=[antwoord(f"a{m}", target) | {"antwoord": LONGEST} for m in range(8)])
        for n, target in ((0, "v1"), (1, "zelf"))
    ],
    [uitkomst("zelf", titel=LONGEST, zwaarte="1")],
)


def overlap(one: Box, other: Box) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


def labels_of(box: Box) -> list[Label]:
    return [*box.labels, *(label for port in box.ports for label in port.labels)]


def inside(label: Label, box: Box) -> bool:
    across = box.x <= label.x and label.x + len(label.text) * LETTER <= box.x + box.width
    return across and box.y <= label.y - ABOVE and label.y + BELOW <= box.y + box.height


def no_boxes_overlap(_tree: Beslisboom, drawing: Drawing) -> None:
    assert [(one.id, other.id) for one, other in combinations(drawing.boxes, 2) if overlap(one, other)] == []


def every_question_and_uitkomst_has_one_box(tree: Beslisboom, drawing: Drawing) -> None:
    assert sorted(box.id for box in drawing.boxes) == sorted(tree.knopen)


def every_box_lies_in_the_drawing_below_the_names_of_the_rungs(_tree: Beslisboom, drawing: Drawing) -> None:
    heading = max(label.y + BELOW for _, _, labels in drawing.columns for label in labels)
    assert all(heading <= box.y and box.y + box.height <= drawing.height for box in drawing.boxes)
    assert all(box.x >= 0 and box.x + box.width <= drawing.width for box in drawing.boxes)


def every_label_lies_in_its_box(_tree: Beslisboom, drawing: Drawing) -> None:
    outside = [(box.id, label) for box in drawing.boxes for label in labels_of(box) if not inside(label, box)]
    assert outside == []


def no_labels_of_a_box_overlap(_tree: Beslisboom, drawing: Drawing) -> None:
    for box in drawing.boxes:
        assert all(below.y - above.y >= ABOVE + BELOW for above, below in pairwise(labels_of(box)))


def every_box_says_what_it_is(_tree: Beslisboom, drawing: Drawing) -> None:
    assert all(box.labels and all(port.labels for port in box.ports) for box in drawing.boxes)


def every_answer_has_a_line_from_the_edge_of_its_question_to_the_top_of_its_target(_tree: Beslisboom, drawing: Drawing) -> None:
    by_id = {box.id: box for box in drawing.boxes}
    answers = [(box, port) for box in drawing.boxes for port in box.ports]
    for (box, port), line in zip(answers, drawing.lines, strict=True):
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+", line.path)]
        (x1, y1), (x2, y2), target = numbers[:2], numbers[-2:], by_id[port.naar]
        assert x1 in (box.x, box.x + box.width)
        assert box.y < y1 < box.y + box.height
        assert target.x < x2 < target.x + target.width
        assert target.y - ARROW <= y2 <= target.y


def every_line_goes_down(_tree: Beslisboom, drawing: Drawing) -> None:
    tops = {box.id: box.y for box in drawing.boxes}
    bottoms = {box.id: box.y + box.height for box in drawing.boxes}
    assert all(bottoms[box.id] < tops[port.naar] for box in drawing.boxes for port in box.ports)


def every_answer_leaves_at_its_own_height(tree: Beslisboom, drawing: Drawing) -> None:
    ports = {box.id: box.ports for box in drawing.boxes}
    for question in tree.vragen:
        drawn = ports[question.id]
        assert [(port.antwoord, port.naar) for port in drawn] == [(choice.id, choice.naar) for choice in question.antwoorden]
        assert len({port.y for port in drawn}) == len(drawn)


def every_box_stands_in_the_column_of_its_rung(tree: Beslisboom, drawing: Drawing) -> None:
    columns = {zwaarte: x for zwaarte, x, _ in drawing.columns}
    boxes = {box.id: box for box in drawing.boxes}
    assert all(boxes[end.id].x == columns[end.zwaarte] for end in tree.uitkomsten)
    assert all(boxes[question.id].x == columns[question.trede] for question in tree.vragen if question.trede)


def only_spoed_stands_in_the_column_of_spoed(tree: Beslisboom, drawing: Drawing) -> None:
    leftmost = min(x for _, x, _ in drawing.columns)
    urgent = {end.id for end in tree.uitkomsten if end.zwaarte == "spoed"}
    assert {box.id for box in drawing.boxes if box.x == leftmost} == urgent


def only_lines_to_spoed_are_drawn_as_spoed(tree: Beslisboom, drawing: Drawing) -> None:
    urgent = {end.id for end in tree.uitkomsten if end.zwaarte == "spoed"}
    answers = [port.naar in urgent for box in drawing.boxes for port in box.ports]
    assert [line.spoed for line in drawing.lines] == answers


def no_line_crosses_a_box(_tree: Beslisboom, drawing: Drawing) -> None:
    for line in drawing.lines:
        x1, y1, beside, above, x2, y2 = (float(number) for number in re.findall(r"-?[0-9.]+", line.path))
        places = [(x1, y1), (beside, y1), (beside, above), (x2, above), (x2, y2)]
        for (left, top), (right, bottom) in pairwise(places):
            across, down = sorted((left, right)), sorted((top, bottom))
            crossed = [
                box.id
                for box in drawing.boxes
                if box.x < across[1] and across[0] < box.x + box.width and box.y < down[1] and down[0] < box.y + box.height
            ]
            assert crossed == []


LAWS: list[Callable[[Beslisboom, Drawing], None]] = [
    no_boxes_overlap,
    every_question_and_uitkomst_has_one_box,
    every_box_lies_in_the_drawing_below_the_names_of_the_rungs,
    every_label_lies_in_its_box,
    no_labels_of_a_box_overlap,
    every_box_says_what_it_is,
    every_answer_has_a_line_from_the_edge_of_its_question_to_the_top_of_its_target,
    every_line_goes_down,
    no_line_crosses_a_box,
    every_answer_leaves_at_its_own_height,
    every_box_stands_in_the_column_of_its_rung,
    only_spoed_stands_in_the_column_of_spoed,
    only_lines_to_spoed_are_drawn_as_spoed,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("file", BOMEN, ids=lambda file: file.stem)
def test_the_drawing_of_every_tree_of_the_site(file: Path, law: Callable[[Beslisboom, Drawing], None]) -> None:
    tree = real_boom(file)
    law(tree, draw(tree))


@examples(80)
@given(tree=sound_trees())
@example(tree=LARGEST)
@example(tree=diamonds(60))
def test_the_drawing_of_any_sound_tree(tree: Beslisboom) -> None:
    drawing = draw(tree)
    for law in LAWS:
        law(tree, drawing)


def test_the_rungs_run_from_spoed_on_the_left_to_heavy_on_the_right() -> None:
    columns = draw(diamonds(2)).columns
    assert [zwaarte for zwaarte, _, _ in sorted(columns, key=lambda column: column[1])] == ["spoed", "vooraf", *"1234567"]


def test_spoed_stands_further_from_the_ladder_than_the_rungs_from_each_other() -> None:
    places = [x for _, x, _ in draw(diamonds(2)).columns]
    first, *others = [right - left for left, right in pairwise(places)]
    assert (first > others[0], len(set(others))) == (True, 1)


def test_the_name_of_a_rung_stays_within_its_column() -> None:
    columns = draw(diamonds(2)).columns
    names = {zwaarte: " ".join(label.text for label in labels) for zwaarte, _, labels in columns}
    assert names == KOLOMMEN
    for (_, x, labels), (_, next_x, _) in pairwise(columns):
        assert all(x <= label.x and label.x + len(label.text) * LETTER <= next_x for label in labels)


def test_a_question_without_a_rung_stands_with_the_question_before_it() -> None:
    tree = boom(
        [
            vraag("a", trede="2", antwoorden=antwoorden(ja="b", nee="nu")),
            vraag("b", trede=None, antwoorden=antwoorden(ja="nu", nee="nu")),
        ],
        [uitkomst("nu", zwaarte="spoed")],
    )
    boxes = {box.id: box for box in draw(tree).boxes}
    assert boxes["b"].x == boxes["a"].x


def test_a_text_that_is_too_long_for_its_box_ends_in_dots() -> None:
    box = next(box for box in draw(LARGEST).boxes if box.id == "zelf")
    assert (len(box.labels), box.labels[-1].text[-1]) == (9, "…")


def test_the_same_tree_gives_the_same_drawing() -> None:
    tree = real_boom(BOMEN[0])
    assert (draw(tree), draw(tree).lines) == (draw(tree), draw(tree).lines)
