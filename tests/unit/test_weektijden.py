"""Blocks of a week or month: what OSM notation says in them comes out, what it cannot say in them is None, and back again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.kaart.openingstijden import LONGEST, MIDNIGHT, valid
from macros.uitwisseling.weektijden import Blok, Wanneer, als_osm, blokken, klok
from tests.unit.bomen import examples


def shown(osm: str) -> list[str] | None:
    """The blocks of a text, each as `Mo,Tu 09:00-12:00`, with `afspraak` behind it where that holds."""
    found = blokken(valid(osm))
    if found is None:
        return None
    return [f"{','.join(map(str, blok.dagen))} {klok(blok.van)}-{klok(blok.tot)}{' afspraak' * blok.afspraak}" for blok in found]


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("Mo-Fr 09:00-17:00; PH off", ["Mo,Tu,We,Th,Fr 09:00-17:00"]),
        ("Mo,We 09:00-12:00,13:00-17:00", ["Mo,We 09:00-12:00", "Mo,We 13:00-17:00"]),
        ("24/7", ["Mo,Tu,We,Th,Fr,Sa,Su 00:00-23:59"]),
        ("Sa 20:00-24:00", ["Sa 20:00-23:59"]),
        ("Fr,Sa 20:00-02:00; PH off", ["Fr,Sa 20:00-02:00"]),
        ("Mo-Su 22:00-06:00", ["Mo,Tu,We,Th,Fr,Sa,Su 22:00-06:00"]),
        ("Mo 22:00-24:00; Tu 00:00-24:00", ["Mo 22:00-23:59", "Tu 00:00-23:59"]),
        ("We 10:00-15:00; Sa[1] 13:00-16:00", ["We 10:00-15:00", "1Sa 13:00-16:00"]),
        ("Tu[1,3] 19:30-21:30", ["1Tu,3Tu 19:30-21:30"]),
        ("Mo 09:00-12:00; Mo[2] off", ["1Mo,3Mo,4Mo,5Mo 09:00-12:00"]),
        ('Tu unknown "op afspraak"', ["Tu 00:00-23:59 afspraak"]),
        ('Mo 09:00-12:00; Mo 14:00-16:00 unknown "op afspraak"', ["Mo 14:00-16:00 afspraak"]),
    ],
)
def test_hours_that_are_the_same_each_week_or_month_are_blocks(osm: str, expected: list[str]) -> None:
    assert shown(osm) == expected


@pytest.mark.parametrize(
    "osm",
    [
        "Mar-Oct Mo 10:00-12:00", "Mo 10:00-12:00; Dec 28 off", "week 1-53/2 Mo 10:00-12:00", "2027 Mo 10:00-12:00",
        "Sa[-1] 10:00-12:00", "Mo-Fr sunrise-sunset", "Mo 09:00+", "Fr[1] 22:00-02:00",
    ],
)  # fmt: skip
def test_hours_that_change_are_no_blocks(osm: str) -> None:
    assert shown(osm) is None


@pytest.mark.parametrize("osm", ["off", 'Mo unknown "bel eerst"', "PH 10:00-12:00"])
def test_what_is_never_surely_open_has_no_blocks(osm: str) -> None:
    assert shown(osm) == []


def blok(*dagen: tuple[int, int], van: int = 9, tot: int = 12, afspraak: bool = False) -> Blok:
    return Blok(tuple(Wanneer(*dag) for dag in dagen), van * 60, tot * 60, afspraak)


WEEK = [(0, weekdag) for weekdag in range(7)]


@pytest.mark.parametrize(
    ("gegeven", "osm"),
    [
        ([blok(*WEEK[:5])], "Mo-Fr 09:00-12:00"),
        ([blok(*WEEK[:2], *WEEK[3:6])], "Mo,Tu,Th-Sa 09:00-12:00"),
        ([blok(*WEEK, van=0, tot=24)], "24/7"),
        ([blok(*WEEK[:6], van=0, tot=24)], "Mo-Sa 00:00-24:00"),
        ([blok((0, 0), van=13, tot=17), blok((0, 0))], "Mo 09:00-12:00,13:00-17:00"),
        ([blok((1, 1), (3, 1)), blok((0, 2))], "We,Tu[1,3] 09:00-12:00"),
        ([blok((0, 4), van=20, tot=26), blok((0, 5))], "Fr 20:00-02:00, Sa 09:00-12:00"),
        ([blok((0, 1), van=0, tot=24, afspraak=True)], 'Tu unknown "op afspraak"'),
        ([blok((0, 0)), blok((0, 0), van=14, tot=16, afspraak=True)], 'Mo 09:00-12:00, Mo 14:00-16:00 unknown "op afspraak"'),
    ],
)
def test_blocks_are_written_as_short_as_an_editor_would(gegeven: list[Blok], osm: str) -> None:
    assert als_osm(tuple(gegeven)) == valid(osm) == osm


@st.composite
def some_blocks(draw: st.DrawFn) -> tuple[Blok, ...]:
    """Up to two blocks a day, which do not touch each other or the next day: in the month by day, in the week also by night."""
    found = []
    weekly = draw(st.booleans())
    latest = MIDNIGHT + 5 * 60 if weekly else MIDNIGHT
    for weekdag in draw(st.sets(st.integers(0, 6), min_size=1)):
        hoeveelste = (0,) if weekly else draw(st.sampled_from([(0,), (1,), (1, 3), (5,), (2, 4)]))
        size = draw(st.sampled_from([2, 4]))
        times = sorted(draw(st.sets(st.integers(6 * 4, latest // 15), min_size=size, max_size=size)))
        for van, tot in zip(times[::2], times[1::2], strict=True):
            if van * 15 < MIDNIGHT:
                dagen = tuple(Wanneer(nth, weekdag) for nth in hoeveelste)
                found.append(Blok(dagen, van * 15, tot * 15, draw(st.booleans())))
    return tuple(found)


def expanded(gegeven: tuple[Blok, ...] | None) -> set[tuple[int, int, int, int, bool]]:
    """Each block for each first, second … day of a month by itself."""
    assert gegeven is not None
    return {
        (nth, dag.weekdag, blok.van, blok.tot, blok.afspraak)
        for blok in gegeven
        for dag in blok.dagen
        for nth in ((dag.hoeveelste,) if dag.hoeveelste else range(1, 6))
    }


@examples(200)
@given(some_blocks().filter(lambda gegeven: 0 < len(als_osm(gegeven)) <= LONGEST))
@example((blok((0, 4), van=20, tot=26), blok((0, 5))))
def test_blocks_come_back_from_osm_as_they_were(gegeven: tuple[Blok, ...]) -> None:
    assert expanded(blokken(valid(als_osm(gegeven)))) == expanded(gegeven)
