"""Opening hours in OSM notation as HSDS schedules (RFC 5545 rules), and back. Times are local, without a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.kaart.openingstijden import MIDNIGHT, valid
from macros.uitwisseling.weektijden import AFSPRAAK, Blok, Wanneer, als_osm, blokken, klok

if TYPE_CHECKING:
    from macros.uitwisseling.hsds_velden import Json
    from macros.uitwisseling.json_lezen import Knoop

WEEKDAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BYDAY = re.compile(rf"([1-5]?)({'|'.join(WEEKDAGEN)})")
TIME = re.compile(r"([01]?[0-9]|2[0-3]|24(?=:00)):([0-5][0-9])(?::[0-9]{2}(?:\.[0-9]+)?)?")
# What makes hours hold for some weeks or dates only.
LIMITS = ("valid_to", "until", "count", "interval", "byweekno", "bymonthday", "byyearday")


def schedules(openingstijden: str | None, tekst: str | None) -> Iterator[Json]:
    """The blocks of opening hours, and one entry with only the words.

    What is by appointment says so in its description, and has no times when it may be at any time of the day.
    """
    for blok in (openingstijden and blokken(openingstijden)) or ():
        days = ",".join(f"{dag.hoeveelste or ''}{WEEKDAGEN[dag.weekdag]}" for dag in blok.dagen)
        schedule = {"freq": "MONTHLY" if blok.maandelijks else "WEEKLY", "byday": days}
        if not (blok.afspraak and blok.hele_dag):
            schedule |= {"opens_at": klok(blok.van), "closes_at": klok(blok.tot)}
        yield schedule | ({"description": AFSPRAAK} if blok.afspraak else {})
    if tekst:
        yield {"description": tekst}


def read_schedules(service: Knoop, osm: str | None) -> tuple[str | None, str | None]:
    """`openingstijden` and `openingstijden_tekst` of a service; `osm` is the notation that came with our own export.

    Half the hours are wrong hours: when one schedule cannot be understood, only the words are kept.
    """
    rules: list[Knoop] = []
    words: list[str] = []
    for schedule in service.parts("schedules"):
        description = schedule.text("description")
        timed = any(schedule.value.get(name) for name in ("freq", "byday", "opens_at", "closes_at"))
        if timed:
            rules.append(schedule)
        if description and not (timed and description.lower() == AFSPRAAK):
            words.append(description)
    tekst = "; ".join(dict.fromkeys(words)) or None
    given = [{name: value for name, value in rule.value.items() if name != "id"} for rule in rules]
    if osm and _says(osm, given):
        return osm, tekst
    if osm:
        service.tell(
            "schedules", "de tijden zijn veranderd na onze export. Controleer ze: feestdagen en uitzonderingen ontbreken"
        )
    try:
        return (valid(als_osm(tuple(map(_blok, rules)))) if rules else None), tekst
    except ValueError as error:
        service.tell("schedules", f"{error}. De openingstijden zijn niet overgenomen; vul ze zelf in")
        return None, tekst


def _says(osm: str, given: list[Json]) -> bool:
    """Whether these schedules are still those of `osm`. When `osm` is wrong in itself, the importer will say so."""
    try:
        return list(schedules(valid(osm), None)) == given
    except ValueError:
        return True


def _blok(schedule: Knoop) -> Blok:
    """The block of one schedule. Raises ValueError, in Dutch, when it is none."""
    for name in LIMITS:
        if schedule.value.get(name) not in (None, "", 1):
            raise ValueError(f"een tijd met '{name}' geldt niet elke week of maand")
    freq, byday = schedule.text("freq") or "WEEKLY", schedule.text("byday") or ""
    days = [BYDAY.fullmatch(day.strip().upper()) for day in byday.split(",")]
    dagen = tuple(Wanneer(int(day[1] or 0), WEEKDAGEN.index(day[2])) for day in days if day)
    if freq.upper() not in ("WEEKLY", "MONTHLY") or len(dagen) < len(days) or (freq.upper() == "WEEKLY" and max(dagen)[0]):
        raise ValueError("'freq' en 'byday' zeggen samen niet op welke dagen van de week of maand")
    opens_at, closes_at = schedule.text("opens_at"), schedule.text("closes_at")
    afspraak = (schedule.text("description") or "").lower() == AFSPRAAK
    if afspraak and not opens_at and not closes_at:
        return Blok(dagen, 0, MIDNIGHT, afspraak=True)
    van, tot = _minutes(opens_at, "opens_at"), _minutes(closes_at, "closes_at")
    if tot == MIDNIGHT - 1 or (van, tot) == (0, 0):
        tot = MIDNIGHT
    if van in (tot, MIDNIGHT):
        raise ValueError("'opens_at' is gelijk aan 'closes_at', of het eind van de dag")
    return Blok(dagen, van, tot if van < tot else MIDNIGHT + tot, afspraak)


def _minutes(time: str | None, name: str) -> int:
    match = TIME.fullmatch(time or "")
    if not match:
        raise ValueError(f"'{name}' is geen tijd als 09:30, zonder tijdzone")
    return int(match[1]) * 60 + int(match[2])
