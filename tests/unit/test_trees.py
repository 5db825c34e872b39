"""Trees and cases among the other records: help that must exist, cases that must end where they say, and bad input."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.unit.conftest import MakeKennisbank, Outcome, refused
from tests.unit.factories import (
    BOOM,
    CASUS,
    GEMEENTE,
    VOORZIENING,
    Data,
    antwoorden,
    beslisboom,
    casus,
    domein,
    gemeente,
    tiny_data,
    uitkomst,
    voorziening,
    vraag,
)

if TYPE_CHECKING:
    from tests.unit.factories import Folder

Controleer = Callable[[], Outcome]

LOKAAL = "data/lokaal/sociale-kaart/spreekuur.yml"
GEEN_HULP = (
    "boom 'post': uitkomst 'samen' vindt geen landelijke voorziening. "
    "Zoek ruimer, of leg onder 'geen_voorziening' uit waarom er geen nodig is"
)
EERSTE = "- vraag: thuis\n  antwoord: ja"
HTML = "is HTML en dat mag hier niet. Gebruik Markdown, of schrijf &lt; voor een los <-teken"


def line_of(folder: Folder, name: str, text: str) -> int:
    """The line on which `text` stands first."""
    lines = folder.path(name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


# Every uitkomst finds help


def test_an_uitkomst_must_find_a_voorziening(controleer: Controleer, folder: Folder) -> None:
    folder.path(VOORZIENING).unlink()
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, 'voorzieningen:')}: {GEEN_HULP}")


def test_a_local_voorziening_is_not_enough(controleer: Controleer, folder: Folder) -> None:
    folder.path(LOKAAL).parent.mkdir()
    folder.path(VOORZIENING).rename(folder.path(LOKAAL))
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, 'voorzieningen:')}: {GEEN_HULP}")


@pytest.mark.parametrize("change", [{"lijn": "2"}, {"soort": "maatwerk"}], ids=str)
def test_a_voorziening_must_fit_every_field_of_the_search(change: Data, controleer: Controleer, folder: Folder) -> None:
    folder.replace(BOOM, "    - 01-geld\n", "    - 01-geld\n    lijnen: ['0', '1']\n    soorten: [voorliggend]\n")
    folder.write(VOORZIENING, voorziening(**change))
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, 'voorzieningen:')}: {GEEN_HULP}")


def test_a_voorziening_in_one_of_the_domeinen_is_enough(controleer: Controleer, folder: Folder) -> None:
    folder.write("data/domeinen/02-wonen.yml", domein("02-wonen", nummer=2))
    folder.replace(BOOM, "    - 01-geld\n", "    - 02-wonen\n    - 01-geld\n")
    assert controleer().status == 0


def test_help_in_an_unknown_domein_is_one_problem(controleer: Controleer, folder: Folder) -> None:
    line = folder.replace(BOOM, "    - 01-geld\n", "    - 01-gelt\n")
    message = "veld 'uitkomsten.voorzieningen.domeinen': '01-gelt' bestaat niet. Bedoelde je '01-geld'?"
    assert controleer() == refused(f"{BOOM}:{line}: {message}")


def test_a_voorziening_that_cannot_be_read_is_one_problem(controleer: Controleer, folder: Folder) -> None:
    line = folder.replace(VOORZIENING, "lijn: '1'", "lijn: '4'")
    assert controleer() == refused(f"{VOORZIENING}:{line}: veld 'lijn': '4' kan niet. Kies uit: 0, 1, 2, 3")


@pytest.mark.parametrize(
    "change",
    [{"voorzieningen": {"domeinen": ["01-geld"]}}, {"geen_voorziening": None}],
    ids=["both", "neither"],
)
def test_an_uitkomst_has_voorzieningen_or_a_reason_why_not(change: Data, controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, beslisboom(vragen=[vraag(antwoorden=antwoorden(ja="zelf", nee="zelf"))], uitkomsten=[_zelf(change)]))
    line = line_of(folder, BOOM, "- id: zelf")
    message = "geef 'voorzieningen', of leg onder 'geen_voorziening' uit waarom er geen nodig is"
    assert controleer() == refused(f"{BOOM}:{line}: veld 'uitkomsten': {message}")


def _zelf(change: Data) -> Data:
    return {key: value for key, value in uitkomst("zelf", **change).items() if value is not None}


def test_a_voorziening_was_not_checked_in_the_future(controleer: Controleer, folder: Folder) -> None:
    folder.write(VOORZIENING, voorziening(gecontroleerd_op="2026-12-31"))
    line = line_of(folder, VOORZIENING, "gecontroleerd_op")
    message = "veld 'gecontroleerd_op': 2026-12-31 ligt in de toekomst. Vul de dag in waarop je het naliep"
    assert controleer() == refused(f"{VOORZIENING}:{line}: {message}")


# Who comes first


def _eerst(*ids: str, zwaarte: str = "2") -> Data:
    """The tiny tree, whose uitkomst 'samen' has this zwaarte and puts these voorzieningen first."""
    samen = uitkomst("samen", zwaarte=zwaarte, voorzieningen={"domeinen": ["01-geld"]} | ({"eerst": list(ids)} if ids else {}))
    del samen["geen_voorziening"]
    return beslisboom(uitkomsten=[uitkomst("zelf"), samen])


def test_spoed_says_who_comes_first(controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, _eerst(zwaarte="spoed"))
    message = (
        "boom 'post': uitkomst 'samen' is spoed, maar zegt niet wie er vooraan staat. "
        "Zet onder 'eerst' de ids van wie je nu belt, zoals alarmnummer-112 of huisarts"
    )
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, 'voorzieningen:')}: {message}")


def test_spoed_with_a_national_voorziening_first_is_good(controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, _eerst("spreekuur", zwaarte="spoed"))
    assert controleer().status == 0


def test_spoed_that_needs_no_voorziening_names_nobody(controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, beslisboom(uitkomsten=[uitkomst("zelf"), uitkomst("samen", zwaarte="spoed")]))
    assert controleer().status == 0


@pytest.mark.parametrize("zwaarte", ["2", "spoed"])
def test_only_a_national_voorziening_comes_first(zwaarte: str, controleer: Controleer, folder: Folder) -> None:
    folder.write("data/lokaal/sociale-kaart/inloop.yml", voorziening("inloop"))
    folder.write(BOOM, _eerst("spreekuur", "inloop", zwaarte=zwaarte))
    message = (
        "boom 'post': uitkomst 'samen': 'inloop' onder 'eerst' is lokaal, maar mag alleen landelijk zijn. "
        "Kies een id uit data/sociale-kaart"
    )
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, '- inloop')}: {message}")


@pytest.mark.parametrize("status", ["inactief", "opgeheven"])
def test_a_voorziening_that_is_off_the_kaart_does_not_come_first(status: str, controleer: Controleer, folder: Folder) -> None:
    folder.write("data/sociale-kaart/loket.yml", voorziening("loket", status=status))
    folder.write(BOOM, _eerst("loket"))
    message = (
        f"boom 'post': uitkomst 'samen': 'loket' onder 'eerst' staat niet op de kaart (status: {status}). "
        "Kies een andere id, of haal deze weg"
    )
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, '- loket')}: {message}")


def test_a_voorziening_that_is_closed_for_a_while_may_come_first(controleer: Controleer, folder: Folder) -> None:
    folder.write(VOORZIENING, voorziening(status="tijdelijk_gesloten"))
    folder.write(BOOM, _eerst("spreekuur"))
    assert controleer().status == 0


def test_an_unknown_voorziening_first_is_one_problem(controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, _eerst("spreekuurtje", zwaarte="spoed"))
    message = "veld 'uitkomsten.voorzieningen.eerst': 'spreekuurtje' bestaat niet. Bedoelde je 'spreekuur'?"
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, '- spreekuurtje')}: {message}")


def test_who_comes_first_stands_above_what_the_search_finds(make_kennisbank: MakeKennisbank) -> None:
    files = {
        **tiny_data(),
        BOOM: _eerst("zwaar", "elders", "weg", "spreekuur"),
        "data/domeinen/02-wonen.yml": domein("02-wonen", nummer=2),
        "data/lokaal/gemeente.yml": gemeente(verberg=["weg"]),
        "data/lokaal/sociale-kaart/buur.yml": voorziening("buur", lijn="0"),
        "data/sociale-kaart/elders.yml": voorziening("elders", domeinen=["02-wonen"]),
        "data/sociale-kaart/weg.yml": voorziening("weg"),
        "data/sociale-kaart/zwaar.yml": voorziening("zwaar", lijn="3"),
    }
    kennisbank = make_kennisbank(files)
    found = kennisbank.voorzieningen(kennisbank["beslisboom", "post"].record.knopen["samen"].voorzieningen)
    assert [entry.key.id for entry in found] == ["zwaar", "elders", "spreekuur", "buur"]


def test_help_in_an_emergency_cannot_be_hidden(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write(BOOM, _eerst("spreekuur", zwaarte="spoed"))
    folder.write(GEMEENTE, gemeente(verberg=["spreekuur"]))
    assert any("'spreekuur' is hulp bij spoed en blijft zichtbaar" in line for line in controleer().lines)


# Cases


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            EERSTE,
            "- antwoord: ja\n  vraag: elders",
            "hier is vraag 'thuis' aan de beurt, niet 'elders'. Volg de volgorde van de boom",
        ),
        (
            "antwoord: ja",
            "antwoord: nea",
            "vraag 'thuis' heeft geen antwoord 'nea'. Bedoelde je 'nee'? Kies uit: ja, nee",
        ),
        (
            "uitkomst: zelf",
            "uitkomst: samen",
            "de antwoorden leiden naar 'zelf', niet naar 'samen'. Verbeter de uitkomst of een antwoord",
        ),
        (
            "uitkomst: zelf",
            "uitkomst: nergens",
            "de antwoorden leiden naar 'zelf', niet naar 'nergens'. Verbeter de uitkomst of een antwoord",
        ),
        (
            "boom: post",
            "boom: pots",
            "veld 'boom': 'pots' bestaat niet. Bedoelde je 'post'?",
        ),
    ],
    ids=["another question", "an unknown answer", "another uitkomst", "an unknown uitkomst", "an unknown tree"],
)
def test_a_case_must_follow_its_tree(old: str, new: str, message: str, controleer: Controleer, folder: Folder) -> None:
    folder.replace(CASUS, old, new)
    line = line_of(folder, CASUS, new.splitlines()[-1])
    assert controleer() == refused(f"{CASUS}:{line}: {message}")


def test_a_case_ends_at_its_uitkomst(controleer: Controleer, folder: Folder) -> None:
    answers = [{"vraag": "thuis", "antwoord": keuze, "waarom": "Zo is het."} for keuze in ("ja", "nee", "ja")]
    folder.write(CASUS, casus(antwoorden=answers))
    line = line_of(folder, CASUS, "antwoord: nee") - 1
    message = "de route is hier al klaar, in uitkomst 'zelf'. Haal dit antwoord en de antwoorden erna weg"
    assert controleer() == refused(f"{CASUS}:{line}: {message}")


def test_a_case_goes_on_until_an_uitkomst(controleer: Controleer, folder: Folder) -> None:
    vragen = [vraag(antwoorden=antwoorden(ja="erna", nee="samen")), vraag("erna")]
    folder.write(BOOM, beslisboom(vragen=vragen))
    line = line_of(folder, CASUS, "antwoorden:")
    message = "de route houdt op bij vraag 'erna'. Geef ook daar een antwoord, tot een uitkomst"
    assert controleer() == refused(f"{CASUS}:{line}: {message}")


def test_a_case_that_walks_its_tree_to_the_end_is_good(controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, beslisboom(vragen=[vraag(antwoorden=antwoorden(ja="erna", nee="samen")), vraag("erna")]))
    answers = [{"vraag": question, "antwoord": "ja", "waarom": "Zo is het."} for question in ("thuis", "erna")]
    folder.write(CASUS, casus(antwoorden=answers))
    assert controleer().status == 0


def test_a_case_in_a_tree_that_is_not_sound_is_not_blamed(controleer: Controleer, folder: Folder) -> None:
    line = folder.replace(BOOM, "naar: zelf", "naar: nergens")
    assert [problem.startswith(f"{BOOM}:{line}: ") for problem in controleer().lines] == [True]


# Bad input

ZWAARTES = "Kies uit: 1, 2, 3, 4, 5, 6, 7, spoed"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("zwaarte: '2'", "zwaarte: 8", f"veld 'uitkomsten.zwaarte': '8' kan niet. {ZWAARTES}"),
        ("zwaarte: '2'", "zwaarte: 0", f"veld 'uitkomsten.zwaarte': '0' kan niet. {ZWAARTES}"),
        ("zwaarte: '2'", "zwaarte: Spoed", f"veld 'uitkomsten.zwaarte': 'Spoed' kan niet. Bedoelde je 'spoed'? {ZWAARTES}"),
        ("trede: '1'", "trede: spoed", "veld 'vragen.trede': 'spoed' kan niet. Kies uit: 1, 2, 3, 4, 5, 6, 7"),
        (
            "zwaarte: '2'",
            "overgeslagen: {8: Omdat het moet.}\n  zwaarte: '2'",
            "veld 'uitkomsten.overgeslagen': '8' kan niet. Kies uit: 1, 2, 3, 4, 5, 6, 7",
        ),
        (
            "zwaarte: '2'",
            "overgeslagen: Omdat het moet.\n  zwaarte: '2'",
            "veld 'uitkomsten.overgeslagen': hier horen velden (naam: waarde), geen losse tekst. Kijk op de pagina Velden welke",
        ),
        (
            "waarom: Thuis is het lichtst.",
            "waarom: <script>alert(1)</script>",
            f"veld 'vragen.waarom': '<script>alert(1)</script>' {HTML}",
        ),
        (
            "wanneer: Bij ongeopende post.",
            "wanneer: Bij <img src=x onerror=alert(1)> post.",
            f"veld 'wanneer': '<img src=x onerror=alert(1)>' {HTML}",
        ),
        (
            "antwoord: Nee",
            f"antwoord: {'x' * 10_000}",
            "veld 'vragen.antwoorden.antwoord': is te lang: 10000 tekens, hoogstens 300. Kort de tekst in",
        ),
        (
            "antwoord: Nee",
            "antwoord: ''",
            "veld 'vragen.antwoorden.antwoord': is leeg. Vul het in, of haal het weg als het niet verplicht is",
        ),
        (
            "- id: nee",
            "- id: Weet ik niet",
            "veld 'vragen.antwoorden.id': 'Weet ik niet' is geen goede id. Gebruik alleen kleine letters, cijfers en "
            "koppeltekens, hoogstens 80 tekens, bijvoorbeeld 02-eropaf",
        ),
        (
            "altijd_bekend: ja",
            "altijd_bekend: soms",
            "veld 'vragen.altijd_bekend': 'soms' is geen ja of nee. Schrijf ja of nee",
        ),
    ],
    ids=[
        "zwaarte 8",
        "zwaarte 0",
        "zwaarte with a capital",
        "a question of spoed",
        "a reason for rung 8",
        "a reason without a rung",
        "a script in why",
        "HTML in when to use it",
        "an answer of 10,000 characters",
        "an empty answer",
        "an id with spaces",
        "altijd_bekend",
    ],
)
def test_bad_input_in_a_tree_is_one_line(old: str, new: str, message: str, controleer: Controleer, folder: Folder) -> None:
    line = folder.replace(BOOM, old, new)
    assert controleer() == refused(f"{BOOM}:{line}: {message}")


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"vragen": []}, "vragen:", "veld 'vragen': telt 0 punten, het moeten er minstens 1 zijn. Vul aan"),
        ({"uitkomsten": []}, "uitkomsten:", "veld 'uitkomsten': telt 0 punten, het moeten er minstens 1 zijn. Vul aan"),
        (
            {"vragen": [vraag(antwoorden=antwoorden(ja="zelf"))]},
            "antwoorden:",
            "veld 'vragen.antwoorden': telt 1 punten, het moeten er minstens 2 zijn. Vul aan",
        ),
        (
            {"uitkomsten": [uitkomst("zelf"), uitkomst("samen", verder=["pots"])]},
            "- pots",
            "veld 'uitkomsten.verder': 'pots' bestaat niet. Bedoelde je 'post'?",
        ),
        (
            {"uitkomsten": [uitkomst("zelf"), uitkomst("samen", verder=["xyz"])]},
            "- xyz",
            "veld 'uitkomsten.verder': 'xyz' bestaat niet. Kijk in data/beslisbomen welke er zijn",
        ),
    ],
    ids=["no questions", "no uitkomsten", "one answer", "verder to a misspelt tree", "verder to an unknown tree"],
)
def test_a_tree_lacks_nothing(change: Data, field: str, message: str, controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, beslisboom(**change))
    assert controleer() == refused(f"{BOOM}:{line_of(folder, BOOM, field)}: {message}")


def test_a_telephone_number_of_a_voorziening_must_exist(controleer: Controleer, folder: Folder) -> None:
    folder.write(VOORZIENING, voorziening(telefoons=[{"nummer": "10 433 00 00"}]))
    line = line_of(folder, VOORZIENING, "nummer:")
    message = "'10 433 00 00' is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?"
    assert controleer() == refused(f"{VOORZIENING}:{line}: veld 'telefoons.nummer': {message}")


@pytest.mark.parametrize("tag", ["<script>", "</text>", "<b onclick=x>", "<!--"], ids=["start", "end", "attribute", "comment"])
def test_html_in_a_question_is_refused(tag: str, controleer: Controleer, folder: Folder) -> None:
    folder.write(BOOM, beslisboom(vragen=[vraag(vraag=f"Ligt er {tag} post?")]))
    line = line_of(folder, BOOM, "vraag:")
    message = f"hier kan geen HTML staan: dit veld is platte tekst. Haal {tag} weg"
    assert controleer() == refused(f"{BOOM}:{line}: veld 'vragen.vraag': {message}")
