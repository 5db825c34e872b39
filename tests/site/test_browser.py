"""The site in a real browser, under its policy: accessibility, keyboard, search, print, and no requests elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

PAGES = {
    "voorpagina": "",
    "bomen": "beslisbomen/",
    "boom": "beslisbomen/financien/",
    "casussen": "casussen/",
    "casus": "casussen/financien-kleine-aow/",
    "sociale-kaart": "sociale-kaart/",
    "voorziening": "sociale-kaart/geldfit/",
    "controle": "sociale-kaart/controle/",
    "controleblad": "sociale-kaart/controle/bibliotheek-voorbeeldstad/",
    "boom-maken": "beheer/boom-maken/",
    "regels": "gouden-regels/",
    "regel": "gouden-regels/02-eropaf/",
    "valkuilen": "valkuilen/",
    "valkuil": "valkuilen/09-privacy-als-excuus/",
    "dilemmas": "dilemmas/",
    "dilemma": "dilemmas/lef-of-protocol/",
    "domeinen": "domeinen/",
    "domein": "domeinen/01-financien/",
    "begrippen": "begrippen/",
    "begrip": "begrippen/bewindvoering/",
    "bronnen": "bronnen/",
    "bron": "bronnen/vraagwijzer-2016/",
    "nieuw": "nieuw/",
    "trainer": "trainer/",
    "gemeente": "gemeente/",
    "zoeken": "zoeken/",
    "colofon": "colofon/",
    "velden": "velden/",
    "404": "bestaat-niet/",
}
PHONE, DESKTOP, NARROW = (360, 740), (1280, 900), (320, 640)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Open = Callable[..., Page]

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[Open]:
    """Opens a page of the site; afterwards nothing may have left the machine, broken the policy or failed in a script."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            wrong.append(f"request to {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            wrong.append(message.text)

    def opener(path: str, size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note_request)
        page.on("console", note_message)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(server + path)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert wrong == []


def violations(page: Page) -> list[str]:
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    return [f"{found['id']}: {node['html'][:120]}" for found in result.response["violations"] for node in found["nodes"]]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["telefoon", "scherm"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(open_page: Open, path: str, scheme: str, size: tuple[int, int]) -> None:
    assert violations(open_page(path, size, color_scheme=scheme)) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_wider_than_a_narrow_screen(open_page: Open, path: str) -> None:
    page = open_page(path, NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_the_menu_opens_and_closes_with_the_keyboard(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/", PHONE)
    button = page.get_by_role("button", name="Menu")
    entry = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Valkuilen")
    expect(entry).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(entry).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(button).to_be_focused()


def test_a_closed_menu_holds_no_keyboard_stops(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/", PHONE)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('#menu')")


def test_search_opens_finds_and_closes_with_the_keyboard(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/")
    page.keyboard.press("Control+k")
    window = page.get_by_role("dialog", name="Zoeken")
    expect(window).to_be_visible()
    page.keyboard.type("deurwaarder")
    expect(window.get_by_role("status")).to_contain_text("gevonden")
    expect(window.get_by_role("listitem").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()


def test_search_on_the_front_page_leads_to_the_domein_for_an_everyday_word(open_page: Open) -> None:
    page = open_page("")
    page.get_by_role("searchbox", name="Waar zoek je naar?").fill("rekeningen")
    page.get_by_role("main").get_by_role("link", name="Financiën", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_takes_its_question_from_the_address_and_runs_nothing_in_it(open_page: Open) -> None:
    page = open_page("zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20schulden")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("<img src=x onerror=alert(1)> schulden")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(re.compile("gevonden", re.IGNORECASE))
    assert page.locator("img[src=x]").count() == 0


def test_search_says_so_when_nothing_is_found(open_page: Open) -> None:
    page = open_page("zoeken/?q=xqzwvk")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Niets gevonden voor ‘xqzwvk’")


def test_light_or_dark_is_chosen_with_the_keyboard_and_kept(open_page: Open) -> None:
    page = open_page("", color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.locator(".weergave summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Zoals mijn apparaat").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Donker")).to_be_checked()
    dark = page.evaluate(background)
    assert dark != light
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name="Donker")).to_be_hidden()
    page.reload()
    assert page.evaluate(background) == dark


def test_a_begrip_explains_itself_on_focus_and_hides_on_escape(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/")
    begrip = page.locator("a.begrip").first
    page.keyboard.press("Tab")
    begrip.focus()
    cloud = page.get_by_role("tooltip")
    expect(cloud).to_be_visible()
    expect(cloud).to_have_text(begrip.get_attribute("data-uitleg") or "")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(cloud).to_be_hidden()


def test_a_short_address_leads_to_its_page(open_page: Open) -> None:
    page = open_page("r/2/")
    page.wait_for_url("**/gouden-regels/02-eropaf/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organiseer binnen het team 'eropaf'")


def test_an_unknown_address_gets_a_page_that_helps(open_page: Open) -> None:
    page = open_page("gouden-regels/bestaat-niet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    page.get_by_role("main").get_by_role("link", name="Valkuilen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De tien valkuilen")


def test_any_record_of_the_canon_is_two_clicks_from_the_front_page(open_page: Open) -> None:
    page = open_page("", PHONE)
    page.get_by_role("main").get_by_role("link", name="Valkuilen").click()
    page.get_by_role("main").get_by_role("link", name="Er is geen plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Er is geen plan")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["telefoon", "scherm"])
def test_everything_is_there_without_javascript(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page("gouden-regels/02-eropaf/", size, java_script_enabled=False)
    expect(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Valkuilen")).to_be_visible()
    expect(page.get_by_role("heading", name="Zo doe je dat")).to_be_visible()
    page.get_by_role("link", name="Zoeken").click()
    expect(page.get_by_text("Zoeken werkt met JavaScript")).to_be_visible()


def test_print_leaves_out_what_only_works_on_a_screen(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("link", name="Zoeken")).to_be_hidden()
    expect(page.get_by_role("heading", name="Zo doe je dat")).to_be_visible()
    expect(page.get_by_text("/r/2/")).to_be_visible()


def test_text_twice_as_large_still_fits_a_phone(open_page: Open) -> None:
    page = open_page("gouden-regels/02-eropaf/", PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize(
    "path", ["", "gouden-regels/02-eropaf/", "domeinen/01-financien/"], ids=["voorpagina", "regel", "domein"]
)
def test_controls_are_large_enough_to_touch(open_page: Open, path: str) -> None:
    page = open_page(path, PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll("header a, header button, header summary, main button, nav a")]
            .filter((element) => element.checkVisibility())
            .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
    )
    assert small == []
