"""Loaded items in; a Kennisbank out, or every problem of all records together. Knows links, doubles, dates, colours; no files.

The checks of trees and of the sociale kaart stand in `macros.bomen.controle` and `macros.kaart.controle`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from macros.bomen.controle import tree_problems
from macros.huisstijl import contrast_problems
from macros.kaart.controle import kaart_problems
from macros.kennisbank import Entry, Kennisbank, Key, order
from macros.messages import field_name
from macros.models import Aanvulling, Gemeente, Voorziening
from macros.problems import DataError, Problem, nearest
from macros.soorten import SOORT, SOORTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.load import Item, Loaded
    from macros.strict_yaml import DataPath


def check(loaded: Loaded, today: datetime.date) -> Kennisbank:
    """Build the Kennisbank. Raises DataError with the problems of loading and checking together.

    `today` decides which dates lie in the future.
    """
    problems = [
        *loaded.problems,
        *_doubles(loaded.items),
        *_unknown_references(loaded),
        *_future_dates(loaded, today),
        *tree_problems(loaded),
        *kaart_problems(loaded),
    ]
    gemeente = loaded.gemeente.record if loaded.gemeente else None
    if loaded.gemeente and isinstance(gemeente, Gemeente):
        problems += [
            loaded.gemeente.problem(("kleuren", name), f"veld 'kleuren.{name}': {message}")
            for name, message in contrast_problems(gemeente.kleuren)
        ]
    if problems or not isinstance(gemeente, Gemeente):
        raise DataError(problems)
    return Kennisbank(_entries(loaded, gemeente), gemeente, today, loaded.logo)


def _entries(loaded: Loaded, gemeente: Gemeente) -> dict[Key, Entry]:
    notes: dict[Key, list[Aanvulling]] = defaultdict(list)
    for item in loaded.aanvullingen:
        if isinstance(item.record, Aanvulling):
            notes[_target(item.record.bij)].append(item.record)
    entries: dict[Key, Entry] = {}
    cited_by: dict[Key, list[Key]] = defaultdict(list)
    for soort in SOORTEN:
        row = sorted((item for item in loaded.items if item.soort == soort.naam), key=order)
        keys = [Key(soort.naam, item.id) for item in row]
        around = [None, *keys, None]
        for item, key, before, after in zip(row, keys, around, around[2:], strict=False):
            record = item.record.publiek() if isinstance(item.record, Voorziening) else item.record
            verborgen = soort.naam == "voorziening" and item.id in gemeente.verberg
            entries[key] = Entry(key, record, item.file, before, after, (), tuple(notes[key]), item.lokaal, verborgen)
            for target in dict.fromkeys(reference.target for reference in item.references):
                if target != key:
                    cited_by[target].append(key)
    return {key: replace(entry, cited_by=tuple(cited_by[key])) for key, entry in entries.items()}


def _target(bij: str) -> Key:
    soort, _, record_id = bij.partition(":")
    return Key(soort.strip(), record_id.strip())


def _unknown_references(loaded: Loaded) -> Iterator[Problem]:
    known: dict[str, set[str]] = {soort.naam: set() for soort in SOORTEN}
    for item in loaded.items:
        known[item.soort].add(item.id)
    for item in [*loaded.items, *loaded.aanvullingen]:
        for path, target in item.references:
            if message := _unknown(target, known, loaded):
                yield item.problem(path, f"veld '{field_name(path)}': {message}", near=target.id)
    for item in loaded.aanvullingen:
        if isinstance(item.record, Aanvulling) and (message := _unknown(_target(item.record.bij), known, loaded)):
            yield item.problem(("bij",), f"veld 'bij': {message}")


def _unknown(target: Key, known: dict[str, set[str]], loaded: Loaded) -> str:
    """What is wrong with a reference; nothing when its record is there but could not be read, which is reported already."""
    if target.soort not in known:
        return f"de soort '{target.soort}' bestaat niet.{nearest(target.soort, known)} Kies uit: {', '.join(sorted(known))}"
    if target.id in known[target.soort] or target in loaded.unread or target.soort in loaded.half_read:
        return ""
    suggestion = nearest(target.id, known[target.soort]) or f" Kijk in data/{SOORT[target.soort].data} welke er zijn"
    return f"'{target.id}' bestaat niet.{suggestion}"


class Claim(NamedTuple):
    """One value that only one record of a soort may have: `space` says among which values."""

    item: Item
    path: DataPath
    space: str
    value: str

    @property
    def line(self) -> int:
        return self.item.located.line((*self.item.path, *self.path))


def _claims(item: Item) -> Iterator[Claim]:
    yield Claim(item, ("id",), "id", item.id)
    for name in ("nummer", "code"):
        if (value := getattr(item.record, name, None)) is not None:
            yield Claim(item, (name,), name, str(value))
    for position, former in enumerate(getattr(item.record, "voorheen", ())):
        yield Claim(item, ("voorheen", position), "id", former)


def _doubles(items: Iterable[Item]) -> Iterator[Problem]:
    """Ids (also former ones), numbers and codes that occur twice within one soort. A former id gives way to a real one."""
    claims = [claim for item in items for claim in _claims(item)]
    claims.sort(key=lambda claim: (claim.path[0] == "voorheen", claim.item.file, claim.line))
    seen: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        first = seen.setdefault((claim.item.soort, claim.space, claim.value), claim)
        if first is not claim:
            place = f"{first.item.file}:{first.line}"
            yield claim.item.problem(
                claim.path,
                f"veld '{claim.path[0]}': '{claim.value}' is al gebruikt in {place}. Kies een andere waarde",
            )


def _future_dates(loaded: Loaded, today: datetime.date) -> Iterator[Problem]:
    for item in [*loaded.items, *loaded.aanvullingen]:
        for name in ("herzien_op", "gecontroleerd_op"):
            date = getattr(item.record, name, None)
            if isinstance(date, datetime.date) and date > today:
                yield item.problem(
                    (name,), f"veld '{name}': {date.isoformat()} ligt in de toekomst. Vul de dag in waarop je het naliep"
                )
