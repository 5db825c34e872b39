"""One Opmaak text in; safe HTML out, with every `[[soort:id]]` made a titled link."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from macros.texts import LINK, RecordLink, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

    Resolve: TypeAlias = Callable[[RecordLink], "LinkTarget"]

# A capital must follow, so that `bijv. de` and `art. 2` do not end a sentence.
SENTENCE = re.compile(r".*?[.!?][\"'’”)]*(?=\s+[^a-z0-9\s]|$)")


# The numbers for help that texts name: emergency, suicide prevention, and 0800, 0900 and 088 numbers as they are written.
HELP_NUMBER = re.compile(r"(?<![\d-])(112|113|0[89]00-\d{4}|088 \d{4} \d{3})(?![\d-])")


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
    md.core.ruler.push("help_numbers", _help_numbers)
    return md


def _help_numbers(state: StateCore) -> None:
    """Make a number for help a `tel:` link, so that a worker at the door can tap it."""
    for block in state.tokens:
        if block.children and HELP_NUMBER.search(block.content):
            block.children = list(_with_numbers(block.children))


def _with_numbers(tokens: Sequence[Token]) -> Iterator[Token]:
    inside_link = 0
    for token in tokens:
        inside_link += token.nesting if token.type.startswith("link") else 0
        if token.type != "text" or inside_link:
            yield token
            continue
        for position, part in enumerate(HELP_NUMBER.split(token.content)):
            if position % 2:
                yield Token("link_open", "a", 1, attrs={"href": f"tel:{re.sub('[- ]', '', part)}"})
            if part:
                yield Token("text", "", 0, content=part)
            if position % 2:
                yield Token("link_close", "a", -1)


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
