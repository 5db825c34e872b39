"""The search index: Dutch words and their stems, what each page earns, and the files a browser fetches."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.kennisbank import Kennisbank
from macros.zoeken import index, kaart
from macros.zoeken.documenten import Document, Pagina, documenten, plain
from macros.zoeken.taal import delen, stam, woorden
from tests.unit.conftest import MakeKennisbank
from tests.unit.factories import domein, tiny_data, voorziening


def document(titel: str, tekst: str = "", *namen: str, url: str = "x/") -> Document:
    return Document(url, titel, "Begrip", "", 1.0, ((8, titel), (1, tekst)), (titel, *namen))


def postings(documents: list[Document]) -> dict[str, dict[int, int]]:
    """Every term of an index, with what each page earns for it."""
    found: dict[str, dict[int, int]] = {}
    for file in index.bestanden(documents, 0):
        content = json.loads(file.content)
        if file.path != "zoek/index.json" and isinstance(content, dict):
            for term, (_, flat) in content.items():
                found[term] = dict(zip(flat[::2], flat[1::2], strict=True))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één reünie!", ["een", "reunie"]),
        ("poh-ggz en e-mail", ["poh", "ggz", "en", "e", "mail"]),
        ("dilemma’s, foto's", ["dilemmas", "fotos"]),
        ("bel 113 of 0800-2000", ["bel", "113", "of", "0800", "2000"]),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert woorden(text) == expected


@pytest.mark.parametrize(
    "forms",
    [
        ("schuld", "schulden"), ("eenzaam", "eenzame", "eenzaamheid"), ("huis", "huizen"), ("ruzie", "ruzies"),
        ("werk", "werken", "werkt"), ("probleem", "problemen"), ("boete", "boetes"), ("verslaving", "verslavingen"),
        ("gemeente", "gemeenten"), ("oorlog", "oorlogen"),
    ],
)  # fmt: skip
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stam, forms))) == 1


@pytest.mark.parametrize(("one", "other"), [("gezin", "zin"), ("huur", "huis"), ("ouder", "oud"), ("wet", "week")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stam(one) != stam(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=30))
def test_a_stem_keeps_the_first_two_letters_so_that_it_stands_in_the_file_of_its_word(word: str) -> None:
    assert stam(word)[:2] == word[:2]


def test_compounds_come_apart_into_known_words() -> None:
    known = {"schuld", "hulp", "verlening", "hulpverlening", "wijk", "team", "gezin", "huis"}
    assert delen("schuldhulpverlening", known) == ("schuld", "hulp", "verlening")
    assert delen("gezinshuis", known) == ("gezin", "huis")
    assert delen("schuldenteam", known) == ("schuld", "team")
    assert delen("hulpeloos", known) == ()
    assert delen("schuld", known) == ()


def test_a_name_earns_more_than_running_text_and_a_rare_word_more_than_a_common_one() -> None:
    terms = postings([document("Geldspreekuur", "Elke week."), document("Anders", "Ook een geldspreekuur elke week.")])
    assert terms[stam("geldspreekuur")][0] > terms[stam("geldspreekuur")][1] > 0
    many = postings([document(f"Titel {n}", "hulp" + (" zeldzaam" if n == 3 else "")) for n in range(20)])
    assert many[stam("zeldzaam")][3] > many[stam("hulp")][3]


def test_a_part_of_a_compound_earns_less_than_the_word_itself() -> None:
    terms = postings([document("Schulden"), document("Schuldsanering"), document("Sanering")])
    assert terms[stam("schuld")][0] > terms[stam("schuld")][1] > 0


def test_a_query_that_equals_a_name_has_a_term_of_its_own() -> None:
    terms = postings([document("Het Juridisch Loket", "", "gratis rechtshulp"), document("Loket")])
    assert set(terms[f"={stam('juridisch')} {stam('loket')}"]) == {0}
    assert set(terms[f"={stam('gratis')} {stam('rechtshulp')}"]) == {0}
    assert terms["=loket"][1] > terms[f"={stam('gratis')} {stam('rechtshulp')}"][0]


def test_large_files_are_split_by_the_second_letter_and_every_word_can_be_found() -> None:
    documents = [document(f"b{chr(97 + n % 26)}woord{n}", f"bitter zoet{n}") for n in range(2_500)]
    files = {file.path: json.loads(file.content) for file in index.bestanden(documents, 0)}
    letters = files["zoek/index.json"]["letters"]
    assert "b" not in letters
    for one in documents[:50]:
        word = one.titel
        begin = next(part for part in (word[:2], word[:1]) if part in letters)
        assert word in " ".join(forms for forms, _ in files[f"zoek/woorden/{begin}.json"].values()).split()


def test_the_same_documents_give_the_same_bytes() -> None:
    documents = [document(f"Titel {n}", "schuld huur zorg") for n in range(300)]
    assert list(index.bestanden(documents, 3)) == list(index.bestanden(documents, 3))
    files = {file.path: json.loads(file.content) for file in index.bestanden(documents, 3)}
    assert [len(files[f"zoek/paginas/{n}.json"]) for n in range(5)] == [64, 64, 64, 64, 44]
    assert files["zoek/index.json"]["kaart"] == 3


def test_postings_are_in_order_so_that_files_compress_well() -> None:
    for pages in postings([document(f"Titel {n}", "schuld") for n in range(50)]).values():
        assert all(one < other for one, other in pairwise(pages))


@pytest.fixture
def kennisbank(make_kennisbank: MakeKennisbank) -> Kennisbank:
    files = dict(tiny_data())
    files["data/domeinen/01-geld.yml"] = domein(zoekwoorden=["blut"])
    files["data/sociale-kaart/zwaar.yml"] = voorziening("zwaar", naam="Kliniek", lijn="3", openingstijden="24/7")
    files["data/lokaal/sociale-kaart/licht.yml"] = voorziening(
        "licht", naam="Koffie", lijn="0", werkgebied=["noord"], leeftijd_min="12", doelgroepen=["jongeren"], melding="Vol.",
        telefoons=[{"nummer": "010 210 2100"}],
    )  # fmt: skip
    files["data/lokaal/sociale-kaart/weg.yml"] = voorziening("weg", naam="Weg", status="opgeheven")
    files["data/lokaal/gemeente.yml"] |= {"wijken": [{"id": "noord", "naam": "Noord"}, {"id": "zuid", "naam": "Zuid"}]}
    return make_kennisbank(files)


def test_the_voorzieningen_on_the_kaart_come_first_from_light_to_heavy(kennisbank: Kennisbank) -> None:
    found = list(documenten(kennisbank, [Pagina("nieuw/", "Nieuw", "Welkom.", "<p>Dag &amp; <b>hallo</b></p>")]))
    assert [one.titel for one in found[:3]] == ["Koffie", "Spreekuur", "Kliniek"]
    assert found[0].kaart == ("De bibliotheek", [["010 210 2100", "+31102102100"]], "Vol.")
    assert found[-1].url == "nieuw/"
    assert "Weg" not in {one.titel for one in found}


def test_words_for_search_only_lead_to_their_page(kennisbank: Kennisbank) -> None:
    documents = list(documenten(kennisbank, []))
    number = next(n for n, one in enumerate(documents) if one.url == "domeinen/01-geld/")
    assert number in postings(documents)["=blut"]


def test_html_becomes_words() -> None:
    assert plain("<p>Dag &amp; <script>x()</script><b>hallo</b></p>").split() == ["Dag", "hallo"]


def test_the_finder_knows_each_choice_of_each_voorziening(kennisbank: Kennisbank) -> None:
    content = json.loads(kaart.bestand(kennisbank).content)
    assert content["facetten"]["lijn"] == [[0], [1], [2]]
    assert content["facetten"]["waar"] == [[0], [1], [1]]
    assert content["leeftijd"] == [[12, 999], [0, 999], [0, 999]]
    assert content["rooster"] == [-1, -1, 0]
    assert content["roosters"][0]["week"] == [[0, 1440, 0]] * 7
    # With one choice there is nothing to choose, so there is no such facet.
    assert "wijk" not in content["facetten"]
