"""Each mistake in the data gives one Dutch line: the file, the line, the field, what is wrong and how to mend it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from macros.soorten import SOORT
from tests.unit.conftest import Outcome, refused
from tests.unit.factories import (
    BEGRIPPEN,
    BRONNENLIJST,
    DILEMMA,
    GEMEENTE,
    NOOT,
    REGEL,
    VALKUIL,
    Folder,
    Plain,
    aanvulling,
    as_yaml,
    begrip,
    bron,
    dilemma,
    gemeente,
    regel,
    valkuil,
)

Controleer = Callable[[], Outcome]

PROJECT = Path(__file__).parents[2]
KORT = "kort: De kern in één zin."
TEKST = "tekst: Omdat het helpt."
DAG = "'2026-01-15'"
VRAGEN = "reflectievragen:\n- Wie?\n- Wat?\n- Waar?"
BRONNEN = "bronnen:\n- bron: vraagwijzer-2016\n  plaats: hoofdstuk 1"
VERWANT = "verwant:\n  regels: []"

ANKERS = (
    "ankers (&naam) en verwijzingen (*naam) mogen niet. Schrijf de tekst hier voluit; "
    "begint hij echt met & of *, zet hem dan tussen aanhalingstekens"
)
TAB = "er staat een tab. YAML springt in met spaties: vervang de tab door twee spaties"
INSPRINGEN = "het inspringen klopt niet. Zet deze regel recht onder de regels waar hij bij hoort (met spaties)"
NIET_GESLOTEN = "een aanhalingsteken wordt niet gesloten. Zet een ' of \" aan het eind, of verdubbel een ' in de tekst"
TE_VROEG = "een aanhalingsteken sluit de tekst te vroeg. Verdubbel een ' in de tekst, of zet \\ voor een \" in de tekst"
BIJZONDER_TEKEN = (
    "tussen dubbele aanhalingstekens is \\ een bijzonder teken. Gebruik enkele aanhalingstekens, of typ \\\\ voor \\"
)
HAKEN = "een lijst of blok tussen haken is niet af. Controleer de komma's en sluit met ] of }"
GEEN_DUBBELE_PUNT = (
    "hier ontbreekt een dubbele punt na de veldnaam. Zet die erbij; "
    "hoort deze regel bij de tekst erboven, laat hem dan net zo ver inspringen"
)
DUBBELE_PUNT = (
    "een dubbele punt op een plaats waar dat niet kan. Zet de hele tekst tussen aanhalingstekens, of herstel het inspringen"
)
BEGINTEKEN = "de tekst begint met een teken dat in YAML niet kan (zoals @, ` of %). Zet de tekst tussen aanhalingstekens"
LABEL = "een YAML-label (!naam) mag niet. Haal het weg, of zet de tekst tussen aanhalingstekens"
CODERING = "het bestand is geen UTF-8. Kies bij opslaan de codering UTF-8 (niet Windows-1252 of UTF-16)"
LEEG = "is leeg. Vul het in, of haal het weg als het niet verplicht is"
LIJST = "hier hoort een lijst. Zet elk punt op een eigen regel die begint met een streepje"
GETAL = "is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 7"
DATUM = "is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31"
GEEN_DAG = "is geen bestaande datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31"
HTML = "is HTML en dat mag hier niet. Gebruik Markdown, of schrijf &lt; voor een los <-teken"
ADRES = "mag niet. Gebruik een adres dat begint met https://, mailto: of tel:, of [[soort:id]] voor een pagina van deze site"
VERWIJZING = "is geen goede verwijzing. Schrijf [[soort:id]], bijvoorbeeld [[regel:02-eropaf]]"
SOORTEN = f"Kies uit: {', '.join(sorted(SOORT))}"
REGELVELDEN = (
    "bronnen, doen, herzien_op, id, kort, nummer, onderdelen, reflectievragen, signalen, sinds_het_rapport, "
    "tegengeluid, titel, verwant, voorbeeld, voorheen, waarom, zoekwoorden"
)
GEEN_KLEUR = "is geen kleur. Schrijf een hekje en zes tekens, bijvoorbeeld '#1d5c4f', tussen aanhalingstekens"
GEEN_LOGO = "moet de naam van een .svg- of .png-bestand in deze map zijn, zonder pad"


class Mistake(NamedTuple):
    """An editor replaces `old` by `new` in a file and reads `message`, `below` lines below where the new text begins."""

    name: str
    old: str
    new: str
    message: str
    file: str = REGEL
    below: int = 0


def cases(*mistakes: Mistake) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("mistake", mistakes, ids=[mistake.name for mistake in mistakes])


def make(mistake: Mistake, folder: Folder) -> str:
    """Make the mistake; the one line that is expected for it."""
    line = folder.replace(mistake.file, mistake.old, mistake.new) + mistake.below
    return f"{mistake.file}:{line}: {mistake.message}"


@cases(
    Mistake("a tab before a field", "nummer: 1", "\tnummer: 1", TAB),
    Mistake("a tab inside a block", "doen:\n  punten", "doen:\n\tpunten", TAB, below=1),
    Mistake("a field that stands too far left", "doen:\n  punten", "doen:\n punten", INSPRINGEN, below=3),
    Mistake("an unclosed double quote", KORT, 'kort: "De kern', NIET_GESLOTEN),
    Mistake("an unclosed single quote", KORT, "kort: 'De kern", NIET_GESLOTEN),
    Mistake("an apostrophe between single quotes", KORT, "kort: 'De auto's'", TE_VROEG),
    Mistake("a double quote between double quotes", KORT, 'kort: "De "auto" rijdt"', TE_VROEG),
    Mistake("a backslash between double quotes", KORT, 'kort: "C:\\Windows"', BIJZONDER_TEKEN),
    Mistake("half a character between double quotes", KORT, 'kort: "a\\ud800b"', BIJZONDER_TEKEN),
    Mistake("a missing colon", "nummer: 1", "nummer 1", GEEN_DUBBELE_PUNT),
    Mistake("a text that is not indented", "kort: De", "kort: De kern\nin", GEEN_DUBBELE_PUNT, below=1),
    Mistake(
        "a missing space behind a colon",
        "nummer: 1",
        "nummer:1",
        "na de dubbele punt achter een veldnaam hoort een spatie. Zet die ertussen",
    ),
    Mistake("a missing space behind a dash", "- Ga erheen.", "-Ga erheen.", "na een streepje hoort een spatie. Zet die ertussen"),
    Mistake("a colon in unquoted text", KORT, "kort: De kern: ga erheen", DUBBELE_PUNT),
    Mistake("an unclosed list between brackets", "- Wie?", "- [Wie", HAKEN),
    Mistake("an unclosed list where a list begins", "- Ga erheen.", "[Ga, erheen", HAKEN),
    Mistake("an unclosed block between braces", KORT, "kort: {De kern", HAKEN),
    Mistake("a text that begins with an at sign", KORT, "kort: @iedereen", BEGINTEKEN),
    Mistake("a text that begins with a percent sign", KORT, "kort: %tien", BEGINTEKEN),
    Mistake("a text that begins with a backtick", KORT, "kort: `code`", BEGINTEKEN),
    Mistake("a field that begins with a percent sign", KORT, "%kort: De kern", BEGINTEKEN),
    Mistake("a text that begins with a record link", TEKST, "tekst: [[regel:01-eerste]] is goed.", INSPRINGEN),
    Mistake(
        "a text behind a bar",
        KORT,
        "kort: | De kern",
        "na | of > begint de tekst op de volgende regel, ingesprongen. Zet de tekst daar",
    ),
    Mistake("an anchor", KORT, "kort: &kern De kern", ANKERS),
    Mistake("an alias", KORT, "kort: *kern", ANKERS),
    Mistake("a text in bold without quotes", KORT, "kort: **vet**", ANKERS),
    Mistake("a merge key", KORT, "<<: {kort: De kern}", "velden samenvoegen met << mag niet. Schrijf de velden hier voluit"),
    Mistake("a tag", KORT, "kort: !Let op", LABEL),
    Mistake("a standard tag", KORT, "kort: !!str De kern", LABEL),
    Mistake("a lone exclamation mark", KORT, "kort: ! Let op", LABEL),
    Mistake(
        "a list as a field name",
        KORT,
        "[kort]: De kern",
        "een veldnaam moet één woord zijn. Zet tekst met haken tussen aanhalingstekens",
    ),
    Mistake(
        "nesting without end",
        KORT,
        f"kort: {'[' * 30}{']' * 30}",
        "de inhoud is dieper genest dan 20 niveaus. Maak het eenvoudiger",
    ),
    Mistake(
        "a YAML version that does not exist",
        "id: 01-eerste",
        "%YAML 9.1\n---\nid: 01-eerste",
        "dit is geen geldige YAML. Vergelijk het inspringen, de dubbele punten en de aanhalingstekens met een ander bestand",
    ),
)
def test_yaml_that_cannot_be_read_is_explained_at_the_line_to_mend(
    mistake: Mistake, folder: Folder, controleer: Controleer
) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\x07b", "U+0007"),
        ("a\x0cb", "U+000C"),
        ("a\x7fb", "U+007F"),
        ("a\x85b", "U+0085"),
        ("a\u2028b", "U+2028"),
        ("a\u2029b", "U+2029"),
        ("a\u202eb", "U+202E"),
        ("a\u2066b", "U+2066"),
        ("a\ufffeb", "U+FFFE"),
        ("a # \x07", "U+0007"),
    ],
    ids=ascii,
)
def test_an_invisible_character_is_named_at_its_line(written: str, shown: str, folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, KORT, f"kort: {written}")
    expected = f"onzichtbaar stuurteken {shown}. Typ deze regel opnieuw, zonder te plakken"
    assert controleer() == refused(f"{REGEL}:{line}: {expected}")


@cases(
    Mistake("in a text", KORT, 'kort: "a\\x07b"', "onzichtbaar stuurteken U+0007. Typ deze tekst opnieuw, zonder te plakken"),
    Mistake("zero", KORT, 'kort: "a\\0b"', "onzichtbaar stuurteken U+0000. Typ deze tekst opnieuw, zonder te plakken"),
    Mistake("bidi", KORT, 'kort: "a\\u202eb"', "onzichtbaar stuurteken U+202E. Typ deze tekst opnieuw, zonder te plakken"),
    Mistake("in a name", KORT, '"ko\\x07rt": a', "onzichtbaar stuurteken U+0007. Typ deze tekst opnieuw, zonder te plakken"),
)
def test_an_invisible_character_written_as_an_escape_is_found_too(
    mistake: Mistake, folder: Folder, controleer: Controleer
) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        pytest.param(as_yaml(regel()).encode("cp1252"), ":3", CODERING, id="Windows-1252"),
        pytest.param(as_yaml(regel()).replace("\n", "\r").encode("cp1252"), ":3", CODERING, id="Windows-1252 of an old Mac"),
        pytest.param(as_yaml(regel()).encode("utf-16"), ":1", CODERING, id="UTF-16"),
        pytest.param(as_yaml(regel()).encode("utf-16-be"), ":1", CODERING, id="UTF-16 without a mark"),
        pytest.param("", "", "het bestand is leeg. Vul het in, of haal het weg", id="nothing"),
        pytest.param("\n  \n", "", "het bestand is leeg. Vul het in, of haal het weg", id="blank lines"),
        pytest.param(
            "# later\n", "", "het bestand heeft geen inhoud, alleen commentaar. Vul het in, of haal het weg", id="only comments"
        ),
        pytest.param("---\n", "", "het bestand heeft geen inhoud. Vul het in, of haal het weg", id="only a document mark"),
        pytest.param(
            as_yaml([regel()]), ":1", "hier hoort één record met velden, geen lijst. Begin met 'id:'", id="a list of records"
        ),
        pytest.param(
            "Zomaar tekst\n", ":1", "hier hoort één record met velden, geen losse tekst. Begin met 'id:'", id="a lone text"
        ),
        pytest.param(
            f"{as_yaml(regel())}---\nid: 02-tweede\n",
            ":49",
            "een tweede document (---) mag niet. Maak voor elk record een eigen bestand",
            id="a second document",
        ),
        pytest.param(f"  {as_yaml(regel())}", ":2", INSPRINGEN, id="only the first line indented"),
        pytest.param(
            as_yaml(regel()) + "#" * 256 * 1024,
            "",
            "het bestand is te groot: 257 kB, hoogstens 256 kB. Splits het op",
            id="more than the limit",
        ),
    ],
)
def test_a_file_that_is_no_record_is_explained(
    content: Plain, where: str, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(REGEL, content)
    assert controleer() == refused(f"{REGEL}{where}: {message}")


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        pytest.param(begrip(), 1, "hier hoort een lijst van begrippen. Begin elk record met '- id:'", id="one record"),
        pytest.param("tekst", 1, "hier hoort een lijst van begrippen. Begin elk record met '- id:'", id="a text"),
        pytest.param(
            [begrip(), "los"], 7, "hier hoort één record met velden, geen losse tekst. Begin met 'id:'", id="a text in the list"
        ),
        pytest.param([begrip(), ["los"]], 7, "hier hoort één record met velden, geen lijst. Begin met 'id:'", id="a list in it"),
    ],
)
def test_a_file_of_records_must_hold_a_list_of_records(
    content: Plain, line: int, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(BEGRIPPEN, content)
    assert controleer() == refused(f"{BEGRIPPEN}:{line}: {message}")


@cases(
    Mistake("misspelt", "titel: Titel", "titl: Titel", "veld 'titl': onbekend veld. Bedoelde je 'titel'?"),
    Mistake("with a capital", "titel: Titel", "Titel: Titel", "veld 'Titel': onbekend veld. Bedoelde je 'titel'?"),
    Mistake("misspelt in a block", "fictief: ja", "fictif: ja", "veld 'voorbeeld.fictif': onbekend veld. Bedoelde je 'fictief'?"),
    Mistake("not required", "regels: []", "regel: []", "veld 'verwant.regel': onbekend veld. Bedoelde je 'regels'?"),
    Mistake(
        "like nothing",
        "nummer: 1",
        "nummer: 1\nkleur: rood",
        f"veld 'kleur': onbekend veld. Bekende velden: {REGELVELDEN}",
        below=1,
    ),
    Mistake(
        "like nothing in a block",
        "fictief: ja",
        "fictief: ja\n  kleur: rood",
        "veld 'voorbeeld.kleur': onbekend veld. Bekende velden: bronnen, fictief, tekst, titel",
        below=1,
    ),
    Mistake("without a name", "nummer: 1", 'nummer: 1\n"": x', f"onbekend veld. Bekende velden: {REGELVELDEN}", below=1),
    Mistake(
        "indented too far",
        "nummer: 1",
        "  nummer: 1",
        "veld 'bronnen.nummer': dit veld staat op de verkeerde plaats: het hoort bij het record zelf. Herstel het inspringen",
    ),
    Mistake(
        "not indented",
        "  fictief: ja\n  bronnen:\n  - bron: redactie\n",
        "  bronnen:\n  - bron: redactie\nfictief: ja\n",
        "veld 'fictief': dit veld staat op de verkeerde plaats: het hoort in 'voorbeeld'. Herstel het inspringen",
        below=2,
    ),
)
def test_an_unknown_field_comes_with_the_field_that_was_meant(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("gone", "line", "message"),
    [
        ("nummer: 1\n", 1, "veld 'nummer': ontbreekt. Voeg het toe: Nummer in de canon, 1 tot en met 10."),
        (
            "  fictief: ja\n",
            32,
            "veld 'voorbeeld.fictief': ontbreekt. Voeg het toe: `ja` als de redactie het voorbeeld heeft bedacht, "
            "`nee` als het uit een bron komt.",
        ),
        (
            f"{VERWANT}\n",
            1,
            "veld 'verwant': ontbreekt. Voeg het toe: Records die bij dit record horen. De pagina's verwijzen over en weer.",
        ),
        (
            "  plaats: hoofdstuk 1\n",
            12,
            "veld 'bronnen': 'plaats' ontbreekt: schrijf waar het in de bron staat, bijvoorbeeld plaats: regel 2",
        ),
    ],
    ids=["a field", "a field in a block", "a block", "the place in a bron"],
)
def test_a_missing_field_is_reported_where_its_record_or_block_begins(
    gone: str, line: int, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.replace(REGEL, gone, "")
    assert controleer() == refused(f"{REGEL}:{line}: {message}")


@cases(
    Mistake("a word for a number", "nummer: 1", "nummer: twaalf", f"veld 'nummer': 'twaalf' {GETAL}"),
    Mistake("a fraction for a number", "nummer: 1", "nummer: 1.10", f"veld 'nummer': '1.10' {GETAL}"),
    Mistake("a digit of another script", "nummer: 1", "nummer: ٣", f"veld 'nummer': '٣' {GETAL}"),
    Mistake(
        "a list for a number",
        "nummer: 1",
        "nummer: [1]",
        "veld 'nummer': hier hoort een getal, geen lijst. Zet de waarde achter de dubbele punt",
    ),
    Mistake(
        "a list for a text",
        KORT,
        "kort: [a, b]",
        "veld 'kort': hier hoort tekst, geen lijst. Zet alles in één tekst, en tekst die met [ begint tussen aanhalingstekens",
    ),
    Mistake(
        "a block for a text",
        KORT,
        "kort: {a: b}",
        "veld 'kort': hier hoort tekst, geen blok met velden. Zet tekst met een dubbele punt tussen aanhalingstekens",
    ),
    Mistake(
        "a point with a colon",
        "- Wie?",
        "- Wie: ik?",
        "veld 'reflectievragen': hier hoort tekst, geen blok met velden. Zet tekst met een dubbele punt tussen aanhalingstekens",
    ),
    Mistake("a text for a list", VRAGEN, "reflectievragen: Wie?", f"veld 'reflectievragen': {LIJST}"),
    Mistake("a block for a list", VRAGEN, "reflectievragen: {a: b}", f"veld 'reflectievragen': {LIJST}"),
    Mistake("a text for a list of ids", "regels: []", "regels: 01-eerste", f"veld 'verwant.regels': {LIJST}"),
    Mistake(
        "a text for a block",
        VERWANT,
        "verwant: 01-eerste",
        "veld 'verwant': hier horen velden (naam: waarde), geen losse tekst. Kijk op de pagina Velden welke",
    ),
    Mistake(
        "a list for a block",
        VERWANT,
        "verwant: [01-eerste]",
        "veld 'verwant': hier horen velden (naam: waarde), geen lijst. Kijk op de pagina Velden welke",
    ),
    Mistake(
        "a text for a bron",
        BRONNEN,
        "bronnen:\n- vraagwijzer-2016",
        "veld 'bronnen': hier horen velden (naam: waarde), geen losse tekst. Kijk op de pagina Velden welke",
        below=1,
    ),
    Mistake(
        "a word that is no choice",
        "thema: richten",
        "thema: richte",
        "veld 'thema': 'richte' kan niet. Bedoelde je 'richten'? Kies uit: richten, inrichten, verrichten, belichten",
        DILEMMA,
    ),
    Mistake(
        "a list for a choice",
        "thema: richten",
        "thema: [richten]",
        "veld 'thema': hier hoort één woord, geen lijst. Zet de waarde achter de dubbele punt",
        DILEMMA,
    ),
    Mistake(
        "an English yes",
        "fictief: ja",
        "fictief: true",
        "veld 'voorbeeld.fictief': 'true' is geen ja of nee. Schrijf ja of nee",
    ),
    Mistake("an empty number", "nummer: 1", "nummer:", f"veld 'nummer': {LEEG}"),
    Mistake("an empty text", KORT, "kort:", f"veld 'kort': {LEEG}"),
    Mistake("a text of spaces", KORT, "kort: '  '", f"veld 'kort': {LEEG}"),
    Mistake("a text nobody sees", KORT, "kort: '\u200b'", f"veld 'kort': {LEEG}"),
    Mistake("an empty list", VRAGEN, "reflectievragen:", f"veld 'reflectievragen': {LEEG}"),
    Mistake("an empty point", "- Wie?", "-", f"veld 'reflectievragen': {LEEG}"),
    Mistake("an empty block", VERWANT, "verwant:", f"veld 'verwant': {LEEG}"),
    Mistake(
        "too few points",
        VRAGEN,
        "reflectievragen:\n- Wie?\n- Wat?",
        "veld 'reflectievragen': telt 2 punten, het moeten er minstens 3 zijn. Vul aan",
    ),
    Mistake(
        "too many points",
        VRAGEN,
        "reflectievragen:" + "\n- Wie?" * 11,
        "veld 'reflectievragen': telt 11 punten, het moeten er hoogstens 10 zijn. Kies de beste",
    ),
    Mistake(
        "a text too long",
        KORT,
        f"kort: {'a' * 301}",
        "veld 'kort': is te lang: 301 tekens, hoogstens 300. Kort de tekst in",
    ),
    Mistake(
        "markup too long",
        TEKST,
        f"tekst: {'a' * 6001}",
        "veld 'waarom.tekst': is te lang: 6001 tekens, hoogstens 6000. Kort de tekst in",
    ),
)
def test_a_value_of_the_wrong_kind_is_explained(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@cases(
    Mistake("a field", "nummer: 1", "nummer: 1\nnummer: 2", "veld 'nummer': staat dubbel. Houd één van de twee over", below=1),
    Mistake(
        "a field in a block",
        "fictief: ja",
        "fictief: ja\n  fictief: nee",
        "veld 'voorbeeld.fictief': staat dubbel. Houd één van de twee over",
        below=1,
    ),
)
def test_a_field_given_twice_is_reported_at_the_second(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@cases(
    Mistake(
        "different from the name of the file",
        "id: 01-eerste",
        "id: 01-tweede",
        "veld 'id': '01-tweede' is niet gelijk aan de bestandsnaam. Maak er '01-eerste' van, of hernoem het bestand",
    ),
    Mistake(
        "with a capital and a space",
        "id: 01-eerste",
        "id: 01 Eerste",
        "veld 'id': '01 Eerste' is geen goede id. Gebruik alleen kleine letters, cijfers en koppeltekens, "
        "hoogstens 80 tekens, bijvoorbeeld 02-eropaf",
    ),
    Mistake(
        "too long",
        "id: 01-eerste",
        f"id: {'a' * 81}",
        "veld 'id': is geen goede id. Gebruik alleen kleine letters, cijfers en koppeltekens, "
        "hoogstens 80 tekens, bijvoorbeeld 02-eropaf",
    ),
    Mistake(
        "the name of the overview",
        "id: waakvlam",
        "id: index",
        "veld 'id': 'index' kan niet: zo heet het overzicht al. Kies een andere id",
        BEGRIPPEN,
    ),
)
def test_an_id_that_cannot_be_used_is_explained(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


def test_a_file_name_that_cannot_be_an_id_is_to_be_renamed(folder: Folder, controleer: Controleer) -> None:
    folder.write("data/regels/02 Tweede.yml", regel("02-tweede", nummer=2))
    assert controleer() == refused(
        "data/regels/02 Tweede.yml:1: veld 'id': '02-tweede' is niet gelijk aan de bestandsnaam. Hernoem het bestand"
    )


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        pytest.param(
            BEGRIPPEN, [begrip(), begrip()], f"{BEGRIPPEN}:7: veld 'id': 'waakvlam' is al gebruikt in {BEGRIPPEN}:1", id="an id"
        ),
        pytest.param(
            "data/regels/02-b.yml",
            regel("02-b"),
            f"data/regels/02-b.yml:14: veld 'nummer': '1' is al gebruikt in {REGEL}:14",
            id="a number",
        ),
        pytest.param(
            "data/dilemmas/zorg.yml",
            dilemma("zorg", nummer=2),
            f"data/dilemmas/zorg.yml:14: veld 'code': 'lef' is al gebruikt in {DILEMMA}:14",
            id="a code",
        ),
        pytest.param(
            "data/regels/00-b.yml",
            regel("00-b", nummer=2, voorheen=["01-eerste"]),
            f"data/regels/00-b.yml:50: veld 'voorheen': '01-eerste' is al gebruikt in {REGEL}:1",
            id="a former id that another record has now",
        ),
        pytest.param(
            REGEL,
            regel(voorheen=["01-eerste"]),
            f"{REGEL}:50: veld 'voorheen': '01-eerste' is al gebruikt in {REGEL}:1",
            id="a former id that the record still has",
        ),
        pytest.param(
            REGEL,
            regel(voorheen=["oud", "oud"]),
            f"{REGEL}:51: veld 'voorheen': 'oud' is al gebruikt in {REGEL}:50",
            id="a former id given twice",
        ),
    ],
)
def test_what_may_exist_once_is_reported_at_the_second_place(
    file: str, content: Plain, line: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(file, content)
    assert controleer() == refused(f"{line}. Kies een andere waarde")


@cases(
    Mistake("eleven", "nummer: 1", "nummer: 11", "veld 'nummer': 11 is te groot: hoogstens 10. Verbeter het nummer"),
    Mistake("zero", "nummer: 1", "nummer: 0", "veld 'nummer': 0 is te klein: minstens 1. Verbeter het nummer"),
    Mistake("below zero", "nummer: 1", "nummer: -1", "veld 'nummer': -1 is te klein: minstens 1. Verbeter het nummer"),
)
def test_a_number_outside_the_canon_is_refused(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@cases(
    Mistake(
        "in verwant",
        "regels: []",
        "valkuilen: [01-kui]",
        "veld 'verwant.valkuilen': '01-kui' bestaat niet. Bedoelde je '01-kuil'?",
    ),
    Mistake(
        "second in a list",
        "  regels: []",
        "  regels:\n  - 01-eerste\n  - zzz",
        "veld 'verwant.regels': 'zzz' bestaat niet. Kijk in data/regels welke er zijn",
        below=2,
    ),
    Mistake(
        "in bronnen",
        "bron: vraagwijzer-2016",
        "bron: vraagwijzer-2015",
        "veld 'bronnen.bron': 'vraagwijzer-2015' bestaat niet. Bedoelde je 'vraagwijzer-2016'?",
    ),
    Mistake(
        "in a text",
        TEKST,
        "tekst: Zie [[regel:01-eerst]].",
        "veld 'waarom.tekst': '01-eerst' bestaat niet. Bedoelde je '01-eerste'?",
    ),
    Mistake(
        "twice in a text",
        TEKST,
        "tekst: Zie [[regel:01-eerst]], echt [[regel:01-eerst]].",
        "veld 'waarom.tekst': '01-eerst' bestaat niet. Bedoelde je '01-eerste'?",
    ),
    Mistake(
        "far down in a text",
        TEKST,
        "tekst: |-\n    Eerst dit.\n\n    Zie [[regel:01-eerst|daar]].",
        "veld 'waarom.tekst': '01-eerst' bestaat niet. Bedoelde je '01-eerste'?",
        below=3,
    ),
    Mistake(
        "of a soort that does not exist",
        TEKST,
        "tekst: Zie [[regels:01-eerste]].",
        f"veld 'waarom.tekst': de soort 'regels' bestaat niet. Bedoelde je 'regel'? {SOORTEN}",
    ),
    Mistake(
        "of a local note",
        "bij: regel:01-eerste",
        "bij: regel:01-eerst",
        "veld 'bij': '01-eerst' bestaat niet. Bedoelde je '01-eerste'?",
        NOOT,
    ),
    Mistake(
        "of a local note at a soort that does not exist",
        "bij: regel:01-eerste",
        "bij: regels:01-eerste",
        f"veld 'bij': de soort 'regels' bestaat niet. Bedoelde je 'regel'? {SOORTEN}",
        NOOT,
    ),
    Mistake(
        "of a local note without a soort",
        "bij: regel:01-eerste",
        "bij: 01-eerste",
        "veld 'bij': '01-eerste' is geen soort:id. Schrijf bijvoorbeeld regel:02-eropaf",
        NOOT,
    ),
    Mistake(
        "in a local note",
        "tekst: Wij doen het zo.",
        "tekst: Zie [[valkuil:01-kuul]].",
        "veld 'tekst': '01-kuul' bestaat niet. Bedoelde je '01-kuil'?",
        NOOT,
    ),
)
def test_a_reference_to_what_does_not_exist_names_the_nearest(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("Zie [[01-eerste]].", "[[01-eerste]]"),
        ("Zie [[Regel:01-eerste]].", "[[Regel:01-eerste]]"),
        ("Zie [[regel:]].", "[[regel:]]"),
        ("Zie [[]].", "[[]]"),
        ("Zie [[regel:01-eerste].", "[[regel:01-eerste]."),
        ("Zie [[regel:01-eerste nu.", "[[regel:01-eerste"),
        ("Zie [regel:01-eerste].", "[regel:01-eerste]"),
        ("Zie \\[[regel:01-eerste]].", "[[regel:01-eerste]]"),
        ("| a | b |\n|---|---|\n| [[regel:01-eerste|x]] | y |", "[[regel:01-eerste"),
    ],
)
def test_a_malformed_record_link_is_explained(written: str, quoted: str, folder: Folder, controleer: Controleer) -> None:
    folder.write(NOOT, aanvulling(tekst=written))
    assert [line.split(": ", 1)[1] for line in controleer().lines] == [f"veld 'tekst': '{quoted}' {VERWIJZING}"]


def test_a_record_link_that_runs_over_two_lines_is_malformed(folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, TEKST, "tekst: |-\n    Zie [[regel:01-eerste|de\n    eerste]].")
    assert controleer() == refused(f"{REGEL}:{line + 1}: veld 'waarom.tekst': '[[regel:01-eerste|de' {VERWIJZING}")


def test_a_record_link_in_plain_text_is_refused(folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, KORT, "kort: 'Zie [[regel:01-eerste]]'")
    message = "hier kan geen [[verwijzing]] staan: dit veld is platte tekst. Schrijf het woord voluit"
    assert controleer() == refused(f"{REGEL}:{line}: veld 'kort': {message}")


@cases(
    Mistake("a block", TEKST, "tekst: <div>x</div>", f"veld 'waarom.tekst': '<div>x</div>' {HTML}"),
    Mistake("in a sentence", TEKST, "tekst: Een <b>vet</b> woord", f"veld 'waarom.tekst': '<b>' {HTML}"),
    Mistake("a comment", TEKST, "tekst: Een <!-- stil --> woord", f"veld 'waarom.tekst': '<!-- stil -->' {HTML}"),
    Mistake(
        "far down",
        TEKST,
        "tekst: |-\n    Eerst dit.\n\n    <script>alert(1)</script>",
        f"veld 'waarom.tekst': '<script>alert(1)</script>' {HTML}",
        below=3,
    ),
)
def test_raw_html_in_a_text_is_refused(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("JavaScript:alert(1)", "JavaScript:alert(1)"),
        ("jav&#97;script:alert(1)", "javascript:alert(1)"),
        ("&#x6a;avascript:alert(1)", "javascript:alert(1)"),
        ("javascript&colon;alert(1)", "javascript:alert(1)"),
        ("<java script:x>", "java%20script:x"),
        ("vbscript:x", "vbscript:x"),
        ("data:text/html,x", "data:text/html,x"),
        ("http://voorbeeld.nl", "http://voorbeeld.nl"),
        ("//voorbeeld.nl", "//voorbeeld.nl"),
        ("/gouden-regels/", "/gouden-regels/"),
        ("https:javascript:x", "https:javascript:x"),
        ("https://", "https://"),
        ("mailto:", "mailto:"),
        ("tel:", "tel:"),
        ("", ""),
    ],
)
def test_a_link_that_is_not_safe_is_refused(address: str, shown: str, folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, TEKST, f"tekst: '[klik]({address})'")
    assert controleer() == refused(f"{REGEL}:{line}: veld 'waarom.tekst': de link '{shown}' {ADRES}")


def test_an_address_between_angle_brackets_is_checked_too(folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, TEKST, "tekst: Zie <javascript:alert(1)>")
    assert controleer() == refused(f"{REGEL}:{line}: veld 'waarom.tekst': de link 'javascript:alert(1)' {ADRES}")


@pytest.mark.parametrize("written", ["[a](java script:x)", "[naar [[regel:01-eerste]] toe](https://voorbeeld.nl)"])
def test_a_link_that_would_stand_on_the_page_as_typed_is_refused(written: str, folder: Folder, controleer: Controleer) -> None:
    folder.replace(REGEL, TEKST, f"tekst: '{written}'")
    assert "is geen goede link. Schrijf [tekst](https://adres)" in controleer().lines[0]


@pytest.mark.parametrize(
    "written", ["[a](https://x.nl/[[regel:01-eerste]])", '[a](https://x.nl "[[regel:01-eerste]]")'], ids=["address", "title"]
)
def test_a_record_link_hidden_in_a_link_is_refused(written: str, folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, TEKST, f"tekst: '{written}'")
    message = "een [[verwijzing]] staat in het adres of de titel van een link. Zet hem in de gewone tekst"
    assert controleer() == refused(f"{REGEL}:{line}: veld 'waarom.tekst': {message}")


@pytest.mark.parametrize(
    ("written", "below", "message"),
    [
        ("Een `code` woord", 1, "code mag hier niet. Haal de `-tekens weg"),
        ("```\n    x\n    ```", 1, "codeblokken mogen hier niet. Haal de ``` weg"),
        (
            "Zin.\n\n        code",
            3,
            "een regel begint met vier of meer spaties en wordt daardoor code. Haal de spaties weg",
        ),
        (
            "# Kop",
            1,
            "een kop mag hier niet; de koppen van de pagina liggen vast. Haal de # of de streep eronder weg",
        ),
        (
            "Zin.\n\n    Kop\n    ---",
            3,
            "een kop mag hier niet; de koppen van de pagina liggen vast. Haal de # of de streep eronder weg",
        ),
        ("Zin.\n\n    ***", 3, "een scheidingslijn mag hier niet. Haal --- weg"),
        ("![a](https://x.nl/a.png)", 1, "een afbeelding mag hier niet. Haal ![…](…) weg"),
    ],
    ids=["code", "a code block", "indented code", "a heading", "an underlined heading", "a rule", "an image"],
)
def test_markup_that_would_break_the_page_is_refused(
    written: str, below: int, message: str, folder: Folder, controleer: Controleer
) -> None:
    line = folder.replace(REGEL, TEKST, f"tekst: |-\n    {written}")
    assert controleer() == refused(f"{REGEL}:{line + below}: veld 'waarom.tekst': {message}")


def test_two_mistakes_in_one_text_stand_on_one_line(folder: Folder, controleer: Controleer) -> None:
    line = folder.replace(REGEL, TEKST, "tekst: Een `code` woord, een <b>vet</b> woord")
    assert controleer() == refused(f"{REGEL}:{line}: veld 'waarom.tekst': code mag hier niet. Haal de `-tekens weg; '<b>' {HTML}")


@cases(
    Mistake(
        "tomorrow",
        DAG,
        "2026-06-02",
        "veld 'herzien_op': 2026-06-02 ligt in de toekomst. Vul de dag in waarop je het naliep",
    ),
    Mistake("Dutch order", DAG, "15-01-2026", f"veld 'herzien_op': '15-01-2026' {DATUM}"),
    Mistake("with a time", DAG, "2026-01-15T09:00:00", f"veld 'herzien_op': '2026-01-15T09:00:00' {DATUM}"),
    Mistake("digits of another script", DAG, "٢٠٢٦-٠١-٠١", f"veld 'herzien_op': '٢٠٢٦-٠١-٠١' {DATUM}"),
    Mistake("30 February", DAG, "2026-02-30", f"veld 'herzien_op': '2026-02-30' {GEEN_DAG}"),
    Mistake("year zero", DAG, "0000-01-01", f"veld 'herzien_op': '0000-01-01' {GEEN_DAG}"),
    Mistake(
        "a list",
        DAG,
        "[2026-01-15]",
        "veld 'herzien_op': hier hoort een datum, geen lijst. Zet de waarde achter de dubbele punt",
    ),
    Mistake("nothing", DAG, "", f"veld 'herzien_op': {LEEG}"),
    Mistake(
        "tomorrow in a local note",
        DAG,
        "2026-06-02",
        "veld 'herzien_op': 2026-06-02 ligt in de toekomst. Vul de dag in waarop je het naliep",
        NOOT,
    ),
)
def test_a_date_must_be_a_day_that_was(mistake: Mistake, folder: Folder, controleer: Controleer) -> None:
    expected = make(mistake, folder)
    assert controleer() == refused(expected)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("data/regels/02-kuil.yml", valkuil("02-kuil", nummer=2), "dit lijkt een valkuil. Zet het in data/valkuilen"),
        ("data/valkuilen/02-b.yml", regel("02-b", nummer=2), "dit lijkt een regel. Zet het in data/regels"),
        ("data/valkuilen/waakvlam.yml", begrip(), "dit lijkt een begrip. Zet het in data/begrippen.yml"),
        ("data/regels/noot.yml", aanvulling(), "dit lijkt een aanvulling. Zet het in data/lokaal/aanvullingen"),
        ("data/regels/gemeente.yml", gemeente(), "dit lijkt een gemeente. Zet het in data/lokaal/gemeente.yml"),
        ("data/lokaal/aanvullingen/01-eerste.yml", regel(), "dit lijkt een regel. Zet het in data/regels"),
    ],
)
def test_a_file_in_the_wrong_folder_names_the_right_one(
    file: str, content: Plain, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(file, content)
    assert controleer() == refused(f"{file}:1: {message}")


def test_a_bron_among_the_begrippen_is_to_be_moved(folder: Folder, controleer: Controleer) -> None:
    folder.write(BEGRIPPEN, [begrip(), bron("wmo")])
    assert controleer() == refused(f"{BEGRIPPEN}:7: dit lijkt een bron. Zet het in data/bronnen.yml")


UITGANG = "verkeerde uitgang. Een regel staat in een bestand dat eindigt op .yml: hernoem het naar 02-b.yml of haal het weg"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("data/regels/02-b.yaml", UITGANG),
        ("data/regels/02-b.YML", UITGANG),
        ("data/regels/02-b.txt", UITGANG),
        ("data/regels/02-b.yml.txt", UITGANG),
        ("data/regels/02-b", UITGANG),
        (
            "data/lokaal/aanvullingen/n.yaml",
            "verkeerde uitgang. Een aanvulling staat in een bestand dat eindigt op .yml: hernoem het naar n.yml of haal het weg",
        ),
        ("data/regel.yml", "dit bestand hoort hier niet. Bedoelde je 'regels'? Verplaats of verwijder het"),
        ("data/lijst.xlsx", "dit bestand hoort hier niet. Verplaats of verwijder het"),
        ("data/lokaal/gemente.yml", "dit hoort niet in de lokale laag. Bedoelde je 'gemeente.yml'? Haal het weg"),
    ],
)
def test_a_file_that_does_not_belong_is_reported_without_a_line(
    file: str, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(file, "wat: dan ook\n")
    assert controleer() == refused(f"{file}: {message}")


@pytest.mark.parametrize(
    ("folder_name", "message"),
    [
        ("data/regels/oud", "een map in een map. Zet de bestanden direct in data/regels"),
        ("data/regels/02-b.yml", "een map in een map. Zet de bestanden direct in data/regels"),
        ("data/regel", "deze map hoort hier niet. Bedoelde je 'regels'? Verplaats of verwijder het"),
        ("data/lokaal/regels", "dit hoort niet in de lokale laag. Haal het weg"),
    ],
)
def test_a_folder_that_does_not_belong_is_reported(
    folder_name: str, message: str, folder: Folder, controleer: Controleer
) -> None:
    folder.path(folder_name).mkdir()
    assert controleer() == refused(f"{folder_name}: {message}")


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("data/valkuilen", "deze map ontbreekt. Zet de valkuilen erin terug"),
        (BEGRIPPEN, "dit bestand ontbreekt. Zet de begrippen erin terug"),
        (BRONNENLIJST, "dit bestand ontbreekt. Zet de bronnen erin terug"),
        ("data", "deze map bestaat niet. Geef een andere map met --data of KOMPAS_DATA"),
        ("data/lokaal", "deze map bestaat niet. Geef een andere map met --lokaal of KOMPAS_LOKAAL"),
        (GEMEENTE, "dit bestand ontbreekt. Maak het, met minstens naam, en contact met naam en email"),
    ],
)
def test_what_is_missing_is_one_problem(gone: str, message: str, folder: Folder, controleer: Controleer) -> None:
    path = folder.path(gone)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert controleer() == refused(f"{gone}: {message}")


@pytest.mark.parametrize("name", [BRONNENLIJST, BEGRIPPEN, GEMEENTE])
def test_a_single_file_with_the_wrong_ending_is_to_be_renamed(name: str, folder: Folder, controleer: Controleer) -> None:
    path = folder.path(name)
    path.rename(path.with_suffix(".yaml"))
    wrong = name.removesuffix("yml") + "yaml"
    assert controleer() == refused(f"{wrong}: verkeerde uitgang. Hernoem het bestand naar {path.name}")


def test_a_file_where_a_folder_belongs_is_reported(folder: Folder, controleer: Controleer) -> None:
    shutil.rmtree(folder.path("data/valkuilen"))
    folder.write("data/valkuilen", "x")
    assert controleer() == refused("data/valkuilen: hier hoort een map te staan, geen bestand. Maak er een map van")


NIET_TE_LEZEN = "is niet te lezen. Kijk of dit een gewoon bestand is, en of je het mag openen"


def test_a_folder_where_a_file_belongs_is_reported(folder: Folder, controleer: Controleer) -> None:
    folder.path(BEGRIPPEN).unlink()
    folder.path(BEGRIPPEN).mkdir()
    assert controleer() == refused(f"{BEGRIPPEN}: {NIET_TE_LEZEN}")


def test_a_link_to_nowhere_in_the_file_system_is_reported(folder: Folder, controleer: Controleer) -> None:
    folder.path("data/regels/02-b.yml").symlink_to(folder.root / "weg.yml")
    assert controleer() == refused(f"data/regels/02-b.yml: {NIET_TE_LEZEN}")


LEESBAAR = "leesbaar is minstens 4,5 op 1 (WCAG AA)"


@pytest.mark.parametrize(
    ("name", "colour", "measured"),
    [
        ("primair", "#77aa99", f"#fbf8f3 heeft contrast 2,48 op 1; {LEESBAAR}. Kies een donkerdere kleur"),
        ("primair_donker", "#003300", f"#15201f heeft contrast 1,17 op 1; {LEESBAAR}. Kies een lichtere kleur"),
        ("accent", "#ffff00", f"#fbf8f3 heeft contrast 1,01 op 1; {LEESBAAR}. Kies een donkerdere kleur"),
        ("accent_donker", "#000000", f"#15201f heeft contrast 1,26 op 1; {LEESBAAR}. Kies een lichtere kleur"),
    ],
)
def test_a_colour_that_cannot_be_read_comes_with_its_measured_contrast(
    name: str, colour: str, measured: str, folder: Folder, controleer: Controleer
) -> None:
    folder.write(GEMEENTE, gemeente(kleuren={name: colour}))
    assert controleer() == refused(f"{GEMEENTE}:6: veld 'kleuren.{name}': '{colour}' op {measured}")


@pytest.mark.parametrize("colour", ["groen", "#123", "#14504", "red;}body{", "rgb(0,0,0)"])
def test_what_is_no_colour_is_explained(colour: str, folder: Folder, controleer: Controleer) -> None:
    folder.write(GEMEENTE, gemeente(kleuren={"primair": colour}))
    assert controleer() == refused(f"{GEMEENTE}:6: veld 'kleuren.primair': '{colour}' {GEEN_KLEUR}")


def test_a_colour_without_quotes_is_recognised_as_such(folder: Folder, controleer: Controleer) -> None:
    folder.write(GEMEENTE, as_yaml(gemeente()) + "kleuren:\n  primair: #14504a\n")
    message = "is leeg. Zet de kleur tussen aanhalingstekens: zonder is alles na # een opmerking"
    assert controleer() == refused(f"{GEMEENTE}:6: veld 'kleuren.primair': {message}")


@pytest.mark.parametrize(
    ("logo", "problem"),
    [
        ("log.svg", "'log.svg' bestaat niet in data/lokaal. Bedoelde je 'logo.svg'? Zet het bestand in die map"),
        ("../../logo.svg", f"'../../logo.svg' {GEEN_LOGO}"),
        ("..\\logo.svg", f"'..\\logo.svg' {GEEN_LOGO}"),
        ("/etc/logo.svg", f"'/etc/logo.svg' {GEEN_LOGO}"),
        ("logo.jpg", f"'logo.jpg' {GEEN_LOGO}"),
        (".svg", f"'.svg' {GEEN_LOGO}"),
        ("a" * 290 + ".svg", f"'{'a' * 60}…' {GEEN_LOGO}"),
        ("groot.svg", "'groot.svg' is 101 kB, hoogstens 100 kB. Maak het logo kleiner"),
    ],
    ids=["missing", "outside the folder", "outside in Windows", "absolute", "wrong kind", "no name", "long name", "too large"],
)
def test_a_logo_that_cannot_be_used_is_explained(logo: str, problem: str, folder: Folder, controleer: Controleer) -> None:
    folder.write(GEMEENTE, gemeente(logo=logo))
    folder.write("data/lokaal/logo.svg", "<svg/>")
    folder.write("data/lokaal/groot.svg", "x" * (100 * 1024 + 1))
    assert controleer() == refused(f"{GEMEENTE}:5: veld 'logo': {problem}")


def test_a_logo_of_the_wrong_kind_is_not_also_a_stray_file(folder: Folder, controleer: Controleer) -> None:
    folder.write(GEMEENTE, gemeente(logo="logo.jpg"))
    folder.write("data/lokaal/logo.jpg", "x")
    assert controleer() == refused(f"{GEMEENTE}:5: veld 'logo': 'logo.jpg' {GEEN_LOGO}")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("email", "team", "'team' is geen e-mailadres. Schrijf het als naam@domein.nl"),
        ("website", "http://x.nl", "'http://x.nl' is geen webadres. Schrijf het volledig, beginnend met https://"),
        (
            "website",
            'https://"><script>.nl',
            "'https://\"><script>.nl' is geen webadres. Schrijf het volledig, beginnend met https://",
        ),
        (
            "website",
            "javascript:alert(1)",
            "'javascript:alert(1)' is geen webadres. Schrijf het volledig, beginnend met https://",
        ),
    ],
)
def test_an_address_of_the_gemeente_that_cannot_work_is_refused(
    name: str, value: str, problem: str, folder: Folder, controleer: Controleer
) -> None:
    contact = {"naam": "Het team", "email": "team@voorbeeld.example"}
    folder.write(GEMEENTE, {"naam": "Voorbeeldstad", "contact": {name: value} | contact | {name: value}})
    expected = f"veld 'contact.{name}': {problem}"
    assert [line.split(": ", 1)[1] for line in controleer().lines] == [expected]


def test_an_edit_address_must_say_where_the_file_goes(folder: Folder, controleer: Controleer) -> None:
    folder.write(GEMEENTE, gemeente(bewerken="https://voorbeeld.nl/edit"))
    message = "'https://voorbeeld.nl/edit' mist {bestand}. Zet het op de plaats waar het pad van het bestand moet komen"
    assert controleer() == refused(f"{GEMEENTE}:5: veld 'bewerken': {message}")


def test_all_problems_of_all_files_show_in_one_run_by_file_and_line(folder: Folder, controleer: Controleer) -> None:
    folder.replace(REGEL, "nummer: 1", "nummer: 99")
    folder.replace(REGEL, "titel: Titel", "titl: Titel")
    folder.replace(VALKUIL, "nummer: 1", "nummer: een")
    folder.replace(DILEMMA, "code: lef", "\tcode: lef")
    folder.replace(NOOT, "regel:01-eerste", "valkuil:02-kuil")
    folder.write("data/regels/x.txt", "")
    folder.write("data/los.yml", "a: b")
    assert controleer() == refused(
        f"{DILEMMA}:14: {TAB}",
        "data/lokaal/aanvullingen/noot.yml:2: veld 'bij': '02-kuil' bestaat niet. Kijk in data/valkuilen welke er zijn",
        "data/los.yml: dit bestand hoort hier niet. Verplaats of verwijder het",
        f"{REGEL}:2: veld 'titl': onbekend veld. Bedoelde je 'titel'?",
        f"{REGEL}:14: veld 'nummer': 99 is te groot: hoogstens 10. Verbeter het nummer",
        "data/regels/x.txt: verkeerde uitgang. Een regel staat in een bestand dat eindigt op .yml: "
        "hernoem het naar x.yml of haal het weg",
        f"{VALKUIL}:14: veld 'nummer': 'een' {GETAL}",
    )


@pytest.mark.parametrize("content", ["", "\tx", b"\xff", as_yaml(valkuil("01-eerste")), as_yaml(regel(nummer=11))])
def test_a_record_that_cannot_be_read_is_not_also_missing_for_those_who_link_to_it(
    content: Plain, folder: Folder, controleer: Controleer
) -> None:
    folder.write(REGEL, content)
    assert len(controleer().lines) == 1


def test_one_bad_begrip_does_not_hide_a_wrong_link_to_another(folder: Folder, controleer: Controleer) -> None:
    folder.write(BEGRIPPEN, [begrip(definitie="")])
    folder.replace(REGEL, TEKST, "tekst: Zie [[begrip:waakvlam]] en [[begrip:vuurtoren]].")
    assert [line.partition("'")[2] for line in controleer().lines] == [
        f"definitie': {LEEG}",
        "waarom.tekst': 'vuurtoren' bestaat niet. Kijk in data/begrippen.yml welke er zijn",
    ]


def test_a_missing_folder_is_not_also_a_wrong_link(folder: Folder, controleer: Controleer) -> None:
    folder.replace(REGEL, "regels: []", "valkuilen: [01-kuil]")
    shutil.rmtree(folder.path("data/valkuilen"))
    assert controleer() == refused("data/valkuilen: deze map ontbreekt. Zet de valkuilen erin terug")


@pytest.mark.parametrize("key", ["a\\nb", "x" * 5000])
def test_a_strange_field_name_still_makes_one_short_line(key: str, folder: Folder, controleer: Controleer) -> None:
    folder.replace(REGEL, "nummer: 1", f'nummer: 1\n"{key}": x')
    assert [len(line) < 400 for line in controleer().lines] == [True]


def test_the_command_survives_a_file_name_that_is_no_text(folder: Folder) -> None:
    name = b"\xff\n.yml".decode(errors="surrogateescape")
    folder.write(f"data/regels/{name}", regel("02-b", nummer=2))
    command = [sys.executable, "-c", "from macros.cli import main; main()", "controleer"]
    result = subprocess.run(command, capture_output=True, check=False, cwd=folder.root, env={"PYTHONPATH": str(PROJECT)})
    line = "data/regels/??.yml:1: veld 'id': '02-b' is niet gelijk aan de bestandsnaam. Hernoem het bestand\n"
    assert (result.returncode, result.stdout.decode(), result.stderr) == (1, line, b"1 probleem gevonden.\n")
