"""One Opmaak text in; safe HTML out, with every `[[soort:id]]` made a titled link."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from macros.texts import LINK, RecordLink

Resolve = Callable[[RecordLink], "LinkTarget"]


class LinkTarget(NamedTuple):
    """What a record link becomes: the address, the words shown, and a short explanation for a begrip."""

    href: str
    text: str
    uitleg: str = ""


def to_html(text: str, resolve: Resolve) -> Markup:
    """Block HTML of a checked Opmaak text: paragraphs, lists, tables, quotes."""
    return Markup(_renderer().render(text, {"resolve": resolve}))


def to_inline_html(text: str, resolve: Resolve) -> Markup:
    """HTML of a checked Opmaak text that is one paragraph, without the paragraph around it."""
    html = _renderer().render(text, {"resolve": resolve}).strip()
    single = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return Markup(html.removeprefix("<p>").removesuffix("</p>") if single else html)


def first_sentence(text: str) -> str:
    """The first sentence of an Opmaak text as plain words, for tooltips and descriptions."""
    plain = LINK.sub(lambda match: match[3] or match[2].replace("-", " "), text)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", r"\1", plain)
    return re.split(r"(?<=[.!?])\s", " ".join(plain.split()), maxsplit=1)[0]


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    """The dialect of `macros.texts.markdown`, with raw HTML off: whatever slips through the check is shown as text."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.inline.ruler.before("link", "record_link", _record_link)
    return md


def _record_link(state: StateInline, silent: bool) -> bool:
    match = LINK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        target = state.env["resolve"](RecordLink(match[1], match[2].strip(), (match[3] or "").strip()))
        opening = state.push("link_open", "a", 1)
        opening.attrSet("href", target.href)
        if target.uitleg:
            opening.attrSet("class", "begrip")
            opening.attrSet("data-uitleg", target.uitleg)
        state.push("text", "", 0).content = target.text
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True
