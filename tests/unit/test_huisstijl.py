"""The colours of a gemeente: contrast as WCAG defines it, and a stylesheet for light and dark."""

from __future__ import annotations

import pytest

from macros.huisstijl import contrast, contrast_problems, stylesheet
from macros.models import Kleuren


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_measured_as_in_wcag(first: str, second: str, ratio: float) -> None:
    assert round(contrast(first, second), 2) == ratio


def test_contrast_does_not_depend_on_the_order() -> None:
    assert contrast("#14504a", "#fbf8f3") == contrast("#fbf8f3", "#14504a")


def test_the_colours_of_the_project_itself_can_be_read() -> None:
    assert list(contrast_problems(Kleuren())) == []


def test_a_colour_is_measured_on_the_background_where_it_is_worst() -> None:
    [(_, message)] = contrast_problems(Kleuren(primair="#757575"))
    assert "'#757575' op #fbf8f3" in message


def test_each_unreadable_colour_is_a_problem_of_its_own() -> None:
    colours = Kleuren(primair="#ffffff", primair_donker="#000000", accent="#ffffff", accent_donker="#000000")
    assert [name for name, _ in contrast_problems(colours)] == ["primair", "primair_donker", "accent", "accent_donker"]


@pytest.mark.parametrize(
    "rule",
    [
        ":root{--kompas-primair:#111111;--kompas-accent:#222222;--kompas-balk:#111111}",
        '[data-kompas-weergave="donker"]{--kompas-primair:#eeeeee;--kompas-accent:#dddddd;}',
        "@media screen and (prefers-color-scheme:dark)"
        '{:root:not([data-kompas-weergave="licht"]){--kompas-primair:#eeeeee;--kompas-accent:#dddddd;}}',
    ],
    ids=["light", "dark by choice", "dark by system"],
)
def test_the_stylesheet_sets_the_colours(rule: str) -> None:
    colours = Kleuren(primair="#111111", primair_donker="#eeeeee", accent="#222222", accent_donker="#dddddd")
    assert rule in stylesheet(colours).splitlines()


def test_capitals_in_a_colour_do_not_matter() -> None:
    assert Kleuren.model_validate({"primair": "#14504A"}).primair == "#14504a"
