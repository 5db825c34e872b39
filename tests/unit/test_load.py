"""Reading the data: text stays what the editor typed, files may come from any editor, and everything keeps its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.load import load, shown
from macros.strict_yaml import read
from tests.unit.factories import BEGRIPPEN, GEMEENTE, NOOT, REGEL, aanvulling, as_yaml, begrip, bron, gemeente, regel

if TYPE_CHECKING:
    from macros.load import Item, Loaded
    from tests.unit.factories import Folder


def loaded(folder: Folder) -> Loaded:
    return load(folder.data, folder.lokaal)


def item(folder: Folder, soort: str, record_id: str) -> Item:
    return next(item for item in loaded(folder).items if (item.soort, item.id) == (soort, record_id))


def test_every_record_of_every_soort_is_read(folder: Folder) -> None:
    assert [f"{item.soort}:{item.id}" for item in loaded(folder).items] == [
        "regel:01-eerste",
        "valkuil:01-kuil",
        "dilemma:lef-of-protocol",
        "domein:01-geld",
        "beslisboom:post",
        "casus:de-envelop",
        "voorziening:spreekuur",
        "begrip:waakvlam",
        "bron:redactie",
        "bron:vraagwijzer-2016",
    ]


@pytest.mark.parametrize(
    "written", ["nee", "no", "on", "yes", "ja", "true", "null", "~", "012", "1.10", "1e3", "0x1F", "2026-01-15"]
)
def test_a_text_stays_as_it_was_typed(written: str, folder: Folder) -> None:
    folder.replace(REGEL, "kort: De kern in één zin.", f"kort: {written}")
    assert getattr(item(folder, "regel", "01-eerste").record, "kort") == written


@pytest.mark.parametrize("written", ["nee", "on", "012", "1.10", "~"])
def test_a_field_name_stays_as_it_was_typed(written: str) -> None:
    assert read(f"{written}: x".encode()).value == {written: "x"}


@pytest.mark.parametrize(("written", "number"), [("1", 1), ("10", 10), ("'7'", 7), ("007", 7)])
def test_a_number_is_read_from_its_digits(written: str, number: int, folder: Folder) -> None:
    folder.replace(REGEL, "nummer: 1", f"nummer: {written}")
    assert getattr(item(folder, "regel", "01-eerste").record, "nummer") == number


@pytest.mark.parametrize(("written", "value"), [("ja", True), ("nee", False)])
def test_ja_and_nee_are_read_as_yes_and_no(written: str, value: bool, folder: Folder) -> None:
    folder.replace(REGEL, "fictief: ja", f"fictief: {written}")
    record = item(folder, "regel", "01-eerste").record
    assert getattr(record, "voorbeeld").fictief is value


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + as_yaml(regel()).encode(),
        as_yaml(regel()).replace("\n", "\r\n").encode(),
        as_yaml(regel()).replace("\n", "\r").encode(),
        f"---\n{as_yaml(regel())}".encode(),
        f"{as_yaml(regel())}...\n".encode(),
        f"# Een opmerking\n\n{as_yaml(regel())}".encode(),
        as_yaml(regel()).rstrip("\n").encode(),
    ],
    ids=["byte order mark", "Windows lines", "old Mac lines", "document mark", "end mark", "comment", "no last line break"],
)
def test_a_file_may_come_from_any_editor(content: bytes, folder: Folder) -> None:
    folder.write(REGEL, content)
    assert loaded(folder).problems == []


@pytest.mark.parametrize(
    "name", ["data/.DS_Store", "data/regels/.01-eerste.yml.swp", "data/regels/01-eerste.yml~", "data/lokaal/a~"]
)
def test_hidden_files_and_backup_copies_are_left_alone(name: str, folder: Folder) -> None:
    folder.write(name, "\t{")
    assert loaded(folder).problems == []


def test_plain_text_over_several_lines_becomes_one_line(folder: Folder) -> None:
    folder.replace(REGEL, "kort: De kern in één zin.", "kort: >-\n  De kern\n\n  in   één zin.")
    assert getattr(item(folder, "regel", "01-eerste").record, "kort") == "De kern in één zin."


def test_an_emoji_and_other_scripts_are_fine(folder: Folder) -> None:
    folder.replace(REGEL, "kort: De kern in één zin.", "kort: 'Ga 👩‍👧 خطوة'")
    assert getattr(item(folder, "regel", "01-eerste").record, "kort") == "Ga 👩‍👧 خطوة"


@pytest.mark.parametrize(
    ("path", "line"),
    [(("id",), 1), (("reflectievragen",), 4), (("reflectievragen", 1), 6), (("bronnen", 0, "plaats"), 13), (("voorheen",), 1)],
)
def test_every_part_knows_its_line_and_what_is_absent_that_of_what_is_around_it(
    path: tuple[str | int, ...], line: int, folder: Folder
) -> None:
    assert item(folder, "regel", "01-eerste").located.line(path) == line


def test_a_record_in_a_list_knows_its_own_lines(folder: Folder) -> None:
    folder.write(BEGRIPPEN, [begrip(), begrip("vangnet")])
    assert item(folder, "begrip", "vangnet").problem(("naam",), "x").line == 8


def test_a_problem_can_point_at_words_inside_a_long_text() -> None:
    located = read(b"a: |-\n  een\n  twee\n  drie\nb: twee\n")
    assert located.line(("a",), "twee") == 3


def test_words_that_stand_only_in_a_later_field_do_not_move_a_problem() -> None:
    located = read(b"a: |-\n  een\n  twee\nb: drie\n")
    assert located.line(("a",), "drie") == 1


def test_local_notes_are_read(folder: Folder) -> None:
    folder.write("data/lokaal/aanvullingen/tweede.yml", aanvulling("tweede"))
    assert [note.id for note in loaded(folder).aanvullingen] == ["noot", "tweede"]


def test_a_gemeente_without_notes_is_fine(folder: Folder) -> None:
    folder.path(NOOT).unlink()
    folder.path(NOOT).parent.rmdir()
    assert loaded(folder).problems == []


def test_a_local_layer_may_stand_outside_the_data_folder(folder: Folder) -> None:
    folder.write("elders/gemeente.yml", gemeente(naam="Elders"))
    gemeente_elders = load(folder.data, folder.path("elders")).gemeente
    assert getattr(gemeente_elders and gemeente_elders.record, "naam") == "Elders"


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "Logo van de stad.svg"])
def test_the_logo_of_the_gemeente_is_found(name: str, folder: Folder) -> None:
    folder.write(GEMEENTE, gemeente(logo=name))
    folder.write(f"data/lokaal/{name}", "<svg/>")
    assert loaded(folder).logo == folder.lokaal / name


def test_a_logo_of_exactly_the_largest_size_is_accepted(folder: Folder) -> None:
    folder.write(GEMEENTE, gemeente(logo="logo.svg"))
    folder.write("data/lokaal/logo.svg", "x" * 100 * 1024)
    assert loaded(folder).problems == []


def test_a_bron_needs_no_place_when_it_is_the_redactie(folder: Folder) -> None:
    folder.write(BEGRIPPEN, [begrip(bronnen=[{"bron": "redactie"}])])
    assert loaded(folder).problems == []


def test_a_bron_may_name_its_website(folder: Folder) -> None:
    folder.write("data/bronnen.yml", [bron("redactie"), bron(website="https://voorbeeld.nl/rapport?jaar=2016#kern")])
    assert loaded(folder).problems == []


@pytest.mark.parametrize(
    "written",
    [
        "Zie [[regel:01-eerste]], [[regel: 01-eerste |daar]].",
        "Zie [de wet](https://wetten.overheid.nl/), [mail](mailto:a@b.nl) of [bel](tel:+31612345678).",
        "Een **vet** en *schuin* woord, 3 < 4 & 5 > 2, en R&B.",
        "Zie [de wet](HTTPS://Wetten.Overheid.nl/).",
        "- een\n- twee\n\n1. eerst\n2. dan\n\n> zei ze",
        "| a | b |\n|---|---|\n| [[regel:01-eerste\\|x]] | y |",
        "Prijs: 5*4 en snake_case, 100 % [sic].",
    ],
)
def test_ordinary_markup_is_accepted(written: str, folder: Folder) -> None:
    folder.write(NOOT, aanvulling(tekst=written))
    assert loaded(folder).problems == []


def test_a_path_is_shown_from_the_current_folder(folder: Folder) -> None:
    assert shown(folder.path(REGEL)) == REGEL


def test_a_path_elsewhere_is_shown_in_full() -> None:
    assert shown(Path("/elders/data/regels")) == "/elders/data/regels"
