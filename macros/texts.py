"""The kinds of text and reference a record may hold: strings that know what they are.

`Tekst` is plain and always escaped; `Opmaak` is Markdown without raw HTML; a `Verwijzing` names another record.
Each validates itself inside a pydantic model and raises `ValueError` with a Dutch message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from pydantic_core import core_schema

if TYPE_CHECKING:
    from markdown_it.token import Token
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

LINK = re.compile(r"\[\[([a-z]+):([^\]|\n]*)(?:\|([^\]\n]*))?\]\]")
ALMOST_LINK = re.compile(r"\[\[[^\]]*\]\]")
NEEDS_MARKDOWN = re.compile(r"[<>\[\]*_`\\&|#!~]|^[ \t]|^[-+=]|^\d+[.)]|  $", re.MULTILINE)
ALLOWED_BLOCKS = frozenset(
    "paragraph inline bullet_list ordered_list list_item table thead tbody tr th td blockquote".split()
)
ALLOWED_INLINE = frozenset("text softbreak hardbreak strong em link record_link".split())
NOT_ALLOWED = {
    "html_block": "HTML mag hier niet. Gebruik Markdown, of schrijf &lt; voor een los <-teken",
    "html_inline": "HTML mag hier niet. Gebruik Markdown, of schrijf &lt; voor een los <-teken",
    "code_block": "een regel begint met vier of meer spaties en wordt daardoor code. Haal de spaties weg",
    "fence": "codeblokken mogen hier niet. Haal de ``` weg",
    "code_inline": "code mag hier niet. Haal de `-tekens weg",
    "heading": "een kop mag hier niet; de koppen van de pagina liggen vast. Haal de # of de streep eronder weg",
    "image": "een afbeelding mag hier niet. Haal ![…](…) weg",
    "hr": "een scheidingslijn mag hier niet. Haal --- weg",
}
ALLOWED_SCHEMES = ("https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class RecordLink:
    """One `[[soort:id|tekst]]` in a text; `label` is empty when the target's own title is to be shown."""

    soort: str
    id: str
    label: str = ""


class _Text(str):
    """A validated string; subclasses set the longest length in characters and may override `clean`."""

    longest: ClassVar[int] = 300
    uitleg: ClassVar[str] = ""

    @classmethod
    def clean(cls, value: str) -> Self:
        """The text as the site keeps it. Raises ValueError, in Dutch, when it cannot be used."""
        text = value.strip()
        if not text:
            raise ValueError("is leeg. Vul het in, of haal het veld weg als het niet verplicht is")
        if len(text) > cls.longest:
            raise ValueError(f"is te lang: {len(text)} tekens, hoogstens {cls.longest}. Kort de tekst in")
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls.clean, core_schema.str_schema(strict=True))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "minLength": 1, "maxLength": cls.longest}


class Tekst(_Text):
    """Plain text on one line, at most 300 characters; line breaks count as spaces. Never holds markup."""

    @classmethod
    def clean(cls, value: str) -> Self:
        text = super().clean(" ".join(value.split()))
        if ALMOST_LINK.search(text):
            raise ValueError("hier kan geen [[verwijzing]] staan: dit veld is platte tekst. Schrijf het woord voluit")
        return text


class Opmaak(_Text):
    """Markdown without raw HTML, headings, images or code, at most 6,000 characters.

    Links between records are written `[[soort:id]]` or `[[soort:id|tekst]]`.
    """

    longest = 6_000

    @classmethod
    def clean(cls, value: str) -> Self:
        text = super().clean(value)
        if NEEDS_MARKDOWN.search(text):
            problems = list(dict.fromkeys(_markup_problems(text)))
            if problems:
                raise ValueError("; ".join(problems))
        return text

    @property
    def links(self) -> tuple[RecordLink, ...]:
        """The links to other records, in order."""
        return tuple(RecordLink(m[1], m[2].strip(), (m[3] or "").strip()) for m in LINK.finditer(self))


class Verwijzing(_Text):
    """The id of another record of one fixed soort."""

    soort: ClassVar[str] = ""
    longest = 100


class BronId(Verwijzing):
    soort = "bron"


class RegelId(Verwijzing):
    soort = "regel"


class ValkuilId(Verwijzing):
    soort = "valkuil"


class DilemmaId(Verwijzing):
    soort = "dilemma"


class DomeinId(Verwijzing):
    soort = "domein"


class BegripId(Verwijzing):
    soort = "begrip"


def _record_link(state: StateInline, silent: bool) -> bool:
    """markdown-it rule: `[[soort:id|tekst]]` becomes a `record_link` token."""
    match = LINK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("record_link", "", 0)
        token.meta = {"link": RecordLink(match[1], match[2].strip(), (match[3] or "").strip())}
    state.pos = match.end()
    return True


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """The one Markdown dialect of the project, for checking and for rendering: CommonMark plus tables and record links.

    Raw HTML is recognised, so that it can be refused; `macros.render` never sees it.
    """
    md = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table")
    md.inline.ruler.before("link", "record_link", _record_link)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # refused below, with a message
    return md


def _markup_problems(text: str) -> Iterator[str]:
    for token in markdown().parse(text):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name not in ALLOWED_BLOCKS:
            yield NOT_ALLOWED.get(name, f"de opmaak '{name}' mag hier niet")
        for child in token.children or ():
            yield from _inline_problems(child)


def _inline_problems(token: Token) -> Iterator[str]:
    name = token.type.removesuffix("_open").removesuffix("_close")
    if name not in ALLOWED_INLINE:
        yield NOT_ALLOWED.get(name, f"de opmaak '{name}' mag hier niet")
    if token.type == "link_open":
        href = str(token.attrGet("href") or "")
        if not href.lower().startswith(ALLOWED_SCHEMES):
            yield (
                f"de link '{href}' mag niet. Gebruik een adres dat begint met https://, mailto: of tel:, "
                "of [[soort:id]] voor een pagina van deze site"
            )
    if token.type == "text" and (almost := ALMOST_LINK.search(token.content)):
        yield f"'{almost[0]}' is geen goede verwijzing. Schrijf [[soort:id]], bijvoorbeeld [[regel:02-eropaf]]"
