"""The finder of the sociale kaart and the search in a real browser: what fits, counts, open now, Dutch as people type it."""

from __future__ import annotations

import datetime
import re
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours, State
from playwright.sync_api import Page, expect

from benchmarks.zoeken import load_opgaven
from macros.kaart.facetten import facetten
from macros.kaart.openingstijden import compact, rooster
from macros.kennisbank import Key
from macros.site import load_kennisbank
from tests.site.test_browser import NARROW, PHONE, Open, open_page, violations

__all__ = ["open_page"]
pytestmark = pytest.mark.browser

KENNISBANK = load_kennisbank()
KAART = KENNISBANK.kaart
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FINDER = "sociale-kaart/"
COUNT = re.compile(r"^([\d.]+) voorziening")
ASK = """async (vragen) => {
  const { Zoekmachine } = await import("../assets/kompas/zoekmachine.js");
  const machine = new Zoekmachine(new URL("../zoek/", location.href).href);
  const gevonden = [];
  for (const vraag of vragen) {
    const { treffers } = await machine.zoek(vraag);
    gevonden.push((await machine.gegevens(treffers.slice(0, 3).map(([pagina]) => pagina))).map(([adres]) => adres));
  }
  return gevonden;
}"""


def count(page: Page) -> int:
    """How many voorzieningen the finder says fit."""
    expect(page.locator(".zoeker__stand")).to_have_text(COUNT)
    found = COUNT.match(page.locator(".zoeker__stand").inner_text())
    assert found
    return int(found[1].replace(".", ""))


def expected(*choices: tuple[str, str]) -> int:
    """How many voorzieningen fit these choices (facet and choice), as Python sees it."""
    by_id = {facet.id: facet for facet in facetten(KENNISBANK)}
    fitting = 0
    for entry in KAART:
        had = {facet_id: set(map(str, by_id[facet_id].waarden(entry))) for facet_id, _ in choices}
        fitting += all(choice in had[name] or (by_id[name].leeg_telt and not had[name]) for name, choice in choices)
    return fitting


def test_the_list_goes_from_light_to_heavy(open_page: Open) -> None:
    page = open_page(FINDER)
    assert count(page) == len(KAART)
    expect(page.locator(".zoeker__kop a")).to_have_count(20)
    names = page.locator(".zoeker__kop a").all_inner_texts()
    assert names == [entry.title for entry in KAART[:20]]
    page.get_by_role("button", name="Toon de volgende 20").click()
    expect(page.locator(".zoeker__kop a").nth(20)).to_be_focused()
    assert page.locator(".zoeker__kop a").all_inner_texts() == [entry.title for entry in KAART[:40]]


def test_each_count_is_what_the_choice_gives(open_page: Open) -> None:
    page = open_page(FINDER)
    count(page)
    for facet in facetten(KENNISBANK):
        shown = page.locator(f"fieldset[data-facet={facet.id}] .facet__aantal").all_text_contents()
        assert list(map(int, shown)) == [expected((facet.id, keuze.id)) for keuze in facet.keuzes], facet.id


@pytest.mark.parametrize(
    "pair", list(combinations([("domein", "01-financien"), ("lijn", "1"), ("waar", "lokaal"), ("voor", "jongeren")], 2))
)
def test_two_choices_narrow_down_together(open_page: Open, pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    page = open_page(f"{FINDER}#{'&'.join('='.join(choice) for choice in pair)}")
    assert count(page) == expected(*pair)


def test_choosing_by_keyboard_stands_in_the_address_and_comes_back_from_it(open_page: Open) -> None:
    page = open_page(FINDER)
    page.get_by_role("searchbox", name="Waar zoek je hulp bij?").focus()
    page.keyboard.type("schulden")
    box = page.get_by_role("checkbox", name="1e lijn")
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"#q=schulden&lijn=1$"))
    found = count(page)
    page.reload()
    assert count(page) == found
    expect(page.get_by_role("searchbox", name="Waar zoek je hulp bij?")).to_have_value("schulden")
    expect(page.get_by_role("checkbox", name="1e lijn")).to_be_checked()
    page.get_by_role("button", name="Wis alles").first.click()
    expect(page).to_have_url(re.compile(r"/sociale-kaart/$"))
    assert count(page) == len(KAART)


