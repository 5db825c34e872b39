"""The pages of the sociale kaart: the lists, the tables of what is there, and the page of one voorziening."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.kaart import paginas as kaartpaginas
from macros.render import View, mailadres, pages
from tests.unit.factories import GEMEENTE, VOORZIENING, domein, gemeente, tiny_data, voorziening
from tests.unit.pagina import built, html_of, links, markdown_of, page, parsed, text_of, with_class

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from macros.kennisbank import Kennisbank
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Data, Plain

SPREEKUUR = "sociale-kaart/spreekuur"
GELD, HUIS = "sociale-kaart/domein/01-geld", "sociale-kaart/domein/02-huis"
WIJKEN: list[Plain] = [{"id": "noord", "naam": "Noord"}, {"id": "zuid", "naam": "Zuid"}]
ONVEILIG = """< img src=x> *ster* _streep_ [a](javascript:x) {{ 7 * 7 }} & "quote" 'enkel' `code` # kop"""


def lokaal(record_id: str, **changes: Plain) -> tuple[str, Data]:
    """A local voorziening and its file."""
    return f"data/lokaal/sociale-kaart/{record_id}.yml", voorziening(record_id, naam=record_id, **changes)


def data(*voorzieningen: tuple[str, Data], **changes: Plain) -> dict[str, Plain]:
    """Two domeinen, two wijken, the national spreekuur (01-geld, lijn 1) and these voorzieningen."""
    return {
        **tiny_data(),
        "data/domeinen/02-huis.yml": domein("02-huis", nummer=2, titel="Huis"),
        GEMEENTE: gemeente(wijken=WIJKEN),
        **dict(voorzieningen),
        **changes,
    }


def body(kennisbank: Kennisbank, address: str) -> str:
    made = next(made for made in kaartpaginas.pages(kennisbank) if made.path in (f"{address}.md", f"{address}/index.md"))
    return made.markdown.split("---\n", 2)[2]


def kaart(kennisbank: Kennisbank, address: str) -> Element:
    """A page of the kaart, wholly read as Markdown."""
    return parsed(html_of(body(kennisbank, address)))[0]


def lists(kennisbank: Kennisbank, address: str) -> dict[str, list[str]]:
    """The names of the voorzieningen on a page, by the anchor of the heading they stand under; headings with none left out."""
    found: dict[str, list[str]] = {}
    anchor = ""
    for element in kaart(kennisbank, address).iter():
        if element.tag == "h2":
            anchor = element.get("id", "")
        elif element.get("class") == "rij__naam":
            found.setdefault(anchor, []).append(text_of(element))
    return found


def cells(kennisbank: Kennisbank, table: int) -> dict[str, dict[str, str]]:
    """The cells of a table on the page about dekking, by row and by link."""
    found = list(kaart(kennisbank, "sociale-kaart/dekking").iter("table"))[table]
    rows = {}
    for row in found.iter("tr"):
        rows[text_of(row[0])] = {link: words for cell in row.iter("td") for link, words in links(cell).items()}
    return {name: row for name, row in rows.items() if row}


def test_there_is_a_list_per_domein_lijn_and_wijk(make_kennisbank: MakeKennisbank) -> None:
    assert [made.path for made in kaartpaginas.pages(make_kennisbank(data()))] == [
        "sociale-kaart/domein/01-geld.md",
        "sociale-kaart/domein/02-huis.md",
        "sociale-kaart/lijn/0.md",
        "sociale-kaart/lijn/1.md",
        "sociale-kaart/lijn/2.md",
        "sociale-kaart/lijn/3.md",
        "sociale-kaart/wijk/index.md",
        "sociale-kaart/wijk/noord.md",
        "sociale-kaart/wijk/zuid.md",
        "sociale-kaart/dekking.md",
    ]


def test_a_gemeente_without_wijken_has_no_pages_or_table_about_them(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(**{GEMEENTE: gemeente()}))
    assert [made.path for made in kaartpaginas.pages(kennisbank) if "wijk" in made.path] == []
    assert len(list(kaart(kennisbank, "sociale-kaart/dekking").iter("table"))) == 1


