"""Random decision trees that are sound because every route is walked while they are made; and a judge that walks every route."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from macros.models import Beslisboom, Uitkomst, Vraag
from macros.strict_yaml import read
from tests.unit.factories import Data, antwoord, antwoorden, beslisboom, boom, uitkomst, vraag

BOMEN = sorted((Path(__file__).parents[2] / "data" / "beslisbomen").glob("*.yml"))
SHORTEST, LONGEST = "x", "ondersteuningsarrangement " * 11

# The same examples every time, as in test_properties.py; KOMPAS_FUZZ=100 tries a hundred times as many others.
FUZZ = int(os.environ.get("KOMPAS_FUZZ", "1"))


def examples(count: int) -> settings:
    return settings(
        max_examples=count * FUZZ,
        derandomize=FUZZ == 1,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
    )


@cache
def real_boom(file: Path) -> Beslisboom:
    """One tree of the repository."""
    return Beslisboom.model_validate(read(file.read_bytes()).value)


def diamonds(count: int) -> Beslisboom:
    """A tree of `count` questions, in pairs that both lead to both of the next pair: 2 ** (count / 2) routes."""
    pairs = [(f"links{n}", f"rechts{n}") for n in range(count // 2)]
    first = vraag("start", antwoorden=antwoorden(ja="links0", nee="rechts0"))
    vragen = [
        vraag(name, antwoorden=antwoorden(ja=left, nee=right))
        for pair, (left, right) in zip(pairs, [*pairs[1:], ("zelf", "zelf")], strict=True)
        for name in pair
    ]
    return boom([first, *vragen], [uitkomst("zelf")])


class Walk(NamedTuple):
    """One route: the rungs that its questions ask about, and the uitkomst where it ends."""

    rungs: tuple[int, ...]
    uitkomst: Uitkomst


def walks(tree: Beslisboom) -> Iterator[Walk]:
    """Every route through an acyclic tree, one by one: only for small trees."""
    knopen = tree.knopen

    def onwards(here: Vraag | Uitkomst, rungs: tuple[int, ...]) -> Iterator[Walk]:
        if isinstance(here, Uitkomst):
            yield Walk(rungs, here)
            return
        asked = (*rungs, int(here.trede)) if here.trede else rungs
        for choice in here.antwoorden:
            yield from onwards(knopen[choice.naar], asked)

    yield from onwards(knopen[tree.start], ())


def keeps_motto(walk: Walk) -> bool:
    """Whether a route goes from light to heavy and skips no rung without a reason."""
    if list(walk.rungs) != sorted(walk.rungs):
        return False
    if walk.uitkomst.zwaarte == "spoed":
        return True
    offered = int(walk.uitkomst.zwaarte)
    explained = {*walk.rungs, *map(int, walk.uitkomst.overgeslagen)}
    return max(walk.rungs, default=0) <= offered and explained.issuperset(range(1, offered))


TREDEN = st.sampled_from([None, 1, 2, 3, 4, 5, 6, 7])
TEXTS = st.sampled_from(["Ja", "Nee, dat weet ik niet zeker", LONGEST, SHORTEST, "Langetermijnschuldhulpverleningstraject"])


@st.composite
def layered(draw: st.DrawFn) -> Data:
    """A tree without cycles or loose ends, as plain data; it need not keep the motto."""
    vragen = [f"v{n}" for n in range(draw(st.integers(2, 6)))]
    uitkomsten = [f"u{n}" for n in range(draw(st.integers(2, 5)))]
    naar: list[list[str]] = [[] for _ in vragen]
    for position, name in enumerate(vragen[1:]):
        naar[draw(st.integers(0, position))].append(name)
    for name in uitkomsten:
        naar[draw(st.integers(0, len(vragen) - 1))].append(name)
    records = []
    for position, targets in enumerate(naar):
        later = st.sampled_from([*vragen[position + 1 :], *uitkomsten])
        targets += [draw(later) for _ in range(max(draw(st.integers(0, 2)), 2 - len(targets)))]
        choices = [antwoord(f"a{n}", target) | {"antwoord": draw(TEXTS)} for n, target in enumerate(targets[:11])]
        known = draw(st.booleans())
        if not known:
            choices[-1]["id"] = "weet-ik-niet"
        trede = draw(TREDEN)
        records.append(
            vraag(
                vragen[position],
                vraag=draw(TEXTS),
                trede=trede and str(trede),
                altijd_bekend="ja" if known else "nee",
                antwoorden=choices,
            )
        )
    return beslisboom(start="v0", vragen=records, uitkomsten=[draw(weighed(name)) for name in uitkomsten])


@st.composite
def weighed(draw: st.DrawFn, name: str) -> Data:
    skipped = draw(st.sets(st.sampled_from("123456")))
    return uitkomst(
        name,
        titel=draw(TEXTS),
        zwaarte=draw(st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "spoed"])),
        overgeslagen=dict.fromkeys(sorted(skipped), "Omdat het moet."),
    )


def fits_model(record: Data) -> bool:
    """Whether no question has more answers than the model allows."""
    return all(len(question["antwoorden"]) <= 8 for question in record["vragen"])


@st.composite
def sound(draw: st.DrawFn) -> Data:
    """A sound tree as plain data: rungs go up, and each uitkomst gets a zwaarte that all routes to it allow, with reasons."""
    record = draw(layered().filter(fits_model))
    rungs = sorted(draw(st.lists(st.integers(1, 7), min_size=len(record["vragen"]), max_size=len(record["vragen"]))))
    for question, rung in zip(record["vragen"], rungs, strict=True):
        question["trede"] = question["trede"] and str(rung)
    routes = list(walks(Beslisboom.model_validate(record)))
    for end in record["uitkomsten"]:
        asked = [set(walk.rungs) for walk in routes if walk.uitkomst.id == end["id"]]
        highest = max((rung for rungs in asked for rung in rungs), default=1)
        zwaarte = draw(st.one_of(st.integers(highest, 7), st.just("spoed")))
        below = range(1, int(zwaarte)) if zwaarte != "spoed" else ()
        skipped = [rung for rung in below if not all(rung in rungs for rungs in asked)]
        end |= {"zwaarte": str(zwaarte), "overgeslagen": {str(rung): "Hier is een reden." for rung in skipped}}
    return record


def sound_trees() -> st.SearchStrategy[Beslisboom]:
    return sound().map(Beslisboom.model_validate)
