"""Loaded items in; a Kennisbank out, or every problem of all records together. Knows links, doubles, dates and colours; no files."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace


from macros.huisstijl import contrast_problems
from macros.kennisbank import Entry, Kennisbank, Key, order, references
from macros.load import Item, Loaded
from macros.messages import field_name
from macros.models import Aanvulling, Gemeente
from macros.problems import DataError, Problem, nearest
from macros.soorten import SOORT, SOORTEN


def check(loaded: Loaded, today: datetime.date) -> Kennisbank:
    """Build the Kennisbank. Raises DataError with the problems of loading and checking together.

    `today` decides which dates lie in the future.
    """
    problems = [*loaded.problems, *_doubles(loaded.items), *_unknown_references(loaded), *_future_dates(loaded, today)]
    gemeente = loaded.gemeente.record if loaded.gemeente else None
    if loaded.gemeente and isinstance(gemeente, Gemeente):
        problems += [
            loaded.gemeente.problem(("kleuren", name), f"veld 'kleuren.{name}': {message}")
            for name, message in contrast_problems(gemeente.kleuren)
        ]
    if problems or not isinstance(gemeente, Gemeente):
        raise DataError(problems)
    return Kennisbank(_entries(loaded), gemeente, loaded.logo)


def _entries(loaded: Loaded) -> dict[Key, Entry]:
    notes: dict[Key, list[Aanvulling]] = defaultdict(list)
    for item in loaded.aanvullingen:
        if isinstance(item.record, Aanvulling):
            notes[_target(item.record.bij)].append(item.record)
    entries: dict[Key, Entry] = {}
    for soort in SOORTEN:
        row = sorted((item for item in loaded.items if item.soort == soort.naam), key=order)
        keys = [Key(soort.naam, item.id) for item in row]
        for item, key, before, after in zip(row, keys, [None, *keys[:-1]], [*keys[1:], None], strict=True):
            entries[key] = Entry(key, item.record, item.file, before, after, (), tuple(notes[key]))
    cited_by: dict[Key, list[Key]] = defaultdict(list)
    for key, entry in entries.items():
        for target in dict.fromkeys(reference.target for reference in references(entry.record)):
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
    # A record that could not be read is not also reported as missing: its own problem says enough.
    unread = {problem.file.rsplit("/", 1)[-1].removesuffix(".yml") for problem in loaded.problems}
    half_read = {soort.naam for soort in SOORTEN if soort.in_one_file and soort.data.removesuffix(".yml") in unread}
    for item in [*loaded.items, *loaded.aanvullingen]:
        for path, target in references(item.record):
            if message := _unknown(target, known, unread, half_read):
                yield item.problem(path, f"veld '{field_name(path)}': {message}")
    for item in loaded.aanvullingen:
        if isinstance(item.record, Aanvulling) and (message := _unknown(_target(item.record.bij), known, unread, half_read)):
            yield item.problem(("bij",), f"veld 'bij': {message}")


def _unknown(target: Key, known: dict[str, set[str]], unread: set[str], half_read: set[str]) -> str:
    if target.soort not in known:
        return f"de soort '{target.soort}' bestaat niet.{nearest(target.soort, known)} Kies uit: {', '.join(sorted(known))}"
    if target.id in known[target.soort] or target.id in unread or target.soort in half_read:
        return ""
    suggestion = nearest(target.id, known[target.soort]) or f" Kijk in data/{SOORT[target.soort].data} welke er zijn"
    return f"'{target.id}' bestaat niet.{suggestion}"


def _doubles(items: Iterable[Item]) -> Iterator[Problem]:
    """Ids (also former ones), numbers and codes that occur twice within one soort."""
    seen: dict[tuple[str, str, object], Item] = {}
    for item in sorted(items, key=lambda item: (item.soort, item.file, item.located.line(item.path))):
        claims: list[tuple[str, str, object]] = [("id", "id", item.id)]
        claims += [("voorheen", "id", former) for former in getattr(item.record, "voorheen", ())]
        claims += [(name, name, value) for name in ("nummer", "code") if (value := getattr(item.record, name, None)) is not None]
        for name, space, value in claims:
            first = seen.setdefault((item.soort, space, value), item)
            if first is not item:
                place = f"{first.file}:{first.located.line((*first.path, name))}"
                yield item.problem((name,), f"veld '{name}': '{value}' is al gebruikt in {place}. Kies een andere waarde")


def _future_dates(loaded: Loaded, today: datetime.date) -> Iterator[Problem]:
    for item in [*loaded.items, *loaded.aanvullingen]:
        date = getattr(item.record, "herzien_op", None)
        if isinstance(date, datetime.date) and date > today:
            yield item.problem(
                ("herzien_op",), f"veld 'herzien_op': {date.isoformat()} ligt in de toekomst. Vul de dag in waarop je het naliep"
            )
