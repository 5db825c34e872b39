"""Opening hours in OSM notation in; the blocks of an ordinary week or month out, for formats that know no more. And back again.

A block says only what is the same each week, or each first, second … Monday of a month. Hours that change with the season, on
one date or with the sun cannot be said in blocks, and are not guessed at.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from macros.kaart.openingstijden import HORIZON, MIDNIGHT, QUOTED, Dag, Interval, feestdagen, rooster

DAGEN = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
AFSPRAAK = "op afspraak"
VANAF = datetime.date(2026, 1, 5)  # any ordinary day does: a block holds in every week, so the result does not hang on the clock
GUESSED = re.compile(r"sunrise|sunset|dawn|dusk|[0-9]\+")


class Wanneer(NamedTuple):
    """A day of the week (Monday is 0): every week when `hoeveelste` is 0, else the first, second … of the month."""

    hoeveelste: int
    weekdag: int

    def __str__(self) -> str:
        return f"{self.hoeveelste or ''}{DAGEN[self.weekdag]}"


class Blok(NamedTuple):
    """Days, all weekly or all monthly, with the same hours in minutes from midnight; `tot` may lie on the next day."""

    dagen: tuple[Wanneer, ...]
    van: int
    tot: int
    afspraak: bool

    @property
    def maandelijks(self) -> bool:
        return self.dagen[0].hoeveelste > 0

    @property
    def hele_dag(self) -> bool:
        return (self.van, self.tot) == (0, MIDNIGHT)


def klok(minuten: int) -> str:
    """`09:30`. The end of a day is `23:59`, for `24:00` is no time to most programmes."""
    return "23:59" if minuten == MIDNIGHT else f"{minuten // 60 % 24:02}:{minuten % 60:02}"


@lru_cache(maxsize=20_000)
def blokken(osm: str) -> tuple[Blok, ...] | None:
    """The blocks of valid opening hours, public holidays left aside; None when they are not the same each week or month.

    Only what is open or by appointment: hours that are merely unknown are left out.
    """
    patroon = _patroon(osm)
    if patroon is None:
        return None
    week: dict[int, list[Interval]] = {}
    maand: dict[Wanneer, Dag] = {}
    for weekdag in range(7):
        found = {wanneer: tijden for wanneer, tijden in patroon.items() if wanneer.weekdag == weekdag}
        if len(set(found.values())) == 1:
            week[weekdag] = list(next(iter(found.values())))
        else:
            maand |= found
    _join_nights(week)
    days: dict[tuple[bool, Interval], list[Wanneer]] = defaultdict(list)
    for weekdag, intervals in week.items():
        for interval in intervals:
            days[False, interval].append(Wanneer(0, weekdag))
    for wanneer in sorted(maand):
        for interval in maand[wanneer]:
            days[True, interval].append(wanneer)
    return tuple(
        Blok(tuple(dagen), interval.van, interval.tot, interval.staat == "afspraak")
        for (_, interval), dagen in days.items()
        if interval.staat != "onbekend"
    )


def _patroon(osm: str) -> dict[Wanneer, Dag] | None:
    """The hours of each first, second … Monday and so on, when those are always the same but for holidays and the night after."""
    if GUESSED.search(QUOTED.sub("", osm)):
        return None
    plan = rooster(osm, VANAF)
    patroon: dict[Wanneer, Dag] = {}
    for day, wanneer in _ordinary_days():
        tijden = plan.anders.get(day, plan.week[wanneer.weekdag])
        if patroon.setdefault(wanneer, tijden) != tijden:
            return None
    return patroon


@cache
def _ordinary_days() -> tuple[tuple[datetime.date, Wanneer], ...]:
    """The days that a `rooster` looks at, but for holidays and the days after those."""
    days = [VANAF + datetime.timedelta(days=number) for number in range(HORIZON)]
    holidays = feestdagen(VANAF, days[-1])
    return tuple(
        (day, Wanneer((day.day + 6) // 7, day.weekday()))
        for day in days
        if holidays.isdisjoint((day, day - datetime.timedelta(days=1)))
    )


def _join_nights(week: dict[int, list[Interval]]) -> None:
    """Make one interval of an evening and the night after it, which `rooster` gives as parts of two days."""
    for weekdag, evening in week.items():
        night = week.get((weekdag + 1) % 7)
        if (
            evening
            and night
            and (evening[-1].tot, night[0].van) == (MIDNIGHT, 0)
            and night[0].tot < evening[-1].van
            and evening[-1].staat == night[0].staat
        ):
            evening[-1] = evening[-1]._replace(tot=MIDNIGHT + night.pop(0).tot)


def als_osm(gegeven: tuple[Blok, ...]) -> str:
    """The OSM notation of one or more blocks: everything that any of them says."""
    hours: dict[tuple[Wanneer, bool], set[str]] = defaultdict(set)
    for blok in gegeven:
        for dag in blok.dagen:
            hours[dag, blok.afspraak].add(f"{_osm_klok(blok.van)}-{_osm_klok(blok.tot)}")
    days: dict[tuple[str, bool], list[Wanneer]] = defaultdict(list)
    for (dag, afspraak), tijden in sorted(hours.items(), key=lambda item: (item[0][1], item[0][0])):
        days[",".join(sorted(tijden)), afspraak].append(dag)
    rules = [_rule(tijden, dagen, afspraak) for (tijden, afspraak), dagen in days.items()]
    weekdays = [weekdag for dagen in days.values() for weekdag in {dag.weekdag for dag in dagen}]
    apart = len(weekdays) == len(set(weekdays)) and all(blok.tot <= MIDNIGHT for blok in gegeven)
    return ("; " if apart else ", ").join(rules)  # after ; the hours of a day replace earlier ones, after , they add to them


def _rule(tijden: str, dagen: list[Wanneer], afspraak: bool) -> str:
    if afspraak:
        tijden = f'unknown "{AFSPRAAK}"' if tijden == "00:00-24:00" else f'{tijden} unknown "{AFSPRAAK}"'
    weekly = [dag.weekdag for dag in dagen if not dag.hoeveelste]
    monthly: dict[int, list[str]] = defaultdict(list)
    for dag in dagen:
        if dag.hoeveelste:
            monthly[dag.weekdag].append(str(dag.hoeveelste))
    if tijden == "00:00-24:00" and len(weekly) == 7:
        return "24/7"
    parts = [f"{DAGEN[weekdag]}[{','.join(nth)}]" for weekdag, nth in monthly.items()]
    return f"{','.join([*_runs(weekly), *parts])} {tijden}"


def _runs(weekdagen: list[int]) -> list[str]:
    """`Mo-Fr` for three or more days in a row, the other days by name."""
    runs: list[list[int]] = []
    for weekdag in weekdagen:
        if runs and weekdag == runs[-1][-1] + 1:
            runs[-1].append(weekdag)
        else:
            runs.append([weekdag])
    return [f"{DAGEN[run[0]]}-{DAGEN[run[-1]]}" if len(run) > 2 else ",".join(DAGEN[weekdag] for weekdag in run) for run in runs]


def _osm_klok(minuten: int) -> str:
    return "24:00" if minuten == MIDNIGHT else klok(minuten)
