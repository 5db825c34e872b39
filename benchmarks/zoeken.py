"""`python -m benchmarks.zoeken`: the queries of zoekvragen.yml asked of our search and of Material's own, in a real browser.

A query is a hit when one of the pages that a worker would expect stands among the first three results. Both sites have a page for
each record and are used as a reader uses them: words in the search field, then the links in the list of results.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import click
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError
from pydantic import Field, TypeAdapter

from benchmarks.measure import ROOT, CommandError, measure
from benchmarks.plain import FOLDER, page_name, write_project
from benchmarks.report import number
from benchmarks.serving import Sent, served
from macros import site
from macros.kennisbank import Kennisbank
from macros.models.basis import Model
from macros.opdrachten.dutch_click import DutchCommand, folder, help_option
from macros.problems import DataError
from macros.strict_yaml import read
from tests.browser import ARGUMENTS, executable

ZOEKVRAGEN = Path(__file__).with_name("zoekvragen.yml")
FIRST = 3
PATIENCE = 20_000  # milliseconds that a search may take to answer before the comparison gives up
# What Material loads for its search and for nothing else.
MATERIAL_SEARCH = re.compile(r"/search/|/workers/search|/lunr/")


class Opgave(Model):
    """Een zoekvraag en de pagina's (`soort:id`) waarvan er één in de eerste drie hoort te staan."""

    groep: str = Field(min_length=1)
    vraag: str = Field(min_length=1)
    verwacht: tuple[str, ...] = Field(min_length=1, max_length=4)


class Antwoord(NamedTuple):
    """A query and what came first: `soort:id`, or the path of a page that is no record."""

    opgave: Opgave
    first: tuple[str, ...]

    @property
    def hit(self) -> bool:
        return not set(self.first).isdisjoint(self.opgave.verwacht)


class Download(NamedTuple):
    """Bytes for the first query with an empty cache, as a server sends them: of everything, and of what only the search needs."""

    total: int
    search: int


class Zoeker(NamedTuple):
    """What one search made of all queries."""

    naam: str
    antwoorden: tuple[Antwoord, ...]
    download: Download

    def hits(self, groep: str | None = None) -> int:
        return sum(antwoord.hit for antwoord in self.antwoorden if groep in (None, antwoord.opgave.groep))


class Uitslag(NamedTuple):
    """The same queries asked of our own search and of Material's."""

    own: Zoeker
    material: Zoeker


def load_opgaven(file: Path = ZOEKVRAGEN) -> tuple[Opgave, ...]:
    """The test set, in the order of the file."""
    return TypeAdapter(tuple[Opgave, ...]).validate_python(read(file.read_bytes()).value)


def vergelijk(kennisbank: Kennisbank, own: Path, plain: Path, opgaven: Sequence[Opgave] = ()) -> Uitslag:
    """Ask every query of two built sites of the same Kennisbank: ours, and the plain one of benchmarks/plain.py."""
    opgaven = opgaven or load_opgaven()
    entries = kennisbank.entries.values()
    own_pages = {entry.url: str(entry.key) for entry in entries}
    plain_pages = {f"{FOLDER}/{page_name(entry)}/": str(entry.key) for entry in entries}
    with _browser() as browser:
        return Uitslag(
            _ask_all(browser, own, OWN, own_pages, opgaven),
            _ask_all(browser, plain, MATERIAL, plain_pages, opgaven),
        )


def report(uitslag: Uitslag) -> list[str]:
    """Lines of Markdown: a table of hits by groep, the bytes of a first query, and our misses with what came instead."""
    own, material = uitslag
    groepen: list[str | None] = [*dict.fromkeys(antwoord.opgave.groep for antwoord in own.antwoorden), None]
    rows = [("Groep", "Vragen", own.naam, material.naam)]
    for groep in groepen:
        asked = sum(groep in (None, antwoord.opgave.groep) for antwoord in own.antwoorden)
        rows.append((groep or "Totaal", number(asked), number(own.hits(groep)), number(material.hits(groep))))
    misses = [antwoord for antwoord in own.antwoorden if not antwoord.hit]
    return [
        *_table(rows),
        "",
        f"Raak: een van de verwachte pagina's staat bij de eerste {FIRST} gevonden pagina's.",
        f"Ophalen voor de eerste zoekvraag, met gzip: {_weight(own)}, {_weight(material)}.",
        "",
        f"Mis bij {own.naam}: {number(len(misses))}.",
        *map(_miss, misses),
    ]


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    lines = [
        " | ".join([row[0].ljust(first), *(cell.rjust(width) for cell, width in zip(row[1:], others, strict=True))])
        for row in rows
    ]
    lines.insert(1, " | ".join(["-" * first, *("-" * (width - 1) + ":" for width in others)]))
    return [f"| {line} |" for line in lines]


def _weight(zoeker: Zoeker) -> str:
    total, search = (number(count / 1000) for count in zoeker.download)
    return f"{zoeker.naam} {total} kB, waarvan {search} kB alleen om te zoeken"


def _miss(antwoord: Antwoord) -> str:
    opgave, came = antwoord.opgave, ", ".join(antwoord.first) or "niets"
    return f"- ‘{opgave.vraag}’ ({opgave.groep}): verwacht {' of '.join(opgave.verwacht)}; er kwam {came}"


# The two searches


class _Way(NamedTuple):
    """How to use the search of a site: the page to start at, what to do there, and where the results stand."""

    naam: str
    start: str
    ask: Callable[[Page, str, str], None]
    results: str
    only_search: Callable[[Sequence[Sent], Sequence[Sent]], int]


