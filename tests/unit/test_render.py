"""What a Kennisbank becomes: a page for each record, permanent addresses, links both ways, and text that stays text."""

from __future__ import annotations

import datetime
from html import unescape
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from macros.render import View, datum, escape, pages, redirects
from tests.unit.factories import (
    BEGRIPPEN,
    BRONNENLIJST,
    DILEMMA,
    GEMEENTE,
    NOOT,
    REGEL,
    aanvulling,
    begrip,
    bron,
    dilemma,
    gemeente,
    regel,
    tekstblok,
    tiny_data,
)
from tests.unit.pagina import built, front_matter, html_of, links, page, parsed, text_of, with_class

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Plain

EERSTE = "gouden-regels/01-eerste"
TWEEDE = "gouden-regels/02-tweede"
ONVEILIG = """< img src=x onerror=alert(1)> <3 *ster* _streep_ [a](javascript:x) {{ 7 * 7 }} & "quote" 'enkel' `code` # kop"""


def data(**changes: Plain) -> dict[str, Plain]:
    return {**tiny_data(), "data/regels/02-tweede.yml": regel("02-tweede", nummer=2), **changes}


@pytest.fixture
def kennisbank(make_kennisbank: MakeKennisbank) -> Kennisbank:
    return make_kennisbank(data())


def redirect_targets(kennisbank: Kennisbank) -> dict[str, str]:
    """Where each short or former address leads, as its page says it."""
    targets = {}
    for file in redirects(kennisbank):
        tree, _ = parsed(file.content.partition("<main>")[2].partition("</main>")[0])
        targets[file.path] = next(iter(links(tree)))
    return targets


def test_every_record_has_a_page(kennisbank: Kennisbank) -> None:
    assert [made.path for made in pages(kennisbank)] == [
        "gouden-regels/01-eerste.md",
        "gouden-regels/02-tweede.md",
        "valkuilen/01-kuil.md",
        "dilemmas/lef-of-protocol.md",
        "domeinen/01-geld.md",
        "beslisbomen/post.md",
        "casussen/de-envelop.md",
        "sociale-kaart/spreekuur.md",
        "begrippen/waakvlam.md",
        "bronnen/redactie.md",
        "bronnen/vraagwijzer-2016.md",
    ]


def test_a_page_knows_the_data_file_it_comes_from(kennisbank: Kennisbank) -> None:
    assert next(pages(kennisbank)).source == REGEL


def test_the_same_data_give_the_same_pages(kennisbank: Kennisbank) -> None:
    assert list(pages(kennisbank)) == list(pages(kennisbank))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Titel van 01-eerste"),
        ("description", "De kern in één zin."),
        ("soort", "regel"),
        ("kort_adres", "r/1/"),
    ],
)
def test_a_page_says_what_it_is_about(key: str, value: str, kennisbank: Kennisbank) -> None:
    assert front_matter(kennisbank, EERSTE)[key] == value


def test_the_description_of_a_begrip_is_its_first_sentence(kennisbank: Kennisbank) -> None:
    assert front_matter(kennisbank, "begrippen/waakvlam")["description"] == "Licht contact dat blijft."


@pytest.mark.parametrize("title", ["Nee: 'ja' \"en\" nee", "# geen kop", "[a] {b} <3> & 100 %", "C:\\map", "- streep"])
def test_a_title_survives_the_front_matter(title: str, make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(titel=title)}))
    assert front_matter(made, EERSTE)["title"] == title


@pytest.mark.parametrize(
    ("short", "target"),
    [
        ("r/1/index.html", "../../gouden-regels/01-eerste/"),
        ("v/1/index.html", "../../valkuilen/01-kuil/"),
        ("d/lef/index.html", "../../dilemmas/lef-of-protocol/"),
        ("z/1/index.html", "../../domeinen/01-geld/"),
        ("b/post/index.html", "../../beslisbomen/post/"),
        ("c/de-envelop/index.html", "../../casussen/de-envelop/"),
        ("k/spreekuur/index.html", "../../sociale-kaart/spreekuur/"),
        ("w/waakvlam/index.html", "../../begrippen/waakvlam/"),
        ("l/redactie/index.html", "../../bronnen/redactie/"),
    ],
)
def test_a_short_address_leads_to_the_page(short: str, target: str, kennisbank: Kennisbank) -> None:
    assert redirect_targets(kennisbank)[short] == target


def test_a_former_address_leads_to_the_page(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(voorheen=["01-oud", "01-ouder"])}))
    assert {path: target for path, target in redirect_targets(made).items() if "oud" in path} == {
        "gouden-regels/01-oud/index.html": "../../gouden-regels/01-eerste/",
        "gouden-regels/01-ouder/index.html": "../../gouden-regels/01-eerste/",
    }