@pytest.mark.parametrize("junk", ["lijn=9&domein=x", "leeftijd=veel", "volgorde=zomaar", "__proto__=1&constructor=2", "=&&q="])
def test_what_the_address_cannot_mean_is_left_out(open_page: Open, junk: str) -> None:
    assert count(open_page(f"{FINDER}#{junk}")) == len(KAART)


def test_an_age_leaves_out_what_is_for_others(open_page: Open) -> None:
    def fits(age: int) -> int:
        oldest = [999 if e.record.leeftijd_max is None else e.record.leeftijd_max for e in KAART]
        return sum((e.record.leeftijd_min or 0) <= age <= old for e, old in zip(KAART, oldest, strict=True))

    assert fits(10) != len(KAART)
    assert count(open_page(f"{FINDER}#leeftijd=10")) == fits(10)


def test_nothing_found_leads_on(open_page: Open) -> None:
    page = open_page(f"{FINDER}#q=xqzwvk")
    expect(page.locator(".zoeker__stand")).to_have_text("Niets past hierbij.")
    mail = page.locator("main").get_by_role("link", name="Meld wat ontbreekt")
    expect(mail).to_have_attribute("href", re.compile(r"^mailto:.*subject=.*body=Ik%20zocht%3A%20xqzwvk"))
    expect(page.locator("main .zoek__niets").get_by_role("link", name="domein", exact=True)).to_be_visible()


