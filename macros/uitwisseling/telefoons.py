"""A cell with telephone numbers in; the numbers with their labels out, and back: `Balie: 010-1234567`, `010-1234567 (balie)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from macros.problems import shortened
from macros.texts import Telefoonnummer
from macros.uitwisseling.woorden import Afgekeurd, samengevoegd, verdeeld

if TYPE_CHECKING:
    from macros.strict_yaml import Plain

NUMMER = re.compile(r"[0-9+(][0-9+() .-]*")
MET_LABEL = re.compile(r"(?P<label>.+): ?(?P<nummer>[0-9+(][0-9+() .-]*)")
LABEL_ERNA = re.compile(r"(?P<nummer>[0-9+(][0-9+() .-]*?) *\((?P<label>[^()]*[^\W\d_][^()]*)\)")
VOORVOEGSEL = re.compile(r"(?:telefoon|telnr|tel|t)[.:]? *(?=[0-9+(])", re.IGNORECASE)
LOS = re.compile(r"\s*(?:,|/|\ben\b|\bof\b)\s*")


def lees_telefoons(tekst: str) -> tuple[list[Plain], str]:
    """The numbers of a cell, and what was mended of them. Raises Afgekeurd."""
    values, los = verdeeld(tekst)
    if los and len(parts := LOS.split(values[0])) > 1 and all(sum(map(str.isdigit, part)) >= 3 for part in parts):
        values = parts
    telefoons: list[Plain] = []
    mended: list[str] = []
    for value in values:
        match = None if NUMMER.fullmatch(value) else MET_LABEL.fullmatch(value) or LABEL_ERNA.fullmatch(value)
        number, note = _nummer((match["nummer"] if match else VOORVOEGSEL.sub("", value)).strip())
        mended += [note] if note else []
        label: dict[str, Plain] = {"label": match["label"].strip()} if match else {}
        telefoons.append({"nummer": number, **label})
    return telefoons, "; ".join(mended)


def schrijf_telefoons(telefoons: Iterable[Mapping[str, str]]) -> str:
    """The numbers in one cell, each with its label before it."""
    return samengevoegd(": ".join(filter(None, (telefoon.get("label"), telefoon["nummer"]))) for telefoon in telefoons)


def _nummer(nummer: str) -> tuple[str, str]:
    """The number, with the 0 or + that a spreadsheet took off, and a note about that. Raises Afgekeurd."""
    problem = _probleem(nummer)
    if not problem:
        return nummer, ""
    lost = [f"{sign}{nummer}" for sign in "0+" if re.fullmatch(r"[1-9][0-9]{6,10}", nummer)]
    for whole in lost:
        if not _probleem(whole):
            return whole, f"{whole[0]} ervoor gezet, die was weggevallen"
    raise Afgekeurd(f"'{shortened(nummer)}' {problem}" if problem.startswith("is ") else problem)


def _probleem(nummer: str) -> str:
    """Why this is no telephone number; empty when it is one."""
    try:
        Telefoonnummer.clean(nummer)
    except ValueError as error:
        return str(error)
    return ""
