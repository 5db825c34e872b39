"""A voorziening in; what it says about itself, in Dutch words and field by field, out: for people who must confirm it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from macros.kaart.facetten import BETALING, LIJNEN, TOEGANG
from macros.kaart.openingstijden import rooster
from macros.kaart.weektabel import week
from macros.problems import in_words
from macros.render import datum

if TYPE_CHECKING:
    from datetime import date

    from macros.kennisbank import Kennisbank
    from macros.models import Locatie, Voorziening


class Rij(NamedTuple):
    """One thing that a voorziening says: a label and one or more lines."""

    label: str
    regels: tuple[str, ...]


class Gegeven(NamedTuple):
    """How the fields `velden` are told under one label; `gevraagd` if a voorziening without it leaves a reader wondering."""

    label: str
    velden: tuple[str, ...]
    regels: Callable[[Voorziening, Kennisbank], Iterable[str]]
    gevraagd: bool = False


def rijen(voorziening: Voorziening, deel: str, kennisbank: Kennisbank) -> tuple[Rij, ...]:
    """What a voorziening says of one kind (contact, toegang, inhoud), without what is not filled in."""
    told = (Rij(gegeven.label, tuple(gegeven.regels(voorziening, kennisbank))) for gegeven in GEGEVENS[deel])
    return tuple(rij for rij in told if rij.regels)


def ontbreekt(voorziening: Voorziening, kennisbank: Kennisbank) -> tuple[str, ...]:
    """The labels, in lower case, of what a reader would want to know and is not filled in."""
    asked = (gegeven for gegevens in GEGEVENS.values() for gegeven in gegevens if gegeven.gevraagd)
    return tuple(gegeven.label.lower() for gegeven in asked if not any(True for _ in gegeven.regels(voorziening, kennisbank)))


def openingstijden(text: str, vandaag: date) -> Iterator[str]:
    """Opening hours in OSM notation as lines to read: `maandag t/m vrijdag: 9.00 tot 17.00 uur`."""
    found = week(rooster(text, vandaag))
    for regel in found.regels:
        yield f"{regel.dagen}: {' en '.join(regel.tijden)}{' (niet elke week)' if regel.wisselt else ''}"
    if found.feestdagen:
        yield f"op feestdagen: {found.feestdagen}"
    for afwijking in found.afwijkend:
        yield f"{datum(afwijking.datum)}: {' en '.join(afwijking.tijden)}"
    if found.meer:
        yield f"en nog {in_words(found.meer, 'dag', 'dagen')} anders in het komende jaar"


def _telefoons(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    for telefoon in voorziening.telefoons:
        yield f"{telefoon.nummer} ({telefoon.label})" if telefoon.label else telefoon.nummer


def _adressen(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    if voorziening.adres_geheim:
        yield "geheim: het adres staat nergens op de site en ook niet op dit blad"
    else:
        yield from map(_adres, voorziening.locaties)


def _adres(locatie: Locatie) -> str:
    town = f"{locatie.postcode} {locatie.plaats}" if locatie.postcode else locatie.plaats
    address = ", ".join(part for part in (locatie.naam, locatie.straat, town) if part)
    return f"{address} ({locatie.toegankelijkheid})" if locatie.toegankelijkheid else address


def _tijden(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    if voorziening.openingstijden_tekst:
        yield voorziening.openingstijden_tekst
    if voorziening.openingstijden:
        yield from openingstijden(voorziening.openingstijden, kennisbank.vandaag)


def _voor_wie(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    if voorziening.doelgroep:
        yield voorziening.doelgroep
    if voorziening.doelgroepen:
        yield ", ".join(voorziening.doelgroepen).replace("-", " ")


def _leeftijd(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    youngest, oldest = voorziening.leeftijd_min, voorziening.leeftijd_max
    if youngest is not None and oldest is not None:
        yield f"van {youngest} tot en met {oldest} jaar"
    elif youngest is not None:
        yield f"vanaf {youngest} jaar"
    elif oldest is not None:
        yield f"tot en met {oldest} jaar"


def _kosten(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    if voorziening.betaling:
        yield BETALING[voorziening.betaling]
    if voorziening.kosten:
        yield voorziening.kosten


def _status(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    if voorziening.status != "actief":
        yield voorziening.status.replace("_", " ")


def _domeinen(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    yield ", ".join(kennisbank["domein", str(domein)].title for domein in voorziening.domeinen)


def _werkgebied(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    names = {wijk.id: wijk.naam for wijk in kennisbank.gemeente.wijken}
    yield ", ".join(names[wijk] for wijk in voorziening.werkgebied) or f"Heel {kennisbank.gemeente.naam}"


def _lichter(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
    for other in voorziening.lichter_alternatief:
        yield kennisbank["voorziening", str(other)].title


def _text(name: str) -> Callable[[Voorziening, Kennisbank], Iterable[str]]:
    """The lines of a field that is a text, or a list of texts that belong on one line."""

    def lines(voorziening: Voorziening, kennisbank: Kennisbank) -> Iterator[str]:
        value = getattr(voorziening, name)
        if value:
            yield ", ".join(value) if isinstance(value, tuple) else value

    return lines


# In the order in which a page tells them.
GEGEVENS = {
    "contact": (
        Gegeven("Telefoon", ("telefoons",), _telefoons, gevraagd=True),
        Gegeven("E-mail", ("email",), _text("email"), gevraagd=True),
        Gegeven("Website", ("website",), _text("website"), gevraagd=True),
        Gegeven("Adres", ("adres_geheim", "locaties"), _adressen, gevraagd=True),
        Gegeven("Openingstijden", ("openingstijden_tekst", "openingstijden"), _tijden, gevraagd=True),
    ),
    "toegang": (
        Gegeven("Toegang", ("toegang",), lambda voorziening, _: [TOEGANG[voorziening.toegang]]),
        Gegeven("Aanmelden", ("aanmelden",), _text("aanmelden"), gevraagd=True),
        Gegeven("Voor wie", ("doelgroep", "doelgroepen"), _voor_wie, gevraagd=True),
        Gegeven("Leeftijd", ("leeftijd_min", "leeftijd_max"), _leeftijd, gevraagd=True),
        Gegeven("Kosten", ("betaling", "kosten"), _kosten, gevraagd=True),
        Gegeven("Talen", ("talen",), _text("talen"), gevraagd=True),
    ),
    "inhoud": (
        Gegeven("Naam", ("naam",), _text("naam")),
        Gegeven("Ook wel", ("ook_bekend_als",), _text("ook_bekend_als")),
        Gegeven("Wat je er kunt", ("samenvatting",), _text("samenvatting")),
        Gegeven("Uitleg", ("omschrijving",), _text("omschrijving")),
        Gegeven("Nu", ("status",), _status),
        Gegeven("Let op", ("melding",), _text("melding")),
        Gegeven("Helpt bij", ("domeinen",), _domeinen),
        Gegeven(
            "Hoe zwaar", ("lijn", "soort", "vorm"), lambda record, _: [f"{LIJNEN[record.lijn]}; {record.soort}, {record.vorm}"]
        ),
        Gegeven("Werkgebied", ("werkgebied",), _werkgebied),
        Gegeven("Eerst proberen", ("lichter_alternatief",), _lichter),
    ),
}
