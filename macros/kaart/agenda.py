"""The Kennisbank in; an iCalendar file out that tells an editor when to ask which organisatie for a check.

For each organisatie one day a month, on the first day that something of it is due, and one day for all that is late already:
a gemeente with hundreds of unchecked voorzieningen gets one appointment for them, not hundreds. Of a voorziening only the kind
that is due first counts, for a check renews all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from macros.kaart.vers import OVERZICHT, Bekeken, Organisatie, organisaties
from macros.problems import in_words

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank

WEEK_ERVOOR = timedelta(weeks=-1)
LANGSTE_LIJST = 40
WAT_NU = "Klopt alles? Zet dan de dag van je controle bij gecontroleerd_op."


class Afspraak(NamedTuple):
    """One day in the calendar. The same `naam` in a later file replaces it; `url` counts from the root of the site."""

    naam: str
    dag: date
    titel: str
    inleiding: str
    punten: list[str]
    url: str


def agenda(kennisbank: Kennisbank, *, alles: bool = False) -> str:
    """The iCalendar file for the local voorzieningen; with `alles` also for the national ones."""
    naam = f"Sociale kaart {kennisbank.gemeente.naam} nakijken"
    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Wijkteamkompas//Sociale kaart//NL"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("name", naam),
        ("x-wr-calname", naam),
    ):
        calendar.add(name, value)
    found = organisaties(kennisbank, alles=alles)
    for afspraak in (*_late(found, kennisbank.vandaag), *_due(found)):
        calendar.add_component(_event(afspraak, kennisbank))
    return str(calendar.to_ical(), "utf-8")


def _late(found: Sequence[Organisatie], vandaag: date) -> Iterator[Afspraak]:
    """One day, today, for all that should have been checked."""
    punten = [
        f"{organisatie.naam}: {in_words(len(organisatie.te_doen), 'voorziening', 'voorzieningen')}"
        for organisatie in found
        if organisatie.te_doen
    ]
    if punten:
        titel = f"Nu nakijken: {in_words(len(punten), 'organisatie', 'organisaties')} op de sociale kaart"
        inleiding = "Van deze organisaties is iets verouderd of nog nooit gecontroleerd:"
        yield Afspraak("achterstand", vandaag, titel, inleiding, punten, OVERZICHT)


def _due(found: Sequence[Organisatie]) -> Iterator[Afspraak]:
    """One day for each organisatie and month in which something that is fresh now must be checked again."""
    for organisatie in found:
        fresh = [(day, bekeken) for bekeken in organisatie.voorzieningen if (day := _fresh_until(bekeken))]
        for month, group in groupby(fresh, key=lambda pair: f"{pair[0]:%Y-%m}"):
            due = list(group)
            count = in_words(len(due), "voorziening", "voorzieningen")
            yield Afspraak(
                f"{'lokaal' if organisatie.lokaal else 'landelijk'}/{organisatie.naam.casefold()}/{month}",
                due[0][0],
                f"Nakijken: {organisatie.naam} ({count})",
                "Deze maand is het tijd om deze gegevens opnieuw te controleren:",
                [f"{bekeken.entry.title}: {_kinds(bekeken)}" for _, bekeken in due],
                organisatie.url if organisatie.lokaal else "",
            )


def _fresh_until(bekeken: Bekeken) -> date | None:
    return bekeken.stand.eerste if bekeken.stand.staat == "vers" else None


def _kinds(bekeken: Bekeken) -> str:
    """The kinds of data that are due first."""
    return ", ".join(deel.naam for deel in bekeken.stand.delen if deel.datum == bekeken.stand.eerste)


def _event(afspraak: Afspraak, kennisbank: Kennisbank) -> Event:
    """A whole day that leaves the editor free, with an alarm a week before."""
    gemeente = kennisbank.gemeente
    shown = [f"- {punt}" for punt in afspraak.punten[:LANGSTE_LIJST]]
    if more := afspraak.punten[LANGSTE_LIJST:]:
        shown.append(f"- en nog {len(more)}")
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"urn:wijkteamkompas:{gemeente.naam}/{afspraak.naam}")))
    event.add("dtstamp", datetime.combine(kennisbank.vandaag, time(), UTC))
    event.add("dtstart", afspraak.dag)
    event.add("dtend", afspraak.dag + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", afspraak.titel)
    lines = [afspraak.inleiding, *shown, "", WAT_NU]
    if gemeente.adres and afspraak.url:
        address = f"{gemeente.adres.rstrip('/')}/{afspraak.url}"
        event.add("url", address)
        lines.append(f"Controleblad: {address}")
    event.add("description", "\n".join(lines))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", afspraak.titel)
    alarm.add("trigger", WEEK_ERVOOR)
    event.add_component(alarm)
    return event
