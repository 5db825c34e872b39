"""A Kennisbank and the hand-written pages in; what the search index must know of each page out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from pydantic import BaseModel

from macros.kennisbank import Entry, Kennisbank
from macros.models import Begrip, Voorziening
from macros.opmaak import first_sentence
from macros.soorten import SOORT
from macros.texts import LINK, Opmaak, Tekst, Verwijzing

# How much a word counts by the field it stands in; other texts count once.
GEWICHT = {
    "titel": 8, "naam": 8, "ook_bekend_als": 7, "synoniemen": 7, "zoekwoorden": 6, "kort": 4, "samenvatting": 4,
    "definitie": 4, "organisatie": 4, "doelgroep": 2, "signalen": 2, "voorliggend": 2, "aanvullend": 2, "stelling": 2,
}  # fmt: skip
# How likely a reader wants this soort of page, when the words fit equally well.
BELANG = {
    "domein": 1.5, "beslisboom": 1.25, "voorziening": 1.1, "regel": 1.2, "valkuil": 1.2, "dilemma": 1.1,
    "begrip": 1.15, "casus": 0.8, "bron": 0.6, "pagina": 0.8,
}  # fmt: skip
OVERGESLAGEN = frozenset({"bron", "bronnen", "plaats", "verwant", "herzien_op", "voorheen", "straat", "postcode"})
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")


class Document(NamedTuple):
    """One page: where it is, how a result shows it, and its texts with how much each counts."""

    url: str
    titel: str
    soort: str
    kort: str
    belang: float
    teksten: tuple[tuple[int, str], ...]
    namen: tuple[str, ...]
    """The title and the other names: a query that equals one of these wants this page."""
    kaart: tuple[object, ...] = ()
    """What only the finder shows: organisation, telephones, what is different now."""


class Pagina(NamedTuple):
    """A hand-written page as MkDocs made it."""

    url: str
    titel: str
    kort: str
    html: str


def documenten(kennisbank: Kennisbank, paginas: Iterable[Pagina]) -> Iterator[Document]:
    """The voorzieningen on the kaart first, in its order; then the other records; then the pages, by address."""
    for entry in kennisbank.kaart:
        yield _of_entry(entry)
    for entry in kennisbank.entries.values():
        if entry.key.soort != "voorziening":
            yield _of_entry(entry)
    for pagina in sorted(paginas):
        teksten = ((8, pagina.titel), (4, pagina.kort), (1, plain(pagina.html)))
        yield Document(pagina.url, pagina.titel, "Pagina", pagina.kort, BELANG["pagina"], teksten, (pagina.titel,))


def kort(entry: Entry) -> str:
    """One sentence that says what a record is."""
    record = entry.record
    if isinstance(record, Voorziening):
        return str(record.samenvatting)
    return (
        first_sentence(record.definitie) if isinstance(record, Begrip) else first_sentence(_any(record, "kort", "samenvatting"))
    )


def _any(record: BaseModel, *fields: str) -> str:
    return str(next(value for field in fields if (value := getattr(record, field, None))))


def _of_entry(entry: Entry) -> Document:
    record = entry.record
    andere = (getattr(record, field, ()) for field in ("ook_bekend_als", "synoniemen", "zoekwoorden"))
    namen = (entry.title, *chain.from_iterable(andere))
    belang = BELANG[entry.key.soort]
    soort = SOORT[entry.key.soort].titel
    teksten = tuple(_teksten(record, ""))
    return Document(entry.url, entry.title, soort, kort(entry), belang, teksten, tuple(map(str, namen)), _kaart(record))


def _kaart(record: BaseModel) -> tuple[object, ...]:
    if not isinstance(record, Voorziening):
        return ()
    telefoons = [[telefoon.nummer, telefoon.nummer.tel] for telefoon in record.telefoons]
    return record.organisatie, telefoons, record.melding or ""


def _teksten(value: object, field: str) -> Iterator[tuple[int, str]]:
    """Every text a reader sees of a record, with the weight of its field."""
    if isinstance(value, Opmaak):
        yield GEWICHT.get(field, 1), LINK.sub(lambda match: match[3] or "", value)
    elif isinstance(value, Tekst):
        yield GEWICHT.get(field, 1), str(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in OVERGESLAGEN:
                # The title of a part of a record says less about the record than its own.
                weight_field = name if not field or name not in ("titel", "naam") else "doelgroep"
                yield from _teksten(getattr(value, name), weight_field)
    elif isinstance(value, tuple) and not any(isinstance(item, Verwijzing) for item in value):
        for item in value:
            yield from _teksten(item, field)


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return ENTITY.sub(" ", TAG.sub(" ", html))
