"""What a file is and what stands in it: encodings, signs between columns, sheets, headings; and files that are too much."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from macros.problems import DataError
from macros.uitwisseling import bestand, werkblad
from macros.uitwisseling.bestand import Bestandsfout, lees
from macros.uitwisseling.cellen import LEEG, Cel
from macros.uitwisseling.koppeling import Indeling, Koppeling, bewaar, gekozen_koppeling, kies, lees_koppeling
from macros.uitwisseling.werkblad import bladen
from tests.unit.rekenbladen import BLAD, KOPPEN, bewaard, csv_tekst, met_onderdeel, rij, xlsx
from tests.unit.test_properties import examples

if TYPE_CHECKING:
    from pathlib import Path


BEWAAR = "Open het in je rekenprogramma en kies Opslaan als, Excel-werkmap (.xlsx)"
WERKMAP = xlsx(KOPPEN, rij())
XML = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>'
EIND = b"</sheetData></worksheet>"


def cellen(inhoud: bytes, soort: str = "xlsx") -> list[tuple[int, list[Cel]]]:
    """The rows of the sheet with the voorzieningen."""
    return list(gekozen(inhoud, soort).blad.rijen())


def gekozen(inhoud: bytes, soort: str = "xlsx", blad: str | None = None, **keuzes: object) -> Indeling:
    return kies(bladen(soort, inhoud)[0], Koppeling.model_validate(keuzes), blad)


def doelen(indeling: Indeling) -> dict[str, str]:
    """What each heading is read as."""
    return {indeling.koppen[kolom]: str(doel) for kolom, doel in indeling.doelen.items()}


def reden(pad: Path, inhoud: bytes) -> str:
    """Why a file is refused before it is read as a sheet."""
    pad.write_bytes(inhoud)
    with pytest.raises(Bestandsfout) as fout:
        lees(pad)
    return str(fout.value)


# What a file is


@pytest.mark.parametrize(
    ("naam", "inhoud", "waarom"),
    [
        ("a.xlsm", b"x", f"bevat macro's. {BEWAAR}"),
        ("a.XLS", b"x", f"is een oud Excel-bestand. {BEWAAR}"),
        ("a.ods", b"x", f"is een OpenDocument-rekenblad. {BEWAAR}"),
        ("a.pdf", b"x", "is geen .xlsx, .csv of .json. Kies een ander bestand"),
        ("a.csv", b" \n", "is leeg. Kies een ander bestand"),
        ("a.csv", WERKMAP, "heet .csv, maar is een Excel-bestand. Hernoem het naar a.xlsx"),
        ("a.xlsx", b"Naam;Organisatie", f"heet .xlsx, maar is geen Excel-werkmap. {BEWAAR}"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", f"is een oud Excel-bestand of is beveiligd met een wachtwoord. Haal dat eraf. {BEWAAR}"),
        ("a.xlsx", WERKMAP[:200], f"is beschadigd. {BEWAAR}"),
        ("a.xlsx", met_onderdeel(WERKMAP, "xl/vbaProject.bin", b"x"), f"bevat macro's. {BEWAAR}"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_way_out(naam: str, inhoud: bytes, waarom: str, tmp_path: Path) -> None:
    assert reden(tmp_path / naam, inhoud) == waarom


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Bestandsfout, match=r"^bestaat niet\. Controleer de naam en de map$"):
        lees(tmp_path / "weg.xlsx")


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as stroom:
        stroom.truncate(bestand.MAX_BYTES + 1)
    with pytest.raises(Bestandsfout, match=r"^is te groot: 21 MB, hoogstens 20 MB\."):
        lees(tmp_path / "a.csv")


def te_groot(pad: Path, inhoud: bytes) -> bool:
    return "wordt uitgepakt te groot" in reden(pad, inhoud)


def test_a_zip_that_says_that_it_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "MAX_UITGEPAKT", 100_000)
    assert te_groot(tmp_path / "a.xlsx", met_onderdeel(WERKMAP, "xl/media/a.bin", b"0" * 100_000))


def test_a_zip_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "MAX_UITGEPAKT", 100_000)
    bom = met_onderdeel(WERKMAP, "xl/media/a.bin", b"0" * 300_000)
    gelogen = bom.replace((300_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert gelogen != bom
    assert reden(tmp_path / "a.xlsx", gelogen) == f"is beschadigd. {BEWAAR}"


def test_a_row_without_end_is_refused_before_it_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "MAX_TEKENS_PER_RIJ", 10_000)
    lang = met_onderdeel(WERKMAP, BLAD, XML + b'<row r="1">' + b"<c/>" * 200_000 + b"</row>" + EIND)
    assert te_groot(tmp_path / "a.xlsx", lang)


def test_more_elements_than_any_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "MAX_ELEMENTEN", 10_000)
    assert te_groot(tmp_path / "a.xlsx", met_onderdeel(WERKMAP, "xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 20_000 + b"</sst>"))


def test_more_parts_than_any_workbook_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "MAX_ONDERDELEN", 5)
    assert te_groot(tmp_path / "a.xlsx", WERKMAP)


# How much stands in it


def teveel(inhoud: bytes, soort: str = "xlsx") -> str:
    with pytest.raises(Bestandsfout) as fout:
        cellen(inhoud, soort)
    return str(fout.value)


def met_rijen(*nummers: int, cel: bytes = b"<c><v>1</v></c>") -> bytes:
    """A workbook with headings in row 1, and one cell in each of these rows."""
    koppen = (
        b'<row r="1">' + b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % kop for kop in (b"Naam", b"Plaats")) + b"</row>"
    )
    rows = b"".join(b'<row r="%d">%s</row>' % (nummer, cel) for nummer in nummers)
    return met_onderdeel(xlsx(KOPPEN), BLAD, XML + koppen + rows + EIND)


def test_a_sheet_of_which_the_size_is_a_lie_is_read_to_its_real_end() -> None:
    assert [nummer for nummer, _ in cellen(met_rijen(2, 3, 4))] == [1, 2, 3, 4]


def test_too_many_rows_are_refused() -> None:
    message = "heeft in blad 'Kaart' te veel rijen (hoogstens 20000). Splits het in meer bestanden"
    assert teveel(met_rijen(*range(2, 20_050))) == message


@pytest.mark.parametrize("cel", [b"<c><v>1</v></c>", b"<c/>"])
def test_a_row_at_the_very_end_of_a_sheet_is_refused(cel: bytes) -> None:
    message = (
        "heeft in blad 'Kaart' meer dan 100000 rijen, ook als ze leeg zijn. Kopieer alleen de gevulde cellen naar een nieuw blad"
    )
    assert teveel(met_rijen(1_048_576, cel=cel)) == message


def test_too_many_rows_of_a_csv_are_refused() -> None:
    regels = csv_tekst(("Naam", "Plaats"), *[("a", "b")] * 20_050)
    assert teveel(regels.encode(), "csv") == "heeft te veel rijen (hoogstens 20000). Splits het in meer bestanden"


def test_too_many_columns_are_refused() -> None:
    message = "heeft in blad 'Kaart' in rij 2 meer dan 200 kolommen. Kopieer alleen de gevulde cellen naar een nieuw blad"
    assert teveel(xlsx(KOPPEN, [1] * 201)) == message


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werkblad, "MAX_CELLEN", 20)
    assert "te veel rijen" in teveel(xlsx(KOPPEN, rij(), rij(), rij()))


def test_a_cell_that_is_too_long_is_known_as_such() -> None:
    assert cellen(xlsx(KOPPEN, rij("x" * 12_001)))[1][1][0] == Cel("x" * 12_000, "te lang")


def test_a_workbook_with_entities_is_not_expanded() -> None:
    entiteit = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "bom">]>' + XML + b'<row r="1"><c><v>&a;</v></c></row>' + EIND
    assert teveel(met_onderdeel(WERKMAP, BLAD, entiteit)).startswith("is niet te lezen als Excel-werkmap.")


# What stands in its cells


def test_cells_of_an_xlsx() -> None:
    tijd = datetime.time(9, 30)
    row = rij(
        "tekst", 20.0, 2.5, 7, *[True], datetime.datetime(2026, 3, 31, 12, 0), tijd, "=1+1", "a_x000D_b", "_x005F_x000D_", " "
    )
    found = cellen(xlsx(KOPPEN, row))[1][1]
    assert found[8:] == [
        Cel("20", "getal"),
        Cel("2.5", "getal"),
        Cel("7", "getal"),
        Cel("ja"),
        Cel("2026-03-31", "datum"),
        Cel("09:30"),
        Cel("=1+1", "formule"),
        Cel("a\rb"),
        Cel("_x000D_"),
    ]


def test_a_formula_is_never_its_last_result() -> None:
    formule = b'<c t="inlineStr"><is><t>Naam</t></is></c><c t="inlineStr"><is><t>Plaats</t></is></c>'
    sheet = XML + b'<row r="1">' + formule + b'</row><row r="2"><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c></row>' + EIND
    assert cellen(met_onderdeel(WERKMAP, BLAD, sheet))[1][1] == [Cel("=1+1", "formule"), Cel("#REF!", "fout")]


def test_an_array_formula_is_a_formula() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(xlsx(KOPPEN, rij())))
    boek["Kaart"]["A2"] = ArrayFormula("A2:A3", "=B1:B2")
    assert cellen(bewaard(boek))[1][1][0] == Cel("=B1:B2", "formule")


@pytest.mark.parametrize(
    ("codering", "noot"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "gelezen als UTF-16"),
        ("cp1252", "gelezen als Windows-1252; kijk of é en ë goed staan"),
    ],
)
def test_the_encoding_of_a_csv_is_recognised(codering: str, noot: str) -> None:
    inhoud = csv_tekst(("Naam", "Organisatie"), ("Café Financiën", "€ 5")).encode(codering)
    assert bladen("csv", inhoud)[1] == noot
    assert cellen(inhoud, "csv")[1][1] == [Cel("Café Financiën"), Cel("€ 5")]


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        ("Naam;Plaats\na;b".encode("utf-16-le"), "is geen gewone tekst. Sla het op als CSV met codering UTF-8"),
        (b"Naam;Plaats\na;\x81\xff", "heeft een codering die niet te lezen is. Sla het op als CSV met codering UTF-8"),
        (b"\xff\xfeN", "heeft een codering die niet te lezen is. Sla het op als CSV met codering UTF-8"),
    ],
)
def test_a_csv_that_is_not_readable_text_is_refused(inhoud: bytes, waarom: str) -> None:
    with pytest.raises(Bestandsfout) as fout:
        bladen("csv", inhoud)
    assert str(fout.value) == waarom


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize("begin", ["", "sep={}\r\n"])
def test_the_sign_between_the_columns_of_a_csv_is_found(teken: str, begin: str) -> None:
    regels = begin.format(teken) + csv_tekst(
        ("Naam", "Organisatie", "Adres"), ("Inloop", '"De Brug; en meer, \t"', "Dorp"), teken=teken
    )
    assert cellen(regels.encode(), "csv")[1] == (2, [Cel("Inloop"), Cel("De Brug; en meer, \t"), Cel("Dorp")])


def test_a_line_break_in_quotes_is_part_of_its_cell() -> None:
    assert cellen(b'Naam;Plaats\r\n"a\r\nb";c\r\n', "csv")[1] == (2, [Cel("a\r\nb"), Cel("c")])


def test_a_csv_cell_that_a_spreadsheet_calculates_is_a_formula() -> None:
    assert cellen(b"Naam;Plaats\n=1+1;'=tekst\n'n;+31\n", "csv")[1:] == [
        (2, [Cel("=1+1", "formule"), Cel("=tekst")]),
        (3, [Cel("'n"), Cel("+31")]),
    ]


def test_a_quote_that_is_never_closed_is_explained() -> None:
    inhoud = b'Naam;Plaats\n"' + b"a;b\n" * 40_000
    assert teveel(inhoud, "csv").startswith("is niet te lezen als CSV. Waarschijnlijk staat er een aanhalingsteken te veel")


# Sheets and headings


def test_the_sheet_with_the_most_known_headings_is_chosen() -> None:
    inhoud = xlsx(["Hier staat uitleg"], Voorzieningen=[KOPPEN, rij()], Lijst=[("Naam", "Plaats")])
    assert gekozen(inhoud).blad.naam == "Voorzieningen"


def test_a_hidden_sheet_is_only_read_when_it_is_named() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(xlsx(KOPPEN[:3], oud=[KOPPEN, rij()])))
    boek["oud"].sheet_state = "hidden"
    inhoud = bewaard(boek)
    assert gekozen(inhoud).blad.naam == "Kaart"
    assert gekozen(inhoud, blad="OUD").blad.naam == "oud"


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(Bestandsfout, match=r"^heeft geen blad 'Kart'\. Bedoelde je 'Kaart'\? Kies uit: Kaart$"):
        gekozen(WERKMAP, blad="Kart")


def test_the_remembered_sheet_is_chosen() -> None:
    inhoud = xlsx(KOPPEN, tweede=[KOPPEN[:3]])
    assert kies(bladen("xlsx", inhoud)[0], Koppeling()).blad.naam == "Kaart"
    assert kies(bladen("xlsx", inhoud)[0], Koppeling(blad="tweede")).blad.naam == "tweede"


def test_rows_above_the_headings_and_empty_columns_do_not_matter() -> None:
    inhoud = xlsx(
        ["Sociale kaart 2026"], [], [None, "Naam", None, "Organisatie", "Tel."], [], [None, "Inloop", None, "De Brug", 112]
    )
    indeling = gekozen(inhoud)
    assert indeling.koprij == 3
    assert doelen(indeling) == {"Naam": "naam", "Organisatie": "organisatie", "Tel.": "telefoons"}
    assert [nummer for nummer, _ in indeling.blad.rijen()] == [1, 3, 5]


def test_headings_in_two_rows_are_joined() -> None:
    inhoud = xlsx(["Naam", "Contact", None, "Plaats"], [None, "Telefoon", "E-mail", None], ["a", "112", "a@b.nl", "Dorp"])
    assert doelen(gekozen(inhoud)) == {"Naam": "naam", "Telefoon": "telefoons", "E-mail": "email", "Plaats": "plaats"}


def test_a_heading_over_headings_tells_the_same_ones_apart() -> None:
    inhoud = xlsx(["Voorziening", None, "Organisatie", None], ["Naam", "Telefoon", "Naam", "Website"], ["a", "112", "b", "x.nl"])
    indeling = gekozen(inhoud)
    assert {kolom: str(doel) for kolom, doel in indeling.doelen.items()} == {
        1: "naam",
        2: "telefoons",
        3: "organisatie",
        4: "website",
    }


def test_columns_with_a_number_are_the_next_of_their_kind() -> None:
    inhoud = xlsx(["Naam", "Straat", "Straat 2", "Telefoon", "Telefoon 2", "Mobiel", "Website", "Website 2"], ["a"])
    assert doelen(gekozen(inhoud)) == {
        "Naam": "naam",
        "Straat": "straat",
        "Straat 2": "straat 2",
        "Telefoon": "telefoons",
        "Telefoon 2": "telefoons",
        "Mobiel": "telefoons",
        "Website": "website",
    }


def test_a_heading_that_looks_a_lot_like_a_known_one_is_proposed() -> None:
    indeling = gekozen(xlsx(["Naam", "Organisatie", "Samenvating", "Opmerking", "Parkeren"], ["a"]))
    assert doelen(indeling) == {"Naam": "naam", "Organisatie": "organisatie", "Samenvating": "samenvatting"}
    assert indeling.geraden == {3}


def test_a_second_column_for_the_same_field_is_left_out() -> None:
    indeling = gekozen(xlsx(["Naam", "Plaats", "Titel"], ["a"]))
    assert doelen(indeling) == {"Naam": "naam", "Plaats": "plaats"}
    assert indeling.dubbel == {3}


def test_koppeling_says_what_a_column_is_or_that_it_does_not_count() -> None:
    kolommen = {"Hoe heet het": "naam", "Wie": "organisatie", "plaats": "negeer"}
    indeling = gekozen(xlsx(["HOE HEET HET?", "Wie", "Plaats", "Website"], ["a"]), kolommen=kolommen)
    assert doelen(indeling) == {"HOE HEET HET?": "naam", "Wie": "organisatie", "Website": "website"}


def test_a_file_without_known_headings_is_refused() -> None:
    with pytest.raises(Bestandsfout, match=r"^heeft geen rij met koppen die ik ken\."):
        gekozen(xlsx(["a", "b"], ["c", "d"]))


# koppeling.yml


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    pad = tmp_path / "koppeling.yml"
    indeling = gekozen(xlsx(["Naam", "Wie: 'x'", "Straat 2", "Naam", "Organisatie"], ["a"]), kolommen={"Wie: 'x'": "bron"})
    bewaar(Koppeling(standaard={"lijn": "1"}), indeling, meer_bladen=True, pad=pad)
    assert lees_koppeling(pad) == Koppeling(
        blad="Kaart",
        kolommen={"Wie: 'x'": "bron", "Straat 2": "straat 2", "Organisatie": "organisatie"},
        standaard={"lijn": "1"},
    )


def test_what_is_kept_already_is_left_as_it_was_typed(tmp_path: Path) -> None:
    pad = tmp_path / "koppeling.yml"
    typed = "# van ons\nkolommen: {Plaats: plaats, Naam: naam}\n"
    pad.write_text(typed, encoding="utf-8")
    bewaar(lees_koppeling(pad), gekozen(xlsx(["Naam", "Plaats"], ["a"])), meer_bladen=False, pad=pad)
    assert pad.read_text(encoding="utf-8") == typed


@pytest.mark.parametrize(
    ("naam", "inhoud", "probleem"),
    [
        (
            "koppeling.yml",
            "kolommen:\n  A: strat\n",
            "koppeling.yml:2: veld 'kolommen.A': 'strat' is geen kolom. Bedoelde je 'straat'? Kies uit: negeer, id, naam",
        ),
        (
            "koppeling.yml",
            "standaard: {lijm: '1'}\n",
            "koppeling.yml:1: veld 'standaard': 'lijm' is geen veld. Bedoelde je 'lijn'?",
        ),
        ("koppeling.yml", "kolomen: {A: naam}\n", "koppeling.yml:1: veld 'kolomen': onbekend veld. Bedoelde je 'kolommen'?"),
        ("koppeling.yml", "kolommen:\n  A: naam\n  A: plaats\n", "koppeling.yml:3: 'A' staat dubbel. Houd één van de twee over"),
        ("koppeling.yml", "kolommen: [a\n", "koppeling.yml:1: een lijst of blok tussen haken is niet af."),
        ("koppeling.yaml", "x", "koppeling.yaml: verkeerde uitgang. Hernoem het bestand naar koppeling.yml"),
    ],
)
def test_a_koppeling_with_a_mistake_is_explained(
    naam: str, inhoud: str, probleem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(DataError) as error:
        gekozen_koppeling(tmp_path, None)
    assert str(error.value).startswith(probleem)


# Whatever stands in a file


BESTANDEN = {"xlsx": WERKMAP, "csv": csv_tekst(KOPPEN, tuple(map(str, rij()))).encode()}


def vernield(inhoud: bytes, plekken: list[tuple[int, bytes]]) -> bytes:
    """The file with other bytes in a few places."""
    for plek, stuk in plekken:
        at = plek % (len(inhoud) + 1)
        inhoud = inhoud[:at] + stuk + inhoud[at + len(stuk) :]
    return inhoud


@pytest.mark.parametrize("soort", ["xlsx", "csv"])
@given(plekken=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), max_size=4))
@examples(60)
def test_a_damaged_file_is_read_or_refused_in_dutch(soort: str, plekken: list[tuple[int, bytes]]) -> None:
    _gelezen_of_geweigerd(soort, vernield(BESTANDEN[soort], plekken))


@given(inhoud=st.binary(max_size=300))
@examples(60)
def test_a_sheet_of_anything_is_read_or_refused_in_dutch(inhoud: bytes) -> None:
    _gelezen_of_geweigerd("xlsx", met_onderdeel(WERKMAP, BLAD, XML + inhoud + EIND))


def _gelezen_of_geweigerd(soort: str, inhoud: bytes) -> None:
    waarom = ""
    try:
        if soort == "xlsx":
            bestand.controleer_zip(inhoud)
        indeling = kies(bladen(soort, inhoud)[0], Koppeling())
        assert all(row[-1] is not LEEG for _, row in indeling.blad.rijen())
    except Bestandsfout as fout:
        waarom = str(fout)
    assert waarom.split(" ")[0] in ("", "is", "heeft", "bevat", "wordt", "heet")
