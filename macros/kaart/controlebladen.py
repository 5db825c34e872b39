"""The Kennisbank in; a printable check sheet for each local organisatie out, and an overview of them.

The sheets are whole HTML pages that MkDocs never sees: thousands of them cost little. The templates hold the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros.kaart.gegevens import Rij, ontbreekt, rijen
from macros.kaart.vers import OVERZICHT, Bekeken, Deel, Organisatie, Stand, organisaties
from macros.problems import shortened
from macros.render import StaticFile, View, datum

if TYPE_CHECKING:
    from macros.kennisbank import Entry, Kennisbank

LONGEST_MAILTO = 1_900  # Windows and some mail programmes drop what is longer
LONGEST_RECIPIENTS = 500
LONGEST_SUBJECT = 300
MOST_QR_CODES = 1_000  # a code takes longer than the rest of its sheet; with more sheets the address alone must do


class Blok(NamedTuple):
    """What a voorziening says of one kind of data, and how fresh that is."""

    deel: Deel
    rijen: tuple[Rij, ...]


class Vel(NamedTuple):
    """The part of a check sheet about one voorziening."""

    entry: Entry
    stand: Stand
    blokken: tuple[Blok, ...]
    ontbreekt: tuple[str, ...]


def controlebladen(kennisbank: Kennisbank) -> Iterator[StaticFile]:
    """The overview, and a sheet for each organisatie of the local layer."""
    found = organisaties(kennisbank)
    yield _page(kennisbank, "controlebladen.html.j2", OVERZICHT, organisaties=found)
    for organisatie in found:
        vellen = [_vel(bekeken, kennisbank) for bekeken in organisatie.voorzieningen]
        emails = _emails(organisatie)
        adres = View(kennisbank, organisatie.url).volledig(organisatie.url) if kennisbank.gemeente.adres else ""
        yield _page(
            kennisbank,
            "controleblad.html.j2",
            organisatie.url,
            organisatie=organisatie,
            vellen=vellen,
            emails=emails,
            ontvangers=ontvangers(emails),
            mailregels=_mailregels(vellen),
            adres=adres,
            qr=_qr(adres) if adres and len(found) <= MOST_QR_CODES else "",
        )


def mailto(naar: Sequence[str], onderwerp: str, begin: Sequence[str], lijst: Sequence[str] = (), slot: Sequence[str] = ()) -> str:
    """A `mailto:` address of at most LONGEST_MAILTO characters, with `begin`, `lijst` and `slot` as its lines.

    The lines of `lijst` that do not fit are left out, with an ellipsis in their place.
    """
    recipients = ",".join(map(_address, ontvangers(naar)))
    subject = "".join(_fitting(map(_quoted, onderwerp), LONGEST_SUBJECT))
    start = f"mailto:{recipients}?subject={subject}&body="
    opening, ellipsis, closing = ([*map(_line, lines)] for lines in (begin, ["…"], slot))
    fixed = [*opening, *ellipsis, *closing]
    room = LONGEST_MAILTO - len(start) - sum(map(len, fixed))
    if room < 0:
        return start + "".join(_fitting(fixed, LONGEST_MAILTO - len(start)))
    shown = _fitting(map(_line, lijst), room)
    return start + "".join([*opening, *shown, *(ellipsis if len(shown) < len(lijst) else ()), *closing])


def ontvangers(emails: Sequence[str]) -> Sequence[str]:
    """The first addresses, as many as leave room for the mail itself."""
    return emails[: len(_fitting((f"{_address(email)}," for email in emails), LONGEST_RECIPIENTS))]


def _address(email: str) -> str:
    return quote(email, safe="@")


@lru_cache(maxsize=1_000)
def _quoted(letter: str) -> str:
    return quote(letter, safe="")


def _line(text: str) -> str:
    return quote(f"{text}\r\n", safe="")


def _fitting(parts: Iterable[str], room: int) -> list[str]:
    """The first parts that together are no longer than `room`; the rest is not even made."""
    fitting = []
    for part in parts:
        room -= len(part)
        if room < 0:
            break
        fitting.append(part)
    return fitting


def _vel(bekeken: Bekeken, kennisbank: Kennisbank) -> Vel:
    entry, stand = bekeken
    blokken = tuple(Blok(deel, rijen(entry.record, deel.naam, kennisbank)) for deel in stand.delen)
    return Vel(entry, stand, blokken, ontbreekt(entry.record, kennisbank))


def _emails(organisatie: Organisatie) -> list[str]:
    """Each address of the organisatie once."""
    found = (bekeken.entry.record.email for bekeken in organisatie.voorzieningen)
    return list(dict.fromkeys(filter(None, found)))


def _mailregels(vellen: Sequence[Vel]) -> list[str]:
    """The data as lines of a mail: the kinds that are due, or all of them when nothing is."""
    due = any(vel.stand.te_doen for vel in vellen)
    lines = []
    for vel in vellen:
        told = [rij for blok in vel.blokken if not due or blok.deel.staat != "vers" for rij in blok.rijen]
        if told:
            lines += ["", vel.entry.title, *(f"- {rij.label}: {'; '.join(rij.regels)}" for rij in told)]
    return lines


def _qr(address: str) -> Markup:
    """A QR code as SVG. With a fixed mask it is made five times as fast, and reads as well."""
    code = segno.make(address, error="m", micro=False, mask=0)
    return Markup(code.svg_inline(border=4, light="white", omitsize=True, title="QR-code naar dit blad", svgclass="qr__code"))


def _page(kennisbank: Kennisbank, template: str, url: str, **context: Any) -> StaticFile:
    view = View(kennisbank, url)
    html = _environment().get_template(template).render(kb=kennisbank, gemeente=kennisbank.gemeente, view=view, **context)
    return StaticFile(f"{url}index.html", html)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates for HTML that nobody reads as Markdown: whatever comes from the data is escaped as HTML."""
    environment = Environment(
        loader=PackageLoader("macros", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(datum=datum, kort=shortened)
    environment.globals.update(mailto=mailto)
    return environment
