"""A Kennisbank in; an ordinary Material project with the same words out, as somebody would write it by hand. The baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from macros.texts import LINK, Opmaak, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.kennisbank import Entry, Kennisbank

FOLDER = "paginas"
CONFIG = f"""\
site_name: Gewone pagina's
theme:
  name: material
  language: nl
nav:
  - Begin: index.md
not_in_nav: /{FOLDER}/
plugins:
  - search
"""


def write_project(kennisbank: Kennisbank, folder: Path) -> Path:
    """One Markdown page for each record, outside the menu, which is what keeps a plain site of this size quick."""
    docs = folder / "docs"
    (docs / FOLDER).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Begin\n", encoding="utf-8")
    for entry in kennisbank.entries.values():
        (docs / FOLDER / f"{page_name(entry)}.md").write_text(_markdown(entry, kennisbank), encoding="utf-8")
    return folder


def page_name(entry: Entry) -> str:
    """The name of the page of a record, without an ending."""
    return f"{entry.key.soort}-{entry.key.id}"


def _markdown(entry: Entry, kennisbank: Kennisbank) -> str:
    return "\n\n".join([f"# {entry.title}", *_blocks(entry.record, kennisbank)]) + "\n"


def _blocks(record: BaseModel, kennisbank: Kennisbank) -> Iterator[str]:
    """Texts become paragraphs, lists become lists, and a part of the record gets a heading."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, BaseModel):
            yield f"## {name.replace('_', ' ').capitalize()}"
            yield from _blocks(value, kennisbank)
        elif isinstance(value, str):
            yield _line(value, kennisbank)
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield "\n".join(f"- {_line(item, kennisbank)}" for item in value)
        elif isinstance(value, tuple):
            for part in value:
                yield " ".join(_blocks(part, kennisbank)) if name == "bronnen" else "\n\n".join(_blocks(part, kennisbank))


def _line(text: str, kennisbank: Kennisbank) -> str:
    if isinstance(text, Verwijzing):
        return _link(kennisbank[text.soort, text])
    if isinstance(text, Opmaak):
        return LINK.sub(lambda match: _link(kennisbank[match[1], match[2].strip()], match[3]), text)
    return text


def _link(entry: Entry, label: str | None = None) -> str:
    return f"[{label or entry.title}]({page_name(entry)}.md)"
