"""A Kennisbank in; all that its site publishes out, but for the hand-written pages and the search index over them.

Both adapters, `macros.hooks` for MkDocs and `kompas schrijf`, write exactly this.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from macros import export, kaartpaginas, render, site
from macros.agenda import agenda
from macros.controlebladen import controlebladen
from macros.huisstijl import stylesheet
from macros.kennisbank import Kennisbank
from macros.render import Page, StaticFile


def pages(kennisbank: Kennisbank) -> Iterator[Page]:
    """Every page in Markdown: one for each record, and the lists of the sociale kaart."""
    return chain(render.pages(kennisbank), kaartpaginas.pages(kennisbank))


def files(kennisbank: Kennisbank, root: str = "/") -> Iterator[StaticFile]:
    """Every file that is published as it is. `root` stands before each address in the API."""
    yield from render.redirects(kennisbank)
    yield from export.files(kennisbank, root)
    yield from site.data_files(kennisbank)
    yield from controlebladen(kennisbank)
    yield StaticFile("sociale-kaart/controle/agenda.ics", agenda(kennisbank))
    yield StaticFile("assets/kompas/gemeente.css", stylesheet(kennisbank.gemeente.kleuren))