def test_a_ladder_shows_each_rung_the_local_ones_first(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("zuster"), lokaal("maaltijd", lijn="0"), lokaal("elders", domeinen=["02-huis"])))
    assert lists(kennisbank, GELD) == {"lijn-0": ["maaltijd"], "lijn-1": ["zuster", "Spreekuur"]}


def test_the_rungs_of_a_ladder_count_and_lead_to_their_lists(make_kennisbank: MakeKennisbank) -> None:
    [ladder] = with_class(kaart(make_kennisbank(data(lokaal("zuster"))), GELD), "treden")
    assert links(ladder) == {
        "#lijn-0": "0e lijn: informeel, uit de buurt leeg",
        "#lijn-1": "1e lijn: vrij toegankelijk 2",
        "#lijn-2": "2e lijn: specialistisch leeg",
        "#lijn-3": "3e lijn: met verblijf leeg",
    }


def test_an_empty_rung_says_so_and_asks_what_is_missing(make_kennisbank: MakeKennisbank) -> None:
    gaps = list(with_class(kaart(make_kennisbank(data()), GELD), "leeg"))
    assert [text_of(gap).partition(".")[0] for gap in gaps] == [f"In de {lijn}e lijn staat hier niets" for lijn in "023"]
    [address] = links(gaps[1])
    question = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "team@voorbeeld.example"
    assert question["subject"] == ["Dit ontbreekt op de sociale kaart: Titel van 01-geld, 2e lijn: specialistisch"]


@pytest.mark.parametrize("change", [{"status": "opgeheven"}, {"status": "inactief"}])
def test_no_list_names_what_is_not_there(change: dict[str, Plain], make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("weg", **change)))
    assert lists(kennisbank, GELD) == {"lijn-1": ["Spreekuur"]}


def test_no_list_names_what_the_gemeente_hides(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("eigen"), **{GEMEENTE: gemeente(verberg=["spreekuur"])}))
    assert lists(kennisbank, GELD) == {"lijn-1": ["eigen"]}


def test_a_lijn_shows_a_voorziening_at_each_of_its_domeinen(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("zuster", domeinen=["02-huis", "01-geld"]), lokaal("licht", lijn="0")))
    assert lists(kennisbank, "sociale-kaart/lijn/1") == {"01-geld": ["zuster", "Spreekuur"], "02-huis": ["zuster"]}


def test_a_wijk_shows_its_own_and_then_those_of_the_whole_gemeente(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(
        data(lokaal("hier", werkgebied=["noord"]), lokaal("daar", werkgebied=["zuid"]), lokaal("overal"))
    )
    assert lists(kennisbank, "sociale-kaart/wijk/noord") == {"01-geld": ["hier"], "hele-gemeente": ["overal"]}
    assert lists(kennisbank, "sociale-kaart/wijk") == {"01-geld": ["overal"]}


def test_wijken_do_not_repeat_a_long_list(make_kennisbank: MakeKennisbank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kaartpaginas, "MEEST_HERHAALD", 1)
    kennisbank = make_kennisbank(data(lokaal("hier", werkgebied=["noord"]), lokaal("overal"), lokaal("ook-overal")))
    assert lists(kennisbank, "sociale-kaart/wijk/noord") == {"01-geld": ["hier"]}
    assert "../../../sociale-kaart/wijk/" in links(kaart(kennisbank, "sociale-kaart/wijk/noord"))


@pytest.mark.parametrize("address", [GELD, "sociale-kaart/lijn/1", "sociale-kaart/wijk/noord"])
def test_a_row_leads_to_its_page_from_every_list(address: str, make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("hier", werkgebied=["noord"])))
    assert links(kaart(kennisbank, address))["../../../sociale-kaart/hier/"] == "hier"


def test_a_row_leads_to_its_page_from_the_list_of_all_wijken(make_kennisbank: MakeKennisbank) -> None:
    assert links(kaart(make_kennisbank(data(lokaal("overal"))), "sociale-kaart/wijk"))["../../sociale-kaart/overal/"] == "overal"


