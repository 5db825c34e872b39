"""A problem in the data: where it is, what is wrong and how to mend it, as one Dutch line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

RECOGNISABLE = 60


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One line for a data editor. `line` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {' '.join(self.message.split())}"


class DataError(Exception):
    """The data cannot be used; `problems` says why, sorted by file and line, without doubles."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, when one looks like it at all."""
    candidates: Sequence[str] = sorted(known)
    alike = get_close_matches(word.lower(), candidates, n=1, cutoff=0.5)
    containing = [candidate for candidate in candidates if word and (word in candidate or candidate in word)]
    numbers = {int(number) for number in re.findall(r"\d+", word)}
    numbered = [candidate for candidate in candidates if (start := re.match(r"\d+", candidate)) and int(start[0]) in numbers]
    return next(iter((*alike, *containing, *numbered)), None)


def nearest(word: str, known: Iterable[str]) -> str:
    """` Bedoelde je 'x'?` for the known word that looks most like `word`, or an empty string."""
    match = closest(word, known)
    return f" Bedoelde je '{match}'?" if match else ""


def shortened(text: str) -> str:
    """`text` on one line, cut off where it stays recognisable, for quoting in a message."""
    line = " ".join(text.split())
    return line if len(line) <= RECOGNISABLE else f"{line[:RECOGNISABLE]}…"


def in_words(count: int, one: str, many: str) -> str:
    """`1 fout`, `3 fouten`."""
    return f"{count} {one if count == 1 else many}"
