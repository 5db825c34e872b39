"""Loaded items in; what is wrong with the sociale kaart as a whole: wijken, doubles, secret addresses, hidden voorzieningen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel

from macros.kennisbank import fits
from macros.models import Beslisboom, Gemeente, Voorziening
from macros.problems import Problem, nearest

if TYPE_CHECKING:
    from macros.load import Item, Loaded
    from macros.strict_yaml import DataPath


def kaart_problems(loaded: Loaded) -> Iterator[Problem]:
    """Every problem that only shows when the voorzieningen are seen together, or beside gemeente.yml."""
    voorzieningen = [item for item in loaded.items if isinstance(item.record, Voorziening)]
    gemeente = loaded.gemeente.record if loaded.gemeente else None
    if loaded.gemeente and isinstance(gemeente, Gemeente):
        yield from _unknown_wijken(voorzieningen, gemeente)
        yield from _hidden(loaded.gemeente, gemeente, voorzieningen, loaded)
    yield from _doubles([item for item in voorzieningen if item.lokaal])
    for item in voorzieningen:
        if isinstance(item.record, Voorziening) and item.record.adres_geheim:
            yield from _leaks(item, item.record)


def _unknown_wijken(voorzieningen: Sequence[Item], gemeente: Gemeente) -> Iterator[Problem]:
    known = {wijk.id for wijk in gemeente.wijken}
    for item in voorzieningen:
        for position, wijk in enumerate(getattr(item.record, "werkgebied", ())):
            if not item.lokaal:
                yield item.problem(
                    ("werkgebied",), "veld 'werkgebied': een landelijke voorziening heeft geen wijken. Haal dit weg"
                )
                break
            if wijk not in known:
                mend = nearest(wijk, known) or " Zet de wijk onder 'wijken' in gemeente.yml"
                yield item.problem(("werkgebied", position), f"veld 'werkgebied': de wijk '{wijk}' bestaat niet.{mend}")


def _hidden(item: Item, gemeente: Gemeente, voorzieningen: Sequence[Item], loaded: Loaded) -> Iterator[Problem]:
    """Hidden ids that are no national voorziening, and uitkomsten that find nothing any more because of them."""
    landelijk = {voorziening.id for voorziening in voorzieningen if not voorziening.lokaal}
    whole = "voorziening" not in loaded.half_read | {soort for soort, _ in loaded.unread}
    urgent = _urgent(loaded)
    for position, verborgen in enumerate(gemeente.verberg):
        if verborgen not in landelijk and whole:
            mend = nearest(verborgen, landelijk) or " Kijk in data/sociale-kaart welke er zijn"
            yield item.problem(("verberg", position), f"veld 'verberg': '{verborgen}' is geen landelijke voorziening.{mend}")
        if verborgen in urgent:
            message = f"veld 'verberg': '{verborgen}' is hulp bij spoed en blijft zichtbaar. Haal deze uit de lijst"
            yield item.problem(("verberg", position), message)
    if not gemeente.verberg or not whole:
        return
    left = [v.record for v in voorzieningen if v.id not in gemeente.verberg and isinstance(v.record, Voorziening)]
    for boom in loaded.items:
        for uitkomst in boom.record.uitkomsten if isinstance(boom.record, Beslisboom) else ():
            if uitkomst.voorzieningen and not any(v.op_de_kaart and fits(v, uitkomst.voorzieningen) for v in left):
                yield item.problem(
                    ("verberg",),
                    f"veld 'verberg': hierdoor vindt uitkomst '{uitkomst.id}' van boom '{boom.id}' niets meer. "
                    "Verberg er minder, of zet er een eigen voorziening voor op de kaart",
                )


def _urgent(loaded: Loaded) -> set[str]:
    """The voorzieningen that trees name for emergencies."""
    bomen = (item.record for item in loaded.items if isinstance(item.record, Beslisboom))
    uitkomsten = (uitkomst for boom in bomen for uitkomst in boom.uitkomsten if uitkomst.zwaarte == "spoed")
    return {name for uitkomst in uitkomsten if uitkomst.voorzieningen for name in uitkomst.voorzieningen.eerst}


def _doubles(lokaal: Sequence[Item]) -> Iterator[Problem]:
    """Two files for one voorziening: the same name, organisation, wijken and street."""
    seen: dict[tuple[object, ...], Item] = {}
    for item in lokaal:
        first = seen.setdefault(identity(item.record), item)
        if first is not item:
            yield item.problem(
                ("naam",),
                f"veld 'naam': deze voorziening staat al in {first.file}. Houd één bestand, of geef ze verschillende namen",
            )


def identity(record: BaseModel) -> tuple[object, ...]:
    """What makes a voorziening another one than its neighbour, apart from the id."""
    assert isinstance(record, Voorziening)
    straten = tuple(locatie.straat for locatie in record.locaties)
    return record.naam.casefold(), record.organisatie.casefold(), frozenset(record.werkgebied), straten, record.status


def _leaks(item: Item, record: Voorziening) -> Iterator[Problem]:
    """Parts of a secret address in other fields of the same voorziening, which the site does show."""
    secrets = [secret for locatie in record.locaties for secret in (locatie.straat, locatie.postcode) if secret]
    secrets += [street for secret in secrets if (street := re.sub(r"[\s\d]+\w?$", "", secret)) and len(street) > 4]
    for path, text in _texts(record.publiek(), ()):
        plain = _letters(text)
        if any(_letters(secret) in plain for secret in secrets):
            yield item.problem(
                path,
                f"veld '{path[0]}': hier staat een deel van het adres, en dat is geheim ('adres_geheim: ja'). Haal het hier weg",
            )


def _texts(value: object, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