def test_a_row_says_what_a_worker_needs_to_choose(make_kennisbank: MakeKennisbank) -> None:
    changed = voorziening(
        telefoons=[{"nummer": "0800-8115"}], status="tijdelijk_gesloten", samenvatting="Hulp bij post. En meer."
    )
    [row] = with_class(kaart(make_kennisbank(data(**{VOORZIENING: changed})), GELD), "rij")
    assert text_of(row) == (
        "Spreekuur De bibliotheek · landelijk Tijdelijk gesloten. Hulp bij post. 0800-8115 · 1e lijn · nog niet gecontroleerd"
    )
    assert links(row)["tel:08008115"] == "0800-8115"


def test_the_table_counts_local_and_national_and_names_what_is_empty(make_kennisbank: MakeKennisbank) -> None:
    counts = cells(make_kennisbank(data(lokaal("zuster"), lokaal("broer"))), 0)["Titel van 01-geld"]
    address = "../../sociale-kaart/domein/01-geld/#lijn-"
    assert counts == {f"{address}0": "leeg", f"{address}1": "2 lokaal, 1 landelijk", f"{address}2": "leeg", f"{address}3": "leeg"}


def test_the_table_of_wijken_counts_the_local_ones_of_each_domein(make_kennisbank: MakeKennisbank) -> None:
    voorzieningen = (lokaal("hier", werkgebied=["noord"], domeinen=["01-geld", "02-huis"]), lokaal("overal"))
    wijk = "../../sociale-kaart/wijk/"
    assert cells(make_kennisbank(data(*voorzieningen)), 1) == {
        "Hele gemeente": {f"{wijk}#01-geld": "1", f"{wijk}#02-huis": "leeg"},
        "Noord": {f"{wijk}noord/#01-geld": "1", f"{wijk}noord/#02-huis": "1"},
        "Zuid": {f"{wijk}zuid/#01-geld": "leeg", f"{wijk}zuid/#02-huis": "leeg"},
    }


def test_the_gaps_are_also_told_in_words(make_kennisbank: MakeKennisbank) -> None:
    ladder = [lokaal(f"huis-{lijn}", lijn=lijn, domeinen=["02-huis"]) for lijn in "0123"]
    tree = kaart(make_kennisbank(data(*ladder)), "sociale-kaart/dekking")
    told = [text_of(item) for item in tree.iter("li") if "lijn" in text_of(item)]
    assert told[:2] == [
        "Titel van 01-geld: leeg in de 0e lijn: informeel, uit de buurt en de 2e lijn: specialistisch en de 3e lijn: "
        "met verblijf; alleen landelijk in de 1e lijn: vrij toegankelijk.",
        "Bij elk ander domein staat in elke lijn iets van Voorbeeldstad zelf.",
    ]


def test_every_page_is_good_html_with_one_main_heading(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("hier", werkgebied=["noord"], **volledig())))
    for made in (*kaartpaginas.pages(kennisbank), *pages(kennisbank)):
        tree, errors = parsed(built(made.markdown.split("---\n", 2)[2]))
        assert (made.path, errors, len(list(tree.iter("h1")))) == (made.path, [], 1)


def test_text_from_a_spreadsheet_stays_text_in_every_list(make_kennisbank: MakeKennisbank) -> None:
    hostile = {"naam": ONVEILIG, "samenvatting": ONVEILIG, "organisatie": ONVEILIG}
    kennisbank = make_kennisbank(data(**{VOORZIENING: voorziening(**hostile)}))
    [row] = with_class(kaart(kennisbank, GELD), "rij")
    assert text_of(row).count(ONVEILIG) == 3
    assert list(row.iter("img")) == []