def _ask_own(page: Page, start: str, vraag: str) -> None:
    page.goto(f"{start}?q={quote(vraag)}")
    _wait(page, "main .zoek__stand", "gevonden", OWN.results)


def _ask_material(page: Page, start: str, vraag: str) -> None:
    """Type the query, once the search has answered the empty query: until then an answer may be to either."""
    if page.url != start:
        page.goto(start)
    field = page.locator("[data-md-component=search-query]")
    for typed, words in (("", "typ om te beginnen"), (vraag, "overeenkomend")):
        field.fill(typed)
        field.press("End")  # Material looks at the field when a key comes up
        _wait(page, ".md-search-result__meta", words, MATERIAL.results)


def _more_than_without(with_query: Sequence[Sent], without: Sequence[Sent]) -> int:
    return _bytes(with_query) - _bytes(without)


def _of_material_search(with_query: Sequence[Sent], _without: Sequence[Sent]) -> int:
    return _bytes([sent for sent in with_query if MATERIAL_SEARCH.search(sent.path)])


OWN = _Way("Wijkteamkompas", "zoeken/", _ask_own, "main ol.zoek__lijst > li", _more_than_without)
MATERIAL = _Way("Material", "", _ask_material, ".md-search-result__list > .md-search-result__item", _of_material_search)

# Whether the search says so, and shows a result when it says a number.
ANSWERED = """([said, words, results]) => {
    const text = document.querySelector(said)?.textContent.trim().toLowerCase() ?? "";
    return text.includes(words) && (!/^[1-9]/.test(text) || document.querySelector(results) !== null);
}"""
# One link of each result: the page itself comes before the headings in it.
LINKS = "results => results.map(result => result.querySelector('a')?.href).filter(Boolean)"


def _ask_all(browser: Browser, folder: Path, way: _Way, records: dict[str, str], opgaven: Sequence[Opgave]) -> Zoeker:
    """Ask every query, and before that the first one with an empty cache to see what it downloads."""
    with served(folder) as (address, sent):
        start = address + way.start
        with _opened(browser) as page:
            page.goto(start, wait_until="networkidle")
            without = _taken(sent)
        with _opened(browser) as page:
            _found(page, start, way, opgaven[0].vraag)
            page.wait_for_load_state("networkidle")
            with_query = _taken(sent)
        with _opened(browser) as page:
            antwoorden = tuple(Antwoord(each, first_pages(_found(page, start, way, each.vraag), records)) for each in opgaven)
    return Zoeker(way.naam, antwoorden, Download(_bytes(with_query), way.only_search(with_query, without)))


def _found(page: Page, start: str, way: _Way, vraag: str) -> list[str]:
    """The addresses that the search lists for this query, in order."""
    try:
        way.ask(page, start, vraag)
        found: list[str] = page.locator(way.results).evaluate_all(LINKS)
    except BrowserError as error:
        raise CommandError(f"{way.naam} gaf geen antwoord op de zoekvraag ‘{vraag}’: {error.message}") from None
    return found


def _wait(page: Page, said: str, words: str, results: str) -> None:
    page.wait_for_function(ANSWERED, arg=[said, words, results], timeout=PATIENCE)


def _bytes(answers: Sequence[Sent]) -> int:
    return sum(sent.bytes for sent in answers)


def first_pages(addresses: Sequence[str], records: dict[str, str]) -> tuple[str, ...]:
    """The first pages, each once: by record, or by path when there is none."""
    paths = dict.fromkeys(unquote(urlsplit(address).path).removeprefix("/") for address in addresses)
    return tuple(records.get(path, f"/{path}") for path in [*paths][:FIRST])


@contextmanager
def _browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        raise CommandError("er is geen browser gevonden. Installeer Chromium, of zet KOMPAS_BROWSER")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except BrowserError:
            raise CommandError(f"de browser {path} start niet. Kies een andere met KOMPAS_BROWSER") from None
        yield browser
        browser.close()


@contextmanager
def _opened(browser: Browser) -> Iterator[Page]:
    """A page with an empty cache."""
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def _taken(sent: list[Sent]) -> list[Sent]:
    """What was sent since the last time."""
    taken = sent[:]
    sent.clear()
    return taken


# The command


@click.command(cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.option(
    "--site", "own", type=folder, metavar="MAP",
    help="Gebruik de site die hier al gebouwd staat. Standaard wordt hij eerst gebouwd.",
)  # fmt: skip
def main(own: Path | None) -> None:
    """Vergelijk het zoeken op de site met dat van een gewone Material-site, met de vragen uit zoekvragen.yml."""
    if own and not (own / "zoeken" / "index.html").is_file():
        raise CommandError(f"in {own} staat geen gebouwde site. Laat --site weg om hem te bouwen")
    click.echo("\n".join(measured(own)))


def measured(own: Path | None = None) -> list[str]:
    """The report about the built site `own`, or about one built for it, beside a plain Material site of the same data."""
    kennisbank = site.load_kennisbank()
    with tempfile.TemporaryDirectory(prefix="kompas-zoeken-") as temporary:
        own = own or _built(ROOT, Path(temporary, "site"))
        plain = _built(write_project(kennisbank, Path(temporary, "gewoon")), Path(temporary, "gewone-site"))
        return report(vergelijk(kennisbank, own, plain))


def _built(project: Path, target: Path) -> Path:
    measure([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)], project)
    return target


if __name__ == "__main__":
    try:
        main()
    except CommandError as error:
        sys.exit(f"benchmarks: {error}")
    except DataError as error:
        sys.exit(f"De data klopt nog niet, dus er valt niets te meten:\n{error}")
