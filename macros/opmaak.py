"""One Opmaak text in; safe HTML out, with every `[[soort:id]]` made a titled link."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markupsafe import Markup

from macros.texts import LINK, RecordLink, markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Resolve: TypeAlias = Callable[[RecordLink], "LinkTarget"]

# A capital must follow, so that `bijv. de` and `art. 2` do not end a sentence.
SENTENCE = re.compile(r".*?[.!?][\"'’”)]*(?=\s+[^a-z0-9\s]|$)")


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


@lru_cache(maxsize=4096)
def first_sentence(text: str) -> str:
    """The first sentence of an Opmaak text as plain words, for tooltips and descriptions."""
    block = next((token for token in markdown().parse(text) if token.type == "inline"), None)
    words = " ".join("".join(map(_words, block.children or ())).split()) if block else ""
    sentence = SENTENCE.match(words)
    return sentence[0] if sentence else words


def _words(token: Token) -> str:
    if token.type == "record_link":
        link: RecordLink = token.meta["link"]
        return link.label or link.id.replace("-", " ")
    return " " if token.type.endswith("break") else token.content


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    """The dialect of `macros.texts.markdown`, with raw HTML off: whatever slips through the check is shown as text."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.inline.ruler.before("link", "record_link", _record_link)
    md.core.ruler.push("no_inline_style", _no_inline_style)
    return md


def _no_inline_style(state: StateCore) -> None:
    """Leave the alignment of table columns to the stylesheet: the Content-Security-Policy refuses `style` attributes."""
    for token in state.tokens:
        token.attrs.pop("style", None)


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
