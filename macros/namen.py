"""A name as people write it in; the same name without capitals and accents, or as an id, out."""

from __future__ import annotations

import re
import unicodedata


def gewoon(text: str) -> str:
    """Lower case without accents: `Één reünie` becomes `een reunie`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in folded if not unicodedata.combining(character))


def slug(text: str, longest: int = 80) -> str:
    """A name as an id: small letters without accents, digits and single hyphens; empty when it has none of those.

    A longer name is cut off between two words.
    """
    whole = re.sub(r"[^a-z0-9]+", "-", gewoon(text)).strip("-")
    if len(whole) > longest:
        whole = whole[: longest + 1].rpartition("-")[0] or whole[:longest]
    return whole
