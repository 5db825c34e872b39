"""One voorziening as it came from outside, before anything is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.strict_yaml import Plain


@dataclass(frozen=True)
class Rij:
    """`waarden` as they would stand in the YAML file of a voorziening (texts, lists, mappings); `waar` names the place."""

    waarden: dict[str, Plain]
    waar: str
