"""What is proved of every beslisboom, and what the person who made it reads when the proof fails."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from macros.bomen.proof import flaws, order
from macros.models import Beslisboom
from tests.unit.bomen import BOMEN, diamonds, examples, fits_model, keeps_motto, layered, real_boom, sound, walks
from tests.unit.conftest import Outcome, refused
from tests.unit.factories import BOOM, Data, antwoord, antwoorden, beslisboom, boom, uitkomst, vraag

if TYPE_CHECKING:
    from pathlib import Path

    from macros.strict_yaml import DataPath
    from tests.unit.factories import Folder

NIET_BEREIKT = "is vanaf de eerste vraag niet te bereiken. Laat een antwoord ernaartoe leiden"


def said(tree: Beslisboom) -> list[str]:
    return [flaw.message for flaw in flaws(tree)]


def places(tree: Beslisboom) -> list[DataPath]:
    return [flaw.path for flaw in flaws(tree)]


def two_questions(first: str | None, second: str | None, *, zwaarte: str = "7", **changes: Data) -> Beslisboom:
    """A first question that leads to a second, both to an uitkomst of spoed, and the second also to one of this zwaarte."""
    return boom(
        [
            vraag("eerst", trede=first, antwoorden=antwoorden(ja="dan", nee="nu")),
            vraag("dan", trede=second, antwoorden=antwoorden(ja="slot", nee="nu")),
        ],
        [uitkomst("slot", zwaarte=zwaarte, **changes), uitkomst("nu", zwaarte="spoed")],
    )


@pytest.mark.parametrize("file", BOMEN, ids=lambda file: file.stem)
def test_every_tree_of_the_site_is_sound(file: Path) -> None:
    assert said(real_boom(file)) == []


def test_the_smallest_tree_is_sound() -> None:
    assert said(Beslisboom.model_validate(beslisboom())) == []


# Where answers lead


def test_an_answer_that_leads_nowhere_is_named_with_what_looks_like_it() -> None:
    tree = boom([vraag(antwoorden=antwoorden(ja="zelf", nee="zelv"))], [uitkomst("zelf")])
    assert said(tree) == ["antwoord 'nee' op vraag 'thuis' leidt naar 'zelv', en dat bestaat niet. Bedoelde je 'zelf'?"]
    assert places(tree) == [("vragen", 0, "antwoorden", 1, "naar")]


def test_an_answer_that_leads_nowhere_says_what_to_fill_in_when_nothing_looks_like_it() -> None:
    tree = boom([vraag(antwoorden=antwoorden(ja="zelf", nee="xyz"))], [uitkomst("zelf")])
    assert said(tree) == [
        "antwoord 'nee' op vraag 'thuis' leidt naar 'xyz', en dat bestaat niet. Vul de id van een vraag of uitkomst in"
    ]


def test_every_answer_that_leads_nowhere_is_named() -> None:
    tree = boom([vraag(antwoorden=antwoorden(ja="x", nee="y", soms="zelf"))], [uitkomst("zelf")])
    assert len(said(tree)) == 2


@pytest.mark.parametrize(
    ("start", "mend"),
    [("thuiz", "Bedoelde je 'thuis'?"), ("zelf", "Vul de id van de eerste vraag in"), ("x", "Vul de id van de eerste vraag in")],
    ids=["misspelt", "an uitkomst", "unknown"],
)
def test_the_start_must_be_a_question(start: str, mend: str) -> None:
    tree = Beslisboom.model_validate(beslisboom(start=start))
    assert said(tree) == [f"'{start}' is geen vraag van deze boom. {mend}"]
    assert places(tree) == [("start",)]


# Ids


@pytest.mark.parametrize(
    ("vragen", "uitkomsten", "place"),
    [
        ([vraag(), vraag()], [uitkomst("zelf"), uitkomst("samen")], ("vragen", 1, "id")),
        ([vraag()], [uitkomst("zelf"), uitkomst("samen"), uitkomst("thuis")], ("uitkomsten", 2, "id")),
        ([vraag()], [uitkomst("zelf"), uitkomst("samen"), uitkomst("zelf")], ("uitkomsten", 2, "id")),
    ],
    ids=["two questions", "a question and an uitkomst", "two uitkomsten"],
)
def test_an_id_occurs_once_in_a_tree(vragen: list[Data], uitkomsten: list[Data], place: DataPath) -> None:
    tree = boom(vragen, uitkomsten)
    used = "zelf" if uitkomsten[-1]["id"] == "zelf" else "thuis"
    assert said(tree) == [f"'{used}' komt twee keer voor in deze boom. Kies een andere id"]
    assert places(tree) == [place]


def test_an_answer_occurs_once_in_a_question() -> None:
    tree = boom([vraag(antwoorden=[antwoord("ja", "zelf"), antwoord("ja", "zelf")])], [uitkomst("zelf")])
    assert said(tree) == ["vraag 'thuis' heeft het antwoord 'ja' twee keer. Kies een andere id"]
    assert places(tree) == [("vragen", 0, "antwoorden", 1, "id")]


def test_two_questions_may_have_the_same_answers() -> None:
    assert said(two_questions(None, None, zwaarte="1")) == []


# "Weet ik niet"


def test_a_worker_may_not_know_unless_the_question_says_otherwise() -> None:
    tree = boom([vraag(altijd_bekend="nee")], [uitkomst("zelf"), uitkomst("samen")])
    assert said(tree) == ["vraag 'thuis' mist het antwoord 'weet-ik-niet'. Voeg het toe, of zet 'altijd_bekend: ja'"]
    assert places(tree) == [("vragen", 0)]


def test_a_question_with_weet_ik_niet_is_complete() -> None:
    choices = antwoorden(ja="zelf", weet_ik_niet="zelf")
    assert said(boom([vraag(altijd_bekend="nee", antwoorden=choices)], [uitkomst("zelf")])) == []


# Reachable, without end


def test_an_uitkomst_that_no_answer_leads_to_is_named() -> None:
    tree = boom([vraag()], [uitkomst("zelf"), uitkomst("samen"), uitkomst("los")])
    assert said(tree) == [f"'los' {NIET_BEREIKT}"]
    assert places(tree) == [("uitkomsten", 2)]


def test_a_question_that_no_answer_leads_to_is_named_with_all_behind_it() -> None:
    lost = [vraag("los", antwoorden=antwoorden(ja="ver", nee="zelf")), uitkomst("ver")]
    tree = boom([vraag(), lost[0]], [uitkomst("zelf"), uitkomst("samen"), lost[1]])
    assert said(tree) == [f"'los' {NIET_BEREIKT}", f"'ver' {NIET_BEREIKT}"]


def test_a_question_that_leads_to_itself_is_a_ring() -> None:
    tree = boom([vraag(antwoorden=antwoorden(ja="zelf", nee="thuis"))], [uitkomst("zelf")])
    assert said(tree) == ["de boom draait in een kring: thuis (nee) → thuis. Laat één antwoord ergens anders naartoe leiden"]
    assert places(tree) == [("vragen", 0)]


def test_a_ring_is_walked_in_the_message() -> None:
    tree = boom(
        [
            vraag("a", antwoorden=antwoorden(ja="b", nee="zelf")),
            vraag("b", antwoorden=antwoorden(verder="c", nee="zelf")),
            vraag("c", antwoorden=antwoorden(ja="zelf", terug="b")),
        ],
        [uitkomst("zelf")],
    )
    ring = {"b (verder) → c (terug) → b", "c (terug) → b (verder) → c"}
    message = said(tree)[0].removeprefix("de boom draait in een kring: ").partition(". Laat")[0]
    assert (len(said(tree)), message in ring) == (1, True)


def test_a_tree_that_leads_back_to_its_start_is_a_ring() -> None:
    tree = boom(
        [vraag("a", antwoorden=antwoorden(ja="b", nee="zelf")), vraag("b", antwoorden=antwoorden(ja="a", nee="zelf"))],
        [uitkomst("zelf")],
    )
    assert [message.startswith("de boom draait in een kring: ") for message in said(tree)] == [True]


def test_a_ring_is_found_in_front_of_questions_that_only_follow_on_it() -> None:
    tree = boom(
        [
            vraag("erna", antwoorden=antwoorden(ja="zelf", nee="zelf")),
            vraag("a", antwoorden=antwoorden(ja="a", nee="erna")),
        ],
        [uitkomst("zelf")],
        start="a",
    )
    assert said(tree) == ["de boom draait in een kring: a (ja) → a. Laat één antwoord ergens anders naartoe leiden"]


def test_two_answers_that_come_together_again_are_no_ring() -> None:
    tree = boom(
        [
            vraag("a", antwoorden=antwoorden(links="b", rechts="c")),
            vraag("b", antwoorden=antwoorden(ja="d", nee="d")),
            vraag("c", antwoorden=antwoorden(ja="d", nee="d")),
            vraag("d", antwoorden=antwoorden(ja="zelf", nee="zelf")),
        ],
        [uitkomst("zelf")],
    )
    assert said(tree) == []


# The motto: as light as possible, as heavy as needed


def test_a_question_may_not_go_back_to_a_lighter_rung() -> None:
    reasons = {"1": "x", "2": "x"}
    tree = two_questions("3", "2", overgeslagen=reasons, zwaarte="3")
    assert said(tree) == [
        "vraag 'dan' gaat terug naar trede 2, terwijl trede 3 al gevraagd is (route: eerst (ja)). Stel lichte vragen eerst"
    ]
    assert places(tree) == [("vragen", 1, "trede")]


def test_going_back_is_found_across_questions_without_a_rung_with_the_route_between() -> None:
    tree = boom(
        [
            vraag("zwaar", trede="2", antwoorden=antwoorden(ja="tussen", nee="nu")),
            vraag("tussen", trede=None, antwoorden=antwoorden(door="licht", nee="nu")),
            vraag("licht", trede="1", antwoorden=antwoorden(ja="nu", nee="nu")),
        ],
        [uitkomst("nu", zwaarte="spoed")],
    )
    assert said(tree) == [
        "vraag 'licht' gaat terug naar trede 1, terwijl trede 2 al gevraagd is "
        "(route: zwaar (ja) → tussen (door)). Stel lichte vragen eerst"
    ]


def test_going_back_is_found_when_only_one_route_does_it() -> None:
    tree = boom(
        [
            vraag("a", trede=None, antwoorden=antwoorden(kort="c", lang="b")),
            vraag("b", trede="2", antwoorden=antwoorden(ja="c", nee="nu")),
            vraag("c", trede="1", antwoorden=antwoorden(ja="nu", nee="nu")),
        ],
        [uitkomst("nu", zwaarte="spoed")],
    )
    assert ["(route: b (ja))" in message for message in said(tree)] == [True]


def test_an_uitkomst_may_not_be_lighter_than_what_was_asked() -> None:
    tree = two_questions("1", "2", zwaarte="1")
    assert said(tree) == [
        "uitkomst 'slot' heeft trede 1, terwijl trede 2 al gevraagd is (route: dan (ja)). Bied lichter aan vóór zwaarder"
    ]
    assert places(tree) == [("uitkomsten", 0, "zwaarte")]


def test_an_uitkomst_may_offer_what_was_just_asked() -> None:
    assert said(two_questions("1", "2", zwaarte="2")) == []


def test_a_skipped_rung_is_named_with_the_whole_route_that_skips_it() -> None:
    tree = two_questions("1", "3", zwaarte="3")
    assert said(tree) == [
        "uitkomst 'slot' (trede 3) slaat trede 2 over (route: eerst (ja) → dan (ja)). "
        "Vraag ernaar, of leg uit onder 'overgeslagen: {2: reden}'"
    ]
    assert places(tree) == [("uitkomsten", 0, "zwaarte")]


def test_every_skipped_rung_is_named() -> None:
    skipped = [message.partition(" slaat ")[2][:7] for message in said(two_questions(None, "3", zwaarte="5"))]
    assert skipped == ["trede 1", "trede 2", "trede 4"]


def test_a_rung_may_be_skipped_with_a_reason() -> None:
    assert said(two_questions("1", "3", zwaarte="3", overgeslagen={"2": "Er is niemand."})) == []


def test_a_reason_for_another_rung_does_not_count() -> None:
    assert len(said(two_questions("1", "3", zwaarte="3", overgeslagen={"1": "Er is niemand."}))) == 1


def test_the_route_that_skips_is_named_when_another_route_asks() -> None:
    tree = boom(
        [
            vraag("a", trede=None, antwoorden=antwoorden(netjes="b", snel="c")),
            vraag("b", trede="1", antwoorden=antwoorden(ja="c", nee="c")),
            vraag("c", trede="2", antwoorden=antwoorden(ja="slot", nee="slot")),
        ],
        [uitkomst("slot", zwaarte="2")],
    )
    assert ["(route: a (snel) → c (ja))" in message for message in said(tree)] == [True]


def test_rungs_are_asked_along_the_route_and_not_beside_it() -> None:
    tree = boom(
        [
            vraag("a", trede=None, antwoorden=antwoorden(links="b", rechts="slot")),
            vraag("b", trede="1", antwoorden=antwoorden(ja="licht", nee="licht")),
        ],
        [uitkomst("licht"), uitkomst("slot", zwaarte="2")],
    )
    assert ["slaat trede 1 over (route: a (rechts))" in message for message in said(tree)] == [True]


@pytest.mark.parametrize("asked", [None, "1", "7"])
def test_spoed_may_come_at_any_moment(asked: str | None) -> None:
    tree = boom([vraag(trede=asked, antwoorden=antwoorden(ja="nu", nee="nu"))], [uitkomst("nu", zwaarte="spoed")])
    assert said(tree) == []


# The lines that `kompas controleer` prints


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "start: thuis",
            "start: huis",
            "boom 'post': 'huis' is geen vraag van deze boom. Bedoelde je 'thuis'?",
        ),
        (
            "naar: zelf",
            "naar: zelff",
            "boom 'post': antwoord 'ja' op vraag 'thuis' leidt naar 'zelff', en dat bestaat niet. Bedoelde je 'zelf'?",
        ),
        (
            "zwaarte: '2'",
            "zwaarte: '3'",
            "boom 'post': uitkomst 'samen' (trede 3) slaat trede 2 over (route: thuis (nee)). "
            "Vraag ernaar, of leg uit onder 'overgeslagen: {2: reden}'",
        ),
    ],
    ids=["the start", "an answer", "a rung"],
)
def test_a_broken_proof_is_one_line_at_the_place_to_mend(
    old: str, new: str, message: str, controleer: Callable[[], Outcome], folder: Folder
) -> None:
    line = folder.replace(BOOM, old, new)
    assert controleer() == refused(f"{BOOM}:{line}: {message}")


# Whatever the tree


@examples(150)
@given(record=layered().filter(fits_model))
def test_a_tree_is_sound_exactly_when_every_single_route_is(record: Data) -> None:
    tree = Beslisboom.model_validate(record)
    assert (said(tree) == []) == all(map(keeps_motto, walks(tree)))


@examples(100)
@given(record=sound())
def test_a_random_sound_tree_is_proved(record: Data) -> None:
    assert said(Beslisboom.model_validate(record)) == []


@examples(40)
@given(record=sound())
def test_in_the_order_of_a_sound_tree_every_answer_leads_forwards(record: Data) -> None:
    tree = Beslisboom.model_validate(record)
    place = {knoop_id: number for number, knoop_id in enumerate(order(tree))}
    assert all(place[question.id] < place[choice.naar] for question in tree.vragen for choice in question.antwoorden)


def cut_an_edge(record: Data, data: st.DataObject) -> str:
    question = data.draw(st.sampled_from(record["vragen"]))
    data.draw(st.sampled_from(question["antwoorden"]))["naar"] = "nergens"
    return "leidt naar 'nergens', en dat bestaat niet"


def add_a_back_edge(record: Data, data: st.DataObject) -> str:
    """Let some question lead back to the start, or to itself."""
    question = data.draw(st.sampled_from([item for item in record["vragen"] if len(item["antwoorden"]) < 8]))
    question["antwoorden"].append(antwoord("terug", data.draw(st.sampled_from(["v0", question["id"]]))))
    return "de boom draait in een kring"


def swap_two_zwaartes(record: Data, data: st.DataObject) -> str:
    """Swap so that at least one route breaks the motto: some pairs may be swapped."""
    one, other = data.draw(st.permutations(record["uitkomsten"]))[:2]
    one["zwaarte"], other["zwaarte"] = other["zwaarte"], one["zwaarte"]
    if all(map(keeps_motto, walks(Beslisboom.model_validate(record)))):
        reject()
    return "uitkomst '"


def remove_an_uitkomst(record: Data, data: st.DataObject) -> str:
    gone = data.draw(st.sampled_from(record["uitkomsten"]))
    record["uitkomsten"].remove(gone)
    return f"leidt naar '{gone['id']}', en dat bestaat niet"


def orphan_a_question(record: Data, data: st.DataObject) -> str:
    orphan = data.draw(st.sampled_from(record["vragen"][1:]))["id"]
    for question in record["vragen"]:
        for choice in question["antwoorden"]:
            if choice["naar"] == orphan:
                choice["naar"] = record["uitkomsten"][0]["id"]
    return f"'{orphan}' {NIET_BEREIKT}"


def duplicate_an_id(record: Data, data: st.DataObject) -> str:
    place = data.draw(st.sampled_from(["vragen", "uitkomsten"]))
    twice = data.draw(st.sampled_from([*record["vragen"], *record["uitkomsten"]]))["id"]
    record[place].append(copy.deepcopy(record[place][0]) | {"id": twice})
    return f"'{twice}' komt twee keer voor in deze boom"


def repeat_an_answer(record: Data, data: st.DataObject) -> str:
    answers = data.draw(st.sampled_from(record["vragen"]))["antwoorden"]
    answers[0]["id"] = answers[1]["id"]
    return f"heeft het antwoord '{answers[1]['id']}' twee keer"


def forget_weet_ik_niet(record: Data, data: st.DataObject) -> str:
    question = data.draw(st.sampled_from(record["vragen"]))
    question["altijd_bekend"] = "nee"
    for number, choice in enumerate(question["antwoorden"]):
        choice["id"] = f"a{number}"
    return f"vraag '{question['id']}' mist het antwoord 'weet-ik-niet'"


@pytest.mark.parametrize(
    "mutate",
    [
        cut_an_edge,
        add_a_back_edge,
        swap_two_zwaartes,
        remove_an_uitkomst,
        orphan_a_question,
        duplicate_an_id,
        repeat_an_answer,
        forget_weet_ik_niet,
    ],
    ids=lambda mutate: mutate.__name__,
)
def test_every_single_mutation_of_a_sound_tree_is_caught(mutate: Callable[[Data, st.DataObject], str]) -> None:
    @examples(50)
    @given(record=sound(), data=st.data())
    def caught(record: Data, data: st.DataObject) -> None:
        expected = mutate(record, data)
        assert any(expected in message for message in said(Beslisboom.model_validate(record)))

    caught()


# Size


def calls(tree: Beslisboom) -> int:
    """How many calls, of Python and of C, the proof of a tree takes."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        flaws(tree)
    finally:
        sys.setprofile(before)
    return counted


def test_a_tree_twice_as_large_takes_twice_as_much_work() -> None:
    assert calls(diamonds(800)) == pytest.approx(2 * calls(diamonds(400)), rel=0.05)


def test_a_tree_of_two_thousand_diamonds_is_proved() -> None:
    assert said(diamonds(2000)) == []


def test_a_ring_of_three_thousand_questions_is_walked() -> None:
    vragen = [vraag(f"v{n}", antwoorden=antwoorden(ja=f"v{(n + 1) % 3000}", nee="zelf")) for n in range(3000)]
    (message,) = said(boom(vragen, [uitkomst("zelf")]))
    assert message.count(" → ") == 3000
