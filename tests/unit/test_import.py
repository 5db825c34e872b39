"""`kompas importeer`: from a spreadsheet to the local layer, all or nothing, and the same again the second time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from macros.models import Voorziening
from macros.strict_yaml import read
from macros.uitwisseling.wisselen import NIEUW, VORIGE, WEG, ruim_op
from tests.unit.conftest import Outcome
from tests.unit.factories import GEMEENTE, gemeente, voorziening
from tests.unit.rekenbladen import KOPPEN, WIJKEN, csv_tekst, rij, xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.conftest import Kompas
    from tests.unit.factories import Folder

KAART = "data/lokaal/sociale-kaart"
KOPPELING = "data/lokaal/koppeling.yml"
NIETS_GESCHREVEN = "Er is niets geschreven. Herstel wat niet goed is, of neem alleen de goede rijen over met --sla-over."
NOG_NIETS = "Er is nog niets geschreven. Klopt het? Geef dezelfde opdracht met --schrijf."
INLOOP = """\
id: inloop
naam: Inloop
samenvatting: Hulp bij post.
organisatie: De Brug
domeinen: [01-geld]
lijn: '1'
soort: voorliggend
vorm: individueel
toegang: vrij
"""


@pytest.fixture
def folder(folder: Folder) -> Folder:
    """The tiny data, with wijken and an empty kaart."""
    folder.write(GEMEENTE, gemeente(wijken=WIJKEN))
    folder.path(KAART).mkdir()
    return folder


def kaart(folder: Folder) -> dict[str, str]:
    """The files of the local kaart."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.path(KAART).iterdir())}


def veld(folder: Folder, naam: str, record: str = "inloop") -> str | None:
    """The line of one field in a file of the local kaart."""
    match = re.search(rf"^{naam}:(?: (.*)|((?:\n  .*)+))$", kaart(folder)[f"{record}.yml"], re.MULTILINE)
    return (match[1] or match[2]) if match else None


def bestand(folder: Folder, *rijen: Sequence[Any], koppen: Sequence[str] = KOPPEN, naam: str = "kaart.xlsx") -> str:
    folder.write(naam, xlsx(koppen, *rijen))
    return naam


def fouten(outcome: Outcome) -> list[str]:
    """The mistakes that a report names."""
    start = next((number for number, line in enumerate(outcome.lines) if line.startswith("Niet goed")), len(outcome.lines))
    found = []
    for line in outcome.lines[start + 1 :]:
        if not line.startswith("  "):
            break
        found.append(line.strip())
    return found


# Dry run and writing


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij())
    before = sorted(folder.lokaal.rglob("*"))
    assert kompas("importeer", naam) == Outcome(
        0,
        [
            "kaart.xlsx: 1 voorziening gelezen.",
            "Blad 'Kaart', koppen in rij 1.",
            "Kolommen:",
            "  en 8 kolommen met de naam van het veld",
            "Nieuw:",
            "  inloop",
            "1 nieuw, 0 gewijzigd, 0 gelijk.",
            NOG_NIETS,
        ],
        "",
    )
    assert sorted(folder.lokaal.rglob("*")) == before


def test_schrijf_makes_a_file_for_each_voorziening(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij(), rij("Café 't Hoekje"))
    outcome = kompas("importeer", naam, "--schrijf")
    assert outcome.lines[-2:] == [
        "2 nieuw, 0 gewijzigd, 0 gelijk.",
        f"Geschreven in {KAART}. Toch niet goed? Zet de vorige terug met: .venv/bin/kompas importeer --herstel",
    ]
    assert list(kaart(folder)) == ["cafe-t-hoekje.yml", "inloop.yml"]
    assert kaart(folder)["inloop.yml"] == INLOOP
    assert kompas("controleer").status == 0


def test_a_second_import_changes_nothing(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij(), rij("Eetclub"))
    kompas("importeer", naam, "--schrijf")
    before = {path: path.stat().st_mtime_ns for path in folder.lokaal.rglob("*")}
    assert kompas("importeer", naam, "--schrijf").lines[-2:] == [
        "0 nieuw, 0 gewijzigd, 2 gelijk.",
        f"Er was niets te veranderen in {KAART}.",
    ]
    assert {path: path.stat().st_mtime_ns for path in folder.lokaal.rglob("*")} == before


def test_a_layer_without_a_kaart_gets_one(kompas: Kompas, folder: Folder) -> None:
    folder.path(KAART).rmdir()
    kompas("importeer", bestand(folder, rij()), "--schrijf")
    assert list(kaart(folder)) == ["inloop.yml"]


def test_another_layer_can_be_given(kompas: Kompas, folder: Folder) -> None:
    folder.lokaal.rename(folder.path("onze"))
    assert kompas("importeer", bestand(folder, rij()), "--lokaal", "onze", "--schrijf").status == 0
    assert [path.name for path in folder.path("onze/sociale-kaart").iterdir()] == ["inloop.yml"]


