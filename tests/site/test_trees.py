"""The decision trees in a real browser: the same routes as in Python, by keyboard and by link, also without JavaScript."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from macros.bomen.replay import replay
from macros.kennisbank import Entry
from macros.models import Beslisboom, Uitkomst
from macros.site import load_kennisbank
from tests.site.test_browser import DESKTOP, PHONE, Open, open_page, violations

__all__ = ["open_page"]
pytestmark = pytest.mark.browser

BOMEN = load_kennisbank().by_soort["beslisboom"]
CASUSSEN = load_kennisbank().by_soort["casus"]
GELD = "beslisbomen/financien/"
VISIBLE = """[...document.querySelectorAll("[data-vraag], [data-uitkomst]")]
    .filter((node) => node.checkVisibility()).map((node) => node.dataset.vraag ?? node.dataset.uitkomst)"""
WALK = f"""async (fragments) => {{
    const seen = [];
    for (const fragment of fragments) {{
        const moved = new Promise((resolve) => addEventListener("hashchange", resolve, {{ once: true }}));
        location.hash = fragment;
        await moved;
        seen.push({VISIBLE});
    }}
    return seen;
}}"""


def every_edge(boom: Beslisboom) -> Iterator[str]:
    """A fragment for each answer of each question, along a shortest route to it."""
    routes, waiting = {boom.start: ""}, deque([boom.start])
    vragen = {vraag.id: vraag for vraag in boom.vragen}
    while waiting:
        vraag = vragen[waiting.popleft()]
        for antwoord in vraag.antwoorden:
            fragment = f"{routes[vraag.id]}&{vraag.id}={antwoord.id}".removeprefix("&")
            yield fragment
            if antwoord.naar in vragen and antwoord.naar not in routes:
                routes[antwoord.naar] = fragment
                waiting.append(antwoord.naar)


@pytest.mark.parametrize("entry", BOMEN, ids=lambda entry: entry.key.id)
def test_every_answer_leads_to_the_same_place_as_in_python(open_page: Open, entry: Entry) -> None:
    fragments = list(every_edge(entry.record))
    page = open_page(entry.url)
    expected = [[replay(entry.record, fragment).at.id] for fragment in fragments]
    assert page.evaluate(WALK, fragments) == expected


@pytest.mark.parametrize("entry", CASUSSEN, ids=lambda entry: entry.key.id)
def test_a_case_ends_in_its_uitkomst_when_a_person_chooses_its_answers(open_page: Open, entry: Entry) -> None:
    boom: Beslisboom = load_kennisbank()["beslisboom", entry.record.boom].record
    page = open_page(f"beslisbomen/{boom.id}/", PHONE)
    knopen = boom.knopen
    for keuze in entry.record.antwoorden:
        vraag = knopen[keuze.vraag]
        assert not isinstance(vraag, Uitkomst)
        antwoord = next(antwoord for antwoord in vraag.antwoorden if antwoord.id == keuze.antwoord)
        group = page.get_by_role("group", name=vraag.vraag, exact=True)
        group.get_by_role("radio", name=antwoord.antwoord, exact=True).check()
        group.locator("xpath=..").get_by_role("button", name="Verder").click()
    uitkomst = knopen[entry.record.uitkomst]
    assert isinstance(uitkomst, Uitkomst)
    expect(page.get_by_role("heading", name=uitkomst.titel, exact=True)).to_be_focused()


def answer(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check()
    page.get_by_role("button", name="Verder").click()


def test_a_tree_is_walked_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page(GELD, PHONE)
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dreigt er binnen een maand", exact=False)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Verder")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Meld het vandaag als bedreigende schuld")).to_be_focused()


def test_going_on_without_an_answer_says_what_to_do(open_page: Open) -> None:
    page = open_page(GELD)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een antwoord")
    expect(page.get_by_role("radio").first).to_be_focused()
    assert violations(page) == []


def test_an_answer_can_be_changed_and_is_remembered(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee&deze-maand=nee&weet-het-zelf=ja")
    expect(page.get_by_role("heading", name="Samen opzoeken, zelf regelen")).to_be_visible()
    page.get_by_role("link", name="wijzig je antwoord op: Dreigt er", exact=False).click()
    expect(page.get_by_role("radio", name="Nee", exact=True)).to_be_checked()
    answer(page, "Ja")
    expect(page.get_by_role("heading", name="Meld het vandaag als bedreigende schuld")).to_be_visible()
    assert page.evaluate("location.hash") == "#gevaar=nee&deze-maand=ja"


def test_back_and_forward_walk_the_route(open_page: Open) -> None:
    page = open_page(GELD)
    answer(page, "Nee")
    answer(page, "Ja")
    page.go_back()
    expect(page.get_by_role("heading", name="Dreigt er binnen een maand", exact=False)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Is iemand nu in gevaar", exact=False)).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.get_by_role("heading", name="Meld het vandaag als bedreigende schuld")).to_be_visible()


def test_a_jump_to_a_heading_keeps_the_answers(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee")
    page.get_by_role("link", name="De boom op de ladder").click()
    expect(page.get_by_role("heading", name="Jouw antwoorden")).to_be_visible()
    answer(page, "Ja")
    assert page.evaluate("location.hash") == "#gevaar=nee&deze-maand=ja"


def test_looking_at_the_whole_tree_and_back_keeps_the_answers(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee")
    page.locator("a.ladder__knoop[href='#vraag-omgeving']").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Toon één vraag tegelijk").click()
    expect(page.get_by_role("heading", name="Dreigt er binnen een maand", exact=False)).to_be_visible()
    assert page.evaluate("location.hash") == "#gevaar=nee"


def test_starting_again_forgets_everything(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee&deze-maand=ja")
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(page.get_by_role("heading", name="Is iemand nu in gevaar", exact=False)).to_be_focused()
    expect(page.get_by_role("heading", name="Jouw antwoorden")).to_be_hidden()
    assert page.get_by_role("radio", checked=True).count() == 0


@pytest.mark.parametrize(
    "fragment",
    [
        "gevaar=nee&bestaat-niet=ja",
        "gevaar=nee&deze-maand=misschien",
        "gevaar=nee&gevaar=ja",
        "gevaar=nee&__proto__=x&constructor=y",
        "gevaar=nee&<script>alert(1)</script>=ja",
        "gevaar=nee&x=javascript:alert(1)",
        "gevaar=nee&%E0%A4%A",
        "gevaar%3Dnee%26rommel",
        "gevaar=nee&" + "a" * 20_000,
    ],
    ids=["question", "answer", "twice", "prototype", "script", "javascript", "broken", "escaped", "long"],
)
def test_a_mangled_link_keeps_what_is_good_and_says_so(open_page: Open, fragment: str) -> None:
    page = open_page(f"{GELD}#{fragment}")
    expect(page.locator("[data-vraag=deze-maand]")).to_be_visible()
    known = replay(load_kennisbank()["beslisboom", "financien"].record, fragment)
    assert [page.evaluate(VISIBLE), bool(known.dropped)] == [["deze-maand"], True]
    expect(page.get_by_role("status").filter(has_text="weggelaten")).to_be_visible()


def test_the_link_is_copied_with_the_answers_only(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{GELD}#gevaar=nee")


def test_the_trainer_sees_all_questions_at_once_and_can_go_back(open_page: Open) -> None:
    page = open_page(GELD)
    page.get_by_role("button", name="Toon alle vragen").click()
    boom: Beslisboom = load_kennisbank()["beslisboom", "financien"].record
    assert page.locator("[data-vraag]:visible").count() == len(boom.vragen)
    assert page.locator("[data-uitkomst]:visible").count() == len(boom.uitkomsten)
    assert violations(page) == []
    page.get_by_role("button", name="Toon één vraag tegelijk").click()
    assert page.locator("[data-vraag]:visible").count() == 1


def test_a_box_in_the_drawing_leads_to_its_question(open_page: Open) -> None:
    page = open_page(GELD)
    page.locator("a.ladder__knoop[href='#vraag-omgeving']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#vraag-omgeving")).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["telefoon", "scherm"])
def test_without_javascript_every_question_is_reached_by_links(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(GELD, size, java_script_enabled=False)
    boom: Beslisboom = load_kennisbank()["beslisboom", "financien"].record
    assert page.locator("[data-vraag]:visible").count() == len(boom.vragen)
    page.locator("#vraag-gevaar").get_by_role("link", name="Nee", exact=True).click()
    expect(page.locator("#vraag-deze-maand")).to_be_in_viewport()


def test_nothing_jumps_while_the_page_loads(open_page: Open) -> None:
    page = open_page(GELD, PHONE)
    page.wait_for_timeout(300)
    shift = page.evaluate(
        """new Promise((resolve) => {
            const sum = (list) => list.getEntries().reduce((total, entry) => total + entry.value, 0);
            new PerformanceObserver((list) => resolve(sum(list))).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(0), 500);
        })"""
    )
    assert shift < 0.05


def test_print_shows_the_route_the_uitkomst_and_the_short_address(open_page: Open) -> None:
    page = open_page(f"{GELD}#gevaar=nee&deze-maand=ja")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Jouw antwoorden")).to_be_visible()
    expect(page.get_by_role("heading", name="Meld het vandaag als bedreigende schuld")).to_be_visible()
    expect(page.locator("svg.qr__code")).to_be_visible()
    expect(page.get_by_role("button", name="Druk af")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["telefoon", "scherm"])
@pytest.mark.parametrize("fragment", ["", "#gevaar=nee&deze-maand=nee", "#gevaar=ja&rommel", "#gevaar=nee&deze-maand=ja"])
def test_axe_finds_nothing_half_way_a_tree(open_page: Open, fragment: str, size: tuple[int, int], scheme: str) -> None:
    assert violations(open_page(GELD + fragment, size, color_scheme=scheme)) == []


@pytest.mark.parametrize("entry", BOMEN, ids=lambda entry: entry.key.id)
def test_a_tree_fits_a_narrow_phone(open_page: Open, entry: Entry) -> None:
    page = open_page(entry.url, (320, 640))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