def test_a_word_from_an_address_or_a_spreadsheet_is_only_ever_text(open_page: Open) -> None:
    page = open_page(f"{FINDER}#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20schulden")
    expect(page.locator(".zoeker__rij").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo"])
def test_open_now_is_by_the_clock_of_amsterdam_wherever_the_reader_is(open_page: Open, zone: str) -> None:
    page = open_page(FINDER, timezone_id=zone)
    texts = {entry.record.openingstijden for entry in KAART if entry.record.openingstijden}
    texts |= {"Mo-Su 22:00-02:00; PH off", "Mo-Fr 09:00-17:00; PH off"}
    days = [KENNISBANK.vandaag + datetime.timedelta(days=number) for number in (0, 1, 5, 33, 39, 125, 126, 127, 300)]
    moments = [
        datetime.datetime.combine(day, datetime.time(h, m), AMSTERDAM)
        for day in days
        for h, m in ((1, 30), (9, 0), (16, 59), (23, 5))
    ]
    stamps = [moment.timestamp() * 1000 for moment in moments]
    for text in sorted(texts):
        got = page.evaluate(
            """async ([rooster, momenten]) => {
              const { klok, nu } = await import("../assets/kompas/open.js");
              return momenten.map((moment) => nu(rooster, klok(new Date(moment))).staat);
            }""",
            [compact(rooster(text, KENNISBANK.vandaag)), stamps],
        )
        hours = OpeningHours(text, country="NL", timezone=AMSTERDAM)
        says_holidays = "PH" in text or "24/7" in text
        for moment, staat in zip(moments, got, strict=True):
            state = hours.state(moment)[0]
            if staat == "onbekend" and not says_holidays:
                continue
            assert {"open": State.OPEN, "dicht": State.CLOSED}.get(staat, State.UNKNOWN) == state, (text, moment)


def test_beyond_what_the_build_knew_it_is_unknown_whether_something_is_open(open_page: Open) -> None:
    page = open_page(FINDER)
    known = compact(rooster("24/7", KENNISBANK.vandaag))
    for moment in ("2020-01-01T12:00:00Z", "2040-01-01T12:00:00Z"):
        staat = page.evaluate(
            """async ([rooster, moment]) => {
              const { klok, nu } = await import("../assets/kompas/open.js");
              return nu(rooster, klok(new Date(moment))).staat;
            }""",
            [known, moment],
        )
        assert staat == "onbekend"


@pytest.mark.parametrize("size", [NARROW, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_all_choices_open(open_page: Open, size: tuple[int, int], scheme: str) -> None:
    page = open_page(f"{FINDER}#q=schulden&lijn=0,1", size, color_scheme=scheme)
    count(page)
    page.evaluate("for (const deel of document.querySelectorAll('.zoeker details')) deel.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_javascript_there_are_links_to_complete_lists(open_page: Open) -> None:
    page = open_page(FINDER, java_script_enabled=False)
    expect(page.locator(".zoeker form")).to_be_hidden()
    expect(page.get_by_text("De lijsten hieronder zijn volledig.")).to_be_visible()


def test_nine_of_ten_questions_find_their_page_among_the_first_three(open_page: Open) -> None:
    opgaven = load_opgaven()
    answers = open_page("zoeken/").evaluate(ASK, [opgave.vraag for opgave in opgaven])
    found = [
        any(KENNISBANK[Key(*str(wanted).split(":"))].url in first for wanted in opgave.verwacht)
        for opgave, first in zip(opgaven, answers, strict=True)
    ]
    assert len(found) >= 100
    assert sum(found) >= 0.9 * len(found), [opgave.vraag for opgave, hit in zip(opgaven, found, strict=True) if not hit]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("depresie", "domeinen/05-geestelijke-gezondheid/"),
        ("mantelzorch", "begrippen/mantelzorg/"),
        ("schuldenhulp", "begrippen/schuldhulpverlening/"),
        ("ruzie thuis", "domeinen/04-huiselijke-relaties/"),
        ("Éénzaam", "domeinen/09-sociaal-netwerk/"),
        ("bureaucratisch", "valkuilen/02-bureaucratie/"),
    ],
)
def test_dutch_as_people_type_it(open_page: Open, typed: str, page: str) -> None:
    (first,) = open_page("zoeken/").evaluate(ASK, [typed])
    assert page in first


def test_a_mended_word_is_said_and_a_near_one_offered(open_page: Open) -> None:
    page = open_page("zoeken/?q=depresie")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Gezocht op ‘depressie’")
    page.get_by_role("main").get_by_role("searchbox").fill("vrslvnig")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Niets gevonden")
    page.get_by_role("main").get_by_role("button", name="verslaving", exact=True).click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("gevonden.")


def test_an_endless_word_does_not_keep_the_reader_waiting(open_page: Open) -> None:
    page = open_page(f"{FINDER}#q={'zorgen' * 30}q")
    expect(page.locator(".zoeker__stand")).not_to_be_empty(timeout=5_000)


@pytest.mark.parametrize(("words", "first"), [("mijn man slaat me", "veilig-thuis"), ("verkracht", "centrum-seksueel-geweld")])
def test_in_an_emergency_who_answers_day_and_night_stands_on_top(open_page: Open, words: str, first: str) -> None:
    page = open_page(f"{FINDER}#q={words}")
    count(page)
    assert (page.locator(".zoeker__kop a").first.get_attribute("href") or "").endswith(f"sociale-kaart/{first}/")


def test_only_what_opens_is_said_to_open(open_page: Open) -> None:
    said = open_page(FINDER).evaluate(
        """async () => {
          const { inWoorden, nu } = await import("../assets/kompas/open.js");
          const jaar = { anders: {}, vanaf: "2026-01-01", tot: "2027-01-01" };
          const rooster = (staat) => ({ ...jaar, week: Array(7).fill([600, 720, staat]) });
          const vroeg = { datum: "2026-06-01", weekdag: 0, minuut: 500 };
          return [0, 1, 2].map((staat) => inWoorden(nu(rooster(staat), vroeg)));
        }"""
    )
    assert said == ["Nu dicht, vandaag open vanaf 10.00 uur", "Nu dicht", "Nu dicht"]
