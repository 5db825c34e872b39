"""Dutch words: a text in, its words, their stems and the parts of compounds out. Knows no records and no files."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

import snowballstemmer

from macros.namen import gewoon

WORD = re.compile(r"[a-z0-9]+")
LINKS = ("", "s", "e", "en")  # what Dutch puts between the parts of a compound
SHORTEST_PART = 4
WORDS_THAT_SAY_LITTLE = """
aan al als bij daar dan dat de den der deze die dit door een en er haar heb hebben heeft hem het hier hij hoe hun ik in
is je jij jou jouw kan kun kunt me met mij mijn na naar nog nu of om omdat ons onze ook op over te ten ter toch toe tot
u uit uw van vanuit voor waar waren was wat we wel werd wie wij wil word worden wordt zal ze zelf zich zij zijn zo zou
"""
STOPWOORDEN = frozenset(WORDS_THAT_SAY_LITTLE.split())
PLURAL_S = re.compile(r"(?<=[aeoy])s$")
LAST = {"v": "f", "z": "s"}

_stemmer = snowballstemmer.stemmer("dutch_porter")


def woorden(text: str) -> list[str]:
    """The words of a text, in order, in lower case without accents; `e-mail` and `poh-ggz` are two words each."""
    return WORD.findall(gewoon(text).replace("’", "").replace("'", ""))


@lru_cache(maxsize=200_000)
def stam(woord: str) -> str:
    """What the forms of one word share: Snowball's stem, evened out (`ruzies` ruzie, `werkt` werk, `huizen` huis).

    Short words and numbers are their own stem.
    """
    if len(woord) < 4 or woord.isdigit():
        return woord
    stem = str(_stemmer.stemWord(PLURAL_S.sub("", woord)))
    stem = re.sub(r"(?<=.)([aeou])\1(?=[^aeiou])", r"\1", stem)
    if len(stem) > 4 and re.search(r"[^aeiout]t$", stem):
        stem = stem[:-1]
    return stem[:-1] + LAST.get(stem[-1], stem[-1]) if len(stem) > 2 else woord


def delen(woord: str, bekend: Container[str]) -> tuple[str, ...]:
    """The parts of a compound that are words themselves (`schuldhulpverlening`: schuld, hulpverlening), or nothing.

    The longest last part wins, for the last part of a Dutch compound says what it is.
    """
    for cut in range(SHORTEST_PART, len(woord) - SHORTEST_PART + 1):
        last = woord[cut:]
        if last in bekend:
            for link in LINKS:
                first = woord[: cut - len(link)] if woord[:cut].endswith(link) else ""
                if len(first) >= SHORTEST_PART and first in bekend:
                    return (*(delen(first, bekend) or (first,)), *(delen(last, bekend) or (last,)))
    return ()
