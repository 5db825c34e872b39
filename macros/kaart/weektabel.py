"""A Rooster in; a week that a person can read out: names of days, times, and what holds on public holidays."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from macros.kaart.openingstijden import MIDNIGHT, Dag, Interval, Rooster, feestdagen

if TYPE_CHECKING:
    from datetime import date

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MEEST = 6  # dates that differ from the usual week: more of them nobody reads
HELE_DAG = {"open": "dag en nacht", "afspraak": "op afspraak", "onbekend": "niet zeker, vraag het eerst"}
ACHTER_TIJD = {"open": "", "afspraak": ", op afspraak", "onbekend": ", niet zeker"}


class Regel(NamedTuple):
    """Days that follow each other and have the same hours; `wisselt` says that some weeks differ, apart from holidays."""

    dagen: str
    tijden: tuple[str, ...]
    wisselt: bool


class Afwijking(NamedTuple):
    """One date on which the hours are not those of its weekday."""

    datum: date
    tijden: tuple[str, ...]


class Week(NamedTuple):
    """The usual week, what holds on public holidays (empty when they change nothing), and the first dates that differ."""

    regels: tuple[Regel, ...]
    feestdagen: str
    afwijkend: tuple[Afwijking, ...]
    meer: int
    """How many dates of the coming year differ besides those of `afwijkend`."""


def week(rooster: Rooster) -> Week:
    """The week of a Rooster, in Dutch."""
    vrij = feestdagen(rooster.vanaf, rooster.tot)
    differ = [(day, found) for day, found in sorted(rooster.anders.items()) if day not in vrij]
    wisselt = {day.weekday() for day, _ in differ}
    regels = []
    for (found, changes), group in groupby(range(7), lambda number: (rooster.week[number], number in wisselt)):
        regels.append(Regel(_dagen(list(group)), _tijden(found), changes))
    afwijkend = tuple(Afwijking(day, _tijden(found)) for day, found in differ[:MEEST])
    return Week(tuple(regels), _op_feestdagen(rooster, vrij), afwijkend, len(differ) - len(afwijkend))


def _dagen(numbers: list[int]) -> str:
    first, last = DAGEN[numbers[0]], DAGEN[numbers[-1]]
    if len(numbers) == 7:
        return "elke dag"
    return first if len(numbers) == 1 else f"{first} en {last}" if len(numbers) == 2 else f"{first} t/m {last}"


def _tijden(day: Dag) -> tuple[str, ...]:
    return tuple(map(_tijd, day)) or ("dicht",)


def _tijd(interval: Interval) -> str:
    if (interval.van, interval.tot) == (0, MIDNIGHT):
        return HELE_DAG[interval.staat]
    return f"{_klok(interval.van)} tot {_klok(interval.tot)} uur{ACHTER_TIJD[interval.staat]}"


def _klok(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02}"


def _op_feestdagen(rooster: Rooster, vrij: frozenset[date]) -> str:
    """What a reader must know: only the holidays count on which it would be open, or is open although it never is."""
    here = [day for day in sorted(vrij) if rooster.week[day.weekday()]] or [day for day in sorted(vrij) if day in rooster.anders]
    found = dict.fromkeys(rooster.anders.get(day, rooster.week[day.weekday()]) for day in here)
    if not found:
        return ""
    if not any(found):
        return "dicht"
    if not any(day in rooster.anders for day in here):
        return "zoals op andere dagen"
    if all(interval.staat == "onbekend" for intervals in found for interval in intervals):
        return "onbekend"
    return ", ".join(_tijden(next(iter(found)))) if len(found) == 1 else "verschilt per feestdag"
