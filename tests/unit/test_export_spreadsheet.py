"""Voorzieningen to a spreadsheet and back: nothing is lost, no cell is a formula, no secret address leaves, no file is lost."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from openpyxl.utils import get_column_letter

from macros.check import check
from macros.load import load
from macros.models import Voorziening
from macros.schrijf_yaml import plain, tekst
from macros.strict_yaml import read
from macros.uitwisseling import exporteren
from macros.uitwisseling.bijwerken import Vast, werk_bij
from macros.uitwisseling.herkennen import Bestaand
from macros.uitwisseling.koppeling import Koppeling, kies
from macros.uitwisseling.rijen import lees_rijen
from macros.uitwisseling.werkblad import bladen
from macros.uitwisseling.woorden import Woorden, woorden
from tests.unit.conftest import VANDAAG, Outcome
from tests.unit.factories import GEMEENTE, gemeente, tiny_data, voorziening, write_data
from tests.unit.rekenbladen import WIJKEN, voorzieningen
from tests.unit.test_properties import examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.conftest import Kompas
    from tests.unit.factories import Folder

EIGEN = "data/lokaal/sociale-kaart/inloop.yml"
GEHEIM = "data/lokaal/sociale-kaart/opvang.yml"


@pytest.fixture(scope="module")
def lijsten(tmp_path_factory: pytest.TempPathFactory) -> Woorden:
    """The words of the tiny data, with a few wijken."""
    folder = write_data(tmp_path_factory.mktemp("woorden"), {**tiny_data(), GEMEENTE: gemeente(wijken=WIJKEN)})
    return woorden(check(load(folder.data, folder.lokaal), VANDAAG))


def terug(inhoud: bytes, soort: str, lijsten: Woorden) -> list[Voorziening]:
    """The voorzieningen that a file makes in an empty layer; nothing of it may be refused or mended."""
    alle, _ = bladen(soort, inhoud)
    indeling = kies(alle, Koppeling())
    gelezen = list(lees_rijen(indeling.blad.rijen(), indeling, lijsten))
    assert [melding for _, meldingen in gelezen for melding in meldingen] == []
    result = werk_bij([rij for rij, _ in gelezen], Bestaand({}, {}), Vast())
    assert (result.fouten, result.ontbreekt) == ([], set())
    return list(result.records.values())


@given(records=voorzieningen())
@examples(40)
def test_an_xlsx_gives_back_every_voorziening(lijsten: Woorden, records: list[Voorziening]) -> None:
    assert terug(exporteren.als_xlsx(records, lijsten), "xlsx", lijsten) == records


@given(records=voorzieningen())
@examples(40)
def test_a_csv_gives_back_every_voorziening(lijsten: Woorden, records: list[Voorziening]) -> None:
    assert terug(exporteren.als_csv(records, lijsten), "csv", lijsten) == records


@given(records=voorzieningen())
@examples(40)
def test_yaml_gives_back_every_voorziening(records: list[Voorziening]) -> None:
    for record in records:
        waarden = plain(record)
        gelezen = read(tekst(waarden, Voorziening).encode()).value
        assert gelezen == waarden
        assert Voorziening.model_validate(gelezen) == record


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "'=", "''-"])
def test_a_csv_holds_no_cell_that_is_a_formula(begin: str, lijsten: Woorden) -> None:
    record = Voorziening.model_validate(voorziening(kosten=f"{begin}1+1") | {"bronnen": []})
    inhoud = exporteren.als_csv([record], lijsten).decode("utf-8-sig")
    cellen = [cel for rij in csv.reader(io.StringIO(inhoud, newline=""), delimiter=";") for cel in rij]
    assert f"'{begin}1+1" in cellen
    assert [cel for cel in cellen if cel.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_an_xlsx_holds_text_where_a_formula_could_stand(begin: str, lijsten: Woorden) -> None:
    record = Voorziening.model_validate(voorziening(kosten=f"{begin}1+1") | {"bronnen": []})
    blad = openpyxl.load_workbook(io.BytesIO(exporteren.als_xlsx([record], lijsten)))[exporteren.BLAD]
    cel = next(cel for cel in blad[2] if cel.value == f"{begin}1+1")
    assert (cel.data_type, cel.quotePrefix) == ("s", True)


def test_a_csv_is_what_a_dutch_excel_opens(lijsten: Woorden) -> None:
    locatie = {"plaats": "Dorp", "lat": "52.25", "lon": "5.5"}
    inhoud = exporteren.als_csv([Voorziening.model_validate(voorziening(locaties=[locatie]))], lijsten)
    assert inhoud.startswith("\ufeffId;Naam;".encode())
    assert b";52,25;5,5;" in inhoud


def test_an_xlsx_helps_who_fills_it_in(lijsten: Woorden) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(exporteren.als_xlsx([Voorziening.model_validate(voorziening())], lijsten)))
    blad = boek[exporteren.BLAD]
    kolommen = {str(cel.value): get_column_letter(number) for number, cel in enumerate(blad[1], 1)}
    assert all(cel.font.b for cel in blad[1])
    assert blad.freeze_panes == "C2"
    assert blad.auto_filter.ref == f"A1:{kolommen['Voorheen']}2"
    lijst = next(keuze for keuze in blad.data_validations.dataValidation if f"{kolommen['Vorm']}2" in keuze.sqref)
    assert lijst.formula1 == '"individueel,collectief"'


def test_the_sheet_with_explanation_describes_every_column(lijsten: Woorden) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(exporteren.als_xlsx([], lijsten)))
    uitleg = {str(rij[0]): rij for rij in boek["Uitleg"].iter_rows(min_row=2, values_only=True)}
    assert list(uitleg) == [cel.value for cel in boek[exporteren.BLAD][1]]
    assert all(rij[2] for rij in uitleg.values())
    assert uitleg["Lijn"][1] == "ja"
    assert uitleg["Werkgebied"][4] == "Noord, Het Dorp, Zuid; en oost"


def lokaal(folder: Folder, **changes: object) -> None:
    folder.write(EIGEN, voorziening("inloop", naam="Inloop", **changes))


def namen(pad: Path) -> list[object]:
    """What stands in the column Naam of an exported workbook."""
    return [rij[1].value for rij in openpyxl.load_workbook(pad)[exporteren.BLAD].iter_rows(min_row=2)]


def test_exporteer_writes_only_the_voorzieningen_of_the_gemeente(kompas: Kompas, folder: Folder) -> None:
    lokaal(folder)
    assert kompas("exporteer", "uit.xlsx") == Outcome(0, ["1 voorziening geschreven in uit.xlsx."], "")
    assert namen(folder.path("uit.xlsx")) == ["Inloop"]


def test_exporteer_writes_all_voorzieningen_when_asked(kompas: Kompas, folder: Folder) -> None:
    lokaal(folder)
    kompas("exporteer", "uit.xlsx", "--alles")
    assert namen(folder.path("uit.xlsx")) == ["Inloop", "Spreekuur"]


def test_exporteer_writes_hsds(kompas: Kompas, folder: Folder) -> None:
    lokaal(folder)
    assert kompas("exporteer", "uit.json").status == 0
    services = json.loads(folder.path("uit.json").read_text(encoding="utf-8"))["contents"]
    assert [service["name"] for service in services] == ["Inloop"]


@pytest.mark.parametrize("uitgang", ["xlsx", "csv", "json"])
def test_a_secret_address_is_in_no_export(uitgang: str, kompas: Kompas, folder: Folder) -> None:
    adres = {"straat": "Verborgenpad 7", "postcode": "9999 ZZ", "plaats": "Nergenshuizen", "lat": "52.123", "lon": "5.321"}
    folder.write(GEHEIM, voorziening("opvang", adres_geheim="ja", locaties=[adres]))
    kompas("exporteer", f"uit.{uitgang}")
    inhoud = folder.path(f"uit.{uitgang}").read_bytes()
    if uitgang == "xlsx":
        boek = openpyxl.load_workbook(io.BytesIO(inhoud))
        inhoud = repr([[list(rij) for rij in blad.iter_rows(values_only=True)] for blad in boek]).encode()
    assert b"opvang" in inhoud
    assert [
        geheim for geheim in (b"Verborgenpad", b"9999", b"Nergenshuizen", b"52.123", b"52,123", b"5.321") if geheim in inhoud
    ] == []


def test_a_template_has_headings_and_no_voorzieningen(kompas: Kompas, folder: Folder) -> None:
    lokaal(folder)
    kompas("exporteer", "--sjabloon", "leeg.xlsx")
    assert openpyxl.load_workbook(folder.path("leeg.xlsx"))[exporteren.BLAD].max_row == 1


def test_exporteer_leaves_a_file_that_is_there(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit.csv", "van mij")
    message = "kompas: uit.csv bestaat al. Kies een andere naam, of voeg --overschrijf toe.\n"
    assert kompas("exporteer", "uit.csv") == Outcome(2, [], message)
    assert folder.path("uit.csv").read_text(encoding="utf-8") == "van mij"


def test_exporteer_replaces_a_file_when_asked(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit.csv", "van mij")
    assert kompas("exporteer", "uit.csv", "--overschrijf").status == 0
    assert "van mij" not in folder.path("uit.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["uit.pdf"], "kompas: uit.pdf: kies een bestand dat eindigt op .xlsx of .csv of .json.\n"),
        (["--sjabloon", "uit.json"], "kompas: uit.json: kies een bestand dat eindigt op .xlsx of .csv.\n"),
        (["nergens/uit.csv"], "kompas: nergens/uit.csv: kies een bestand in een map die bestaat.\n"),
    ],
)
def test_exporteer_refuses_a_place_where_it_cannot_write(
    arguments: list[str], message: str, kompas: Kompas, folder: Folder
) -> None:
    assert kompas("exporteer", *arguments) == Outcome(2, [], message)
    assert sorted(path.name for path in folder.root.iterdir()) == ["data"]


@pytest.mark.parametrize("mislukt", ["write_bytes", "replace"])
def test_exporteer_leaves_nothing_half_written(
    mislukt: str, kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("uit.csv", "van mij")

    def stuk(self: Path, *rest: object) -> None:
        raise OSError(28, "vol", str(self))

    monkeypatch.setattr(f"pathlib.Path.{mislukt}", stuk)
    outcome = kompas("exporteer", "uit.csv", "--overschrijf")
    assert (outcome.status, outcome.errors) == (1, "kompas: de schijf is vol. Maak ruimte.\n")
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.root.glob("*") if path.is_file()} == {
        "uit.csv": "van mij"
    }
