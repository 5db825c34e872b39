"""The answers in the address of a tree: which count, where they lead, what is left out. `boom.js` must do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.bomen.replay import as_text, parse, replay
from macros.models import ID, Beslisboom, Casus, Uitkomst
from macros.strict_yaml import read
from tests.unit.bomen import BOMEN, examples, real_boom, sound_trees
from tests.unit.conftest import Outcome
from tests.unit.factories import antwoorden, beslisboom, boom, uitkomst, vraag

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.conftest import Kompas
    from tests.unit.factories import Folder

CASUSSEN = sorted((BOMEN[0].parents[1] / "casussen").glob("*.yml"))
BOOM_PER_ID = {file.stem: file for file in BOMEN}

POST = boom(
    [
        vraag("gevaar", trede=None, antwoorden=antwoorden(ja="nu", nee="thuis", weet_ik_niet="nu")),
        vraag("thuis"),
    ],
    [uitkomst("zelf"), uitkomst("samen", zwaarte="2"), uitkomst("nu", zwaarte="spoed")],
)
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
PIECES = st.lists(
    st.sampled_from(
        [*"=&#%+;?/'\"<> \n\x00é", "gevaar", "thuis", "ja", "nee", "%26", "%3D", "%zz", "%C3", "%00", "__proto__", "=="]
    ),
    max_size=14,
).map("".join)


# One fragment


@pytest.mark.parametrize(
    ("fragment", "given_answers"),
    [
        ("", {}),
        ("#", {}),
        ("gevaar=nee", {"gevaar": "nee"}),
        ("#gevaar=nee&thuis=ja", {"gevaar": "nee", "thuis": "ja"}),
        ("&&gevaar=nee&", {"gevaar": "nee"}),
        ("gevaar%3Dnee%26thuis%3Dja", {"gevaar": "nee", "thuis": "ja"}),
        ("%67evaar=n%65e", {"gevaar": "nee"}),
        ("constructor=ja", {"constructor": "ja"}),
    ],
)
def test_a_fragment_holds_answers_by_question(fragment: str, given_answers: dict[str, str]) -> None:
    assert parse(fragment) == (given_answers, ())


@pytest.mark.parametrize(
    "part",
    [
        "gevaar",
        "=",
        "=nee",
        "gevaar=",
        "gevaar=nee=ja",
        "Gevaar=nee",
        "gevaar=nee ",
        "gevaar=nee\n",
        "__proto__=ja",
        "gevaar=<script>alert(1)</script>",
        "javascript:alert(1)",
        "gevaar=né",
        "٣=ja",
        "##gevaar=nee",
    ],
)
def test_a_part_that_is_no_answer_is_dropped_and_listed(part: str) -> None:
    assert parse(f"x=y&{part}") == ({"x": "y"}, (part,))


def test_the_first_answer_to_a_question_counts() -> None:
    assert parse("gevaar=nee&gevaar=ja") == ({"gevaar": "nee"}, ("gevaar=ja",))


@pytest.mark.parametrize("broken", ["%", "%2", "%zz", "%C3", "%C3%28", "%ED%A0%80", "%C0%80", "%F5%80%80%80", "%E2é%82%AC"])
def test_with_one_broken_escape_every_escape_stays_as_it_is(broken: str) -> None:
    assert parse(f"x=y&gevaar%3Dnee&{broken}") == ({"x": "y"}, ("gevaar%3Dnee", broken))


@examples(200)
@given(fragment=ANY_TEXT | PIECES)
@example(fragment="%ud800")
@example(fragment="\ud800=%41")
@example(fragment="a=b&" * 10_000)
def test_every_part_of_any_text_is_an_answer_or_listed(fragment: str) -> None:
    answers, dropped = parse(fragment)
    assert all(ID.fullmatch(word) for answer in answers.items() for word in answer)
    assert "" not in dropped


# A route


def test_without_answers_the_first_question_is_next() -> None:
    route = replay(POST, "")
    assert (route.steps, route.at.id, route.dropped, route.fragment) == ((), "gevaar", (), "")


def test_answers_lead_to_the_next_question() -> None:
    assert replay(POST, "gevaar=nee").at.id == "thuis"


def test_answers_lead_to_an_uitkomst() -> None:
    route = replay(POST, "gevaar=nee&thuis=nee")
    assert (route.at.id, route.fragment, route.dropped) == ("samen", "gevaar=nee&thuis=nee", ())


def test_the_order_in_the_address_does_not_matter() -> None:
    assert replay(POST, "thuis=nee&gevaar=nee") == replay(POST, "gevaar=nee&thuis=nee")


@pytest.mark.parametrize(
    ("fragment", "at", "dropped"),
    [
        ("gevaar=soms", "gevaar", ("gevaar=soms",)),
        ("vroeger=ja&gevaar=nee", "thuis", ("vroeger=ja",)),
        ("thuis=ja", "gevaar", ("thuis=ja",)),
        ("gevaar=ja&thuis=ja", "nu", ("thuis=ja",)),
        ("gevaar=nee&gevaar=ja&thuis=x", "thuis", ("gevaar=ja", "thuis=x")),
        ("zelf=ja&<b>", "gevaar", ("<b>", "zelf=ja")),
    ],
    ids=["unknown answer", "unknown question", "not asked yet", "no longer asked", "twice", "an uitkomst and HTML"],
)
def test_an_answer_that_does_not_fit_is_left_out_and_listed(fragment: str, at: str, dropped: tuple[str, ...]) -> None:
    route = replay(POST, fragment)
    assert (route.at.id, route.dropped) == (at, dropped)


@examples(200)
@given(fragment=ANY_TEXT | PIECES)
def test_any_text_is_a_route_that_can_be_shared(fragment: str) -> None:
    route = replay(POST, fragment)
    again = replay(POST, route.fragment)
    assert (again.steps, again.at, again.dropped) == (route.steps, route.at, ())


@examples(60)
@given(tree=sound_trees(), data=st.data())
def test_every_route_comes_back_from_its_fragment_escaped_or_not(tree: Beslisboom, data: st.DataObject) -> None:
    answers = [f"{question.id}={data.draw(st.sampled_from(question.antwoorden)).id}" for question in tree.vragen]
    route = replay(tree, "&".join(answers))
    assert isinstance(route.at, Uitkomst)
    assert sorted([*route.fragment.split("&"), *route.dropped]) == sorted(answers)
    assert replay(tree, f"#{quote(route.fragment, safe='')}") == replay(tree, route.fragment)


@pytest.mark.parametrize("file", CASUSSEN, ids=lambda file: file.stem)
def test_the_answers_of_a_case_lead_to_its_uitkomst(file: Path) -> None:
    casus = Casus.model_validate(read(file.read_bytes()).value)
    fragment = "&".join(f"{keuze.vraag}={keuze.antwoord}" for keuze in casus.antwoorden)
    route = replay(real_boom(BOOM_PER_ID[casus.boom]), fragment)
    assert (route.at.id, route.fragment, route.dropped) == (casus.uitkomst, fragment, ())


# As text


def test_a_tree_as_text_gives_rungs_answers_and_zwaartes_from_light_to_heavy() -> None:
    assert list(as_text(POST)) == [
        "Wat doe je met de post?",
        "\ngevaar: Kan iemand thuis helpen?",
        "  Ja → nu",
        "  Nee → thuis",
        "  Weet-ik-niet → nu",
        "\nthuis (trede 1): Kan iemand thuis helpen?",
        "  Ja → zelf",
        "  Nee → samen",
        "\nUitkomsten",
        "  [1] zelf: Zelf",
        "  [2] samen: Samen",
        "  [spoed] nu: Nu",
    ]


def test_kompas_boom_prints_a_tree(kompas: Kompas, folder: Folder) -> None:
    assert folder.data.is_dir()
    text = "\n".join(as_text(Beslisboom.model_validate(beslisboom())))
    assert kompas("boom", "post") == Outcome(0, text.splitlines(), "")


def test_kompas_boom_names_the_trees_there_are(kompas: Kompas, folder: Folder) -> None:
    assert folder.data.is_dir()
    message = "kompas: er is geen boom 'pots'. Bedoelde je 'post'? Kies uit: post\n"
    assert kompas("boom", "pots") == Outcome(2, [], message)


def test_kompas_boom_needs_the_name_of_a_tree(kompas: Kompas) -> None:
    assert kompas("boom") == Outcome(2, [], "kompas: er ontbreekt een argument. Zie kompas --help.\n")
