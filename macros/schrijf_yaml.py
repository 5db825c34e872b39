"""A record, or its plain values, in; the text of its YAML file out, in the order of the model's fields.

The same values always make the same text: short lists on one line, long ones with one item a line, long texts folded.
`macros.strict_yaml.read` gives exactly the values back.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from macros.strict_yaml import Plain

WIDTH = 110
# Starts like a word or an id, and holds nothing that YAML reads as a sign; within [ ] and { } more is a sign.
UNQUOTED = re.compile(r"(?:[^\W\d_]|\d+-[a-z])(?:[^:#]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
UNQUOTED_INSIDE = re.compile(r"(?:[^\W\d_]|\d+-[a-z])(?:[^:#,\[\]{}]|(?<=\S)#)*(?<!\s)")
# Words that other readers of YAML take for true, false or nothing. Fields for yes or no are written `ja` and `nee`.
TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
ESCAPED = {'"': r"\"", "\\": r"\\", "\n": r"\n"}


def plain(record: BaseModel) -> dict[str, Plain]:
    """The values of a record as an editor would type them, without those that go without saying."""
    return {name: _plain(value) for name, value in record.model_dump(exclude_defaults=True).items()}


def _plain(value: Any) -> Plain:
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items() if part is not None}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def tekst(waarden: Mapping[str, Plain], model: type[BaseModel]) -> str:
    """The YAML text of plain values of a `model`; fields that it does not know come last."""
    known = list(model.model_fields)
    names = [name for name in known if name in waarden] + sorted(set(waarden) - set(known))
    writer = _Writer(_bare(model))
    return "".join(f"{line}\n" for name in names for line in writer.field(name, waarden[name], ""))


class _Writer:
    """Writes plain values; `bare` names the fields for numbers and dates, which need no quotes."""

    def __init__(self, bare: frozenset[str]) -> None:
        self.bare = bare

    def field(self, name: str, value: Plain, indent: str) -> Iterator[str]:
        """The lines of one field."""
        start = f"{indent}{self.inline('', name)}:"
        line = f"{start} {self.inline(name, value, UNQUOTED)}"
        if isinstance(value, dict) and value:
            yield start
            for key, part in value.items():
                yield from self.field(key, part, f"{indent}  ")
        elif isinstance(value, list) and (len(line) > WIDTH or any(isinstance(item, dict) for item in value)):
            yield start
            for item in value:
                yield from self._item(name, item, f"{indent}  ")
        elif isinstance(value, str) and len(line) > WIDTH and _foldable(value):
            yield f"{start} >-"
            wide = textwrap.TextWrapper(WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
            yield from (f"{indent}  {part}" for part in wide.wrap(value))
        else:
            yield line

    def _item(self, name: str, item: Plain, indent: str) -> Iterator[str]:
        line = f"{indent}- {self.inline(name, item, UNQUOTED)}"
        if isinstance(item, dict) and len(line) > WIDTH:
            lines = [line for key, part in item.items() for line in self.field(key, part, f"{indent}  ")]
            yield f"{indent}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield line

    def inline(self, name: str, value: Plain, unquoted: re.Pattern[str] = UNQUOTED_INSIDE) -> str:
        """A value on one line; a text without quotes when it fits `unquoted`."""
        if isinstance(value, list):
            return f"[{', '.join(self.inline(name, part) for part in value)}]"
        if isinstance(value, dict):
            pairs = (f"{self.inline('', key)}: {self.inline(key, part)}" for key, part in value.items())
            return f"{{{', '.join(pairs)}}}"
        if not value.isprintable():
            return f'"{"".join(map(_escaped, value))}"'
        if name in self.bare or (unquoted.fullmatch(value) and value.lower() not in TAKEN):
            return value
        return "'" + value.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    return ESCAPED.get(character) or (character if character.isprintable() else f"\\U{ord(character):08x}")


def _foldable(text: str) -> bool:
    """Whether a text is the same after folding: single spaces between words, nothing that cannot be seen."""
    return text.isprintable() and text == " ".join(text.split())


@lru_cache(maxsize=32)
def _bare(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields for numbers and dates, in the model and in its parts."""
    names: set[str] = set()
    for name, info in model.model_fields.items():
        types = _types(info.annotation)
        if not types.isdisjoint({int, float, datetime.date}):
            names.add(name)
        names.update(*(_bare(part) for part in types if isinstance(part, type) and issubclass(part, BaseModel)))
    return frozenset(names)


def _types(annotation: Any) -> set[Any]:
    return {annotation}.union(*(_types(part) for part in get_args(annotation) if not isinstance(part, str)))
