"""`kompas verouderd`: what an editor reads in the terminal, and the calendar it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.unit.conftest import Outcome
from tests.unit.factories import GEMEENTE, REGEL, VOORZIENING, gemeente, voorziening

if TYPE_CHECKING:
    from tests.unit.conftest import Kompas
    from tests.unit.factories import Folder, Plain

LEEG = "Er zijn nog geen voorzieningen om na te kijken. Met --alles tellen ook de landelijke mee."


def put(folder: Folder, record_id: str, **changes: Plain) -> None:
    folder.write(f"data/lokaal/sociale-kaart/{record_id}.yml", voorziening(record_id, **changes))


def test_what_is_due_is_listed_by_organisatie_the_oldest_first(kompas: Kompas, folder: Folder) -> None:
    put(folder, "vers", naam="Koor", gecontroleerd_op="2026-05-01")
    put(folder, "oud", naam="Soos", organisatie="Het Huis", gecontroleerd_op="2024-01-31", email="soos@stad.example")
    put(folder, "nooit", naam="Bus", organisatie="Het Huis")
    put(folder, "half", naam="Tuin", organisatie="De Tuin", gecontroleerd_op="2025-11-05", website="https://tuin.example")
    assert kompas("verouderd") == Outcome(
        0,
        [
            "Het Huis",
            "  data/lokaal/sociale-kaart/nooit.yml: Bus: nog nooit gecontroleerd (toegang, inhoud)",
            "  data/lokaal/sociale-kaart/oud.yml: Soos: contact verouderd sinds 31 juli 2024, "
            "toegang verouderd sinds 31 januari 2025, inhoud verouderd sinds 31 januari 2026",
            "",
            "De Tuin",
            "  data/lokaal/sociale-kaart/half.yml: Tuin: contact verouderd sinds 5 mei 2026",
            "",
            "3 van 4 voorzieningen nakijken: 1 nog nooit gecontroleerd, 2 verouderd.",
        ],
        "",
    )


def test_the_check_sheet_is_named_when_the_site_has_an_address(kompas: Kompas, folder: Folder) -> None:
    folder.write(GEMEENTE, gemeente(adres="https://stad.example/"))
    put(folder, "a", organisatie="Het Huis")
    assert kompas("verouderd", "--alles").lines == [
        "De bibliotheek (landelijk)",
        f"  {VOORZIENING}: Spreekuur: nog nooit gecontroleerd (toegang, inhoud)",
        "",
        "Het Huis",
        "  data/lokaal/sociale-kaart/a.yml: Spreekuur: nog nooit gecontroleerd (toegang, inhoud)",
        "  controleblad: https://stad.example/sociale-kaart/controle/het-huis/",
        "",
        "2 van 2 voorzieningen nakijken: 2 nog nooit gecontroleerd, 0 verouderd.",
    ]


def test_nothing_due_is_said(kompas: Kompas, folder: Folder) -> None:
    put(folder, "a", gecontroleerd_op="2026-05-01")
    assert kompas("verouderd") == Outcome(0, ["Alles is vers: 1 voorziening."], "")


def test_nothing_to_check_is_said(kompas: Kompas, folder: Folder) -> None:
    assert folder.data.is_dir()
    assert kompas("verouderd") == Outcome(0, [LEEG], "")


def test_another_local_layer_can_be_given(kompas: Kompas, folder: Folder) -> None:
    put(folder, "a", gecontroleerd_op="2026-05-01")
    folder.lokaal.rename(folder.path("onze"))
    assert kompas("verouderd", "--data", "data", "--lokaal", "onze").lines == ["Alles is vers: 1 voorziening."]


@pytest.mark.parametrize(
    ("options", "late"), [([], []), (["--alles"], ["Nu nakijken: 1 organisatie op de sociale kaart"])], ids=["lokaal", "alles"]
)
def test_the_calendar_is_written_over_an_older_one(options: list[str], late: list[str], kompas: Kompas, folder: Folder) -> None:
    put(folder, "a", gecontroleerd_op="2026-05-01")
    folder.write("agenda.ics", "een oude agenda")
    assert kompas("verouderd", "--ics", "agenda.ics", *options).lines[-1] == "Agenda geschreven in agenda.ics."
    written = folder.path("agenda.ics").read_bytes()
    assert b"\r\r\n" not in written
    summaries = [str(event["summary"]) for event in Calendar.from_ical(written).walk("VEVENT")]
    assert summaries == [*late, "Nakijken: De bibliotheek (1 voorziening)"]


def test_a_file_that_is_no_calendar_is_never_overwritten(kompas: Kompas, folder: Folder) -> None:
    before = folder.path(GEMEENTE).read_bytes()
    assert kompas("verouderd", "--ics", GEMEENTE) == Outcome(
        2, [], f"kompas: {GEMEENTE} eindigt niet op .ics. Kies een naam als agenda.ics.\n"
    )
    assert folder.path(GEMEENTE).read_bytes() == before


def test_a_calendar_in_a_folder_that_is_not_there_is_refused(kompas: Kompas, folder: Folder) -> None:
    assert folder.data.is_dir()
    outcome = kompas("verouderd", "--ics", "weg/agenda.ics")
    assert (outcome.status, outcome.errors) == (1, "kompas: weg/agenda.ics is niet te lezen of te schrijven.\n")


def test_wrong_data_are_reported_and_no_calendar_is_written(kompas: Kompas, folder: Folder) -> None:
    folder.write(REGEL, "")
    assert kompas("verouderd", "--ics", "agenda.ics").status == 1
    assert not folder.path("agenda.ics").exists()
