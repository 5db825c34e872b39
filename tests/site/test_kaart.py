"""The pages of the sociale kaart in a real browser: reach, print, and the list that a bewoner takes home."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.render import fragment
from macros.site import load_kennisbank
from tests.site.test_browser import DESKTOP, NARROW, PHONE, Open, open_page, violations

__all__ = ["open_page"]
pytestmark = pytest.mark.browser

LIJST = "sociale-kaart/meegeven/"
GELDFIT, POSTKAMER = "sociale-kaart/geldfit/", "sociale-kaart/vs-postkamer/"
PAGES = {
    "domein": "sociale-kaart/domein/01-financien/",
    "lijn": "sociale-kaart/lijn/3/",
    "wijk": "sociale-kaart/wijk/kwikstaart/",
    "wijken": "sociale-kaart/wijk/",
    "dekking": "sociale-kaart/dekking/",
    "lege lijst": LIJST,
    "lijst": f"{LIJST}#v=geldfit,vs-postkamer",
    "voorziening": POSTKAMER,
    "tijdelijk gesloten": "sociale-kaart/vs-speelotheek/",
    "geheim adres": "sociale-kaart/vs-opvanghuis/",
}
FOURTEEN_POINT = 14 * 96 / 72


def shown(page: Page) -> list[str]:
    """The names on the sheet, once it is complete."""
    expect(page.get_by_role("main").get_by_role("status")).not_to_contain_text("opgehaald …")
    return page.locator(".blad-bewoner h3").all_text_contents()


def kept(page: Page) -> str | None:
    """What this tab keeps."""
    value = page.evaluate("sessionStorage.getItem('kompas-meegeven')")
    assert value is None or isinstance(value, str)
    return value


def status(page: Page) -> str:
    return page.get_by_role("main").get_by_role("status").text_content() or ""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["telefoon", "scherm"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(open_page: Open, path: str, scheme: str, size: tuple[int, int]) -> None:
    page = open_page(path, size, color_scheme=scheme)
    if path.startswith(LIJST):
        shown(page)
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_wider_than_a_narrow_screen(open_page: Open, path: str) -> None:
    page = open_page(path, NARROW)
    if path.startswith(LIJST):
        shown(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_what_stands_apart_is_large_enough_to_touch(open_page: Open, path: str) -> None:
    page = open_page(path, PHONE)
    if path.startswith(LIJST):
        shown(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
                "main button, .contact__knop, .trede a, .vak a, .kaartnav a, .rij a, .domeinen a, .wijken a, .stand a")]
            .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
            .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("entry", load_kennisbank().by_soort["domein"], ids=lambda entry: entry.key.id)
def test_the_list_of_a_domein_is_complete_without_javascript(open_page: Open, entry: object) -> None:
    kennisbank = load_kennisbank()
    domein = entry.key.id  # type: ignore[attr-defined]  # pytest hands the parameter over as an object
    page = open_page(f"sociale-kaart/domein/{domein}/", java_script_enabled=False)
    assert page.locator(".rij__naam").all_text_contents() == [found.title for found in kennisbank.in_domein(domein)]


def test_an_anchor_that_was_printed_still_leads_to_its_domein(open_page: Open) -> None:
    page = open_page("sociale-kaart/#01-financien", PHONE)
    expect(page.locator("[id='01-financien']")).to_be_in_viewport()
    page.locator("[id='01-financien']").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Financiën op de sociale kaart")


def test_an_empty_place_in_the_table_leads_to_what_to_do_about_it(open_page: Open) -> None:
    page = open_page("sociale-kaart/dekking/")
    page.get_by_role("row", name="Financiën").get_by_role("link", name="leeg").click()
    expect(page.locator("#lijn-3")).to_be_in_viewport()
    expect(page.get_by_text("In de 3e lijn staat hier niets.")).to_be_visible()


def test_data_for_search_engines_stand_in_the_page_under_the_policy(open_page: Open) -> None:
    page = open_page(GELDFIT)
    text = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(text or "")["name"] == "Geldfit"


def test_a_telephone_number_is_on_the_first_screen_of_a_phone(open_page: Open) -> None:
    page = open_page(GELDFIT, PHONE)
    expect(page.get_by_role("link", name="Bel 0800-8115 (Hulplijn, gratis)")).to_be_in_viewport()


def test_a_page_on_paper_shows_the_number_and_the_code_and_no_buttons(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.emulate_media(media="print")
    expect(page.get_by_text("0800-8115").first).to_be_visible()
    expect(page.locator("svg.qr__code")).to_be_visible()
    expect(page.get_by_role("button", name="Zet op meegeeflijst")).to_be_hidden()


def test_a_voorziening_is_put_on_the_list_and_the_list_stands_in_the_address(open_page: Open) -> None:
    page = open_page(GELDFIT)
    expect(page.get_by_role("link", name="Naar je meegeeflijst")).to_be_hidden()
    page.get_by_role("button", name="Zet op meegeeflijst Geldfit").click()
    expect(page.get_by_role("button", name="Haal van meegeeflijst Geldfit")).to_be_focused()
    page.goto(page.url.replace("geldfit", "vs-postkamer"))
    page.get_by_role("button", name="Zet op meegeeflijst De Postkamer").click()
    page.get_by_role("link", name="Naar je meegeeflijst (2)").click()
    assert shown(page) == ["Geldfit", "De Postkamer"]
    assert page.evaluate("location.hash") == "#v=geldfit,vs-postkamer"
    expect(page.get_by_text("Deze lijst komt uit een link.")).to_be_hidden()


def test_a_voorziening_is_taken_off_the_list_where_it_was_put_on(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.get_by_role("button", name="Zet op meegeeflijst").click()
    page.get_by_role("button", name="Haal van meegeeflijst").click()
    expect(page.get_by_role("button", name="Zet op meegeeflijst")).to_be_visible()
    assert kept(page) is None


def test_a_full_list_says_so(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.evaluate("sessionStorage.setItem('kompas-meegeven', Array.from({ length: 20 }, (_, n) => `v-${n}`).join())")
    page.get_by_role("button", name="Zet op meegeeflijst").click()
    expect(page.get_by_text("Je lijst is vol: er kunnen 20 voorzieningen op.")).to_be_visible()
    assert "geldfit" not in str(kept(page))


def test_the_sheet_tells_what_the_page_of_a_voorziening_tells(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit,vs-postkamer")
    shown(page)
    geldfit, postkamer = page.locator(".blad-bewoner__lijst > li").all()
    expect(geldfit).to_contain_text("Bel, chat of doe online een test over je geldzaken.")
    expect(geldfit.get_by_role("definition").filter(has_text="0800-8115 (Hulplijn, gratis)")).to_be_visible()
    expect(geldfit.get_by_role("img", name="QR-code naar Geldfit").or_(geldfit.locator("svg.qr__code"))).to_be_visible()
    expect(postkamer).to_contain_text("Dinsdag en donderdag van 9.30 tot 12.00 uur")
    expect(postkamer.get_by_text("Bellen")).to_have_count(0)


def test_a_list_from_a_link_is_only_looked_at_until_it_is_taken_over(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.get_by_role("button", name="Zet op meegeeflijst").click()
    page.goto(page.url.replace("geldfit/", "meegeven/#v=vs-postkamer,juridisch-loket"))
    assert shown(page) == ["De Postkamer", "Het Juridisch Loket"]
    expect(page.get_by_text("Je eigen lijst is niet veranderd.")).to_be_visible()
    page.get_by_role("button", name="Haal weg Het Juridisch Loket").click()
    assert kept(page) == "geldfit"
    page.get_by_role("button", name="Toon mijn eigen lijst").click()
    expect(page.get_by_role("heading", name="Geldfit")).to_be_visible()
    assert shown(page) == ["Geldfit"]
    page.go_back()
    expect(page.get_by_role("heading", name="De Postkamer")).to_be_visible()
    page.get_by_role("button", name="Overnemen als mijn lijst").click()
    assert kept(page) == "vs-postkamer"
    expect(page.get_by_role("heading", name="Hier kun je terecht")).to_be_focused()


def test_the_order_is_changed_with_the_keyboard(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit,vs-postkamer,juridisch-loket")
    shown(page)
    page.get_by_role("button", name="Omhoog Het Juridisch Loket").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Omhoog Het Juridisch Loket")).to_be_focused()
    assert status(page) == "Het Juridisch Loket staat nu op plaats 2 van 3."
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Omlaag Het Juridisch Loket")).to_be_focused()
    assert shown(page) == ["Het Juridisch Loket", "Geldfit", "De Postkamer"]
    assert page.evaluate("location.hash") == "#v=juridisch-loket,geldfit,vs-postkamer"


def test_a_voorziening_is_removed_with_the_keyboard(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit,vs-postkamer")
    shown(page)
    page.get_by_role("button", name="Haal weg Geldfit").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Haal weg De Postkamer")).to_be_focused()
    assert (shown(page), page.evaluate("location.hash")) == (["De Postkamer"], "#v=vs-postkamer")


def test_the_own_list_can_be_wiped(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.get_by_role("button", name="Zet op meegeeflijst").click()
    page.get_by_role("link", name="Naar je meegeeflijst").click()
    shown(page)
    page.get_by_role("button", name="Wis de lijst").click()
    expect(page.get_by_text("Je lijst is nog leeg.")).to_be_visible()
    assert (kept(page), page.evaluate("location.hash")) == (None, "")


def test_unknown_and_hostile_parts_of_a_link_are_dropped_and_said(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit,bestaat-niet,%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,../colofon,wijk,geldfit&naam=Jan")
    assert shown(page) == ["Geldfit"]
    assert status(page) == "1 voorziening op de lijst. 4 voorzieningen van deze lijst bestaan niet (meer) en zijn weggelaten."
    assert page.evaluate("location.hash") == "#v=geldfit"
    assert page.locator("main img").count() == 0


def test_a_link_with_nothing_good_in_it_leaves_the_own_list_alone(open_page: Open) -> None:
    page = open_page(GELDFIT)
    page.get_by_role("button", name="Zet op meegeeflijst").click()
    page.goto(page.url.replace("geldfit/", "meegeven/#v=bestaat-niet"))
    assert shown(page) == []
    assert kept(page) == "geldfit"
    page.get_by_role("button", name="Toon mijn eigen lijst").click()
    expect(page.get_by_role("heading", name="Geldfit")).to_be_visible()


def test_a_former_id_leads_to_the_voorziening_of_today(open_page: Open) -> None:
    kennisbank = load_kennisbank()
    old = fragment(
        kennisbank, "doorverwijzing.html.j2", "sociale-kaart/oude-naam/", entry=kennisbank["voorziening", "geldfit"]
    )  # fmt: skip

    def redirect(route: Route) -> None:
        route.fulfill(body=old, content_type="text/html; charset=utf-8")

    page = open_page(LIJST)
    page.route("**/sociale-kaart/oude-naam/", redirect)
    page.evaluate("location.hash = 'v=oude-naam'")
    expect(page.get_by_role("heading", name="Geldfit")).to_be_visible()
    assert page.evaluate("location.hash") == "#v=geldfit"


@pytest.fixture
def offline(chromium: Browser, server: str) -> Iterator[Page]:
    """The list in a browser that lost its connection after the page came."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server + LIJST)
    context.set_offline(True)
    yield page
    context.close()


