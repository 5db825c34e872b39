"""The command `kompas nieuw`: makes the local layer of a gemeente that starts."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from macros import site
from macros.load import LOCAL_FOLDER, shown
from macros.nieuw import NieuwError, Opzet, bestanden, mapnaam, schrijf
from macros.opdrachten.dutch_click import DutchCommand, folder, help_option

ASK_EMAIL = "E-mailadres van de redactie: een gedeelde postbus, niet van één persoon"


@click.command("nieuw", cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.argument("naam", metavar="NAAM")
@click.option("--map", "target", type=folder, metavar="MAP", help="Nieuwe of lege map voor de laag. Anders lokaal- en de naam.")
@click.option("--email", metavar="ADRES", help="Gedeelde postbus van de redactie. Staat op elke pagina.")
@click.option("--adres", metavar="URL", help="Webadres waar de site komt te staan, voor QR-codes. Begint met https://.")
@click.option("--provincie", metavar="NAAM", help="Provincie van de gemeente, zoals Noord-Brabant of Fryslân.")
@click.option("--wijken", metavar="NAMEN", default="", help="Wijken met een komma ertussen: 'Noord, Zuid'.")
def nieuw(  # noqa: PLR0913, PLR0917  # one parameter for each option
    naam: str, target: Path | None, email: str | None, adres: str | None, provincie: str | None, wijken: str
) -> None:
    """Maak de eigen laag van een gemeente: `kompas nieuw "Gemeente Zonnedal"`. Overschrijft nooit iets."""
    try:
        layer = _outside_the_data(target or Path(mapnaam(naam)))
        names = tuple(wijk.strip() for wijk in wijken.split(",") if wijk.strip())
        schrijf(layer, bestanden(Opzet(naam, email or _asked(), site.today(), adres, provincie, names)))
    except NieuwError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"De laag van {' '.join(naam.split())} staat in {shown(layer)}. Zo ga je verder:")
    for number, step in enumerate(_next_steps(layer), 1):
        click.echo(f"{number}. {step}")


def _outside_the_data(layer: Path) -> Path:
    """The folder, when a local layer may stand there: below the data only data/lokaal is known. Raises NieuwError."""
    data = site.folders()[0].resolve()
    if layer.resolve().is_relative_to(data) and layer.resolve() != data / LOCAL_FOLDER:
        raise NieuwError(
            f"{shown(layer)} ligt in de map met data, en daar hoort alleen {LOCAL_FOLDER}. Kies met --map een map ernaast"
        )
    return layer


def _asked() -> str:
    """The mailbox, asked for on a terminal. Raises NieuwError when there is nobody to ask."""
    if not sys.stdin.isatty():
        raise NieuwError("--email ontbreekt. Geef de gedeelde postbus van de redactie, zoals --email wijkteam@zonnedal.example")
    return str(click.prompt(ASK_EMAIL))


def _next_steps(layer: Path) -> tuple[str, ...]:
    chosen = layer.resolve() == site.folders()[1].resolve()
    return (
        "Deze map is al de laag van de site." if chosen else f"Kies deze laag: export KOMPAS_LOKAAL={shlex.quote(shown(layer))}",
        "Bekijk de site: make site",
        "Zet je eigen gegevens erin, ook uit een spreadsheet: .venv/bin/kompas importeer BESTAND.xlsx",
        "Haal de voorbeelden weg (bestanden die met voorbeeld- beginnen) en controleer: make controleer",
    )
