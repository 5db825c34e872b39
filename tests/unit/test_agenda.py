"""The calendar of what is due: as a calendar programme reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from macros.check import check
from macros.kaart.agenda import agenda
from macros.load import load
from tests.unit.conftest import VANDAAG
from tests.unit.factories import GEMEENTE, gemeente, voorziening, write_data
from tests.unit.test_vers import lokaal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Data, Plain

ADRES = {GEMEENTE: gemeente(adres="https://stad.example/kompas/", termijnen={"contact": 6, "toegang": 6, "inhoud": 12})}
VERS: Data = {"gecontroleerd_op": "2026-05-20"}


def events(text: str) -> list[Event]:
    """The events, each checked for what holds for all of them."""
    calendar = Calendar.from_ical(text)
    found = [component for component in calendar.walk("VEVENT") if isinstance(component, Event)]
    for event in found:
        assert isinstance(event.decoded("dtstart"), date)
        assert not isinstance(event.decoded("dtstart"), datetime)
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event["transp"] == "TRANSPARENT"
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(days=-7)
    assert len({str(event["uid"]) for event in found}) == len(found)
    return found


def made(make_kennisbank: MakeKennisbank, *records: Data, **changes: Plain) -> list[Event]:
    return events(agenda(make_kennisbank(lokaal(*records) | ADRES | changes)))


def uids(found: list[Event]) -> dict[str, str]:
    return {str(event["summary"]): str(event["uid"]) for event in found}


def test_an_organisatie_gets_one_day_for_each_month_in_which_something_is_due(make_kennisbank: MakeKennisbank) -> None:
    found = made(
        make_kennisbank,
        voorziening(
            "a", naam="Eetcafé; 'De Lepel', enz.", organisatie="Huis", gecontroleerd_op="2026-05-20", email="a@b.example"
        ),
        voorziening("b", naam="Soos", organisatie="Huis", gecontroleerd_op="2026-05-04"),
        voorziening("c", naam="Koor", organisatie="Huis", gecontroleerd_op="2026-04-30"),
        voorziening("d", naam="Bus", organisatie="Garage", gecontroleerd_op="2026-05-20"),
    )
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in found] == [
        ("Nakijken: Huis (1 voorziening)", date(2026, 10, 30)),
        ("Nakijken: Huis (2 voorzieningen)", date(2026, 11, 4)),
        ("Nakijken: Garage (1 voorziening)", date(2026, 11, 20)),
    ]
    assert str(found[1]["description"]) == (
        "Deze maand is het tijd om deze gegevens opnieuw te controleren:\n"
        "- Soos: toegang\n"
        "- Eetcafé; 'De Lepel', enz.: contact, toegang\n"
        "\n"
        "Klopt alles? Zet dan de dag van je controle bij gecontroleerd_op.\n"
        "Controleblad: https://stad.example/kompas/sociale-kaart/controle/huis/"
    )
    assert str(found[1]["url"]) == "https://stad.example/kompas/sociale-kaart/controle/huis/"


def test_all_that_is_late_is_one_appointment_today(make_kennisbank: MakeKennisbank) -> None:
    found = made(
        make_kennisbank,
        voorziening("a", organisatie="Huis"),
        voorziening("b", naam="B", organisatie="Huis", gecontroleerd_op="2020-01-01"),
        voorziening("c", organisatie="Garage", gecontroleerd_op="2020-01-01"),
    )
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in found] == [
        ("Nu nakijken: 2 organisaties op de sociale kaart", VANDAAG)
    ]
    assert "- Huis: 2 voorzieningen\n- Garage: 1 voorziening\n\n" in str(found[0]["description"])
    assert str(found[0]["url"]) == "https://stad.example/kompas/sociale-kaart/controle/"


def test_without_an_address_of_the_site_there_is_no_link(make_kennisbank: MakeKennisbank) -> None:
    found = made(make_kennisbank, voorziening("a", **VERS), voorziening("b", organisatie="B"), **{GEMEENTE: gemeente()})
    assert len(found) == 2
    assert [event for event in found if "url" in event or "Controleblad:" in str(event["description"])] == []


def test_a_long_list_is_cut_off_and_says_so(make_kennisbank: MakeKennisbank) -> None:
    records = [voorziening(f"v{number}", naam=f"Soos {number:02}", **VERS) for number in range(43)]
    (event,) = made(make_kennisbank, *records)
    assert str(event["description"]).count("- Soos") == 40
    assert "- Soos 39: toegang\n- en nog 3\n" in str(event["description"])


def test_national_voorzieningen_come_along_only_on_request(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(lokaal() | ADRES | {"data/sociale-kaart/spreekuur.yml": voorziening(**VERS)})
    assert events(agenda(kennisbank)) == []
    (event,) = events(agenda(kennisbank, alles=True))
    assert str(event["summary"]) == "Nakijken: De bibliotheek (1 voorziening)"
    assert "url" not in event


def test_a_later_calendar_replaces_the_days_of_an_earlier_one(tmp_path: Path) -> None:
    def on(day: date, gecontroleerd_op: str) -> list[Event]:
        records = [voorziening("a", naam="A", gecontroleerd_op=gecontroleerd_op), voorziening("b", organisatie="B")]
        folder = write_data(tmp_path, lokaal(*records) | ADRES)
        return events(agenda(check(load(folder.data, folder.lokaal), day)))

    early, late = on(date(2026, 6, 1), "2026-05-20"), on(date(2026, 6, 8), "2026-05-12")
    assert uids(early) == uids(late)
    assert [event.decoded("dtstart") for event in late] == [date(2026, 6, 8), date(2026, 11, 12)]
    assert {event.decoded("dtstamp") for event in late} == {datetime(2026, 6, 8, tzinfo=UTC)}


def test_two_gemeenten_and_two_months_have_their_own_days(make_kennisbank: MakeKennisbank) -> None:
    one = uids(made(make_kennisbank, voorziening("a", naam="A", **VERS)))
    month = uids(made(make_kennisbank, voorziening("a", naam="A", gecontroleerd_op="2026-04-20")))
    other = uids(made(make_kennisbank, voorziening("a", naam="A", **VERS), **{GEMEENTE: gemeente(naam="Elders")}))
    assert len({*one.values(), *month.values(), *other.values()}) == 3


def test_the_same_data_give_the_same_file_with_the_line_ends_of_the_standard(make_kennisbank: MakeKennisbank) -> None:
    data = lokaal(voorziening("a", naam="Tafel voor iedereen " * 10, **VERS), voorziening("b", organisatie="B" * 200)) | ADRES
    first, second = agenda(make_kennisbank(data)), agenda(make_kennisbank(data))
    assert first == second
    lines = first.split("\r\n")
    assert lines.pop() == ""
    assert not any("\n" in line or len(line.encode()) > 75 for line in lines)


def test_nothing_due_is_a_calendar_without_days(make_kennisbank: MakeKennisbank) -> None:
    calendar = Calendar.from_ical(agenda(make_kennisbank(lokaal())))
    assert (calendar["version"], calendar["x-wr-calname"], calendar.subcomponents) == (
        "2.0",
        "Sociale kaart Voorbeeldstad nakijken",
        [],
    )
