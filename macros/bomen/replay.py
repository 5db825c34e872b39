"""A Beslisboom and a fragment of an address in; the route that the answers make out. `boom.js` does the same in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from macros.models import ID, Antwoord, Beslisboom, Uitkomst, Vraag

BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Route:
    """The answers that count, where they lead, and which given answers were left out."""

    steps: tuple[tuple[Vraag, Antwoord], ...]
    at: Vraag | Uitkomst
    dropped: tuple[str, ...]

    @property
    def fragment(self) -> str:
        """The part after # that leads back here: `gevaar=nee&deze-maand=ja`."""
        return "&".join(f"{vraag.id}={antwoord.id}" for vraag, antwoord in self.steps)


def parse(fragment: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The answers in a fragment by question (the first one counts), and the parts that are no answer. Never raises."""
    parts = [part for part in _unescaped(fragment.removeprefix("#")).split("&") if part]
    given: dict[str, str] = {}
    dropped = []
    for part in parts:
        vraag, _, antwoord = part.partition("=")
        if ID.fullmatch(vraag) and ID.fullmatch(antwoord) and vraag not in given:
            given[vraag] = antwoord
        else:
            dropped.append(part)
    return given, tuple(dropped)


def _unescaped(fragment: str) -> str:
    """The fragment with %-escapes undone, or as it is when they are broken: what decodeURIComponent does, without the error."""
    if BROKEN_ESCAPE.search(fragment):
        return fragment
    try:
        return unquote(fragment, errors="strict")
    except UnicodeDecodeError:
        return fragment


def replay(boom: Beslisboom, fragment: str) -> Route:
    """Walk the tree from its first question with the answers in `fragment`, and stop where no answer fits."""
    given, dropped = parse(fragment)
    vragen = {vraag.id: vraag for vraag in boom.vragen}
    uitkomsten = {uitkomst.id: uitkomst for uitkomst in boom.uitkomsten}
    steps: list[tuple[Vraag, Antwoord]] = []
    at: Vraag | Uitkomst = vragen[boom.start]
    while isinstance(at, Vraag):
        antwoord = _chosen(at.antwoorden, given.get(at.id))
        if antwoord is None:
            break
        steps.append((at, antwoord))
        at = vragen.get(antwoord.naar) or uitkomsten[antwoord.naar]
    used = {vraag.id for vraag, _ in steps}
    unused = tuple(f"{vraag}={antwoord}" for vraag, antwoord in given.items() if vraag not in used)
    return Route(tuple(steps), at, (*dropped, *unused))


def _chosen(antwoorden: Iterable[Antwoord], antwoord_id: str | None) -> Antwoord | None:
    return next((antwoord for antwoord in antwoorden if antwoord.id == antwoord_id), None)


def as_text(boom: Beslisboom) -> Iterator[str]:
    """The tree as lines of text: each question with its rung and answers, then each uitkomst with its zwaarte."""
    yield boom.titel
    for vraag in boom.vragen:
        yield f"\n{vraag.id}{f' (trede {vraag.trede})' if vraag.trede else ''}: {vraag.vraag}"
        yield from (f"  {antwoord.antwoord} → {antwoord.naar}" for antwoord in vraag.antwoorden)
    yield "\nUitkomsten"
    for uitkomst in sorted(boom.uitkomsten, key=lambda uitkomst: uitkomst.zwaarte):
        yield f"  [{uitkomst.zwaarte}] {uitkomst.id}: {uitkomst.titel}"
