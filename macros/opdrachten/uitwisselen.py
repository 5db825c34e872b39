"""The commands `kompas importeer` and `kompas exporteer`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macros import site
from macros.bestanden import schrijf_heel
from macros.load import shown
from macros.opdrachten.dutch_click import DutchCommand, folder, help_option
from macros.problems import in_words
from macros.uitwisseling import exporteren, hsds
from macros.uitwisseling.importeren import Wens, importeer
from macros.uitwisseling.nakijken import als_xlsx as als_nakijkblad
from macros.uitwisseling.verslag import verslag
from macros.uitwisseling.wisselen import zet_terug
from macros.uitwisseling.woorden import woorden

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from macros.models import Voorziening

MET_BALK = 2_000
DATA = "Map met de data. Anders KOMPAS_DATA, anders data."
LOKAAL = "Map met de lokale laag. Anders KOMPAS_LOKAAL, anders de map lokaal in de data."


@click.command("importeer", cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.argument("bestand", type=folder, metavar="BESTAND", required=False)
@click.option("--data", type=folder, metavar="MAP", help=DATA)
@click.option("--lokaal", type=folder, metavar="MAP", help=LOKAAL)
@click.option("--blad", metavar="NAAM", help="Het blad met de voorzieningen. Anders het blad met de meeste bekende koppen.")
@click.option("--koppeling", type=folder, metavar="PAD", help="Welke kolom wat is. Anders koppeling.yml in de lokale laag.")
@click.option("--schrijf", is_flag=True, help="Schrijf het ook. Zonder dit zie je alleen wat er zou veranderen.")
@click.option("--sla-over", is_flag=True, help="Neem de goede rijen over, ook als er rijen niet goed zijn.")
@click.option("--verwijder-rest", is_flag=True, help="Zet voorzieningen die niet in het bestand staan op opgeheven.")
@click.option("--nakijken", type=folder, metavar="PAD", help="Maak een .xlsx waarin staat welke cellen niet goed zijn.")
@click.option("--overschrijf", is_flag=True, help="Het bestand van --nakijken mag er al zijn.")
@click.option("--herstel", is_flag=True, help="Zet de kaart van voor de laatste import terug.")
def importeren(  # noqa: PLR0913  # one argument for each option
    *,
    bestand: Path | None,
    data: Path | None,
    lokaal: Path | None,
    nakijken: Path | None,
    overschrijf: bool,
    herstel: bool,
    **keuzes: Any,
) -> None:
    """Neem voorzieningen over uit een .xlsx, een .csv of een .json (HSDS 3). Zonder --schrijf verandert er niets."""
    folders = site.folders(data, lokaal)
    if herstel:
        _zet_terug(folders[1])
        return
    if bestand is None:
        raise click.ClickException("welk bestand? Geef een .xlsx, een .csv of een .json.")
    if keuzes["sla_over"] and keuzes["verwijder_rest"]:
        raise click.ClickException("--sla-over en --verwijder-rest gaan niet samen: een overgeslagen rij is nog niet weg.")
    if nakijken:
        _mag(nakijken, overschrijf, ".xlsx")
        if bestand.suffix.lower() == ".json":
            raise click.ClickException("--nakijken kan alleen bij een .xlsx of .csv. Laat het weg.")
    wens = Wens(bestand, *folders, **keuzes)
    uitslag = importeer(wens, _voortgang)
    for line in verslag(uitslag, wens):
        click.echo(line)
    if nakijken and uitslag.invoer.indeling:
        schrijf_heel(nakijken, als_nakijkblad(uitslag.invoer.indeling, uitslag.meldingen))
        click.echo(f"Cellen om na te kijken staan in {shown(nakijken)}. Verbeter ze daar, en importeer dat bestand.")
    if not uitslag.gelukt:
        raise SystemExit(1)


def _zet_terug(lokaal: Path) -> None:
    if not zet_terug(lokaal):
        raise click.ClickException(f"in {shown(lokaal)} is geen vorige kaart om terug te zetten.")
    click.echo("De vorige kaart staat terug. Nog een keer --herstel maakt dit ongedaan. Controleer met: kompas controleer")


def _voortgang(items: Sequence[Any], wat: str) -> Iterator[Any]:
    """Go through the items with a bar on standard error, when somebody is looking or it takes long."""
    if not sys.stderr.isatty() and len(items) <= MET_BALK:
        yield from items
        return
    with click.progressbar(items, label=wat, file=sys.stderr, update_min_steps=100) as balk:
        yield from balk


@click.command("exporteer", cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.argument("bestand", type=folder, metavar="BESTAND")
@click.option("--data", type=folder, metavar="MAP", help=DATA)
@click.option("--lokaal", type=folder, metavar="MAP", help=LOKAAL)
@click.option("--alles", is_flag=True, help="Ook de landelijke voorzieningen.")
@click.option("--sjabloon", is_flag=True, help="Een leeg bestand met uitleg, om in te vullen.")
@click.option("--overschrijf", is_flag=True, help="Het bestand mag er al zijn.")
def exporteer(  # noqa: PLR0913  # one argument for each option
    *, bestand: Path, data: Path | None, lokaal: Path | None, alles: bool, sjabloon: bool, overschrijf: bool
) -> None:
    """Schrijf de voorzieningen van de gemeente als .xlsx, .csv of .json (HSDS 3). Geheime adressen gaan nooit mee."""
    _mag(bestand, overschrijf, ".xlsx", ".csv", *(() if sjabloon else (".json",)))
    kennisbank = site.load_kennisbank(data, lokaal)
    records = [entry.record for entry in kennisbank.by_soort["voorziening"] if (alles or entry.lokaal) and not sjabloon]
    schrijf_heel(bestand, _inhoud(kennisbank, records, bestand.suffix.lower(), alles))
    click.echo(f"{in_words(len(records), 'voorziening', 'voorzieningen')} geschreven in {shown(bestand)}.")


def _inhoud(kennisbank: Kennisbank, records: Sequence[Voorziening], uitgang: str, alles: bool) -> bytes:
    if uitgang == ".json":
        return (json.dumps(hsds.exporteer(kennisbank, alles), ensure_ascii=False, indent=1) + "\n").encode()
    schrijver = exporteren.als_csv if uitgang == ".csv" else exporteren.als_xlsx
    return schrijver(records, woorden(kennisbank))


def _mag(pad: Path, overschrijf: bool, *uitgangen: str) -> None:
    """Refuse a file that may not be written, before the work begins."""
    if pad.suffix.lower() not in uitgangen:
        raise click.ClickException(f"{shown(pad)}: kies een bestand dat eindigt op {' of '.join(uitgangen)}.")
    if pad.is_dir() or not pad.parent.is_dir():
        raise click.ClickException(f"{shown(pad)}: kies een bestand in een map die bestaat.")
    if pad.exists() and not overschrijf:
        raise click.ClickException(f"{shown(pad)} bestaat al. Kies een andere naam, of voeg --overschrijf toe.")
