"""The colours of a gemeente in; a stylesheet, or what is unreadable about them, out.

Rule: text needs a contrast of 4.5 to 1 (WCAG 2.2, success criterion 1.4.3, level AA).
"""

from __future__ import annotations

from collections.abc import Iterator

from coloraide import Color

from macros.models import Kleuren

LIGHT_PAPER = "#fbf8f3"
DARK_PAPER = "#15201f"
ON_PRIMARY = "#ffffff"
MINIMUM = 4.5
BACKGROUNDS = {
    "primair": (LIGHT_PAPER, ON_PRIMARY),
    "primair_donker": (DARK_PAPER,),
    "accent": (LIGHT_PAPER,),
    "accent_donker": (DARK_PAPER,),
}


def contrast(first: str, second: str) -> float:
    """The WCAG 2 contrast ratio between two hex colours, 1 to 21."""
    return float(Color(first).contrast(second, method="wcag21"))


def contrast_problems(kleuren: Kleuren) -> Iterator[tuple[str, str]]:
    """Field and Dutch message for each colour that cannot be read on its background."""
    for name, backgrounds in BACKGROUNDS.items():
        colour = getattr(kleuren, name)
        worst = min(backgrounds, key=lambda background: contrast(colour, background))
        ratio = contrast(colour, worst)
        if ratio < MINIMUM:
            direction = "lichtere" if name.endswith("donker") else "donkerdere"
            measured = f"{ratio:.2f}".replace(".", ",")
            yield (
                name,
                (
                    f"'{colour}' op {worst} heeft contrast {measured} op 1; leesbaar is minstens 4,5 op 1 (WCAG AA). "
                    f"Kies een {direction} kleur"
                ),
            )


def stylesheet(kleuren: Kleuren) -> str:
    """CSS that sets the house colours as custom properties for light and dark."""
    light = f"--kompas-primair:{kleuren.primair};--kompas-accent:{kleuren.accent};"
    dark = f"--kompas-primair:{kleuren.primair_donker};--kompas-accent:{kleuren.accent_donker};"
    return (
        f":root{{{light}--kompas-balk:{kleuren.primair}}}\n"
        f'[data-kompas-weergave="donker"]{{{dark}}}\n'
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-kompas-weergave="licht"]){{{dark}}}}}\n'
    )
