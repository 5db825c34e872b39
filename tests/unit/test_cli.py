"""The `kompas` command: what it says and with which exit status, always in Dutch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from macros.soorten import SOORT
from tests.unit.conftest import Outcome
from tests.unit.factories import REGEL, VALKUIL, write_tiny_data

if TYPE_CHECKING:
    from tests.unit.conftest import Kompas
    from tests.unit.factories import Folder

ENGLISH = ("Usage", "Options", "Commands", "Error", "Show this", "Missing", "No such", "Try ", "Got unexpected")


def test_good_data_are_counted(kompas: Kompas, folder: Folder) -> None:
    assert folder.data.is_dir()
    assert kompas("controleer") == Outcome(0, ["In orde: 10 records gecontroleerd."], "")


def test_other_data_can_be_given(kompas: Kompas, folder: Folder) -> None:
    write_tiny_data(folder.root / "elders")
    folder.write(REGEL, "")
    assert kompas("controleer", "--data", "elders/data").status == 0


def test_another_local_layer_can_be_given(kompas: Kompas, folder: Folder) -> None:
    folder.lokaal.rename(folder.path("onze"))
    assert kompas("controleer", "--lokaal", "onze").status == 0


def test_the_environment_can_name_the_data(kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.data.rename(folder.path("elders"))
    monkeypatch.setenv("KOMPAS_DATA", "elders")
    assert kompas("controleer").status == 0


def test_the_environment_can_name_the_local_layer(kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.lokaal.rename(folder.path("onze"))
    monkeypatch.setenv("KOMPAS_LOKAAL", "onze")
    assert kompas("controleer").status == 0


def test_problems_go_to_standard_output_and_their_count_to_standard_error(kompas: Kompas, folder: Folder) -> None:
    folder.write(REGEL, "")
    folder.write(VALKUIL, "")
    outcome = kompas("controleer")
    assert (outcome.status, len(outcome.lines), outcome.errors) == (1, 2, "2 problemen gevonden.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["controleren"], "kompas: onbekende opdracht 'controleren'. Bedoelde je 'controleer'? Zie kompas --help.\n"),
        (["xyz"], "kompas: onbekende opdracht 'xyz'. Zie kompas --help.\n"),
        (["controleer", "--dat", "x"], "kompas: onbekende optie --dat. Bedoelde je '--data'? Zie kompas --help.\n"),
        (["controleer", "-x"], "kompas: onbekende optie -x. Zie kompas --help.\n"),
        (["controleer", "--data"], "kompas: deze aanroep klopt niet. Zie kompas --help.\n"),
        (["controleer", "data"], "kompas: deze aanroep klopt niet. Zie kompas --help.\n"),
        (["schrijf"], "kompas: er ontbreekt een argument. Zie kompas --help.\n"),
        (["schrijf", "a", "b"], "kompas: deze aanroep klopt niet. Zie kompas --help.\n"),
    ],
)
def test_a_wrong_call_is_explained_and_ends_with_2(arguments: list[str], message: str, kompas: Kompas) -> None:
    assert kompas(*arguments) == Outcome(2, [], message)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["controleer", "--help"], ["schrijf", "-h"], ["schema", "-h"]])
def test_help_is_dutch(arguments: list[str], kompas: Kompas) -> None:
    text = "\n".join(kompas(*arguments).lines)
    assert [word for word in ENGLISH if word in text] == []


def test_help_names_every_command(kompas: Kompas) -> None:
    text = "\n".join(kompas("--help").lines)
    assert all(name in text for name in ("controleer", "boom", "schema", "schrijf"))


def test_without_a_command_the_help_is_shown_and_the_call_fails(kompas: Kompas) -> None:
    outcome = kompas()
    assert (outcome.status, outcome.errors.splitlines()) == (2, kompas("--help").lines)


def test_schrijf_writes_pages_redirects_and_the_api(kompas: Kompas, folder: Folder) -> None:
    kompas("schrijf", "uit")
    written = {path.relative_to(folder.path("uit")).as_posix() for path in folder.path("uit").rglob("*") if path.is_file()}
    assert {"gouden-regels/01-eerste.md", "r/1/index.html", "api/v1/regels.json", "api/v1/index.json"} <= written


def test_schrijf_counts_what_it_wrote(kompas: Kompas, folder: Folder) -> None:
    outcome = kompas("schrijf", "uit")
    written = [path for path in folder.path("uit").rglob("*") if path.is_file()]
    assert outcome == Outcome(0, [f"{len(written)} bestanden geschreven in uit."], "")


def test_schrijf_accepts_an_empty_folder(kompas: Kompas, folder: Folder) -> None:
    folder.path("uit").mkdir()
    assert kompas("schrijf", "uit").status == 0


def test_schrijf_refuses_a_folder_with_something_in_it(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit/brief.txt", "van mij")
    message = "kompas: uit bestaat al en is niet leeg. Kies een nieuwe map.\n"
    assert kompas("schrijf", "uit") == Outcome(2, [], message)


def test_schrijf_leaves_a_folder_with_something_in_it_as_it_was(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit/brief.txt", "van mij")
    kompas("schrijf", "uit")
    assert [path.name for path in folder.path("uit").iterdir()] == ["brief.txt"]


def test_schrijf_refuses_a_file(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit", "van mij")
    assert kompas("schrijf", "uit").status == 2


def test_schrijf_writes_nothing_when_the_data_have_a_problem(kompas: Kompas, folder: Folder) -> None:
    folder.write(REGEL, "")
    kompas("schrijf", "uit")
    assert not folder.path("uit").exists()


def test_a_place_that_cannot_be_written_is_named_in_dutch(kompas: Kompas, folder: Folder) -> None:
    folder.write("bestand", "x")
    message = "kompas: bestand/uit/gouden-regels is niet te lezen of te schrijven.\n"
    assert kompas("schrijf", "bestand/uit") == Outcome(1, [], message)


def test_schema_writes_a_schema_for_every_kind_of_file(kompas: Kompas, folder: Folder) -> None:
    kompas("schema")
    written = {path.stem for path in folder.path(".vscode/schema").iterdir()}
    assert written == {*SOORT, "gemeente", "aanvulling"}


def test_schema_removes_schemas_that_no_longer_exist(kompas: Kompas, folder: Folder) -> None:
    folder.write(".vscode/schema/oud.json", "{}")
    kompas("schema")
    assert not folder.path(".vscode/schema/oud.json").exists()


def test_a_written_schema_is_json(kompas: Kompas, folder: Folder) -> None:
    kompas("schema")
    assert json.loads(folder.path(".vscode/schema/regel.json").read_text(encoding="utf-8"))["title"] == "Regel"
