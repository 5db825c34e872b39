"""`python -m benchmarks`: build the site with many records beside plain Material pages, and print what that takes."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

import click

from benchmarks import kaart, zoeken
from benchmarks.measure import ROOT, CommandError, Measured, measure
from benchmarks.plain import FOLDER, page_name, write_project
from benchmarks.report import ReadmeError, Row, number, table, write_readme
from benchmarks.synthetic import write_data, write_lokaal
from benchmarks.trees import proof_times
from macros import site
from macros.kennisbank import Kennisbank
from macros.opdrachten.dutch_click import DutchCommand, help_option
from macros.problems import DataError

SIZES = (100, 1_000, 5_000)


@click.command(cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.option("--readme", is_flag=True, help="Zet de tabel ook in README.md.")
@click.option(
    "--records", type=click.IntRange(min=1), multiple=True, default=SIZES, metavar="AANTAL",
    help="Hoeveel verzonnen records erbij komen. Mag vaker. Standaard 100, 1.000 en 5.000.",
)  # fmt: skip
@click.option(
    "--rondes", "rounds", type=click.IntRange(min=1), default=1, metavar="AANTAL",
    help="Hoe vaak elke meting gebeurt; de snelste telt. Standaard 1.",
)  # fmt: skip
def main(readme: bool, records: tuple[int, ...], rounds: int) -> None:
    """Meet snelheid en omvang van de site, naast gewone Material-pagina's met dezelfde tekst."""
    source = Path(os.environ.get("KOMPAS_DATA") or ROOT / "data").resolve()
    with tempfile.TemporaryDirectory(prefix="kompas-meting-") as temporary:
        folder = Path(temporary)
        lokaal = write_lokaal(folder / "lokaal")
        own = site.load_kennisbank(source, lokaal)
        rows = []
        for count in records:
            progress(f"{number(count)} verzonnen records en de {number(len(own.entries))} van de site zelf: klaarzetten")
            data = write_data(source, own, count, folder / f"data-{count}")
            rows.append(_measured(site.load_kennisbank(data, lokaal), data, lokaal, folder / str(count), rounds))
    text = f"{table(rows)}\n\n{_explanation(len(own.entries))}\n\n{_proofs()}\n\n{_kaart()}\n\n{_zoekvragen()}"
    click.echo(text)
    if readme:
        write_readme(ROOT / "README.md", text)
        progress("De tabel staat in README.md.")


def _measured(kennisbank: Kennisbank, data: Path, lokaal: Path, folder: Path, rounds: int) -> Row:
    project = write_project(kennisbank, folder / "gewoon")
    environment = {"KOMPAS_DATA": str(data), "KOMPAS_LOKAAL": str(lokaal)}
    kompas = str(Path(sys.executable).with_name("kompas"))
    taken = []
    for number_of_round in range(rounds):
        plain_site, own_site = folder / f"gewoon-{number_of_round}", folder / f"site-{number_of_round}"
        check = _step("kompas controleer", [kompas, "controleer"], ROOT, environment)
        plain = _build("gewone Material-pagina's", project, plain_site, {})
        taken.append((check, plain, _build("Wijkteamkompas", ROOT, own_site, environment)))
    check, plain, build = map(min, zip(*taken, strict=True))
    entries = kennisbank.entries.values()
    if not all((plain_site / FOLDER / page_name(entry) / "index.html").is_file() for entry in entries):
        raise CommandError("de gewone site mist pagina's")
    page_bytes = [(own_site / entry.url / "index.html").stat().st_size for entry in entries]
    site_bytes = sum(file.stat().st_size for file in own_site.rglob("*") if file.is_file())
    return Row(len(entries), build, round(statistics.median(page_bytes)), site_bytes, plain, check)


def _build(what: str, project: Path, target: Path, environment: dict[str, str]) -> Measured:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    return _step(f"{what} bouwen", command, project, environment)


def _step(what: str, command: list[str], folder: Path, environment: dict[str, str]) -> Measured:
    taken = measure(command, folder, **environment)
    progress(f"  {what}: {number(taken.seconds, 1)} s, {number(taken.memory)} MB")
    return taken


def _explanation(own: int) -> str:
    return (
        f"Records: de {number(own)} van deze site met verzonnen records erbij. "
        "Gewone Material-site: dezelfde teksten als gewone Markdown, met het thema en de zoekfunctie van Material, "
        "in dezelfde meting. "
        "In rekentijd: dezelfde verhouding in processortijd; ander werk op de computer verandert daar weinig aan. "
        "Geheugen: het grootste proces op zijn hoogst. "
        "Groei: de tijd per record vergeleken met de rij erboven; rond de 1 is evenredig. "
        f"Gemeten op {site.today().isoformat()} met Python {platform.python_version()} op {os.cpu_count()} processorkernen."
    )


def _proofs() -> str:
    taken = ", ".join(f"{number(count)} vragen {number(1000 * seconds)} ms" for count, seconds in proof_times())
    return f"Een beslisboom bewijzen waarvan de routes zich bij elke twee vragen verdubbelen: {taken}."


def _kaart() -> str:
    progress("sociale kaart van 100, 1.000 en 10.000 eigen voorzieningen")
    return (
        f"{kaart.measure_all()}\n\nEigen voorzieningen: verzonnen, in twaalf wijken, naast alles van deze site. "
        "Eerste zoekvraag: wat de zoeker dan ophaalt aan index, gecomprimeerd. "
        "Zoeken en tellen: in de browser, van vraag tot lijst, als de index er is."
    )


def _zoekvragen() -> str:
    progress("zoekvragen, ook met de zoekfunctie van Material")
    return "\n".join(zoeken.measured())


def progress(message: str) -> None:
    click.echo(message, err=True)


if __name__ == "__main__":
    try:
        main()
    except (CommandError, ReadmeError) as error:
        sys.exit(f"benchmarks: {error}")
    except DataError as error:
        sys.exit(f"De data klopt nog niet, dus er valt niets te meten:\n{error}")
