"""Opening hours as a week that a person can read: days that belong together, times in words, holidays, and dates that differ."""

from __future__ import annotations

import datetime

import pytest

from macros.kaart.openingstijden import rooster, valid
from macros.kaart.weektabel import MEEST, Week, week

VANDAAG = datetime.date(2026, 11, 22)


def read(text: str) -> Week:
    return week(rooster(valid(text), VANDAAG))


def lines(text: str) -> list[str]:
    return [f"{regel.dagen}: {', '.join(regel.tijden)}" for regel in read(text).regels]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mo-Fr 09:00-17:00; PH off", ["maandag t/m vrijdag: 9.00 tot 17.00 uur", "zaterdag en zondag: dicht"]),
        ("24/7", ["elke dag: dag en nacht"]),
        (
            "Tu,Th 09:30-12:00",
            [
                "maandag: dicht", "dinsdag: 9.30 tot 12.00 uur", "woensdag: dicht", "donderdag: 9.30 tot 12.00 uur",
                "vrijdag t/m zondag: dicht",
            ],
        ),
        (
            'Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00 unknown "op afspraak"',
            [
                "maandag t/m vrijdag: 9.00 tot 12.00 uur, 13.00 tot 17.00 uur, op afspraak",
                "zaterdag en zondag: dicht",
            ],
        ),
        ('Mo-Su unknown "op afspraak"', ["elke dag: op afspraak"]),
        ('Mo-Su unknown "bel eerst"', ["elke dag: niet zeker, vraag het eerst"]),
        (
            "Fr 22:00-02:00",
            ["maandag t/m donderdag: dicht", "vrijdag: 22.00 tot 24.00 uur", "zaterdag: 0.00 tot 2.00 uur", "zondag: dicht"],
        ),
    ],
)  # fmt: skip
def test_days_with_the_same_hours_stand_together(text: str, written: list[str]) -> None:
    assert lines(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mo-Fr 09:00-17:00; PH off", "dicht"),
        ("Mo-Fr 09:00-17:00", "onbekend"),
        ("24/7", "zoals op andere dagen"),
        ("Mo-Su 08:00-22:00; PH 10:00-16:00", "10.00 tot 16.00 uur"),
        ("Mo-Su 08:00-22:00; PH 10:00-16:00; Dec 25 off", "verschilt per feestdag"),
        ("PH 10:00-12:00", "10.00 tot 12.00 uur"),
        ("We[1] 10:00-12:00; PH off", ""),
    ],
)
def test_a_holiday_is_never_guessed(text: str, written: str) -> None:
    assert read(text).feestdagen == written


def test_a_day_that_is_not_the_same_each_week_says_so_and_names_the_dates() -> None:
    found = read("We[1] 10:00-12:00; PH off")
    assert [regel.dagen for regel in found.regels if regel.wisselt] == ["woensdag"]
    assert found.afwijkend[0] == (datetime.date(2026, 12, 2), ("10.00 tot 12.00 uur",))
    assert len(found.afwijkend) == MEEST
    assert found.meer == 7


def test_a_holiday_is_no_date_that_differs() -> None:
    found = read("Mo-Fr 09:00-17:00; PH off")
    assert (found.afwijkend, [regel for regel in found.regels if regel.wisselt]) == ((), [])
