"""`kompas nieuw`: a fresh local layer that is valid at once, and that never takes the place of anything."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import pytest

from macros.load import load
from macros.nieuw import NieuwError, Opzet, bestanden, mapnaam
from tests.conftest import EPOCH, ROOT
from tests.unit.conftest import VANDAAG, Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.conftest import Kompas

EMAIL = ("--email", "wijkteam@zonnedal.example")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty current folder to be in, with the project's own data, on the day of the other tests."""
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    monkeypatch.setenv("KOMPAS_DATA", str(ROOT / "data"))
    monkeypatch.delenv("KOMPAS_LOKAAL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def opzet(naam: str = "Gemeente Zonnedal", email: str = EMAIL[1], **changes: str | tuple[str, ...]) -> Opzet:
    return Opzet(naam, email, VANDAAG, **changes)  # type: ignore[arg-type]  # the tests name real fields


def written(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("naam", "expected"),
    [
        ("Gemeente Rotterdam", "lokaal-rotterdam"),
        ("gemeente  's-Hertogenbosch", "lokaal-s-hertogenbosch"),
        ("Súdwest-Fryslân", "lokaal-sudwest-fryslan"),
        ("Ĳsselstein", "lokaal-ijsselstein"),
        ("Gemeenteland", "lokaal-gemeenteland"),
        ("Gemeente", "lokaal-gemeente"),
        ("Zonnedal 🌷", "lokaal-zonnedal"),
        ("../../etc/C:\\x", "lokaal-etc-c-x"),
        ("a" * 300, "lokaal-" + "a" * 60),
    ],
)
def test_the_folder_is_named_after_the_gemeente(naam: str, expected: str) -> None:
    assert mapnaam(naam) == expected


@pytest.mark.parametrize(
    "naam", ["Gemeente Zonnedal", "gemeente  's-Hertogenbosch", "Súdwest-Fryslân", "Nee", "Zonnedal: a # b 🌷"]
)
def test_a_new_layer_is_valid_and_keeps_the_name(naam: str, kompas: Kompas, tmp_path: Path) -> None:
    made = kompas("nieuw", naam, "--map", "laag", *EMAIL)
    assert (made.status, made.errors) == (0, "")
    loaded = load(ROOT / "data", tmp_path / "hier" / "laag")
    assert loaded.problems == []
    assert loaded.gemeente
    assert getattr(loaded.gemeente.record, "naam") == " ".join(naam.split())


def test_a_new_layer_passes_the_check_with_the_national_data(kompas: Kompas) -> None:
    kompas("nieuw", "Zonnedal", *EMAIL)
    assert kompas("controleer", "--lokaal", "lokaal-zonnedal").status == 0


def test_every_option_is_kept() -> None:
    files = bestanden(opzet(adres="https://zonnedal.example/kompas/", provincie="Fryslân", wijken=("Noord", "De Súd")))
    assert files["gemeente.yml"] == (
        "naam: Gemeente Zonnedal\n"
        "contact:\n"
        "  naam: Redactie Wijkteamkompas Gemeente Zonnedal\n"
        "  email: wijkteam@zonnedal.example\n"
        "adres: https://zonnedal.example/kompas/\n"
        "kleuren:\n"
        "  primair: '#14504a'\n"
        "  primair_donker: '#8fd3c4'\n"
        "  accent: '#9a3412'\n"
        "  accent_donker: '#f5b48a'\n"
        "provincie: Fryslân\n"
        "wijken:\n"
        "  - {id: noord, naam: Noord}\n"
        "  - {id: de-sud, naam: De Súd}\n"
    )


def test_friesland_is_known_by_its_dutch_name_too() -> None:
    assert "provincie: Fryslân\n" in bestanden(opzet(provincie="Friesland"))["gemeente.yml"]


def test_every_example_says_that_it_is_one_and_holds_no_comment() -> None:
    examples = {path: text for path, text in bestanden(opzet()).items() if path != "gemeente.yml"}
    assert len(examples) == 4
    for path, text in examples.items():
        assert "/voorbeeld-" in path
        assert "Voorbeeld: " in text
        assert "Dit is een voorbeeld; " in text
        assert not [line for line in text.splitlines() if line.lstrip().startswith("#")]


def test_no_example_claims_to_have_been_checked() -> None:
    assert not [path for path, text in bestanden(opzet()).items() if "gecontroleerd_op" in text]


def test_the_example_note_has_the_day_on_which_it_was_made() -> None:
    note = bestanden(Opzet("Zonnedal", EMAIL[1], datetime.date(2027, 3, 1)))["aanvullingen/voorbeeld-eropaf.yml"]
    assert "herzien_op: 2027-03-01\n" in note


def test_the_next_steps_follow_in_four_lines(kompas: Kompas) -> None:
    assert kompas("nieuw", "Gemeente Zonnedal", *EMAIL) == Outcome(
        0,
        [
            "De laag van Gemeente Zonnedal staat in lokaal-zonnedal. Zo ga je verder:",
            "1. Kies deze laag: export KOMPAS_LOKAAL=lokaal-zonnedal",
            "2. Bekijk de site: make site",
            "3. Zet je eigen gegevens erin, ook uit een spreadsheet: .venv/bin/kompas importeer BESTAND.xlsx",
            "4. Haal de voorbeelden weg (bestanden die met voorbeeld- beginnen) en controleer: make controleer",
        ],
        "",
    )


def test_a_folder_with_a_space_is_quoted_to_be_copied(kompas: Kompas) -> None:
    assert "export KOMPAS_LOKAAL='onze laag'" in kompas("nieuw", "Zonnedal", "--map", "onze laag", *EMAIL).lines[1]


def test_the_layer_can_take_the_place_that_the_project_looks_in(
    kompas: Kompas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "data")
    (tmp_path / "hier/data/lokaal").mkdir(parents=True)
    outcome = kompas("nieuw", "Zonnedal", "--map", "data/lokaal", *EMAIL)
    assert outcome.lines[1] == "1. Deze map is al de laag van de site."
    assert "gemeente.yml" in written(tmp_path / "hier/data/lokaal")


@pytest.mark.parametrize("place", ["data/lokaal-zonnedal", "data", "data/lokaal/zonnedal", "data/../data/x"])
def test_another_place_in_the_data_is_refused(
    place: str, kompas: Kompas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "data")
    outcome = kompas("nieuw", "Zonnedal", "--map", place, *EMAIL)
    assert outcome.status == 2
    assert "ligt in de map met data, en daar hoort alleen lokaal. Kies met --map een map ernaast" in outcome.errors
    assert written(tmp_path) == {}


def test_nothing_is_ever_overwritten(kompas: Kompas, tmp_path: Path) -> None:
    kompas("nieuw", "Zonnedal", *EMAIL)
    before = written(tmp_path)
    again = kompas("nieuw", "Zonnedal", "--email", "ander@zonnedal.example")
    message = "kompas: lokaal-zonnedal bestaat al en is niet leeg. Kies een andere map met --map\n"
    assert again == Outcome(2, [], message)
    assert written(tmp_path) == before


def test_a_file_is_not_taken_for_a_folder(kompas: Kompas, tmp_path: Path) -> None:
    (tmp_path / "hier/brief").write_text("van mij", encoding="utf-8")
    assert kompas("nieuw", "Zonnedal", "--map", "brief", *EMAIL).status == 2
    assert written(tmp_path) == {"hier/brief": "van mij"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["", *EMAIL], "uit '' is geen mapnaam te maken. Geef een naam met letters, of kies een map met --map"),
        (["🌷", *EMAIL], "uit '🌷' is geen mapnaam te maken. Geef een naam met letters, of kies een map met --map"),
        (
            ["🌷", "--map", "x", *EMAIL],
            "de naam is leeg of heeft geen letters. Geef de naam van de gemeente tussen aanhalingstekens",
        ),
        (["z" * 300, *EMAIL], "de naam is te lang: 300 tekens, hoogstens 80. Gebruik de naam die bewoners kennen"),
        (
            ["Zonne\u202edal", *EMAIL],
            "een naam of optie bevat tekens die je niet ziet. Typ hem over in plaats van te plakken",
        ),
        (
            ["<b>Zonnedal</b>", *EMAIL],
            "de naam: hier kan geen HTML staan: dit veld is platte tekst. Haal <b> weg",
        ),
        (["Zonnedal", "--email", "team"], "--email: 'team' is geen e-mailadres. Schrijf het als naam@domein.nl"),
        (["Zonnedal", "--email", ""], "--email ontbreekt. Geef de gedeelde postbus van de redactie, zoals --email"),
        (
            ["Zonnedal", *EMAIL, "--adres", "zonnedal.nl"],
            "--adres: 'zonnedal.nl' is geen webadres. Schrijf het volledig, beginnend met https://",
        ),
        (
            ["Zonnedal", *EMAIL, "--provincie", "Brabant"],
            "--provincie: 'Brabant' kan niet. Bedoelde je 'Noord-Brabant'? Kies uit: Drenthe, Flevoland, Fryslân, Gelderland, "
            "Groningen, Limburg, Noord-Brabant, Noord-Holland, Overijssel, Utrecht, Zeeland, Zuid-Holland",
        ),
        (
            ["Zonnedal", *EMAIL, "--wijken", "Noord, ??"],
            "--wijken: '??' heeft geen letters of cijfers. Schrijf de wijken zoals 'Noord, Zuid'",
        ),
        (
            ["Zonnedal", *EMAIL, "--wijken", "Noord, noord"],
            "--wijken: in 'wijken' staat de id 'noord' twee keer. Geef elke wijk een eigen id",
        ),
        (["Zonnedal"], "--email ontbreekt. Geef de gedeelde postbus van de redactie, zoals --email wijkteam@zonnedal.example"),
    ],
)
def test_what_cannot_be_used_is_explained_and_leaves_nothing(
    arguments: list[str], message: str, kompas: Kompas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    outcome = kompas("nieuw", *arguments)
    assert (outcome.status, outcome.lines) == (2, [])
    assert outcome.errors.startswith(f"kompas: {message}")
    assert written(tmp_path) == {}


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NieuwError) as raised:
        bestanden(opzet(email="x", adres="http://x", provincie="Holland"))
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["--email", "--adres", "--provincie"]


class _Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


def test_the_mailbox_is_asked_for_on_a_terminal(kompas: Kompas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal("wijkteam@zonnedal.example\n"))
    outcome = kompas("nieuw", "Zonnedal")
    assert outcome.lines[0].startswith("E-mailadres van de redactie: een gedeelde postbus, niet van één persoon: ")
    assert "email: wijkteam@zonnedal.example" in written(tmp_path)["hier/lokaal-zonnedal/gemeente.yml"]


def test_no_answer_leaves_nothing(kompas: Kompas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal(""))
    outcome = kompas("nieuw", "Zonnedal")
    assert (outcome.status, outcome.errors.strip()) == (130, "kompas: afgebroken.")
    assert written(tmp_path) == {}