def volledig() -> dict[str, Plain]:
    """Every field that a voorziening may have."""
    return {
        "ook_bekend_als": ["post"],
        "omschrijving": "Meer uitleg.",
        "aanmelden": "Loop binnen.",
        "doelgroep": "Iedereen.",
        "doelgroepen": ["ouderen", "mensen-zonder-woning"],
        "leeftijd_min": 18,
        "betaling": "gratis",
        "telefoons": [{"nummer": "0800-8115", "label": "balie"}, {"nummer": "112"}],
        "email": "hulp@voorbeeld.example",
        "website": "https://hulp.voorbeeld.example",
        "locaties": [
            {"naam": "Buurthuis", "straat": "Plein 1", "postcode": "1234 AB", "plaats": "Stad", "toegankelijkheid": "Lift"}
        ],
        "openingstijden": "Mo-Fr 09:00-17:00; PH off",
        "talen": ["Nederlands", "Arabisch"],
        "melding": "Wachttijd twee weken.",
        "gecontroleerd_op": "2026-05-01",
        "gecontroleerd_door": "balie@voorbeeld.example",
        "bron": "opgave van de organisatie",
    }


def facts(tree: Element) -> dict[str, str]:
    """The facts on the page of a voorziening."""
    [block] = with_class(tree, "feiten")
    return {text_of(row[0]): text_of(row[1]) for row in block}


def spreekuur(make_kennisbank: MakeKennisbank, **changes: Plain) -> Element:
    """The page of a national voorziening with these fields."""
    return page(make_kennisbank(data(**{VOORZIENING: voorziening(**changes)})), SPREEKUUR)


def test_a_page_tells_all_that_is_known(make_kennisbank: MakeKennisbank) -> None:
    found = facts(spreekuur(make_kennisbank, **volledig()))
    found["Wanneer"] = found["Wanneer"].removeprefix("Openingstijden ")
    assert found == {
        "Zo kom je binnen": "Vrij toegankelijk, zonder verwijzing.Loop binnen.",
        "Voor wie": "Iedereen.Ouderen, mensen zonder woning.Vanaf 18 jaar.",
        "Talen": "Nederlands, Arabisch",
        "Kosten": "Gratis.",
        "Waar": "Buurthuis, Plein 1, 1234 AB Stad Toegankelijkheid: Lift",
        "Werkgebied": "Heel Nederland",
        "Wanneer": "maandag t/m vrijdag 9.00 tot 17.00 uur zaterdag en zondag dicht op feestdagen dicht",
        "Organisatie": "De bibliotheek",
        "Hoe zwaar": "1e lijn: vrij toegankelijk; voorliggend, individueel",
        "Helpt bij": "Titel van 01-geld",
    }


def test_a_page_says_nothing_about_what_is_not_known(make_kennisbank: MakeKennisbank) -> None:
    assert list(facts(spreekuur(make_kennisbank))) == [
        "Zo kom je binnen", "Werkgebied", "Organisatie", "Hoe zwaar", "Helpt bij",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ages", "written"),
    [
        ({"leeftijd_min": 18}, "Vanaf 18 jaar."),
        ({"leeftijd_min": 0, "leeftijd_max": 4}, "Van 0 tot en met 4 jaar."),
        ({"leeftijd_max": 23}, "Tot en met 23 jaar."),
    ],
)
def test_ages_are_written_out(ages: dict[str, Plain], written: str, make_kennisbank: MakeKennisbank) -> None:
    assert facts(spreekuur(make_kennisbank, **ages))["Voor wie"] == written


def test_a_telephone_mail_and_website_can_be_tapped(make_kennisbank: MakeKennisbank) -> None:
    [block] = with_class(spreekuur(make_kennisbank, **volledig()), "contact")
    assert links(block) == {
        "tel:08008115": "Bel 0800-8115 (balie)",
        "tel:112": "Bel 112",
        "mailto:hulp@voorbeeld.example": "Mail hulp@voorbeeld.example",
        "https://hulp.voorbeeld.example": "Website hulp.voorbeeld.example",
    }


def test_an_address_for_mail_cannot_add_anything_to_the_mail() -> None:
    assert mailadres("a?bcc=b@voorbeeld.example") == "a%3Fbcc%3Db@voorbeeld.example"


