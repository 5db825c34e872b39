"""Where something is: Dutch postcodes, and points that lie in the Netherlands."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
# The outline of the European Netherlands, the inshore waters and a margin of some kilometres: (lat, lon), counter-clockwise.
OMTREK = (
    (51.60, 3.30), (51.42, 3.25), (51.18, 3.35), (51.16, 3.80), (51.18, 4.10), (51.30, 4.30), (51.33, 4.42), (51.40, 4.56),
    (51.37, 4.70), (51.38, 4.92), (51.33, 5.08), (51.26, 5.20), (51.23, 5.45), (51.20, 5.62), (51.13, 5.68), (51.07, 5.74),
    (50.97, 5.70), (50.88, 5.60), (50.74, 5.64), (50.72, 6.02), (50.86, 6.12), (50.94, 6.13), (51.02, 6.00), (51.12, 6.14),
    (51.18, 6.24), (51.38, 6.28), (51.52, 6.28), (51.67, 6.16), (51.80, 6.03), (51.83, 6.20), (51.81, 6.45), (51.86, 6.75),
    (51.97, 6.90), (52.10, 6.84), (52.18, 7.04), (52.28, 7.12), (52.46, 7.05), (52.58, 6.80), (52.64, 7.10), (52.90, 7.16),
    (53.02, 7.27), (53.20, 7.28), (53.33, 7.20), (53.48, 6.95), (53.62, 6.55), (53.58, 5.90), (53.48, 5.10), (53.25, 4.70),
    (52.95, 4.60), (52.45, 4.45), (52.08, 4.15), (51.95, 3.88), (51.75, 3.60),
)  # fmt: skip


def in_nederland(lat: float, lon: float) -> bool:
    """Whether a WGS 84 point, in degrees, lies in the European Netherlands (ray casting over a rough outline)."""
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(OMTREK, (*OMTREK[1:], OMTREK[0]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            inside = not inside
    return inside


def _postcode(value: str) -> str:
    match = POSTCODE.fullmatch(value.strip())
    if not match:
        raise ValueError("is geen postcode. Schrijf vier cijfers en twee letters, bijvoorbeeld 3011 AB")
    letters = match[2].upper()
    if letters in ("SA", "SD", "SS"):
        raise ValueError(f"is geen postcode: de letters {letters} worden niet gebruikt. Controleer de letters")
    return f"{match[1]} {letters}"


def _graad(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,15})?", value):
            raise ValueError("is geen graad. Schrijf een getal met een punt, bijvoorbeeld 52.0907")
        return float(value)
    return value


Postcode = Annotated[str, AfterValidator(_postcode)]
Breedtegraad = Annotated[float, BeforeValidator(_graad)]
Lengtegraad = Annotated[float, BeforeValidator(_graad)]