def test_without_a_connection_nothing_is_dropped(offline: Page) -> None:
    offline.evaluate("location.hash = 'v=geldfit'")
    expect(offline.get_by_role("main").get_by_role("status")).to_contain_text("Controleer je verbinding")
    assert offline.evaluate("location.hash") == "#v=geldfit"


def test_the_link_is_copied(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit", permissions=["clipboard-read", "clipboard-write"])
    shown(page)
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("De link is gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{LIJST}#v=geldfit")


def test_the_sheet_on_paper_has_large_letters_and_nothing_to_press(open_page: Open) -> None:
    page = open_page(f"{LIJST}#v=geldfit,vs-postkamer")
    shown(page)
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """[...document.querySelectorAll(".blad-bewoner :is(h2, h3, p, dt, dd)")]
            .filter((element) => element.checkVisibility()).map((element) => parseFloat(getComputedStyle(element).fontSize))"""
    )
    assert min(sizes) >= FOURTEEN_POINT - 0.01
    for name in ("Druk af", "Kopieer link", "Haal weg Geldfit", "Overnemen als mijn lijst"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    expect(page.get_by_role("heading", name="Meegeeflijst")).to_be_hidden()
    expect(page.get_by_role("heading", name="Wat wordt er bewaard?")).to_be_hidden()
    expect(page.get_by_role("heading", name="Hier kun je terecht")).to_be_visible()


def test_without_javascript_the_list_says_what_to_do(open_page: Open) -> None:
    page = open_page(LIJST, java_script_enabled=False)
    expect(page.get_by_text("De meegeeflijst werkt met JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Druk af")).to_be_hidden()
