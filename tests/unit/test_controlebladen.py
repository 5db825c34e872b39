"""The check sheets: whole, safe and printable pages, with everything an organisatie must confirm and nothing that is secret."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import html5lib
import pytest

from macros.kaart import controlebladen as module
from macros.kaart.controlebladen import LONGEST_MAILTO, controlebladen, mailto
from tests.unit.factories import GEMEENTE, gemeente, voorziening
from tests.unit.pagina import links, text_of
from tests.unit.test_gegevens import ALLES, WIJKEN
from tests.unit.test_vers import lokaal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Data, Plain

OVERZICHT = "sociale-kaart/controle/index.html"
BLAD = "sociale-kaart/controle/de-bibliotheek/index.html"
ONVEILIG = """< img src=x onerror=alert(1)> <3 {{ 7 * 7 }} {% raw %} & "quote" 'enkel' ?cc=x@y.example&bcc=z %0A #"""
ADRES = {GEMEENTE: gemeente(adres="https://stad.example/kompas/", wijken=WIJKEN[GEMEENTE]["wijken"])}


def sheets(make_kennisbank: MakeKennisbank, *records: Data, **changes: Plain) -> dict[str, str]:
    """The HTML of each page by its path."""
    found = list(controlebladen(make_kennisbank(lokaal(*records) | ADRES | changes)))
    paths = {file.path: file.content for file in found}
    assert len(paths) == len(found)
    return paths


