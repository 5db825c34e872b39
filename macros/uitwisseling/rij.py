"""One voorziening as it came from outside, before anything is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.strict_yaml import Plain


@dataclass(frozen=True)
class Rij:
    """`waarden` as they would stand in the YAML file of a voorziening (texts, lists, mappings); `waar` names the place.

    A sheet says more: in which row it stands (`nummer`), which fields it has a column for but no value (`leeg`), of each locatie
    only some fields (`plekken`: the number of the locatie, from 1, with `""` for an empty cell), and which fields or columns
    have a cell that could not be accepted (`mis`): such a row cannot be used.
    """

    waarden: dict[str, Plain]
    waar: str
    nummer: int = 0
    leeg: frozenset[str] = frozenset()
    mis: frozenset[str] = frozenset()
    plekken: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
