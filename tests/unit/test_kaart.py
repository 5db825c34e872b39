"""The sociale kaart as a whole: wijken, doubles, secret addresses, hidden voorzieningen; and its bad input."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros import export, site
from macros.render import pages
from tests.unit.conftest import MakeKennisbank, Outcome, refused
from tests.unit.factories import Data, Folder, Plain, gemeente, tiny_data, voorziening

LOKAAL = "data/lokaal/sociale-kaart/hier.yml"
GEHEIM: Data = {"adres_geheim": "ja", "locaties": [{"straat": "Geheimpad 7", "postcode": "1234 AB", "plaats": "Voorbeeldstad"}]}


def test_a_secret_address_never_leaves_the_data(make_kennisbank: MakeKennisbank) -> None:
    files = dict(tiny_data())
    files[LOKAAL] = voorziening("hier", naam="Veilig huis", lijn="3", **GEHEIM)
    kennisbank = make_kennisbank(files)
    texts = [page.markdown for page in pages(kennisbank)]
    texts += [file.content for file in export.files(kennisbank)]
    texts += [file.content for file in site.data_files(kennisbank)]
    texts += [file.content for file in site.search_index(kennisbank, [])]
    assert any("Veilig huis" in text for text in texts)
    for secret in ("Geheimpad", "1234 AB", "1234AB"):
        assert not any(secret.lower() in text.lower() for text in texts)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"samenvatting": "Bel aan op Geheimpad 7."}, "samenvatting"),
        ({"aanmelden": "Kom naar het geheimpad."}, "aanmelden"),
        ({"omschrijving": "Ligt bij 1234ab."}, "omschrijving"),
    ],
)
def test_a_secret_address_in_another_field_is_refused(
    controleer: Callable[[], Outcome], folder: Folder, changes: Data, field: str
) -> None:
    folder.write(LOKAAL, voorziening("hier", **GEHEIM, **changes))
    (line,) = controleer().lines
    assert f"veld '{field}': hier staat een deel van het adres, en dat is geheim" in line


def test_wijken_must_be_those_of_the_gemeente(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write("data/lokaal/gemeente.yml", gemeente(wijken=[{"id": "noord", "naam": "Noord"}]))
    folder.write(LOKAAL, voorziening("hier", naam="Hier", werkgebied=["noort"]))
    (line,) = controleer().lines
    assert line.startswith(LOKAAL + ":")
    assert line.endswith("veld 'werkgebied': de wijk 'noort' bestaat niet. Bedoelde je 'noord'?")


def test_a_national_voorziening_has_no_wijken(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write("data/lokaal/gemeente.yml", gemeente(wijken=[{"id": "noord", "naam": "Noord"}]))
    folder.write("data/sociale-kaart/spreekuur.yml", voorziening(werkgebied=["noord"]))
    (line,) = controleer().lines
    assert "een landelijke voorziening heeft geen wijken" in line


def test_one_voorziening_in_two_files_is_refused(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write(LOKAAL, voorziening("hier", naam="Koffie"))
    folder.write(LOKAAL.replace("hier", "nogmaals"), voorziening("nogmaals", naam="koffie"))
    line = LOKAAL.replace("hier", "nogmaals") + ":2: veld 'naam': deze voorziening staat al in " + LOKAAL
    assert controleer() == refused(f"{line}. Houd één bestand, of geef ze verschillende namen")


def test_a_hidden_voorziening_is_in_no_list_but_keeps_its_page(make_kennisbank: MakeKennisbank) -> None:
    files = dict(tiny_data())
    files["data/sociale-kaart/weg.yml"] = voorziening("weg", naam="Verborgen")
    files["data/lokaal/gemeente.yml"] = gemeente(verberg=["weg"])
    kennisbank = make_kennisbank(files)
    assert [entry.key.id for entry in kennisbank.kaart] == ["spreekuur"]
    assert [entry.key.id for entry in kennisbank.in_domein("01-geld")] == ["spreekuur"]
    assert any(page.path == "sociale-kaart/weg.md" for page in pages(kennisbank))


def test_only_a_national_voorziening_can_be_hidden(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write("data/lokaal/gemeente.yml", gemeente(verberg=["spreekuren"]))
    lines = controleer().lines
    assert any("veld 'verberg': 'spreekuren' is geen landelijke voorziening. Bedoelde je 'spreekuur'?" in line for line in lines)


def test_hiding_the_last_help_of_an_uitkomst_is_refused(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write("data/lokaal/gemeente.yml", gemeente(verberg=["spreekuur"]))
    assert any("hierdoor vindt uitkomst" in line for line in controleer().lines)
    folder.write(LOKAAL, voorziening("hier", naam="Eigen spreekuur"))
    assert controleer().status == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"leeftijd_min": "18", "leeftijd_max": "12"}, "'leeftijd_min' (18) is hoger dan 'leeftijd_max' (12). Draai ze om"),
        ({"leeftijd_min": "jong"}, "'jong' is geen heel getal"),
        ({"leeftijd_max": "300"}, "300 is te groot: hoogstens 120"),
        ({"locaties": [{"plaats": "X", "lat": "52.1"}]}, "'lat' en 'lon' horen samen"),
        ({"locaties": [{"plaats": "X", "lat": "5.12", "lon": "52.09"}]}, "'lat' en 'lon' zijn verwisseld"),
        ({"locaties": [{"plaats": "X", "lat": "51.22", "lon": "4.40"}]}, "ligt niet in Nederland"),
        ({"locaties": [{"plaats": "X", "lat": "52,09", "lon": "5.12"}]}, "is geen graad"),
        ({"locaties": [{"plaats": "X", "postcode": "0123 AB"}]}, "is geen postcode"),
        ({"locaties": [{"plaats": "X", "postcode": "1234 SS"}]}, "de letters SS worden niet gebruikt"),
        ({"website": "http://oud.example"}, "is geen webadres"),
        ({"email": "niet een adres"}, "is geen e-mailadres"),
        ({"talen": ["Engelsch"]}, "Bedoelde je 'Engels'?"),
        ({"doelgroepen": ["ouder"]}, "Bedoelde je 'ouderen'?"),
        ({"status": "dicht"}, "Kies uit: actief, tijdelijk_gesloten, inactief, opgeheven"),
        ({"openingstijden": "ma-vr 9-17"}, "is geen OSM-notatie"),
        ({"samenvatting": "<b>Gratis</b>"}, "hier kan geen HTML staan"),
        ({"id": "dekking"}, "kan niet: sociale-kaart/dekking/ is al een pagina van de site"),
        ({"gecontroleerd_op": "31-3-2026"}, "is geen datum"),
        ({"voorheen": ["oud", "wijk"]}, "kan niet: sociale-kaart/wijk/ is al een pagina van de site"),
        ({"email": "a@b.nl?bcc=c@d.nl"}, "is geen e-mailadres"),
        ({"openingstijden": "Feb 30 10:00-12:00"}, "noemt een dag die niet bestaat"),
    ],
)
def test_bad_input_gets_a_clear_line(
    controleer: Callable[[], Outcome], folder: Folder, changes: dict[str, Plain], message: str
) -> None:
    folder.write(LOKAAL, voorziening("hier", naam="Hier") | changes)
    outcome = controleer()
    assert outcome.status == 1
    assert any(line.startswith(LOKAAL) and message in line for line in outcome.lines), outcome.lines


def test_a_postcode_is_written_one_way(make_kennisbank: MakeKennisbank) -> None:
    files = dict(tiny_data())
    files[LOKAAL] = voorziening("hier", naam="Hier", locaties=[{"plaats": "X", "postcode": "1234ab"}])
    assert make_kennisbank(files)[("voorziening", "hier")].record.locaties[0].postcode == "1234 AB"


def test_an_import_that_was_cut_off_is_no_empty_kaart(controleer: Callable[[], Outcome], folder: Folder) -> None:
    folder.write(LOKAAL.replace("sociale-kaart", ".sociale-kaart.vorige"), voorziening("hier", naam="Hier"))
    mend = "Zet de vorige terug met: .venv/bin/kompas importeer --herstel"
    assert controleer() == refused(f"data/lokaal/sociale-kaart: deze map ontbreekt: een import is afgebroken. {mend}")