def test_what_is_different_now_stands_before_how_to_call(make_kennisbank: MakeKennisbank) -> None:
    tree = spreekuur(make_kennisbank, melding="Vandaag geen inloop.", status="tijdelijk_gesloten", email="a@voorbeeld.example")
    order = [element.get("class") for element in tree.iter() if element.get("class") in ("kern", "melding", "contact", "feiten")]
    assert order == ["kern", "melding", "contact", "feiten"]
    [message] = with_class(tree, "melding")
    assert text_of(message) == "Tijdelijk gesloten. Let op: Vandaag geen inloop."


def test_a_voorziening_that_is_no_more_says_where_to_go(make_kennisbank: MakeKennisbank) -> None:
    gone = lokaal("oud", status="opgeheven", email="a@voorbeeld.example", lichter_alternatief=["licht", "ook-weg"])
    others = [lokaal("licht", lijn="0"), lokaal("ook-weg", lijn="0", status="opgeheven")]
    tree = page(make_kennisbank(data(gone, *others)), "sociale-kaart/oud")
    [message] = with_class(tree, "melding")
    assert text_of(message).startswith("Deze voorziening bestaat niet meer.")
    assert links(message) == {
        "../../sociale-kaart/licht/": "licht",
        "../../sociale-kaart/spreekuur/": "Spreekuur",
        "../../sociale-kaart/domein/01-geld/#lijn-1": "Alles bij Titel van 01-geld, 1e lijn",
    }
    assert list(with_class(tree, "contact")) == []
    assert "kompas-meegeven" not in {element.tag for element in tree.iter()}


def test_a_hidden_voorziening_says_that_the_gemeente_took_it_off(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data(lokaal("eigen"), **{GEMEENTE: gemeente(verberg=["spreekuur"])}))
    [message] = with_class(page(kennisbank, SPREEKUUR), "melding")
    assert text_of(message).startswith("Voorbeeldstad heeft deze landelijke voorziening van de eigen sociale kaart gehaald.")


def test_a_lighter_alternative_is_named_unless_it_is_not_there(make_kennisbank: MakeKennisbank) -> None:
    record = voorziening(lichter_alternatief=["licht", "weg"])
    others = [lokaal("licht", lijn="0"), lokaal("weg", lijn="0", status="inactief")]
    found = links(page(make_kennisbank(data(*others, **{VOORZIENING: record})), SPREEKUUR))
    assert "../../sociale-kaart/licht/" in found
    assert "../../sociale-kaart/weg/" not in found


@pytest.mark.parametrize(
    ("checked", "mark", "explanation"),
    [
        (None, "Nog niet gecontroleerd", "bel zelf even of kijk op de website"),
        ("2025-10-01", "Deels verouderd", "kosten: vers tot 1 oktober 2026"),
        ("2025-10-01", "Deels verouderd", "openingstijden: verouderd sinds 1 april 2026, kijk het na"),
        ("2026-05-01", "Gecontroleerd op 1 mei 2026", "openingstijden: vers tot 1 november 2026"),
    ],
)
def test_a_page_says_how_fresh_it_is(checked: str | None, mark: str, explanation: str, make_kennisbank: MakeKennisbank) -> None:
    tree = spreekuur(make_kennisbank, email="a@voorbeeld.example", **({"gecontroleerd_op": checked} if checked else {}))
    [found] = with_class(tree, "stand")
    assert links(found) == {"#gecontroleerd": mark}
    assert explanation in text_of(tree)


def test_a_secret_address_is_nowhere_and_the_file_with_it_is_not_linked(make_kennisbank: MakeKennisbank) -> None:
    secret = lokaal(
        "opvang", adres_geheim="ja", locaties=[{"straat": "Verborgenstraat 7", "plaats": "Stad"}], email="o@voorbeeld.example"
    )
    kennisbank = make_kennisbank(data(secret))
    text = unescape(markdown_of(kennisbank, "sociale-kaart/opvang"))
    assert "Verborgenstraat" not in text
    assert "bestanden/" not in text
    tree = page(kennisbank, "sociale-kaart/opvang")
    assert facts(tree)["Waar"].startswith("Het adres is geheim.")
    assert any(href.startswith("mailto:team@voorbeeld.example?") for href in links(tree))