def parsed(html: str) -> Element:
    """A whole page as a browser reads it, without a single error against the standard."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    assert parser.errors == []
    return tree


def mail(href: str) -> tuple[list[str], str, str]:
    """To whom, about what and with which text a mailto: address starts a mail, as a mail programme reads it."""
    parts = urlsplit(href)
    query = parse_qs(parts.query, strict_parsing=True, keep_blank_values=True)
    assert (parts.scheme, sorted(query)) == ("mailto", ["body", "subject"])
    return [unquote(address) for address in parts.path.split(",")], query["subject"][0], query["body"][0].replace("\r\n", "\n")


def mails(html: str) -> dict[str, tuple[list[str], str, str]]:
    """The mails that a page offers, by the words of the link."""
    return {words: mail(href) for href, words in links(parsed(html)).items() if href.startswith("mailto:")}


def test_each_local_organisatie_has_a_sheet_beside_the_overview(make_kennisbank: MakeKennisbank) -> None:
    found = sheets(make_kennisbank, voorziening("a"), voorziening("b", naam="B"), voorziening("c", organisatie="Het Huis"))
    assert list(found) == [OVERZICHT, BLAD, "sociale-kaart/controle/het-huis/index.html"]


@pytest.mark.parametrize("path", [OVERZICHT, BLAD])
def test_a_page_is_whole_valid_dutch_and_hidden_from_search_engines(path: str, make_kennisbank: MakeKennisbank) -> None:
    html = sheets(make_kennisbank, voorziening("a", **ALLES), voorziening("b", naam="B"))[path]
    tree = parsed(html)
    assert tree.get("lang") == "nl"
    assert {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}["robots"] == "noindex"
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)
    assert len(list(tree.iter("h1"))) == 1
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert {label for element in tree.iter() if (label := element.get("aria-labelledby"))} <= set(ids)


@pytest.mark.parametrize("path", [OVERZICHT, BLAD])
def test_links_are_relative_and_stay_on_the_site(path: str, make_kennisbank: MakeKennisbank) -> None:
    tree = parsed(sheets(make_kennisbank, voorziening("a"))[path])
    hrefs = [element.get("href", "") for element in tree.iter() if element.tag in ("a", "link")]
    found = {urljoin(f"/sub/{path}", href) for href in hrefs if not href.startswith("mailto:")}
    assert {"/sub/", "/sub/assets/kompas/controleblad.css", "/sub/assets/kompas/gemeente.css", "/sub/sociale-kaart/"} <= found
    assert not any(re.match(r"[a-z]+:|/(?!sub/)", address) for address in found)


def test_the_sheet_asks_about_everything_in_a_table(make_kennisbank: MakeKennisbank) -> None:
    tree = parsed(sheets(make_kennisbank, voorziening("a", **ALLES, gecontroleerd_op="2025-11-01"))[BLAD])
    rows = [[text_of(cell) for cell in row] for row in tree.iter("tr")]
    assert rows[0] == ["Gegeven", "Zo staat het er nu", "Klopt?", "Moet zijn"]
    assert [row[0] for row in rows if len(row) == 1] == [
        "Contact: verouderd sinds 1 mei 2026",
        "Toegang: goed tot 1 november 2026",
        "Inhoud: goed tot 1 november 2027",
    ]
    assert ["Telefoon", "112 (bij brand)113", "☐ klopt", ""] in rows
    assert ["Werkgebied", "Noord, Zuid", "☐ klopt", ""] in rows
    assert len(rows) == 1 + 3 + 21
    assert [cell.get("scope") for row in tree.iter("tr") for cell in row if cell.tag == "th"].count(None) == 0
    assert "Laatst gecontroleerd op 1 november 2025. Nu nakijken: contact." in text_of(tree)
    assert "Niet ingevuld" not in text_of(tree)


def test_the_sheet_names_what_is_missing_and_never_checked(make_kennisbank: MakeKennisbank) -> None:
    words = text_of(parsed(sheets(make_kennisbank, voorziening("a", email="a@b.example", talen=["Turks"]))[BLAD]))
    assert "Niet ingevuld: telefoon, website, adres, openingstijden, aanmelden, voor wie, leeftijd, kosten." in words
    assert "Nog nooit gecontroleerd. Nu nakijken: contact, toegang, inhoud." in words


def test_who_checked_is_told(make_kennisbank: MakeKennisbank) -> None:
    checked = voorziening("a", gecontroleerd_op="2026-05-01", gecontroleerd_door="redactie@stad.example")
    assert "Laatst gecontroleerd op 1 mei 2026 door redactie@stad.example." in text_of(
        parsed(sheets(make_kennisbank, checked)[BLAD])
    )


def test_a_secret_address_is_in_no_sheet(make_kennisbank: MakeKennisbank) -> None:
    secret = {"straat": "Verborgenpad 12", "postcode": "9876 ZX", "plaats": "Schuilhaven", "lat": "52.09", "lon": "5.12"}
    found = sheets(make_kennisbank, voorziening("a", adres_geheim="ja", locaties=[secret], email="a@b.example"))
    everything = unquote(unescape(" ".join(found.values())))
    assert "geheim: het adres staat nergens" in everything
    assert [part for part in ("Verborgenpad", "9876", "Schuilhaven", "52.09", "5.12") if part in everything] == []


def test_what_an_editor_typed_stays_text(make_kennisbank: MakeKennisbank) -> None:
    unsafe = voorziening(
        "a",
        naam=ONVEILIG,
        organisatie=ONVEILIG,
        kosten=ONVEILIG,
        email="a+b=c@y.example",
        website="https://y.example/?a=1&b={{c}}",
    )
    found = sheets(make_kennisbank, unsafe, **{GEMEENTE: gemeente(naam=ONVEILIG, adres="https://stad.example/?a=1&b=2")})
    for html in found.values():
        assert "<img" not in html
        assert ONVEILIG in text_of(parsed(html))
    offered = mails(next(html for path, html in found.items() if path != OVERZICHT))
    to, subject, body = offered["Mail dit blad naar de organisatie"]
    assert to == ["a+b=c@y.example"]
    assert subject.startswith("Kloppen deze gegevens nog? < img src=x onerror=alert(1)>")
    assert f"- Kosten: {ONVEILIG}\n" in body


def test_the_mail_to_the_organisatie_lists_what_is_due(make_kennisbank: MakeKennisbank) -> None:
    html = sheets(
        make_kennisbank,
        voorziening("a", naam="Soos", email="soos@stad.example"),
        voorziening("b", naam="Koor", email="koor@stad.example", website="https://koor.example", gecontroleerd_op="2025-11-01"),
        voorziening("c", naam="Band", email="koor@stad.example", gecontroleerd_op="2026-05-01"),
    )[BLAD]
    assert mails(html)["Mail dit blad naar de organisatie"] == (
        ["soos@stad.example", "koor@stad.example"],
        "Kloppen deze gegevens nog? De bibliotheek",
        "Goedendag,\n"
        "\n"
        "Deze gegevens van jullie staan op de sociale kaart van Voorbeeldstad. Kloppen ze nog?\n"
        'Antwoord met "alles klopt", of schrijf wat er anders moet. Zet er geen namen van personen in.\n'
        "\n"
        "Soos\n"
        "- E-mail: soos@stad.example\n"
        "- Toegang: Vrij, zonder verwijzing\n"
        "- Naam: Soos\n"
        "- Wat je er kunt: Hulp bij post.\n"
        "- Helpt bij: Titel van 01-geld\n"
        "- Hoe zwaar: 1e lijn: vrij toegankelijk; voorliggend, individueel\n"
        "- Werkgebied: Heel Voorbeeldstad\n"
        "\n"
        "Koor\n"
        "- E-mail: koor@stad.example\n"
        "- Website: https://koor.example\n"
        "\n"
        "Het hele blad: https://stad.example/kompas/sociale-kaart/controle/de-bibliotheek/\n"
        "\n"
        "Het team\n"
        "team@voorbeeld.example\n",
    )


def test_the_mail_lists_everything_when_nothing_is_due(make_kennisbank: MakeKennisbank) -> None:
    records = [
        voorziening(f"v{number}", naam=f"Soos {number}", email="a@b.example", gecontroleerd_op="2026-05-01") for number in (1, 2)
    ]
    body = mails(sheets(make_kennisbank, *records)[BLAD])["Mail dit blad naar de organisatie"][2]
    assert [line for line in body.split("\n") if line.startswith(("- E-mail", "- Werkgebied"))] == [
        "- E-mail: a@b.example",
        "- Werkgebied: Heel Voorbeeldstad",
    ] * 2


def test_the_organisatie_can_say_in_one_mail_that_all_is_right(make_kennisbank: MakeKennisbank) -> None:
    assert mails(sheets(make_kennisbank, voorziening("a"))[BLAD])["Mail: alles klopt"] == (
        ["team@voorbeeld.example"],
        "Alles klopt: De bibliotheek",
        "Goedendag,\n"
        "\n"
        "Alle gegevens van De bibliotheek op de sociale kaart van Voorbeeldstad kloppen nog.\n"
        "\n"
        "Blad: https://stad.example/kompas/sociale-kaart/controle/de-bibliotheek/\n"
        "Nagekeken op: \n",
    )


def test_more_addresses_than_fit_in_one_mail_are_named(make_kennisbank: MakeKennisbank) -> None:
    records = [voorziening(f"v{number}", naam=f"V {number}", email=f"{number}@{'x' * 200}.example") for number in range(3)]
    html = sheets(make_kennisbank, *records)[BLAD]
    first, second, third = (str(record["email"]) for record in records)
    assert mails(html)["Mail dit blad naar de organisatie"][0] == [first, second]
    assert f"Aan {first}, {second}. Stuur hem ook aan {third}." in text_of(parsed(html))


def test_without_an_email_address_the_sheet_says_to_print_or_call(make_kennisbank: MakeKennisbank) -> None:
    html = sheets(make_kennisbank, voorziening("a"))[BLAD]
    assert "Mail dit blad" not in html
    assert "geen e-mailadres bekend. Print het blad, of bel." in html


def test_without_an_address_of_the_site_the_sheet_goes_along(make_kennisbank: MakeKennisbank) -> None:
    html = sheets(make_kennisbank, voorziening("a", email="a@b.example"), **{GEMEENTE: gemeente()})[BLAD]
    assert "<svg" not in html
    assert "Dit blad op het scherm" not in html
    assert "Het hele blad: het blad dat we meesturen\n" in mails(html)["Mail dit blad naar de organisatie"][2]


def test_the_sheet_carries_its_address_and_a_qr_code(make_kennisbank: MakeKennisbank) -> None:
    html = sheets(make_kennisbank, voorziening("a"))[BLAD]
    assert "<title>QR-code naar dit blad</title>" in html
    assert "https://stad.example/kompas/sociale-kaart/controle/de-bibliotheek/</span>" in html


def test_very_many_sheets_do_without_qr_codes(make_kennisbank: MakeKennisbank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_QR_CODES", 1)
    assert "<svg" in sheets(make_kennisbank, voorziening("a"))[BLAD]
    assert "<svg" not in sheets(make_kennisbank, voorziening("a"), voorziening("b", organisatie="B"))[BLAD]


def test_the_overview_counts_and_begins_with_who_waits_longest(make_kennisbank: MakeKennisbank) -> None:
    tree = parsed(
        sheets(
            make_kennisbank,
            voorziening("a", organisatie="Vers", gecontroleerd_op="2026-05-01"),
            voorziening("b", organisatie="Oud", gecontroleerd_op="2024-05-20"),
            voorziening("c", naam="C", organisatie="Oud", gecontroleerd_op="2026-05-20"),
            voorziening("d", organisatie="Nooit"),
        )[OVERZICHT]
    )
    assert [[text_of(cell) for cell in row] for row in tree.iter("tr")] == [
        ["Organisatie", "Nooit", "Verouderd", "Vers", "Nakijken"],
        ["Nooit", "1", "0", "0", "nu: nog nooit gedaan"],
        ["Oud", "0", "1", "1", "nu: sinds 20 mei 2025"],
        ["Vers", "0", "0", "1", "op 1 mei 2027"],
    ]
    assert {"nooit/": "Nooit", "agenda.ics": "Zet de controles in je agenda"}.items() <= links(tree).items()
    assert "stand op 1 juni 2026" in text_of(tree)
    assert "contact 6 maanden, toegang 12 maanden, inhoud 24 maanden" in text_of(tree)


def test_without_voorzieningen_of_its_own_a_gemeente_has_an_overview_that_says_so(make_kennisbank: MakeKennisbank) -> None:
    found = sheets(make_kennisbank)
    assert list(found) == [OVERZICHT]
    assert "nog geen eigen voorzieningen" in text_of(parsed(found[OVERZICHT]))


def test_a_fictional_gemeente_says_so_on_each_page(make_kennisbank: MakeKennisbank) -> None:
    real = sheets(make_kennisbank, voorziening("a"))
    fictional = sheets(make_kennisbank, voorziening("a"), **{GEMEENTE: gemeente(fictief="ja")})
    assert [path for path, html in real.items() if "is verzonnen" in html] == []
    assert [path for path, html in fictional.items() if "is verzonnen" in html] == [OVERZICHT, BLAD]


def test_the_same_data_give_the_same_pages(make_kennisbank: MakeKennisbank) -> None:
    records = [
        voorziening(f"v{number}", **ALLES | {"naam": f"V {number}", "organisatie": f"O {number % 3}"}) for number in range(6)
    ]
    assert sheets(make_kennisbank, *records) == sheets(make_kennisbank, *records)


@pytest.mark.parametrize("letter", ["a", "é", "🌷", "%", '"'])
@pytest.mark.parametrize("size", [10, 300])
def test_no_mail_address_is_too_long_for_a_mail_programme(letter: str, size: int, make_kennisbank: MakeKennisbank) -> None:
    text = letter * size
    records = [
        voorziening(
            f"v{number}", naam=f"{number} {text}"[:300], organisatie=text, kosten=text, email=f"{number}{'é' * size}@b.example"
        )
        for number in range(9)
    ]
    layer = gemeente(
        naam=text, adres=f"https://stad.example/{'x' * size}", contact={"naam": text, "email": f"{'y' * size}@b.example"}
    )
    found = sheets(make_kennisbank, *records, **{GEMEENTE: layer})
    hrefs = [unescape(href) for html in found.values() for href in re.findall(r'href="(mailto:[^"]*)"', html)]
    assert len(hrefs) == 3
    assert [href for href in hrefs if len(href) > LONGEST_MAILTO] == []
    assert all(mail(href) for href in hrefs)


def test_a_mail_leaves_out_the_end_of_its_list_but_not_its_closing() -> None:
    lines = [f"Regel {number:03}" for number in range(200)]
    href = mailto(["a@b.example"], "Vraag", ["Begin"], lines, ["Slot"])
    assert 1_850 < len(href) <= LONGEST_MAILTO
    _, _, body = mail(href)
    assert re.fullmatch(r"Begin\n(Regel \d{3}\n)+…\nSlot\n", body)
    assert mail(mailto(["a@b.example"], "Vraag", ["Begin"], lines[:2], ["Slot"]))[2] == "Begin\nRegel 000\nRegel 001\nSlot\n"


def test_a_mail_whose_fixed_part_is_too_long_keeps_its_beginning() -> None:
    href = mailto(["a@b.example"], "Vraag", ["Begin", "🌷" * 300], ["Lijst"], ["Slot"])
    assert mail(href)[2] == "Begin\n"


def test_a_mail_goes_to_as_many_addresses_as_fit() -> None:
    to, _, _ = mail(mailto([f"adres{number}@lang.example" for number in range(100)], "Vraag", ["Begin"]))
    assert to == [f"adres{number}@lang.example" for number in range(24)]
