"""A sociale kaart of many voorzieningen: what building, checking, searching and choosing take, and a first question downloads.

Also a programme by itself: `python -m benchmarks.kaart 100 1000 10000`.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import ROOT, Measured, measure
from benchmarks.report import number
from benchmarks.serving import served
from benchmarks.synthetic import LOKAAL, SEED
from macros import site
from macros.kennisbank import Kennisbank
from macros.models import Voorziening
from macros.schrijf_yaml import tekst
from tests.browser import ARGUMENTS, executable

SIZES = (100, 1_000, 10_000)
WIJKEN = 12
QUESTIONS = ("schulden", "eenzaam", "huishoudelijke hulp", "verslaaving", "taal leren")
# Seconds of the browser itself, from typing until the new list stands there, without the wait for more letters.
RESPONSE = """async (vraag) => {
  const kaart = document.querySelector("kompas-kaart");
  kaart.formulier.elements.q.value = vraag;
  const start = performance.now();
  await kaart.zoek();
  return performance.now() - start;
}"""


class Row(NamedTuple):
    """What one size took: `first_bytes` is compressed, `response` in milliseconds, the median of some questions."""

    voorzieningen: int
    build: Measured
    check: Measured
    first_bytes: int
    response: float


def write_lokaal(kennisbank: Kennisbank, count: int, folder: Path) -> Path:
    """A local layer with `count` voorzieningen, made of the words of those that there are. The same seed gives the same ones."""
    (folder / "sociale-kaart").mkdir(parents=True)
    wijken = "".join(f"  - {{id: wijk-{n}, naam: Wijk {n}}}\n" for n in range(1, WIJKEN + 1))
    (folder / "gemeente.yml").write_text(f"{LOKAAL}adres: https://meetstad.example\nwijken:\n{wijken}", encoding="utf-8")
    for record in _voorzieningen(kennisbank, count):
        (folder / "sociale-kaart" / f"{record['id']}.yml").write_text(tekst(record, Voorziening), encoding="utf-8")
    return folder


def _voorzieningen(kennisbank: Kennisbank, count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(SEED)
    known = [entry.record for entry in kennisbank.by_soort["voorziening"]]
    words = [word for record in known for word in record.samenvatting.split() if word.isalpha()]
    domeinen = [entry.key.id for entry in kennisbank.by_soort["domein"]]
    for n in range(1, count + 1):
        like = chance.choice(known)
        hour = chance.randrange(7, 12)
        yield {
            "id": f"plek-{n:05}",
            "naam": f"{like.naam} {n}",
            "ook_bekend_als": [" ".join(chance.sample(words, 2)) for _ in range(3)],
            "samenvatting": " ".join(chance.choice(words) for _ in range(20)),
            "organisatie": f"Organisatie {chance.randrange(1 + count // 4)}",
            "domeinen": sorted(chance.sample(domeinen, chance.choice((1, 1, 2)))),
            "lijn": chance.choice("0011223"),
            "soort": like.soort,
            "vorm": like.vorm,
            "toegang": like.toegang,
            "aanmelden": " ".join(chance.choice(words) for _ in range(8)),
            "betaling": chance.choice(("gratis", "bijdrage", "betaald")),
            "telefoons": [{"nummer": f"010 {210 + n % 90} {1000 + n % 9000}"}],
            "email": f"plek{n}@meetstad.example",
            "website": f"https://plek{n}.meetstad.example",
            "locaties": [{"straat": f"Meetlaan {n}", "plaats": "Meetstad", "lat": f"52.5{n % 10}", "lon": f"5.2{n % 10}"}],
            "werkgebied": [f"wijk-{chance.randint(1, WIJKEN)}"],
            "openingstijden": f"{chance.choice(('Mo-Fr', 'Tu,Th', 'Mo-Sa', 'We'))} {hour:02}:00-{hour + 5:02}:30; PH off",
            "gecontroleerd_op": f"20{chance.randint(24, 25)}-{chance.randint(1, 12):02}-15",
            "bron": "verzonnen",
        }


def measured(kennisbank: Kennisbank, count: int, folder: Path) -> Row:
    """Build and check a site with `count` local voorzieningen, and use its finder."""
    lokaal = write_lokaal(kennisbank, count, folder / "lokaal")
    environment = {"KOMPAS_LOKAAL": str(lokaal)}
    target = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    build = measure(command, ROOT, **environment)
    check = measure([str(Path(sys.executable).with_name("kompas")), "controleer"], ROOT, **environment)
    with served(target) as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{address}sociale-kaart/#q={QUESTIONS[0]}")
        page.locator(".zoeker__rij").first.wait_for()
        first = sum(one.bytes for one in sent if one.path.startswith("/zoek/"))
        taken = [page.evaluate(RESPONSE, question) for question in QUESTIONS for _ in range(2)]
        _finds_something(page)
        browser.close()
    return Row(count, build, check, first, median(taken))


def _finds_something(page: Page) -> None:
    """A measurement of a finder that finds nothing means nothing."""
    if page.locator(".zoeker__rij").count() == 0:
        raise RuntimeError("de zoeker vond niets; er valt niets te meten")


def table(rows: Sequence[Row]) -> str:
    """The Markdown table."""
    lines = [
        "| Eigen voorzieningen | Bouwen | Per stuk | Geheugen | `kompas controleer` | Eerste zoekvraag | Zoeken en tellen |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {number(row.voorzieningen)} | {number(row.build.seconds, 1)} s "
        f"| {number(1000 * row.build.seconds / row.voorzieningen, 1)} ms | {number(row.build.memory)} MB "
        f"| {number(row.check.seconds, 1)} s | {number(row.first_bytes / 1000)} kB | {number(row.response)} ms |"
        for row in rows
    ]
    return "\n".join(lines)


def measure_all(sizes: Sequence[int] = SIZES) -> str:
    """The table for these numbers of voorzieningen."""
    kennisbank = site.load_kennisbank(ROOT / "data", ROOT / "data" / "lokaal")
    rows = []
    for count in sizes:
        with tempfile.TemporaryDirectory(prefix="kompas-kaart-") as folder:
            rows.append(measured(kennisbank, count, Path(folder)))
            click.echo(f"  {number(count)} voorzieningen: {number(rows[-1].build.seconds, 1)} s", err=True)
    return table(rows)


if __name__ == "__main__":
    click.echo(measure_all(tuple(map(int, sys.argv[1:])) or SIZES))