def test_a_redirect_works_without_javascript(kennisbank: Kennisbank) -> None:
    content = unescape(next(redirects(kennisbank)).content)
    assert '<meta http-equiv="refresh" content="0; url=../../gouden-regels/01-eerste/">' in content


@pytest.mark.parametrize(
    ("url", "target", "href"),
    [
        ("gouden-regels/01-eerste/", "r/1/", "../../r/1/"),
        ("gouden-regels/", "r/1/", "../r/1/"),
        ("", "r/1/", "r/1/"),
        ("", "", "./"),
        ("nieuw/", "", "../"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(url: str, target: str, href: str, kennisbank: Kennisbank) -> None:
    assert View(kennisbank, url).href(target) == href


def test_a_page_links_to_what_its_text_names(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(waarom=tekstblok("Zie [[regel:02-tweede|daar]]."))}))
    assert links(page(made, EERSTE)).get("../../gouden-regels/02-tweede/") is not None


def test_a_page_links_back_to_the_page_that_names_it(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(
        data(
            **{"data/valkuilen/01-kuil.yml": {**tiny_data()["data/valkuilen/01-kuil.yml"], "verwant": {"regels": ["01-eerste"]}}}
        )
    )
    assert links(page(made, EERSTE))["../../valkuilen/01-kuil/"] == "1. Titel van 01-kuil"


def test_a_related_record_stands_on_the_page_once_when_both_name_each_other(make_kennisbank: MakeKennisbank) -> None:
    first = regel(verwant={"regels": ["02-tweede"]})
    second = regel("02-tweede", nummer=2, verwant={"regels": ["01-eerste"]})
    made = make_kennisbank(data(**{REGEL: first, "data/regels/02-tweede.yml": second}))
    [related] = with_class(page(made, EERSTE), "verwant")
    assert len(list(related.iter("a"))) == 1


def test_a_page_leads_to_the_next_one(kennisbank: Kennisbank) -> None:
    [browse] = with_class(page(kennisbank, EERSTE), "bladeren")
    assert links(browse) == {"../../gouden-regels/02-tweede/": "Volgende Titel van 02-tweede"}


def test_a_page_leads_to_the_previous_one(kennisbank: Kennisbank) -> None:
    [browse] = with_class(page(kennisbank, TWEEDE), "bladeren")
    assert links(browse) == {"../../gouden-regels/01-eerste/": "Vorige Titel van 01-eerste"}


def test_a_page_that_stands_alone_has_nothing_to_browse(kennisbank: Kennisbank) -> None:
    assert list(with_class(page(kennisbank, "valkuilen/01-kuil"), "bladeren")) == []


def test_a_local_note_stands_on_the_page_under_the_name_of_the_gemeente(kennisbank: Kennisbank) -> None:
    [note] = with_class(page(kennisbank, EERSTE), "lokaal")
    assert text_of(note) == "In Voorbeeldstad Bij ons Wij doen het zo. Nagelopen op 15 januari 2026"


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("valkuil:01-kuil", "valkuilen/01-kuil"),
        ("dilemma:lef-of-protocol", "dilemmas/lef-of-protocol"),
        ("domein:01-geld", "domeinen/01-geld"),
        ("begrip:waakvlam", "begrippen/waakvlam"),
        ("bron:redactie", "bronnen/redactie"),
    ],
)
def test_a_local_note_can_stand_on_a_page_of_every_soort(target: str, address: str, make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{NOOT: aanvulling(bij=target)}))
    assert len(list(with_class(page(made, address), "lokaal"))) == 1


def test_a_page_without_a_local_note_has_no_place_for_one(kennisbank: Kennisbank) -> None:
    assert list(with_class(page(kennisbank, TWEEDE), "lokaal")) == []


@pytest.mark.parametrize("address", [EERSTE, "begrippen/waakvlam", "dilemmas/lef-of-protocol"])
def test_a_page_names_its_sources_with_the_place_in_them(address: str, kennisbank: Kennisbank) -> None:
    sources = [text_of(element) for element in with_class(page(kennisbank, address), "bron")]
    assert "Bron: Vraagwijzer-2016, hoofdstuk 1" in sources


def test_a_bron_says_where_it_is_used_and_for_what(kennisbank: Kennisbank) -> None:
    rows = [[text_of(cell) for cell in row.iter("td")] for row in page(kennisbank, "bronnen/vraagwijzer-2016").iter("tr")]
    assert rows[1] == ["Titel van 01-eerste", "hoofdstuk 1"]


def test_a_bron_known_from_another_says_so(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{BRONNENLIJST: [bron("redactie"), bron(), bron("wmo", via="redactie")]}))
    assert links(page(made, "bronnen/wmo"))["../../bronnen/redactie/"] == "Rapport redactie"


