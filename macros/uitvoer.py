"""A Kennisbank in; the pages and files of its site out, but for the hand-written pages, the index over them and the logo.

Both adapters, `macros.hooks` for MkDocs and `kompas schrijf`, write these.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from macros import export, render, site
from macros.huisstijl import stylesheet
from macros.kaart import paginas as kaartpaginas
from macros.kaart.agenda import agenda
from macros.kaart.controlebladen import controlebladen
from macros.kennisbank import Kennisbank
from macros.render import Page, StaticFile

PART = 400  # records that one process renders at a time
_shared: list[Kennisbank] = []


def pages(kennisbank: Kennisbank, processes: int = 1) -> Iterator[Page]:
    """Every page in Markdown: one for each record, and the lists of the sociale kaart.

    More than one of the `processes` works when there are many records and the system can fork; the pages are the same.
    """
    total = len(kennisbank.entries)
    if processes > 1 and total > 4 * PART and "fork" in multiprocessing.get_all_start_methods():
        _shared[:] = [kennisbank]
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            for part in pool.map(_part, range(0, total, PART)):
                yield from part
        _shared.clear()
    else:
        yield from render.pages(kennisbank)
    yield from kaartpaginas.pages(kennisbank)


def _part(start: int) -> list[Page]:
    """The pages of PART records from number `start` on; the Kennisbank is there since the process was forked."""
    (kennisbank,) = _shared
    return list(render.pages(kennisbank, list(kennisbank.entries.values())[start : start + PART]))


def files(kennisbank: Kennisbank, root: str = "/") -> Iterator[StaticFile]:
    """Every file that is published as it is. `root` stands before each address in the API."""
    yield from render.redirects(kennisbank)
    yield from export.files(kennisbank, root)
    yield from site.data_files(kennisbank)
    yield from controlebladen(kennisbank)
    yield StaticFile("sociale-kaart/controle/agenda.ics", agenda(kennisbank))
    yield StaticFile("assets/kompas/gemeente.css", stylesheet(kennisbank.gemeente.kleuren))
