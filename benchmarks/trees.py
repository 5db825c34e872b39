"""How long the proof of a decision tree takes as the tree grows; its routes double with each pair of questions."""

from __future__ import annotations

import time
from collections.abc import Iterator

from macros.bomen.proof import flaws
from tests.unit.bomen import diamonds

QUESTIONS = (500, 1_000, 2_000)


def proof_times() -> Iterator[tuple[int, float]]:
    """The number of questions of a tree of diamonds, and the seconds that its proof took."""
    for count in QUESTIONS:
        tree = diamonds(count)
        start = time.perf_counter()
        found = flaws(tree)
        yield count, time.perf_counter() - start
        if found:
            raise AssertionError(f"de boom van {count} vragen hoort te kloppen: {found[0].message}")