def test_a_begrip_in_a_sentence_is_written_small_and_explained(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(waarom=tekstblok("Een [[begrip:waakvlam]]."))}))
    [link] = with_class(page(made, EERSTE), "begrip")
    assert (text_of(link), link.get("data-uitleg")) == ("waakvlam", "Licht contact dat blijft.")


def test_an_abbreviation_in_a_sentence_keeps_its_capitals(make_kennisbank: MakeKennisbank) -> None:
    changes = {BEGRIPPEN: [begrip("zrm", naam="ZRM")], REGEL: regel(waarom=tekstblok("De [[begrip:zrm]]."))}
    [link] = with_class(page(make_kennisbank(data(**changes)), EERSTE), "begrip")
    assert text_of(link) == "ZRM"


def test_a_reader_can_mail_the_gemeente_about_a_page(kennisbank: Kennisbank) -> None:
    assert any(href.startswith("mailto:team@voorbeeld.example?subject=") for href in links(page(kennisbank, EERSTE)))


def test_a_reader_can_edit_the_data_file_when_the_gemeente_says_where(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{GEMEENTE: gemeente(bewerken="https://voorbeeld.example/edit/{bestand}")}))
    assert f"https://voorbeeld.example/edit/{REGEL}" in links(page(made, EERSTE))


def test_a_page_shows_its_short_address(kennisbank: Kennisbank) -> None:
    assert links(page(kennisbank, EERSTE))["../../r/1/"] == "/r/1/"


def test_both_sides_of_a_dilemma_stand_on_its_page(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{DILEMMA: dilemma()}))
    names = [text_of(element) for element in with_class(page(made, "dilemmas/lef-of-protocol"), "pool__naam")]
    assert names == ["Lef", "Protocol", "Te veel lef", "Te veel protocol"]


@pytest.mark.parametrize(
    ("change", "css_class"),
    [({"kort": ONVEILIG}, "kern"), ({"reflectievragen": [ONVEILIG, "Wat?", "Waar?"]}, "vragen")],
    ids=["in a paragraph", "in a list"],
)
def test_plain_text_is_shown_as_it_was_typed(change: dict[str, Plain], css_class: str, make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(**change)}))
    [element] = with_class(page(made, EERSTE), css_class)
    assert text_of(element).startswith(ONVEILIG)


def test_a_title_is_shown_as_it_was_typed(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{REGEL: regel(titel=ONVEILIG)}))
    assert [text_of(heading) for heading in page(made, EERSTE).iter("h1")] == [ONVEILIG]


def test_plain_text_of_the_gemeente_is_shown_as_it_was_typed(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(data(**{GEMEENTE: gemeente(naam=ONVEILIG)}))
    [label] = with_class(page(made, EERSTE), "lokaal__merk")
    assert text_of(label) == f"In {ONVEILIG}"


@pytest.mark.parametrize(
    "text",
    [
        "1. geen lijst",
        "- geen lijst",
        "+ geen lijst",
        "# geen kop",
        "> geen citaat",
        "geen: {: #anker }",
        "[TOC]",
        "a | b",
        "&amp; blijft",
        "https://geen.link",
        "***",
        "===",
        "[[regel]]",
        "~~~",
        "<!-- -->",
        "{% raw %}",
    ],
)
def test_escaped_text_means_nothing_to_markdown(text: str) -> None:
    tree, _ = parsed(html_of(f"{escape(text)}\n"))
    assert [(element.tag, text_of(element)) for element in tree] == [("p", text)]


@pytest.mark.parametrize("value", [Markup("<b>vet</b>"), 7, None, 1.5])
def test_ready_made_html_and_other_values_are_not_escaped(value: object) -> None:
    assert escape(value) is value


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (datetime.date(2026, 1, 1), "1 januari 2026"),
        (datetime.date(2026, 3, 9), "9 maart 2026"),
        (datetime.date(2024, 2, 29), "29 februari 2024"),
        (datetime.date(2026, 12, 31), "31 december 2026"),
    ],
)
def test_a_date_is_written_in_dutch(day: datetime.date, written: str) -> None:
    assert datum(day) == written


def test_a_page_has_one_heading_of_the_first_level(kennisbank: Kennisbank) -> None:
    counts = {made.path: len(list(page(kennisbank, made.path.removesuffix(".md")).iter("h1"))) for made in pages(kennisbank)}
    assert set(counts.values()) == {1}


def test_every_page_is_good_html(kennisbank: Kennisbank) -> None:
    errors = {made.path: parsed(built(made.markdown.split("---\n", 2)[2]))[1] for made in pages(kennisbank)}
    assert errors == {made.path: [] for made in pages(kennisbank)}