def test_a_csv_of_a_dutch_excel_is_read(kompas: Kompas, folder: Folder) -> None:
    folder.write("kaart.csv", csv_tekst((*KOPPEN, "Tel"), tuple(map(str, rij("Café", 612345678)))).encode("cp1252"))
    outcome = kompas("importeer", "kaart.csv", "--schrijf")
    assert outcome.lines[1:3] == ["Kolommen gescheiden door puntkomma, koppen in rij 1.", "Kolommen:"]
    assert "  gelezen als Windows-1252; kijk of é en ë goed staan" in outcome.lines
    assert "  I2 (Tel): '612345678' 0 ervoor gezet, die was weggevallen" in outcome.lines
    assert veld(folder, "telefoons", "cafe") == "\n  - {nummer: '0612345678'}"


def test_hsds_is_read(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", bestand(folder, rij()), "--schrijf")
    kompas("exporteer", "uit.json")
    folder.path(f"{KAART}/inloop.yml").unlink()
    assert kompas("importeer", "uit.json", "--schrijf").status == 0
    assert kaart(folder) == {"inloop.yml": INLOOP}


def test_what_is_no_hsds_is_refused(kompas: Kompas, folder: Folder) -> None:
    folder.write("uit.json", "{")
    outcome = kompas("importeer", "uit.json")
    assert outcome.status == 1
    assert outcome.lines[0].startswith("uit.json: ")


def test_a_long_list_shows_how_far_it_is(kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.opdrachten.uitwisselen.MET_BALK", 1)
    assert kompas("importeer", bestand(folder, rij())).errors.startswith("Rijen lezen")


# Which column is what


def test_the_columns_are_shown_and_remembered(kompas: Kompas, folder: Folder) -> None:
    koppen = ("Titel", "Aanbieder", *KOPPEN[2:], "Organisati", "Parkeren", "Mobiel")
    outcome = kompas("importeer", bestand(folder, rij("Inloop", "x", "gratis", 112), koppen=koppen), "--schrijf")
    assert outcome.lines[2:9] == [
        "Kolommen:",
        "  A Titel → naam",
        "  B Aanbieder → organisatie",
        "  I Organisati → genegeerd",
        "  J Parkeren → genegeerd",
        "  K Mobiel → telefoons",
        "  en 6 kolommen met de naam van het veld",
    ]
    assert outcome.lines[9] == (
        f"Klopt een kolom niet? Zet in {KOPPELING} welk veld het is, of negeer. Bijvoorbeeld: kolommen: {{'Organisati': negeer}}"
    )
    kept = folder.path(KOPPELING).read_text(encoding="utf-8")
    assert "  Titel: naam\n  Aanbieder: organisatie\n" in kept
    assert "  Parkeren: negeer\n" in kept


def test_a_column_that_looks_like_a_known_one_is_said_to_do_so(kompas: Kompas, folder: Folder) -> None:
    outcome = kompas("importeer", bestand(folder, rij("Inloop", "gratis"), koppen=(*KOPPEN, "Kostn")))
    assert "  I Kostn → kosten (lijkt erop)" in outcome.lines


def test_the_remembered_columns_are_used(kompas: Kompas, folder: Folder) -> None:
    folder.write(KOPPELING, "kolommen: {Hoe heet het: naam, Parkeren: melding}\n")
    naam = bestand(folder, rij("Inloop", "Achter de kerk"), koppen=("Hoe heet het?", *KOPPEN[1:], "Parkeren"))
    assert kompas("importeer", naam, "--schrijf").status == 0
    assert veld(folder, "melding") == "Achter de kerk"


def test_another_koppeling_can_be_given_and_is_kept(kompas: Kompas, folder: Folder) -> None:
    folder.write("anders.yml", "kolommen: {Hoe heet het: naam}\n")
    naam = bestand(folder, rij(), koppen=("Hoe heet het?", *KOPPEN[1:]))
    assert kompas("importeer", naam, "--koppeling", "anders.yml", "--schrijf").status == 0
    assert "  Hoe heet het: naam\n" in folder.path(KOPPELING).read_text(encoding="utf-8")


def test_a_koppeling_that_is_not_there_is_named(kompas: Kompas, folder: Folder) -> None:
    outcome = kompas("importeer", bestand(folder, rij()), "--koppeling", "weg.yml")
    assert (outcome.status, outcome.lines) == (1, ["weg.yml: bestaat niet. Controleer de naam en de map"])


def test_columns_that_are_missing_are_named_once(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, ("Inloop", "De Brug"), ("Eetclub", "De Brug"), koppen=KOPPEN[:2])
    assert fouten(kompas("importeer", naam)) == [
        "kaart.xlsx: hier ontbreken Samenvatting, Domeinen, Lijn, Soort, Vorm, Toegang, en een nieuwe voorziening kan niet "
        f"zonder. Voeg toe wat ontbreekt, of geef een vaste waarde in {KOPPELING}, bijvoorbeeld standaard: {{lijn: '0'}}"
    ]


def test_a_fixed_value_stands_in_for_a_column(kompas: Kompas, folder: Folder) -> None:
    folder.write(
        KOPPELING,
        "standaard: {domeinen: schulden, lijn: 0e lijn, soort: voorliggend, vorm: groep, toegang: vrij, plaats: Dorp}\n",
    )
    naam = bestand(folder, ("Inloop", "De Brug", "Koffie.", "Plein 1"), koppen=(*KOPPEN[:3], "Adres"))
    outcome = kompas("importeer", naam, "--schrijf")
    assert outcome.status == 0
    assert (veld(folder, "domeinen"), veld(folder, "lijn"), veld(folder, "vorm")) == ("[01-geld]", "'0'", "collectief")
    assert veld(folder, "locaties") == "\n  - {straat: Plein 1, plaats: Dorp}"
    assert kompas("importeer", naam, "--schrijf").lines[-2] == "0 nieuw, 0 gewijzigd, 1 gelijk."


def test_a_fixed_value_that_is_no_good_is_explained(kompas: Kompas, folder: Folder) -> None:
    folder.write(KOPPELING, "standaard: {domeinen: geluk}\n")
    assert kompas("importeer", bestand(folder, rij())).lines == [
        f"{KOPPELING}: in standaard is 'domeinen' niet goed: 'geluk' is geen domein. Kies uit: Titel van 01-geld"
    ]


def test_an_address_without_a_town_is_explained_once(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij("Inloop", "Plein 1"), rij("Eetclub", "Plein 2"), koppen=(*KOPPEN, "Adres"))
    assert fouten(kompas("importeer", naam)) == [
        "kaart.xlsx: hier ontbreekt Plaats, en een nieuwe voorziening kan niet zonder. Voeg toe wat ontbreekt, of geef een "
        f"vaste waarde in {KOPPELING}, bijvoorbeeld standaard: {{plaats: '…'}}"
    ]


def test_a_sheet_without_summary_makes_one_of_the_description(kompas: Kompas, folder: Folder) -> None:
    lang = "Hier kun je terecht met al je post. " * 12
    koppen = ("Naam", "Organisatie", "Omschrijving", *KOPPEN[3:])
    naam = bestand(folder, ("Kort", "De Brug", "Koffie.", *rij()[3:]), ("Lang", "De Brug", lang, *rij()[3:]), koppen=koppen)
    kompas("importeer", naam, "--schrijf")
    assert (veld(folder, "samenvatting", "kort"), veld(folder, "omschrijving", "kort")) == ("Koffie.", None)
    record = Voorziening.model_validate(read(kaart(folder)["lang.yml"].encode()).value)
    assert (record.samenvatting, record.omschrijving) == (("Hier kun je terecht met al je post. " * 8).strip(), lang.strip())
    assert kompas("importeer", naam).lines[-2] == "0 nieuw, 0 gewijzigd, 2 gelijk."


# What a row changes


def test_a_row_changes_only_the_fields_that_it_has(kompas: Kompas, folder: Folder) -> None:
    folder.write(
        f"{KAART}/inloop.yml",
        voorziening("inloop", naam="Inloop", kosten="Gratis.", talen=["Turks"], gecontroleerd_op="2026-01-02"),
    )
    naam = bestand(folder, ("inloop", "112", "Nu gratis."), koppen=("Id", "Telefoon", "Kosten"))
    assert "  inloop: kosten, telefoons" in kompas("importeer", naam, "--schrijf").lines
    assert veld(folder, "kosten") == "Nu gratis."
    assert (veld(folder, "talen"), veld(folder, "gecontroleerd_op")) == ("[Turks]", "2026-01-02")


def test_an_empty_cell_empties_its_field(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop", kosten="Gratis.", email="a@b.nl"))
    kompas("importeer", bestand(folder, ("inloop", "c@d.nl", None), koppen=("Id", "E-mail", "Kosten")), "--schrijf")
    assert (veld(folder, "email"), veld(folder, "kosten")) == ("c@d.nl", None)


def test_an_empty_cell_leaves_what_every_voorziening_must_have(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop"))
    kompas("importeer", bestand(folder, ("inloop", None, "Gratis."), koppen=("Id", "Lijn", "Kosten")), "--schrijf")
    assert (veld(folder, "lijn"), veld(folder, "kosten")) == ("'1'", "Gratis.")


def test_the_day_of_checking_is_never_made_up(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", bestand(folder, rij("Inloop", 112), koppen=(*KOPPEN, "Telefoon")), "--schrijf")
    assert veld(folder, "gecontroleerd_op") is None


LOCATIES = [{"straat": "Plein 1", "plaats": "Dorp", "lat": "52.1", "lon": "5.1", "toegankelijkheid": "Lift."}, {"plaats": "Stad"}]


def test_a_sheet_with_one_address_leaves_the_rest_of_it_and_the_other_addresses(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop", locaties=LOCATIES))
    koppen = ("Id", "Straat", "Postcode")
    assert "1 gelijk" in kompas("importeer", bestand(folder, ("inloop", "Plein 1", None), koppen=koppen)).lines[-2]
    kompas("importeer", bestand(folder, ("inloop", "Plein 1", "1234ab"), koppen=koppen), "--schrijf")
    assert veld(folder, "locaties") == (
        "\n  - {straat: Plein 1, postcode: '1234 AB', plaats: Dorp, lat: 52.1, lon: 5.1, toegankelijkheid: Lift.}"
        "\n  - {plaats: Stad}"
    )


def test_a_new_address_loses_the_old_coordinates(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop", locaties=LOCATIES[:1]))
    outcome = kompas("importeer", bestand(folder, ("inloop", "Plein 2"), koppen=("Id", "Straat")), "--schrijf")
    assert "  B2 (Straat): de coördinaten zijn weggehaald, want het adres is veranderd" in outcome.lines
    assert veld(folder, "locaties") == "\n  - {straat: Plein 2, plaats: Dorp, toegankelijkheid: Lift.}"


def test_an_address_that_is_empty_in_the_sheet_goes(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop", locaties=LOCATIES))
    koppen = ("Id", "Straat", "Plaats", "Straat 2", "Plaats 2")
    kompas("importeer", bestand(folder, ("inloop", None, None, None, "Stad"), koppen=koppen), "--schrijf")
    assert veld(folder, "locaties") == "\n  - {plaats: Stad}"


def test_a_secret_address_that_the_sheet_does_not_have_stays(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/inloop.yml", voorziening("inloop", adres_geheim="ja", locaties=LOCATIES[1:]))
    kompas("exporteer", "uit.xlsx")
    assert kompas("importeer", "uit.xlsx", "--schrijf").lines[-2] == "0 nieuw, 0 gewijzigd, 1 gelijk."
    assert "Stad" in kaart(folder)["inloop.yml"]


def test_a_secret_address_that_the_sheet_has_is_kept_in_the_data(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Adres geheim", "Straat", "Plaats")
    kompas("importeer", bestand(folder, rij("Inloop", "ja", "Plein 1", "Dorp"), koppen=koppen), "--schrijf")
    assert veld(folder, "locaties") == "\n  - {straat: Plein 1, plaats: Dorp}"


def test_a_whole_address_in_one_cell_is_taken_apart(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij("Inloop", "Plein 1a, 1234ab  Het Dorp"), koppen=(*KOPPEN, "Adres"))
    kompas("importeer", naam, "--schrijf")
    assert veld(folder, "locaties") == "\n  - {straat: Plein 1a, postcode: '1234 AB', plaats: Het Dorp}"


def test_a_street_in_pieces_is_put_together(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Huisnummer", "Toev.", "Straat", "Postcode en plaats")
    kompas("importeer", bestand(folder, rij("Inloop", 12, "a", "Plein", "1234 AB Dorp"), koppen=koppen), "--schrijf")
    assert veld(folder, "locaties") == "\n  - {straat: Plein 12a, postcode: '1234 AB', plaats: Dorp}"


def test_opening_hours_in_words_fill_both_fields(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Openingstijden")
    kompas("importeer", bestand(folder, rij("Inloop", "ma-vr 9-17 uur"), koppen=koppen), "--schrijf")
    assert (veld(folder, "openingstijden"), veld(folder, "openingstijden_tekst")) == ("Mo-Fr 09:00-17:00", "ma-vr 9-17 uur")
    kompas("importeer", bestand(folder, rij("Inloop", "elke eerste maandag"), koppen=koppen), "--schrijf")
    assert (veld(folder, "openingstijden"), veld(folder, "openingstijden_tekst")) == (None, "elke eerste maandag")


def test_opening_hours_that_are_not_understood_need_room_for_their_words(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Openingstijden", "Openingstijden in woorden")
    assert fouten(kompas("importeer", bestand(folder, rij("Inloop", "elke eerste maandag", "Bel eerst."), koppen=koppen))) == [
        "I2 (Openingstijden): 'elke eerste maandag' is niet begrepen als openingstijden. Schrijf bijvoorbeeld 'ma-vr 9-17 uur'. "
        "De kolom 'Openingstijden in woorden' is al gevuld"
    ]


def test_columns_of_the_same_kind_add_up(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij("Inloop", 101234567, 612345678, 101234567), koppen=(*KOPPEN, "Tel", "Mobiel", "Telefoon 2"))
    kompas("importeer", naam, "--schrijf")
    assert veld(folder, "telefoons") == "\n  - {nummer: '0101234567'}\n  - {nummer: '0612345678'}"


def test_a_lighter_voorziening_may_be_named(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(
        folder,
        rij("Inloop", "eetclub; Spreekuur"),
        rij("Eetclub De Pan"),
        rij("Eetclub"),
        koppen=(*KOPPEN, "Lichter alternatief"),
    )
    assert kompas("importeer", naam, "--schrijf").status == 0
    assert veld(folder, "lichter_alternatief") == "[eetclub, spreekuur]"


def test_the_rest_is_left_unless_asked(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/oud.yml", voorziening("oud", naam="Oud"))
    naam = bestand(folder, rij())
    kompas("importeer", naam, "--schrijf")
    assert veld(folder, "status", "oud") is None
    outcome = kompas("importeer", naam, "--verwijder-rest", "--schrijf")
    assert "  oud: status" in outcome.lines
    assert (veld(folder, "status", "oud"), veld(folder, "naam", "oud")) == ("opgeheven", "Oud")
    assert kompas("importeer", naam, "--verwijder-rest").lines[-2] == "0 nieuw, 0 gewijzigd, 1 gelijk."


# Which voorziening a row is


def test_a_row_is_known_by_name_and_organisation(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/vs-inloop.yml", voorziening("vs-inloop", naam="INLOOP", organisatie="de  brug"))
    folder.write(f"{KAART}/vs-ander.yml", voorziening("vs-ander", naam="Inloop", organisatie="Een ander"))
    assert kompas("importeer", bestand(folder, rij())).lines[-2] == "0 nieuw, 1 gewijzigd, 0 gelijk."


def test_rows_with_the_same_name_are_told_apart_by_their_street(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(
        folder,
        rij("Inloop", "Plein 1", "Dorp"),
        rij("Inloop", "Laan 2", "Dorp"),
        rij("Inloop", "Weg 3", "Dorp"),
        koppen=(*KOPPEN, "Straat", "Plaats"),
    )
    kompas("importeer", naam, "--schrijf")
    assert [(name, "straat: " + text.split("straat: ")[1][:4]) for name, text in kaart(folder).items()] == [
        ("inloop-2.yml", "straat: Laan"),
        ("inloop-3.yml", "straat: Weg "),
        ("inloop.yml", "straat: Plei"),
    ]
    omgekeerd = bestand(
        folder, rij("Inloop", "Weg 3", "Dorp"), rij("Inloop", "Laan 2", "Dorp"), koppen=(*KOPPEN, "Straat", "Plaats")
    )
    assert kompas("importeer", omgekeerd).lines[-2] == "0 nieuw, 0 gewijzigd, 2 gelijk."


def test_a_row_that_may_be_more_than_one_is_not_guessed(kompas: Kompas, folder: Folder) -> None:
    for number in (1, 2):
        locatie = {"straat": f"Plein {number}", "plaats": "Dorp"}
        record = voorziening(f"inloop-{number}", naam="Inloop", organisatie="De Brug", locaties=[locatie])
        folder.write(f"{KAART}/inloop-{number}.yml", record)
    assert fouten(kompas("importeer", bestand(folder, rij()))) == [
        "rij 2: past bij meer dan één voorziening (inloop-1, inloop-2). Zet in een kolom Id welke het is"
    ]


def test_ids_are_never_taken_from_another(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/weg.yml", voorziening("weg", naam="Weg", voorheen=["oud"]))
    kompas(
        "importeer",
        bestand(folder, *(rij(naam) for naam in ("Spreekuur", "Oud", "Lijn", "Index", "???", "é" * 300))),
        "--schrijf",
    )
    assert list(kaart(folder)) == [
        f"{'e' * 80}.yml",
        "index-2.yml",
        "lijn-2.yml",
        "oud-2.yml",
        "spreekuur-2.yml",
        "voorziening.yml",
        "weg.yml",
    ]


def test_an_id_of_the_sheet_is_used(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", bestand(folder, ("vs-1", *rij()), (None, *rij("Eetclub")), koppen=("ID", *KOPPEN)), "--schrijf")
    assert list(kaart(folder)) == ["eetclub.yml", "vs-1.yml"]


@pytest.mark.parametrize(
    ("rijen", "waarom"),
    [
        ([("a", *rij()), ("a", *rij("Eetclub"))], "A3 (Id): de id 'a' staat ook in rij 2. Geef elke rij een eigen id"),
        (
            [(None, *rij()), (None, *rij(" INLOOP"))],
            "rij 3: dezelfde naam, organisatie en straat als rij 2. Haal een van de twee weg, of geef ze elk een id",
        ),
        (
            [("a", *rij()), (None, *rij())],
            "rij 3: dezelfde naam, organisatie en straat als rij 2. Haal een van de twee weg, of geef ze elk een id",
        ),
        (
            [("spreekuur", *rij())],
            "A2 (Id): 'spreekuur' is een landelijke voorziening, die verandert een gemeente niet. "
            "Haal de rij weg, of maak de id leeg voor een eigen voorziening",
        ),
        (
            [("Foo Bar", *rij())],
            "A2 (Id): 'Foo Bar' is geen goede id. Gebruik alleen kleine letters, cijfers en koppeltekens, hoogstens 80 tekens, "
            "bijvoorbeeld 02-eropaf",
        ),
        ([(None, None, *rij()[1:])], "B2 (Naam): is verplicht, maar hier leeg. Vul het in: Naam van de voorziening."),
    ],
)
def test_rows_that_cannot_be_told_apart_are_refused(rijen: list[Any], waarom: str, kompas: Kompas, folder: Folder) -> None:
    outcome = kompas("importeer", bestand(folder, *rijen, koppen=("Id", *KOPPEN)), "--schrijf")
    assert (outcome.status, fouten(outcome), outcome.lines[-1]) == (1, [waarom], NIETS_GESCHREVEN)
    assert kaart(folder) == {}


# Mistakes


FOUT = rij("Eetclub", "010-12", "<b>gratis</b>", "1234567")
FOUTE_KOPPEN = (*KOPPEN, "Telefoon", "Kosten", "Postcode", "Plaats")


def test_every_cell_that_is_wrong_is_named_with_the_way_to_mend_it(kompas: Kompas, folder: Folder) -> None:
    assert fouten(kompas("importeer", bestand(folder, rij(), FOUT, koppen=FOUTE_KOPPEN), "--schrijf")) == [
        "I3 (Telefoon): '010-12' is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?",
        "J3 (Kosten): hier kan geen HTML staan: dit veld is platte tekst. Haal <b> weg",
        "K3 (Postcode): '1234567' is geen postcode. Schrijf vier cijfers en twee letters, bijvoorbeeld 3011 AB",
        "L3 (Plaats): is verplicht, maar hier leeg. Vul het in: Plaatsnaam.",
    ]
    assert kaart(folder) == {}
    assert not folder.path(KOPPELING).exists()


def test_good_rows_can_be_taken_without_the_bad_ones(kompas: Kompas, folder: Folder) -> None:
    outcome = kompas("importeer", bestand(folder, rij(), FOUT, koppen=FOUTE_KOPPEN), "--sla-over", "--schrijf")
    assert (outcome.status, len(fouten(outcome)), outcome.lines[-2]) == (0, 4, "1 nieuw, 0 gewijzigd, 0 gelijk, 1 rij niet goed.")
    assert list(kaart(folder)) == ["inloop.yml"]


def test_what_does_not_fit_in_with_the_other_data_is_named_at_its_cell(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Lichter alternatief", "Gecontroleerd op")
    naam = bestand(folder, rij("Inloop", "spreekuu", None), rij("Eetclub", None, "31-12-2027"), rij("Klus"), koppen=koppen)
    outcome = kompas("importeer", naam, "--schrijf")
    assert fouten(outcome) == [
        "I2 (Lichter alternatief): 'spreekuu' bestaat niet. Bedoelde je 'spreekuur'?",
        "J3 (Gecontroleerd op): 2027-12-31 ligt in de toekomst. Vul de dag in waarop je het naliep",
    ]
    assert (outcome.status, kaart(folder)) == (1, {})


def test_rows_that_lean_on_a_bad_row_are_left_out_too(kompas: Kompas, folder: Folder) -> None:
    koppen = (*KOPPEN, "Lichter alternatief", "Gecontroleerd op")
    naam = bestand(folder, rij("Inloop", "Eetclub", None), rij("Eetclub", None, "31-12-2027"), rij("Klus"), koppen=koppen)
    outcome = kompas("importeer", naam, "--sla-over", "--schrijf")
    assert outcome.lines[-2] == "1 nieuw, 0 gewijzigd, 0 gelijk, 2 rijen niet goed."
    assert list(kaart(folder)) == ["klus.yml"]


def test_data_that_are_wrong_already_come_first(kompas: Kompas, folder: Folder) -> None:
    folder.write(f"{KAART}/stuk.yml", "id: stuk\n")
    outcome = kompas("importeer", bestand(folder, rij()), "--schrijf")
    assert outcome.status == 1
    assert outcome.lines[0].startswith(f"{KAART}/stuk.yml:1: veld 'domeinen': ontbreekt.")


def test_a_formula_is_refused_and_never_calculated(kompas: Kompas, folder: Folder) -> None:
    assert fouten(kompas("importeer", bestand(folder, rij("=1+1")))) == [
        "A2 (Naam): '=1+1' is een formule. Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden)"
    ]


def test_a_sheet_without_rows_is_refused(kompas: Kompas, folder: Folder) -> None:
    message = "kaart.xlsx: heeft onder de koppen in rij 1 geen gevulde rijen. Vul er minstens één"
    assert kompas("importeer", bestand(folder)) == Outcome(1, [message], "1 probleem gevonden.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "kompas: welk bestand? Geef een .xlsx, een .csv of een .json.\n"),
        (
            ["kaart.xlsx", "--sla-over", "--verwijder-rest"],
            "kompas: --sla-over en --verwijder-rest gaan niet samen: een overgeslagen rij is nog niet weg.\n",
        ),
        (["kaart.xlsx", "--nakijken", "n.csv"], "kompas: n.csv: kies een bestand dat eindigt op .xlsx.\n"),
        (["kaart.json", "--nakijken", "n.xlsx"], "kompas: --nakijken kan alleen bij een .xlsx of .csv. Laat het weg.\n"),
        (["--herstel"], "kompas: in data/lokaal is geen vorige kaart om terug te zetten.\n"),
    ],
)
def test_a_call_that_cannot_be_meant_is_explained(arguments: list[str], message: str, kompas: Kompas, folder: Folder) -> None:
    bestand(folder, rij())
    assert kompas("importeer", *arguments) == Outcome(2, [], message)


# The file to look through


def nakijken(folder: Folder) -> Any:
    return openpyxl.load_workbook(folder.path("n.xlsx"))["Kaart"]


def test_cells_to_look_at_are_marked_in_three_ways(kompas: Kompas, folder: Folder) -> None:
    naam = bestand(folder, rij(), FOUT, koppen=FOUTE_KOPPEN)
    kompas("importeer", naam, "--nakijken", "n.xlsx")
    blad = nakijken(folder)
    waarom = "'010-12' is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?"
    assert (blad["I3"].value, blad["I3"].fill.fill_type, blad["I3"].comment.text) == ("010-12", "solid", waarom)
    assert (blad["M1"].value, blad["M3"].value.splitlines()[0]) == ("Opmerkingen", f"Telefoon: {waarom}")
    assert [cel.coordinate for row in blad for cel in row if cel.fill.fill_type] == ["I3", "J3", "K3", "L3"]


def test_the_file_to_look_through_can_be_mended_and_imported(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", bestand(folder, [], KOPPEN, rij(), rij("=1+1"), koppen=["Onze kaart"]), "--nakijken", "n.xlsx")
    boek = openpyxl.load_workbook(folder.path("n.xlsx"))
    assert fouten(kompas("importeer", "n.xlsx"))[0].startswith("A5 (Naam): '=1+1' is een formule.")
    boek["Kaart"]["A5"] = "Eetclub"
    boek.save(folder.path("n.xlsx"))
    assert kompas("importeer", "n.xlsx", "--schrijf").status == 0
    assert list(kaart(folder)) == ["eetclub.yml", "inloop.yml"]


def test_a_text_that_looks_like_a_formula_stays_a_text(kompas: Kompas, folder: Folder) -> None:
    folder.write(
        "kaart.csv", csv_tekst((*KOPPEN, "Kosten"), tuple(map(str, rij("Inloop", "'@x"))), tuple(map(str, rij("=1+1", "-"))))
    )
    kompas("importeer", "kaart.csv", "--nakijken", "n.xlsx")
    blad = openpyxl.load_workbook(folder.path("n.xlsx"))["Nakijken"]
    assert (blad["I2"].value, blad["I2"].data_type, blad["I2"].quotePrefix) == ("@x", "s", True)
    assert blad["A3"].data_type == "s"


def test_a_file_to_look_through_replaces_no_other(kompas: Kompas, folder: Folder) -> None:
    folder.write("n.xlsx", "van mij")
    assert kompas("importeer", bestand(folder, rij()), "--nakijken", "n.xlsx").status == 2
    assert folder.path("n.xlsx").read_text(encoding="utf-8") == "van mij"
    assert kompas("importeer", bestand(folder, rij()), "--nakijken", "n.xlsx", "--overschrijf").status == 0


# All or nothing


def staat(folder: Folder) -> str:
    """Whether the kaart is the old one or the new one; anything else is neither."""
    names = sorted(kaart(folder))
    return {("inloop.yml",): "oud", ("eetclub.yml", "inloop.yml"): "nieuw"}.get(tuple(names), f"geen van beide: {names}")


def met_oude_kaart(kompas: Kompas, folder: Folder) -> str:
    """Import one voorziening, twice over, so that there is a kaart and one before it; then a file with one more."""
    kompas("importeer", bestand(folder, rij()), "--schrijf")
    kompas("importeer", bestand(folder, rij("Inloop", "Nu gratis."), koppen=(*KOPPEN, "Kosten")), "--schrijf")
    return bestand(folder, rij(), rij("Eetclub"))


class Stop(BaseException):
    """The computer goes off."""


def breek_af(monkeypatch: pytest.MonkeyPatch, keer: int, *, voorgoed: bool, fout: BaseException) -> None:
    """Make the renaming of a folder fail the n-th time, and with `voorgoed` every time after that."""
    echt = Path.replace
    geteld: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        if self.suffix != ".nieuw" or self.is_dir():
            geteld.append(self.name)
            if len(geteld) == keer or (voorgoed and len(geteld) > keer):
                raise fout
        return echt(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("keer", [1, 2, 3])
@pytest.mark.parametrize("fout", [OSError(13, "mag niet", "sociale-kaart"), KeyboardInterrupt()])
def test_when_a_rename_fails_the_old_kaart_is_back_at_once(
    keer: int, fout: BaseException, kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    naam = met_oude_kaart(kompas, folder)
    with monkeypatch.context() as patch:
        breek_af(patch, keer, voorgoed=False, fout=fout)
        assert kompas("importeer", naam, "--schrijf").status in (1, 130)
    assert staat(folder) == "oud"
    assert sorted(path.name for path in folder.lokaal.iterdir() if path.name.startswith(".")) == [VORIGE]


@pytest.mark.parametrize("keer", [1, 2, 3])
def test_when_everything_stops_the_next_run_finds_the_old_kaart_or_the_new_one(
    keer: int, kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    naam = met_oude_kaart(kompas, folder)
    vorige = {path.name: path.read_text(encoding="utf-8") for path in folder.path(f"data/lokaal/{VORIGE}").iterdir()}
    with monkeypatch.context() as patch:
        breek_af(patch, keer, voorgoed=True, fout=Stop())
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(Stop):
            kompas("importeer", naam, "--schrijf")
    ruim_op(folder.lokaal)
    assert staat(folder) == "oud"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.path(f"data/lokaal/{VORIGE}").iterdir()} == vorige
    assert kompas("importeer", naam, "--schrijf").status == 0
    assert staat(folder) == "nieuw"
    assert sorted(path.name for path in folder.lokaal.iterdir() if path.name.startswith(".")) == [VORIGE]


def test_what_stops_while_the_new_kaart_is_built_leaves_the_old_one(
    kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    naam = met_oude_kaart(kompas, folder)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfile", lambda *_: (_ for _ in ()).throw(OSError(28, "vol")))
        outcome = kompas("importeer", naam, "--schrijf")
    assert (outcome.status, outcome.errors) == (1, "kompas: de schijf is vol. Maak ruimte.\n")
    assert staat(folder) == "oud"
    assert not folder.path(f"data/lokaal/{NIEUW}").exists()


def test_a_new_kaart_that_stays_after_all_takes_nothing_else_along(kompas: Kompas, folder: Folder) -> None:
    naam = met_oude_kaart(kompas, folder)
    folder.write(f"{KAART}/.gitkeep", "")
    kompas("importeer", naam, "--schrijf")
    assert sorted(kaart(folder)) == [".gitkeep", "eetclub.yml", "inloop.yml"]
    assert not folder.path(f"data/lokaal/{WEG}").exists()


def test_herstel_swaps_the_kaart_and_the_one_before_it(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", met_oude_kaart(kompas, folder), "--schrijf")
    for verwacht in ("oud", "nieuw", "oud"):
        outcome = kompas("importeer", "--herstel")
        assert outcome == Outcome(
            0,
            ["De vorige kaart staat terug. Nog een keer --herstel maakt dit ongedaan. Controleer met: kompas controleer"],
            "",
        )
        assert staat(folder) == verwacht


@pytest.mark.parametrize("keer", [1, 2, 3])
def test_herstel_that_stops_halfway_changes_nothing(
    keer: int, kompas: Kompas, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kompas("importeer", met_oude_kaart(kompas, folder), "--schrijf")
    with monkeypatch.context() as patch:
        breek_af(patch, keer, voorgoed=True, fout=Stop())
        with pytest.raises(Stop):
            kompas("importeer", "--herstel")
    ruim_op(folder.lokaal)
    assert staat(folder) == "nieuw"
    kompas("importeer", "--herstel")
    assert staat(folder) == "oud"


def test_the_layer_with_what_an_import_leaves_is_valid(kompas: Kompas, folder: Folder) -> None:
    kompas("importeer", met_oude_kaart(kompas, folder), "--schrijf")
    assert kompas("controleer").status == 0


def test_a_kaart_that_stands_elsewhere_is_left_alone(kompas: Kompas, folder: Folder) -> None:
    naam = met_oude_kaart(kompas, folder)
    kaartmap = folder.path(KAART)
    kaartmap.rename(folder.path("elders"))
    kaartmap.symlink_to(folder.path("elders"), target_is_directory=True)
    for opdracht in (("importeer", naam, "--schrijf"), ("importeer", "--herstel")):
        outcome = kompas(*opdracht)
        assert outcome.status == 1
        assert any("is een snelkoppeling naar een andere map" in line for line in outcome.lines)
    assert kaartmap.is_symlink()


def test_a_kaart_that_nobody_may_change_can_still_be_tried(kompas: Kompas, folder: Folder) -> None:
    naam = met_oude_kaart(kompas, folder)
    for path in folder.path(KAART).iterdir():
        path.chmod(0o444)
    assert kompas("importeer", naam).status == 0
    assert kompas("importeer", naam, "--schrijf").status == 0
    assert staat(folder) == "nieuw"


def test_when_the_columns_cannot_be_kept_the_kaart_stays(kompas: Kompas, folder: Folder) -> None:
    naam = met_oude_kaart(kompas, folder)
    folder.path(KOPPELING).unlink(missing_ok=True)
    folder.path(KOPPELING).with_name(f".{folder.path(KOPPELING).name}.nieuw").mkdir()
    assert kompas("importeer", naam, "--schrijf").status == 1
    assert staat(folder) == "oud"
