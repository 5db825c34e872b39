"""One Beslisboom in; every reason why it is not sound out, with the route that shows it. Takes time linear in the answers.

What is proved, over every route from the first question:

1. every answer leads somewhere, nothing is unreachable, there are no cycles, and so every route ends in an uitkomst;
2. the motto, "zo licht als mogelijk, zo zwaar als nodig": the rungs that a route asks about never go down, the uitkomst is not
   lighter than what was already asked, and no rung below it is skipped without a question or an explanation. `spoed` stands
   outside the ladder and may come at any moment;
3. a question has at least two answers, and "weet ik niet" unless the worker always knows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from macros.models import Antwoord, Beslisboom, Knoop, Uitkomst, Vraag
from macros.problems import nearest
from macros.strict_yaml import DataPath

WEET_NIET = "weet-ik-niet"
ALL_RUNGS = 0b1111111


class Flaw(NamedTuple):
    """What is wrong: the place in the record, and a Dutch message with the way to mend it."""

    path: DataPath
    message: str


class Step(NamedTuple):
    """One answer on a route: the question, the answer given, and where it leads."""

    vraag: Vraag
    antwoord: Antwoord


@dataclass
class Arrival:
    """What holds at a place for all routes that lead to it, and the step that made it so."""

    asked: int = ALL_RUNGS
    """The rungs that every route asked about, one bit a rung."""
    highest: int = 0
    """The highest rung that some route asked about."""
    not_asked_by: dict[int, Step | None] = field(default_factory=dict)
    """For each rung that some route skipped: the last step of such a route; None at the start."""
    highest_by: Step | None = None
    """The last step of a route that asked about the highest rung."""


def flaws(boom: Beslisboom) -> list[Flaw]:
    """Everything that is wrong with the tree, in the order of the file. An empty list is the proof."""
    found = [*_doubles(boom), *_answers(boom), *_dangling(boom)]
    if found:
        return found
    found = [*_unreachable(boom), *_cycle(boom)]
    return found or list(_motto(boom))


def _doubles(boom: Beslisboom) -> Iterator[Flaw]:
    seen: set[str] = set()
    for path, knoop in _places(boom):
        if knoop.id in seen:
            yield Flaw((*path, "id"), f"'{knoop.id}' komt twee keer voor in deze boom. Kies een andere id")
        seen.add(knoop.id)


def _places(boom: Beslisboom) -> Iterator[tuple[DataPath, Knoop]]:
    """Every question and uitkomst with its path in the record."""
    for position, vraag in enumerate(boom.vragen):
        yield ("vragen", position), vraag
    for position, uitkomst in enumerate(boom.uitkomsten):
        yield ("uitkomsten", position), uitkomst


def _answers(boom: Beslisboom) -> Iterator[Flaw]:
    for position, vraag in enumerate(boom.vragen):
        ids = [antwoord.id for antwoord in vraag.antwoorden]
        for number, answer_id in enumerate(ids):
            if answer_id in ids[:number]:
                path = ("vragen", position, "antwoorden", number, "id")
                yield Flaw(path, f"vraag '{vraag.id}' heeft het antwoord '{answer_id}' twee keer. Kies een andere id")
        if not vraag.altijd_bekend and WEET_NIET not in ids:
            yield Flaw(
                ("vragen", position),
                f"vraag '{vraag.id}' mist het antwoord '{WEET_NIET}'. Voeg het toe, of zet 'altijd_bekend: ja'",
            )


def _dangling(boom: Beslisboom) -> Iterator[Flaw]:
    known = boom.knopen
    vragen = [vraag.id for vraag in boom.vragen]
    if boom.start not in vragen:
        suggestion = nearest(boom.start, vragen) or " Vul de id van de eerste vraag in"
        yield Flaw(("start",), f"'{boom.start}' is geen vraag van deze boom.{suggestion}")
    for position, vraag in enumerate(boom.vragen):
        for number, antwoord in enumerate(vraag.antwoorden):
            if antwoord.naar not in known:
                path = ("vragen", position, "antwoorden", number, "naar")
                yield Flaw(
                    path,
                    f"antwoord '{antwoord.id}' op vraag '{vraag.id}' leidt naar '{antwoord.naar}', en dat bestaat niet."
                    f"{nearest(antwoord.naar, known) or ' Vul de id van een vraag of uitkomst in'}",
                )


def _unreachable(boom: Beslisboom) -> Iterator[Flaw]:
    answers = {vraag.id: vraag.antwoorden for vraag in boom.vragen}
    reached, waiting = {boom.start}, deque([boom.start])
    while waiting:
        for antwoord in answers.get(waiting.popleft(), ()):
            if antwoord.naar not in reached:
                reached.add(antwoord.naar)
                waiting.append(antwoord.naar)
    for path, knoop in _places(boom):
        if knoop.id not in reached:
            yield Flaw(path, f"'{knoop.id}' is vanaf de eerste vraag niet te bereiken. Laat een antwoord ernaartoe leiden")


def order(boom: Beslisboom) -> list[str]:
    """The ids of questions and uitkomsten with every answer pointing forwards; nodes on or behind a cycle are left out."""
    answers = {vraag.id: vraag.antwoorden for vraag in boom.vragen}
    incoming = dict.fromkeys(boom.knopen, 0)
    for antwoord in chain.from_iterable(answers.values()):
        incoming[antwoord.naar] += 1
    ready = deque(node_id for node_id, count in incoming.items() if not count)
    ordered = []
    while ready:
        ordered.append(node_id := ready.popleft())
        for antwoord in answers.get(node_id, ()):
            incoming[antwoord.naar] -= 1
            if not incoming[antwoord.naar]:
                ready.append(antwoord.naar)
    return ordered


def _cycle(boom: Beslisboom) -> Iterator[Flaw]:
    """One cycle, when there is one. Walking back from any question that could not be ordered ends on a cycle."""
    left = {vraag.id: vraag for vraag in boom.vragen}
    for knoop_id in order(boom):
        left.pop(knoop_id, None)
    if not left:
        return
    back = {
        antwoord.naar: Step(vraag, antwoord) for vraag in left.values() for antwoord in vraag.antwoorden if antwoord.naar in left
    }
    here = next(iter(left))
    seen: dict[str, int] = {}
    while here not in seen:
        seen[here] = len(seen)
        here = back[here].vraag.id
    ring = [back[knoop_id] for knoop_id in reversed(list(seen)[seen[here] :])]
    route = " → ".join(f"{step.vraag.id} ({step.antwoord.id})" for step in ring)
    position = next(number for number, vraag in enumerate(boom.vragen) if vraag.id == ring[0].vraag.id)
    yield Flaw(
        ("vragen", position),
        f"de boom draait in een kring: {route} → {ring[0].vraag.id}. Laat één antwoord ergens anders naartoe leiden",
    )


def _motto(boom: Beslisboom) -> Iterator[Flaw]:
    vragen = {vraag.id: (position, vraag) for position, vraag in enumerate(boom.vragen)}
    uitkomsten = {uitkomst.id: (position, uitkomst) for position, uitkomst in enumerate(boom.uitkomsten)}
    arrivals = {knoop_id: Arrival() for knoop_id in boom.knopen}
    start = arrivals[boom.start]
    start.asked, start.not_asked_by = 0, dict.fromkeys(range(1, 8))
    for node_id in order(boom):
        if node_id in uitkomsten:
            position, uitkomst = uitkomsten[node_id]
            yield from _judge(arrivals, position, uitkomst)
            continue
        position, vraag = vragen[node_id]
        here = arrivals[node_id]
        rung = int(vraag.trede or 0)
        if rung and here.highest > rung:
            yield Flaw(
                ("vragen", position, "trede"),
                f"vraag '{vraag.id}' gaat terug naar trede {rung}, terwijl trede {here.highest} al gevraagd is "
                f"({_route(arrivals, here.highest_by, here.highest)}). Stel lichte vragen eerst",
            )
        for antwoord in vraag.antwoorden:
            _arrive(arrivals[antwoord.naar], here, Step(vraag, antwoord), rung)


def _arrive(there: Arrival, here: Arrival, step: Step, rung: int) -> None:
    """Take over at the end of an answer what holds at its question."""
    asked = here.asked | (1 << (rung - 1) if rung else 0)
    for skipped in range(1, 8):
        if not asked >> (skipped - 1) & 1:
            there.not_asked_by.setdefault(skipped, step)
    there.asked &= asked
    if max(here.highest, rung) > there.highest:
        there.highest, there.highest_by = max(here.highest, rung), step


def _judge(arrivals: dict[str, Arrival], position: int, uitkomst: Uitkomst) -> Iterator[Flaw]:
    if uitkomst.zwaarte == "spoed":
        return
    here, offered = arrivals[uitkomst.id], int(uitkomst.zwaarte)
    if here.highest > offered:
        yield Flaw(
            ("uitkomsten", position, "zwaarte"),
            f"uitkomst '{uitkomst.id}' heeft trede {offered}, terwijl trede {here.highest} al gevraagd is "
            f"({_route(arrivals, here.highest_by, here.highest)}). Bied lichter aan vóór zwaarder",
        )
    for rung in range(1, offered):
        if not here.asked >> (rung - 1) & 1 and str(rung) not in uitkomst.overgeslagen:
            yield Flaw(
                ("uitkomsten", position, "zwaarte"),
                f"uitkomst '{uitkomst.id}' (trede {offered}) slaat trede {rung} over "
                f"({_route(arrivals, here.not_asked_by.get(rung), rung, skipping=True)}). "
                f"Vraag ernaar, of leg uit onder 'overgeslagen: {{{rung}: reden}}'",
            )


def _route(arrivals: dict[str, Arrival], last: Step | None, rung: int, *, skipping: bool = False) -> str:
    """The route that ends in step `last`: question (answer) → question (answer)."""
    steps: list[Step] = []
    while last is not None:
        steps.append(last)
        before = arrivals[last.vraag.id]
        earlier = before.highest_by if before.highest >= rung else None
        last = before.not_asked_by.get(rung) if skipping else earlier
    return "route: " + " → ".join(f"{step.vraag.id} ({step.antwoord.id})" for step in reversed(steps))
