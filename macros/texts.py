"""The kinds of text and reference a record may hold: strings that know what they are.

`Tekst` is plain and always escaped; `Opmaak` is Markdown without raw HTML; a `Verwijzing` names another record.
Each validates itself inside a pydantic model and raises `ValueError` with a Dutch message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

import phonenumbers
from markdown_it import MarkdownIt
from pydantic_core import core_schema

from macros.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

# In a table the bar is written \|, because | ends the cell.
LINK = re.compile(r"\[\[([a-z]+):([^\]|\n\\]+)(?:\\?\|([^\]\n]*))?\]\]")
HTML_TAG = re.compile(r"<[/!?]?[a-zA-Z][^>]*>|<!--")
ALMOST_LINK = re.compile(r"\[\[.*?\]\]|\[\[\S*|\[\w+:[\w-]+\]")
OLD_LINE_BREAK = re.compile(r"\r\n?")
BROKEN_ADDRESS = re.compile(r"\]\(\S*")
# * and _ within a line can only become emphasis, which is always allowed; at its start they may be a list or a line across.
NEEDS_MARKDOWN = re.compile(r"[<>\[\]`\\&|#!~]|^(?:[ \t+=_-]|\*(?!\*\w)|\d+[.)])|  $", re.MULTILINE)
ALLOWED_BLOCKS = frozenset(
    ["paragraph", "inline", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "blockquote"]
)
ALLOWED_INLINE = frozenset(["text", "softbreak", "hardbreak", "strong", "em", "link", "record_link"])
NO_HTML = "is HTML en dat mag hier niet. Gebruik Markdown, of schrijf &lt; voor een los <-teken"
NOT_ALLOWED = {
    "html_block": NO_HTML,
    "html_inline": NO_HTML,
    "code_block": "een regel begint met vier of meer spaties en wordt daardoor code. Haal de spaties weg",
    "fence": "codeblokken mogen hier niet. Haal de ``` weg",
    "code_inline": "code mag hier niet. Haal de `-tekens weg",
    "heading": "een kop mag hier niet; de koppen van de pagina liggen vast. Haal de # of de streep eronder weg",
    "image": "een afbeelding mag hier niet. Haal ![…](…) weg",
    "hr": "een scheidingslijn mag hier niet. Haal --- weg",
}
ALLOWED_ADDRESS = re.compile(r"https://[^\s/?#]+\.[^\s/?#]|mailto:[^\s@]+@[^\s@]|tel:\+?[0-9]", re.IGNORECASE)


class MarkupError(ValueError):
    """A text holds markup that is not allowed; `near` are the words of the text to look for."""

    def __init__(self, message: str, near: str) -> None:
        self.near = near
        super().__init__(message)


class Unwanted(NamedTuple):
    """A Dutch message about a piece of markup, and the words of the text where it stands; of each `kind` one is enough."""

    message: str
    near: str
    kind: str = ""


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
        if not any(character.isprintable() and character != " " for character in text):
            raise ValueError("is leeg. Vul het in, of haal het weg als het niet verplicht is")
        if len(text) > cls.longest:
            raise ValueError(f"is te lang: {len(text)} tekens, hoogstens {cls.longest}. Kort de tekst in")
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls.clean, core_schema.str_schema(strict=True))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "minLength": 1, "maxLength": cls.longest}


class Tekst(_Text):
    """Plain text on one line, at most 300 characters; line breaks count as spaces. Never holds markup."""

    @classmethod
    def clean(cls, value: str) -> Self:
        text = super().clean(" ".join(value.split()))
        if ALMOST_LINK.search(text):
            raise ValueError("hier kan geen [[verwijzing]] staan: dit veld is platte tekst. Schrijf het woord voluit")
        if tag := HTML_TAG.search(text):
            raise ValueError(f"hier kan geen HTML staan: dit veld is platte tekst. Haal {shortened(tag[0])} weg")
        return text


class Toelichting(Tekst):
    """Plain text on one line, at most 2,000 characters."""

    longest = 2_000


class Opmaak(_Text):
    """Markdown without raw HTML, headings, images or code, at most 6,000 characters.

    Links between records are written `[[soort:id]]` or `[[soort:id|tekst]]`.
    """

    longest = 6_000

    @classmethod
    def clean(cls, value: str) -> Self:
        text = super().clean(OLD_LINE_BREAK.sub("\n", value))
        if NEEDS_MARKDOWN.search(LINK.sub("x", text)):
            found = list(_markup_problems(text))
            if found:
                first = {unwanted.kind or unwanted.message: unwanted for unwanted in reversed(found)}
                raise MarkupError("; ".join(unwanted.message for unwanted in reversed(first.values())), found[0].near)
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


class BeslisboomId(Verwijzing):
    soort = "beslisboom"


class VoorzieningId(Verwijzing):
    soort = "voorziening"


class Telefoonnummer(Tekst):
    """A Dutch telephone number as its organisation writes it; `tel` is the same for dialling."""

    longest = 30
    KORT: ClassVar[frozenset[str]] = frozenset({"112", "113", "144", "116000", "116006", "116111", "116117", "116123"})

    @classmethod
    def clean(cls, value: str) -> Self:
        number = super().clean(value)
        digits = re.sub(r"[^0-9+]", "", number)
        if re.search(r"[^0-9+() .-]", number):
            raise ValueError("is geen telefoonnummer. Schrijf alleen cijfers, spaties en streepjes; zet uitleg bij 'label'")
        if digits in cls.KORT or re.fullmatch(r"140[0-9]{2,3}", digits):
            return number
        try:
            # Without its 0, phonenumbers still understands a number, but a telephone does not.
            parsed = phonenumbers.parse(digits, "NL") if re.fullmatch(r"[0+][0-9]+", digits) else None
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is None or not phonenumbers.is_valid_number_for_region(parsed, "NL"):
            raise ValueError("is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?")
        return number

    @property
    def tel(self) -> str:
        """The number for a `tel:` link: E.164 (+31…), or the short number itself. 0800 and 0900 are not dialled from abroad."""
        digits = re.sub(r"[^0-9+]", "", self)
        if digits in self.KORT or digits.startswith(("0800", "0900", "0906", "0909", "14")):
            return digits
        return phonenumbers.format_number(phonenumbers.parse(digits, "NL"), phonenumbers.PhoneNumberFormat.E164)


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


def _markup_problems(text: str) -> Iterator[Unwanted]:
    lines = text.split("\n")
    links = 0
    found = False
    for token in markdown().parse(text):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name not in ALLOWED_BLOCKS:
            yield _not_allowed(name, token, lines[token.map[0]].strip() if token.map else "")
        for unwanted in _inline_problems(token.children or ()):
            found = True
            yield unwanted
        links += sum(child.type == "record_link" for child in token.children or ())
    if not found and links < len(LINK.findall(text)):
        yield Unwanted("een [[verwijzing]] staat in het adres of de titel van een link. Zet hem in de gewone tekst", "[[")


def _inline_problems(tokens: Sequence[Token]) -> Iterator[Unwanted]:
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name not in ALLOWED_INLINE:
            yield _not_allowed(name, token, token.content)
        href = str(token.attrGet("href") or "")
        if token.type == "link_open" and not ALLOWED_ADDRESS.match(href):
            yield Unwanted(
                f"de link '{shortened(href)}' mag niet. Gebruik een adres dat begint met https://, mailto: of tel:, "
                "of [[soort:id]] voor een pagina van deze site",
                href,
            )
        if token.type == "text":
            yield from _typing_errors(token.content)
        if token.type in ("text", "text_special") and not token.content.isprintable():
            yield Unwanted("onzichtbaar teken, geschreven als &#…;. Haal het weg", "&#")


def _typing_errors(text: str) -> Iterator[Unwanted]:
    """Links that did not become one: they would stand on the page as they were typed."""
    if almost := ALMOST_LINK.search(text):
        mend = "Schrijf [[soort:id]], bijvoorbeeld [[regel:02-eropaf]]"
        yield Unwanted(f"'{shortened(almost[0])}' is geen goede verwijzing. {mend}", almost[0])
    elif broken := BROKEN_ADDRESS.search(text):
        mend = "Schrijf [tekst](https://adres), zonder spaties in het adres en zonder verwijzing in de tekst"
        yield Unwanted(f"'{shortened(broken[0])}' is geen goede link. {mend}", broken[0])


def _not_allowed(name: str, token: Token, near: str) -> Unwanted:
    message = NOT_ALLOWED.get(name, f"de opmaak '{name}' mag hier niet. Haal die weg")
    return Unwanted(f"'{shortened(token.content)}' {message}" if message is NO_HTML else message, near, message)