def test_a_reader_can_say_what_is_wrong_and_on_which_page(make_kennisbank: MakeKennisbank) -> None:
    made = make_kennisbank(
        data(**{GEMEENTE: gemeente(adres="https://kompas.voorbeeld.example"), VOORZIENING: voorziening(naam="A & B?")})
    )
    [address] = [href for href in links(page(made, SPREEKUUR)) if href.startswith("mailto:team@")]
    mail = parse_qs(urlsplit(address).query)
    assert mail["subject"] == ["Klopt niet: A & B?"]
    assert mail["body"][0].startswith("Pagina: https://kompas.voorbeeld.example/sociale-kaart/spreekuur/\r\n")


def test_a_page_carries_a_code_only_when_the_site_has_an_address(make_kennisbank: MakeKennisbank) -> None:
    assert list(with_class(spreekuur(make_kennisbank), "qr")) == []
    with_address = make_kennisbank(data(**{GEMEENTE: gemeente(adres="https://kompas.voorbeeld.example")}))
    assert len(list(with_class(page(with_address, SPREEKUUR), "qr"))) == 1


def test_a_page_leads_back_to_the_trees_that_lead_to_it(make_kennisbank: MakeKennisbank) -> None:
    [block] = with_class(spreekuur(make_kennisbank), "bomen")
    assert links(block) == {"../../beslisbomen/post/": "Wat doe je met de post?"}


def test_the_data_for_search_engines_can_be_read_and_end_no_script(make_kennisbank: MakeKennisbank) -> None:
    tree = spreekuur(make_kennisbank, naam="Loket </ & 'zo' >", samenvatting="Einde: ]]> en meer.")
    [script] = [element for element in tree.iter("script") if element.get("type") == "application/ld+json"]
    assert json.loads(script.text or "")["name"] == "Loket </ & 'zo' >"


@pytest.mark.parametrize(
    ("changes", "marked"),
    [
        ({}, {"wat": "Hulp bij post.", "aanmelden": "Vrij toegankelijk, zonder verwijzing."}),
        ({"telefoons": [{"nummer": "112", "label": "nood"}]}, {"telefoon": "112 (nood)"}),
        (
            {"openingstijden": "PH,Mo-Su 10:00-12:00"},
            {"wanneer": "elke dag 10.00 tot 12.00 uur, op feestdagen zoals op andere dagen"},
        ),
        ({"openingstijden": "24/7", "openingstijden_tekst": "Altijd."}, {"wanneer": "Altijd."}),
        ({"melding": "Verhuisd.", "gecontroleerd_op": "2026-05-01"}, {"let-op": "Let op: Verhuisd."}),
        ({"kosten": "Vijf euro."}, {"kosten": "Vijf euro."}),
        ({"locaties": [{"plaats": "Stad"}]}, {"waar": "Stad"}),
    ],
)
def test_a_page_marks_what_a_bewoner_gets_on_paper(
    changes: dict[str, Plain], marked: dict[str, str], make_kennisbank: MakeKennisbank
) -> None:
    tree = spreekuur(make_kennisbank, **changes)
    found: dict[str, list[str]] = {}
    for element in tree.iter():
        if name := element.get("data-meegeven"):
            found.setdefault(name, []).append(text_of(element))
    assert {name: ", ".join(found[name]) for name in marked} == marked


def test_neighbours_stand_in_only_at_the_same_lijn(make_kennisbank: MakeKennisbank) -> None:
    others = [lokaal(f"buur-{number}") for number in range(5)] + [lokaal("zwaar", lijn="2")]
    kennisbank = make_kennisbank(data(lokaal("oud", status="inactief"), *others))
    found = View(kennisbank, "").in_plaats_van(kennisbank["voorziening", "oud"])
    assert [entry.key.id for entry in found] == ["buur-0", "buur-1", "buur-2"]
