"""The command `kompas verouderd`: tells an editor what on the sociale kaart must be checked, and writes it in a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from macros import site
from macros.bestanden import schrijf_heel
from macros.kaart.agenda import agenda
from macros.kaart.vers import Bekeken, Organisatie, organisaties
from macros.kennisbank import Kennisbank
from macros.opdrachten.dutch_click import DutchCommand, folder, help_option
from macros.problems import in_words
from macros.render import datum


@click.command("verouderd", cls=DutchCommand, options_metavar="[OPTIES]")
@help_option
@click.option("--data", type=folder, metavar="MAP", help="Map met de data. Anders KOMPAS_DATA, anders data.")
@click.option(
    "--lokaal", type=folder, metavar="MAP", help="Map met de lokale laag. Anders KOMPAS_LOKAAL, anders de map lokaal in de data."
)
@click.option("--alles", is_flag=True, help="Noem ook de landelijke voorzieningen.")
@click.option("--ics", type=folder, metavar="BESTAND", help="Schrijf ook een agenda: een bestand dat eindigt op .ics.")
def verouderd(data: Path | None, lokaal: Path | None, alles: bool, ics: Path | None) -> None:
    """Noem per organisatie welke gegevens verouderd zijn of nog nooit gecontroleerd, de oudste eerst."""
    if ics and ics.suffix.lower() != ".ics":
        raise click.ClickException(f"{ics} eindigt niet op .ics. Kies een naam als agenda.ics.")
    kennisbank = site.load_kennisbank(data, lokaal)
    found = organisaties(kennisbank, alles=alles)
    for line in (*_report(found, kennisbank), _summary(found)):
        click.echo(line)
    if ics:
        schrijf_heel(ics, agenda(kennisbank, alles=alles).encode())
        click.echo(f"Agenda geschreven in {ics}.")


def _report(found: Sequence[Organisatie], kennisbank: Kennisbank) -> Iterator[str]:
    """A paragraph for each organisatie of which something is due, with the address of its check sheet."""
    adres = (kennisbank.gemeente.adres or "").rstrip("/")
    for organisatie in found:
        if organisatie.te_doen:
            yield organisatie.naam if organisatie.lokaal else f"{organisatie.naam} (landelijk)"
            for bekeken in organisatie.te_doen:
                yield f"  {bekeken.entry.file}: {bekeken.entry.title}: {_since(bekeken)}"
            if adres and organisatie.lokaal:
                yield f"  controleblad: {adres}/{organisatie.url}"
            yield ""


def _since(bekeken: Bekeken) -> str:
    """What is due, and since when."""
    dated = [f"{deel.naam} verouderd sinds {datum(deel.datum)}" for deel in bekeken.stand.te_doen if deel.datum]
    return ", ".join(dated) or f"nog nooit gecontroleerd ({', '.join(deel.naam for deel in bekeken.stand.te_doen)})"


def _summary(found: Sequence[Organisatie]) -> str:
    never, stale, fresh = (sum(organisatie.aantal(staat) for organisatie in found) for staat in ("nooit", "verouderd", "vers"))
    total = in_words(never + stale + fresh, "voorziening", "voorzieningen")
    if not found:
        return "Er zijn nog geen voorzieningen om na te kijken. Met --alles tellen ook de landelijke mee."
    if not never + stale:
        return f"Alles is vers: {total}."
    return f"{never + stale} van {total} nakijken: {never} nog nooit gecontroleerd, {stale} verouderd."
