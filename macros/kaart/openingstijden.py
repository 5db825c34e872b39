"""Opening hours in OSM notation in; whether a text is good, and for each day of the coming year when it is open, out.

The library `opening-hours-py` reads the notation and knows the Dutch public holidays. What it leaves to guesswork is refused or
called unknown here: a bare comment (`Mo-Fr "op afspraak"` would count as open), and a holiday of which the text says nothing.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any, NamedTuple

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # its types miss the error

HORIZON = 400  # days ahead that a build looks: beyond it "nu open" is unknown
MIDNIGHT = 24 * 60
QUOTED = re.compile(r'"[^"]*"')
HAS_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}|24/7|\b(?:sunrise|sunset|dawn|dusk)\b")
MODIFIER = re.compile(r"\b(?:open|closed|off|unknown)\b")
DUTCH_DAY = re.compile(r"\b(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b")
NO_SUCH_DAY = re.compile(r"\b(?:Feb 3[01]|(?:Apr|Jun|Sep|Nov) 31)\b", re.IGNORECASE)
LONGEST = 300


class Interval(NamedTuple):
    """Part of one day, in minutes from midnight, that is not simply closed: `open`, `afspraak` or `onbekend`."""

    van: int
    tot: int
    staat: str


Dag = tuple[Interval, ...]
STATEN = ("open", "afspraak", "onbekend")


class Rooster(NamedTuple):
    """The intervals of each weekday (Monday first), and of the dates that differ from their weekday, from `vanaf` to `tot`."""

    week: tuple[Dag, ...]
    anders: dict[datetime.date, Dag]
    vanaf: datetime.date
    tot: datetime.date


def valid(text: str) -> str:
    """`text`, tidied. Raises ValueError, in Dutch, when it is no opening hours, or leaves open whether it is open."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise ValueError(f"is te lang: {len(text)} tekens, hoogstens {LONGEST}. Zet uitleg in 'openingstijden_tekst'")
    try:
        _parsed(text)
    except ParserError:
        days = "Schrijf de dagen in het Engels (Mo Tu We Th Fr Sa Su)" if DUTCH_DAY.search(text.lower()) else "Schrijf het"
        raise ValueError(f"is geen OSM-notatie. {days}, bijvoorbeeld Mo-Fr 09:00-17:00; PH off") from None
    if NO_SUCH_DAY.search(QUOTED.sub("", text)):
        raise ValueError("noemt een dag die niet bestaat, zoals Apr 31 of Feb 30. Verbeter de datum")
    for rule in _rules(text):
        bare = QUOTED.sub("", rule)
        if '"' in rule and not MODIFIER.search(bare) and not HAS_TIME.search(bare):
            raise ValueError(
                "een opmerking zonder tijd telt als open. Zet er 'unknown' voor als je eerst moet bellen of afspreken, "
                'bijvoorbeeld Mo-Fr unknown "op afspraak"'
            )
        if "afspraak" in rule.lower() and "unknown" not in bare:
            raise ValueError(
                "'op afspraak' met tijden telt als gewoon open. Schrijf 'unknown' voor de opmerking, "
                'bijvoorbeeld Mo-Fr 09:00-17:00 unknown "op afspraak"'
            )
    return text


def _rules(text: str) -> list[str]:
    """The rules of a text, split at ; and || outside comments."""
    marks = list(QUOTED.finditer(text))
    plain = text
    for mark in marks:
        plain = plain.replace(mark[0], mark[0].replace(";", " ").replace("|", " "), 1)
    return re.split(r";|\|\|", plain)


def _parsed(text: str) -> OpeningHours:
    return OpeningHours(text, country="NL")


@lru_cache(maxsize=4)
def feestdagen(vanaf: datetime.date, tot: datetime.date) -> frozenset[datetime.date]:
    """The Dutch public holidays from `vanaf` up to `tot`."""
    days = (vanaf + datetime.timedelta(days=number) for number in range((tot - vanaf).days))
    holidays = _parsed("PH 12:00-13:00")
    return frozenset(
        day for day in days if holidays.state(datetime.datetime.combine(day, datetime.time(12, 30)))[0] == State.OPEN
    )


@lru_cache(maxsize=20_000)
def rooster(text: str, vanaf: datetime.date) -> Rooster:
    """When something is open from `vanaf` on, for HORIZON days, in local time (Europe/Amsterdam). `text` must be valid."""
    tot = vanaf + datetime.timedelta(days=HORIZON)
    days: dict[datetime.date, list[Interval]] = {vanaf + datetime.timedelta(days=number): [] for number in range(HORIZON)}
    start = datetime.datetime.combine(vanaf, datetime.time())
    end = datetime.datetime.combine(tot, datetime.time())
    for begin, finish, state, comment in _parsed(text).intervals(start, end):
        if state != State.CLOSED:
            _spread(days, begin, min(finish or end, end), _name(state, comment))
    if "PH" not in QUOTED.sub("", text) and "24/7" not in text:
        for day in feestdagen(vanaf, tot):
            days[day] = [Interval(van, upto, "onbekend") for van, upto, _ in days[day]]
    return _compressed({day: tuple(found) for day, found in days.items()}, vanaf, tot)


def _name(state: State, comment: str) -> str:
    if state == State.OPEN:
        return "open"
    return "afspraak" if "afspraak" in comment.lower() else "onbekend"


def _spread(days: dict[datetime.date, list[Interval]], begin: datetime.datetime, finish: datetime.datetime, name: str) -> None:
    """Add an interval to each day it touches."""
    day = begin.date()
    while day < finish.date() or (day == finish.date() and finish.time() > datetime.time()):
        van = begin.hour * 60 + begin.minute if day == begin.date() else 0
        upto = finish.hour * 60 + finish.minute if day == finish.date() else MIDNIGHT
        if day in days:
            days[day].append(Interval(van, upto, name))
        day += datetime.timedelta(days=1)


def _compressed(days: dict[datetime.date, Dag], vanaf: datetime.date, tot: datetime.date) -> Rooster:
    """The most usual day of each weekday, and the dates that differ from it."""
    week: list[Dag] = []
    for weekday in range(7):
        found = [intervals for day, intervals in days.items() if day.weekday() == weekday]
        week.append(max(dict.fromkeys(found), key=found.count))
    differ = {day: intervals for day, intervals in days.items() if intervals != week[day.weekday()]}
    return Rooster(tuple(week), differ, vanaf, tot)


def compact(rooster: Rooster) -> dict[str, Any]:
    """A rooster for open.js: days as flat lists of from, to and state; `anders` by date; `tot` is the first unknown day."""
    return {
        "week": [_flat(dag) for dag in rooster.week],
        "anders": {day.isoformat(): _flat(dag) for day, dag in sorted(rooster.anders.items())},
        "vanaf": rooster.vanaf.isoformat(),
        "tot": rooster.tot.isoformat(),
    }


def _flat(dag: Dag) -> list[int]:
    return [number for van, tot, staat in dag for number in (van, tot, STATEN.index(staat))]
