"""The `kompas` command: check, write and show the data here; larger subcommands stand in `macros.opdrachten`."""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path

import click

from macros import export, site, uitvoer
from macros.bomen.replay import as_text
from macros.opdrachten.dutch_click import DutchGroup, folder, help_option
from macros.opdrachten.nieuw import nieuw
from macros.opdrachten.uitwisselen import exporteer, importeren
from macros.opdrachten.verouderd import verouderd
from macros.problems import DataError, in_words, nearest

EDITOR_SCHEMAS = Path(".vscode/schema")


@click.group(cls=DutchGroup, options_metavar="", subcommand_metavar="OPDRACHT [OPTIES]")
@help_option
def kompas() -> None:
    """Gereedschap voor de data van Wijkteamkompas."""


@kompas.command(options_metavar="[OPTIES]")
@help_option
@click.option("--data", type=folder, metavar="MAP", help="Map met de data. Anders KOMPAS_DATA, anders data.")
@click.option(
    "--lokaal", type=folder, metavar="MAP", help="Map met de lokale laag. Anders KOMPAS_LOKAAL, anders de map lokaal in de data."
)
def controleer(data: Path | None, lokaal: Path | None) -> None:
    """Controleer alle data en noem elk probleem, één per regel."""
    kennisbank = site.load_kennisbank(data, lokaal)
    click.echo(f"In orde: {in_words(len(kennisbank.entries), 'record', 'records')} gecontroleerd.")


@kompas.command(options_metavar="")
@help_option
@click.argument("boom_id", metavar="BOOM")
def boom(boom_id: str) -> None:
    """Toon een beslisboom als tekst, met de zwaarte van elke uitkomst."""
    bomen = {entry.key.id: entry.record for entry in site.load_kennisbank().by_soort["beslisboom"]}
    if boom_id not in bomen:
        raise click.ClickException(f"er is geen boom '{boom_id}'.{nearest(boom_id, bomen)} Kies uit: {', '.join(bomen)}")
    click.echo("\n".join(as_text(bomen[boom_id])))


@kompas.command(options_metavar="")
@help_option
@click.argument("map", type=folder, metavar="MAP")
def schrijf(map: Path) -> None:  # noqa: A002  # the argument's Dutch name is what the user sees
    """Schrijf de gemaakte pagina's als Markdown in MAP, voor een andere sitebouwer dan MkDocs. MAP moet leeg of nieuw zijn."""
    if map.exists() and (not map.is_dir() or any(map.iterdir())):
        raise click.ClickException(f"{map} bestaat al en is niet leeg. Kies een nieuwe map.")
    kennisbank = site.load_kennisbank()
    files = [(page.path, page.markdown) for page in uitvoer.pages(kennisbank)]
    files += [(static.path, static.content) for static in uitvoer.files(kennisbank)]
    for path, content in files:
        target = map / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="")
    click.echo(f"{in_words(len(files), 'bestand', 'bestanden')} geschreven in {map}.")


@kompas.command(options_metavar="")
@help_option
def schema() -> None:
    """Schrijf de JSON Schema's voor editors opnieuw, na een wijziging in de modellen."""
    shutil.rmtree(EDITOR_SCHEMAS, ignore_errors=True)
    EDITOR_SCHEMAS.mkdir(parents=True)
    for static in export.editor_schemas():
        (EDITOR_SCHEMAS / static.path).write_text(static.content, encoding="utf-8")
    click.echo(f"Schema's geschreven in {EDITOR_SCHEMAS}.")


kompas.add_command(nieuw)
kompas.add_command(verouderd)
kompas.add_command(importeren)
kompas.add_command(exporteer)


def main() -> None:
    """Run the command. Exit status 0, or 1 with each data problem on a line of standard output, or 2 for a wrong call."""
    try:
        kompas(standalone_mode=False)
    except DataError as error:
        for problem in error.problems:
            click.echo(problem)
        click.echo(f"{in_words(len(error.problems), 'probleem', 'problemen')} gevonden.", err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"kompas: {_in_dutch(error)}", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("kompas: afgebroken.", err=True)
        sys.exit(130)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        what = "de schijf is vol. Maak ruimte" if full else f"{error.filename or error} is niet te lezen of te schrijven"
        click.echo(f"kompas: {what}.", err=True)
        sys.exit(1)


def _in_dutch(error: click.ClickException) -> str:
    """What was wrong with the call, in Dutch."""
    if isinstance(error, click.NoSuchOption):
        return f"onbekende optie {error.option_name}.{nearest(error.option_name, error.possibilities or ())} Zie kompas --help."
    if isinstance(error, click.MissingParameter):
        return "er ontbreekt een argument. Zie kompas --help."
    if isinstance(error, click.UsageError) and "command" in error.message.lower():
        word = error.message.split("'")[1] if "'" in error.message else ""
        return f"onbekende opdracht '{word}'.{nearest(word, kompas.commands)} Zie kompas --help."
    if isinstance(error, click.UsageError):
        return "deze aanroep klopt niet. Zie kompas --help."
    return error.format_message()
