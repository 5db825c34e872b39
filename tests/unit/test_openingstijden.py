"""Opening hours: what is accepted, and when something is open according to the library itself."""

from __future__ import annotations

import datetime
import random

import pytest
from opening_hours import OpeningHours, State

from macros.kaart.openingstijden import HORIZON, Interval, feestdagen, rooster, valid

DAY = datetime.date(2026, 11, 22)
TEXTS = [
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Fr 09:00-12:00,13:00-17:00; Sa 10:00-13:00; PH off",
    "Mo-Su 22:00-02:00; PH off",
    "Mo[1] 19:00-21:00; PH off",
    "week 1-53/2 We 10:00-12:00; PH off",
    "Apr-Sep Mo-Fr 08:00-18:00; Oct-Mar Mo-Fr 09:00-17:00; PH off",
    'Tu unknown "op afspraak"; Th 09:00-12:00; PH off',
    "24/7",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_rooster_says_what_the_library_says_at_any_minute(text: str) -> None:
    made, hours, chance = rooster(text, DAY), OpeningHours(text, country="NL"), random.Random(text)
    for _ in range(400):
        moment = datetime.datetime.combine(DAY, datetime.time()) + datetime.timedelta(minutes=chance.randrange(HORIZON * 1440))
        minute = moment.hour * 60 + moment.minute
        day = made.anders.get(moment.date(), made.week[moment.weekday()])
        found = next((staat for van, tot, staat in day if van <= minute < tot), "dicht")
        expected = {State.OPEN: "open", State.CLOSED: "dicht", State.UNKNOWN: "afspraak"}[hours.state(moment)[0]]
        assert found == expected, moment


def test_a_holiday_of_which_nothing_is_said_is_unknown() -> None:
    christmas = datetime.date(2026, 12, 25)
    assert rooster("Mo-Fr 09:00-17:00", DAY).anders[christmas] == (Interval(540, 1020, "onbekend"),)
    assert rooster("Mo-Fr 09:00-17:00; PH off", DAY).anders[christmas] == ()
    assert rooster("24/7", DAY).anders == {}


def test_the_holidays_are_the_dutch_ones() -> None:
    found = feestdagen(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    expected = {(1, 1), (3, 28), (3, 29), (4, 27), (5, 6), (5, 16), (5, 17), (12, 25), (12, 26)}
    assert {(day.month, day.day) for day in found} == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('Mo-Fr "op afspraak"', "een opmerking zonder tijd telt als open"),
        ('Mo-Fr 09:00-17:00; Sa "bel eerst"', "een opmerking zonder tijd telt als open"),
        ('Mo 09:00-12:00 "op afspraak"', "'op afspraak' met tijden telt als gewoon open"),
        ("ma-vr 09:00-17:00", "Schrijf de dagen in het Engels"),
        ("elke dag", "is geen OSM-notatie"),
        ("Mo-Fr 25:00-26:00", "is geen OSM-notatie"),
        ("Mo-Fr 09:00-17:00; " * 20, "is te lang"),
    ],
)
def test_what_would_be_a_guess_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        valid(text)


@pytest.mark.parametrize("text", [*TEXTS, 'Mo-Fr 09:00-17:00 unknown "op afspraak"', 'Tu 09:00-12:00 "inloop; ook voor ouders"'])
def test_what_is_clear_is_accepted(text: str) -> None:
    assert valid(f" {text} ") == text
