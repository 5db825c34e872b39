"""All records together: links in both directions, order, local notes; and what may and may not occur twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.check import check
from macros.kennisbank import Key
from macros.load import load
from macros.problems import DataError, Problem, nearest
from tests.unit.conftest import VANDAAG
from tests.unit.factories import (
    BEGRIPPEN,
    BRONNENLIJST,
    DILEMMA,
    DOMEIN,
    NOOT,
    REGEL,
    aanvulling,
    begrip,
    bron,
    dilemma,
    domein,
    onderdeel,
    regel,
    tekstblok,
    tiny_data,
)

if TYPE_CHECKING:
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Folder, Plain

TWEEDE = "data/regels/02-tweede.yml"
DERDE = "data/regels/03-derde.yml"


def data(**changes: Plain) -> dict[str, Plain]:
    return {**tiny_data(), TWEEDE: regel("02-tweede", nummer=2), **changes}


def cited_by(make_kennisbank: MakeKennisbank, files: dict[str, Plain], soort: str, record_id: str) -> list[str]:
    return list(map(str, make_kennisbank(files)[soort, record_id].cited_by))


@pytest.mark.parametrize(
    "change",
    [
        {"waarom": tekstblok("Zie [[regel:02-tweede]].")},
        {"waarom": tekstblok("Zie [[regel:02-tweede|daar]] en [[regel:02-tweede]].")},
        {"onderdelen": [onderdeel(inleiding="Zie [[regel:02-tweede]].")]},
        {"verwant": {"regels": ["02-tweede"]}},
        {"verwant": {"regels": ["02-tweede"]}, "waarom": tekstblok("Zie [[regel:02-tweede]].")},
    ],
    ids=["in a text", "twice in a text", "deep in a block", "as verwant", "as verwant and in a text"],
)
def test_a_link_is_known_once_to_the_record_it_leads_to(change: dict[str, Plain], make_kennisbank: MakeKennisbank) -> None:
    files = data(**{REGEL: regel(**change)})
    assert cited_by(make_kennisbank, files, "regel", "02-tweede") == ["regel:01-eerste"]


def test_a_bron_knows_who_draws_on_it_in_the_order_of_the_soorten(make_kennisbank: MakeKennisbank) -> None:
    assert cited_by(make_kennisbank, data(), "bron", "vraagwijzer-2016") == [
        "regel:01-eerste",
        "regel:02-tweede",
        "valkuil:01-kuil",
        "dilemma:lef-of-protocol",
        "domein:01-geld",
        "begrip:waakvlam",
    ]


def test_a_bron_knows_the_bron_it_was_found_in(make_kennisbank: MakeKennisbank) -> None:
    bronnen = [bron("redactie"), bron(), bron("wmo", via="redactie")]
    files = data(**{BRONNENLIJST: bronnen})
    assert "bron:wmo" in cited_by(make_kennisbank, files, "bron", "redactie")


def test_a_begrip_knows_what_it_is_not_to_be_confused_with(make_kennisbank: MakeKennisbank) -> None:
    files = data(**{BEGRIPPEN: [begrip(verwar_niet_met=["vangnet"]), begrip("vangnet")]})
    assert cited_by(make_kennisbank, files, "begrip", "vangnet") == ["begrip:waakvlam"]


def test_a_record_that_names_itself_is_no_link(make_kennisbank: MakeKennisbank) -> None:
    files = data(**{REGEL: regel(waarom=tekstblok("Zie [[regel:01-eerste]]."))})
    assert cited_by(make_kennisbank, files, "regel", "01-eerste") == []


def test_records_follow_each_other_by_number(make_kennisbank: MakeKennisbank) -> None:
    files = data(**{REGEL: regel(nummer=10), DERDE: regel("03-derde", nummer=9)})
    entries = make_kennisbank(files).by_soort["regel"]
    assert [entry.key.id for entry in entries] == ["02-tweede", "03-derde", "01-eerste"]


def test_records_without_a_number_follow_by_id_after_the_others(make_kennisbank: MakeKennisbank) -> None:
    without = [dilemma(record_id, code=record_id) for record_id in ("c", "b")]
    for record in without:
        del record["nummer"]
    files = data(**{f"data/dilemmas/{record['id']}.yml": record for record in without})
    entries = make_kennisbank(files).by_soort["dilemma"]
    assert [entry.key.id for entry in entries] == ["lef-of-protocol", "b", "c"]


@pytest.mark.parametrize(
    ("record_id", "before", "after"),
    [("01-eerste", None, "02-tweede"), ("02-tweede", "01-eerste", "03-derde"), ("03-derde", "02-tweede", None)],
)
def test_each_record_knows_the_one_before_and_after_it(
    record_id: str, before: str | None, after: str | None, make_kennisbank: MakeKennisbank
) -> None:
    entry = make_kennisbank(data(**{DERDE: regel("03-derde", nummer=3)}))["regel", record_id]
    assert (entry.previous, entry.next) == (before and Key("regel", before), after and Key("regel", after))


def test_a_record_that_is_alone_in_its_soort_has_no_neighbours(make_kennisbank: MakeKennisbank) -> None:
    entry = make_kennisbank(data())["valkuil", "01-kuil"]
    assert (entry.previous, entry.next) == (None, None)


def test_a_soort_may_be_empty(make_kennisbank: MakeKennisbank) -> None:
    assert make_kennisbank(data(**{BEGRIPPEN: []})).by_soort["begrip"] == ()


def test_a_local_note_stands_with_its_record(make_kennisbank: MakeKennisbank) -> None:
    notes = make_kennisbank(data())["regel", "01-eerste"].aanvullingen
    assert [note.id for note in notes] == ["noot"]


def test_a_local_note_stands_with_no_other_record(make_kennisbank: MakeKennisbank) -> None:
    assert make_kennisbank(data())["regel", "02-tweede"].aanvullingen == ()


@pytest.mark.parametrize("target", ["valkuil:01-kuil", "dilemma:lef-of-protocol", "domein:01-geld", "begrip:waakvlam"])
def test_a_local_note_may_stand_with_every_soort(target: str, make_kennisbank: MakeKennisbank) -> None:
    soort, _, record_id = target.partition(":")
    files = data(**{NOOT: aanvulling(bij=target)})
    assert len(make_kennisbank(files)[soort, record_id].aanvullingen) == 1


def test_two_soorten_may_use_the_same_number(make_kennisbank: MakeKennisbank) -> None:
    knowledge = make_kennisbank(data())
    assert knowledge["regel", "01-eerste"].nummer == knowledge["valkuil", "01-kuil"].nummer


def test_two_soorten_may_use_the_same_id(make_kennisbank: MakeKennisbank) -> None:
    files = data(
        **{"data/valkuilen/02-tweede.yml": {**tiny_data()["data/valkuilen/01-kuil.yml"], "id": "02-tweede", "nummer": 2}}
    )
    assert make_kennisbank(files)["valkuil", "02-tweede"].title == "Titel van 01-kuil"


def test_a_domein_may_have_number_eleven(make_kennisbank: MakeKennisbank) -> None:
    assert make_kennisbank(data(**{DOMEIN: domein(nummer=11)}))["domein", "01-geld"].nummer == 11


def test_today_is_not_the_future(make_kennisbank: MakeKennisbank) -> None:
    files = data(**{REGEL: regel(herzien_op=VANDAAG.isoformat())})
    assert make_kennisbank(files)["regel", "01-eerste"].record.herzien_op == VANDAAG


@pytest.mark.parametrize(
    ("soort", "record_id", "url", "short_url"),
    [
        ("regel", "01-eerste", "gouden-regels/01-eerste/", "r/1/"),
        ("valkuil", "01-kuil", "valkuilen/01-kuil/", "v/1/"),
        ("dilemma", "lef-of-protocol", "dilemmas/lef-of-protocol/", "d/lef/"),
        ("domein", "01-geld", "domeinen/01-geld/", "z/1/"),
        ("beslisboom", "post", "beslisbomen/post/", "b/post/"),
        ("casus", "de-envelop", "casussen/de-envelop/", "c/de-envelop/"),
        ("voorziening", "spreekuur", "sociale-kaart/spreekuur/", "k/spreekuur/"),
        ("begrip", "waakvlam", "begrippen/waakvlam/", "w/waakvlam/"),
        ("bron", "redactie", "bronnen/redactie/", "l/redactie/"),
    ],
)
def test_the_addresses_of_a_record_are_permanent(
    soort: str, record_id: str, url: str, short_url: str, make_kennisbank: MakeKennisbank
) -> None:
    entry = make_kennisbank(data())[soort, record_id]
    assert (entry.url, entry.short_url) == (url, short_url)


@pytest.mark.parametrize(
    ("soort", "record_id", "address"),
    [
        ("regel", "01-eerste", "bestanden/regels/01-eerste.yml.txt"),
        ("begrip", "waakvlam", "bestanden/begrippen.yml.txt"),
    ],
)
def test_the_data_of_a_record_is_published_beside_it(
    soort: str, record_id: str, address: str, make_kennisbank: MakeKennisbank
) -> None:
    assert make_kennisbank(data())[soort, record_id].bron_url == address


def test_problems_come_sorted_by_file_and_line_without_doubles() -> None:
    first, second, third = Problem("a.yml", 2, "x"), Problem("a.yml", 10, "a"), Problem("b.yml", 1, "a")
    assert DataError([third, second, first, second]).problems == (first, second, third)


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("a.yml", 0, "is leeg")) == "a.yml: is leeg"


def test_a_problem_stays_on_one_line() -> None:
    assert str(Problem("a.yml", 3, "'een\n  twee' kan niet")) == "a.yml:3: 'een twee' kan niet"


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("regel-6", " Bedoelde je '06-regel'?"),
        ("EROPAF", " Bedoelde je '02-eropaf'?"),
        ("planmatig", " Bedoelde je '06-planmatig-en-methodisch'?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_offered_when_one_looks_like_it(word: str, suggestion: str) -> None:
    assert nearest(word, ["02-eropaf", "06-regel", "06-planmatig-en-methodisch"]) == suggestion


def test_nothing_is_built_from_data_with_a_problem(folder: Folder) -> None:
    folder.write(DILEMMA, "")
    with pytest.raises(DataError):
        check(load(folder.data, folder.lokaal), VANDAAG)
