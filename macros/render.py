"""A Kennisbank in; Pages out. Pure: no files, no clock, no MkDocs. The templates hold all text and markup."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from typing import Any
from urllib.parse import quote

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from markupsafe import escape as html_escape
from pydantic import BaseModel

from macros.bomen.ladder import TREDEN, Drawing, draw
from macros.bomen.replay import Route, replay
from macros.kaart.facetten import LIJNEN, Facet, facetten
from macros.kaart.jsonld import als_script, jsonld
from macros.kaart.openingstijden import compact, rooster
from macros.kaart.vers import Stand, stand
from macros.kaart.weektabel import Week, week
from macros.kaart.wegen import Wegen
from macros.kennisbank import Entry, Kennisbank, Key
from macros.models import Begrip, Beslisboom, Bronverwijzing, Casus, Voorziening
from macros.opmaak import SENTENCE, LinkTarget, first_sentence, to_html, to_inline_html
from macros.soorten import SOORT, SOORTEN
from macros.texts import Opmaak, RecordLink
from macros.velden import Blok, blokken

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
THEMAS = {
    "richten": ("Richten", "Wat willen we, en voor wie?"),
    "inrichten": ("Inrichten", "Hoe organiseren we het?"),
    "verrichten": ("Verrichten", "Hoe werken we, vandaag, met deze bewoner?"),
    "belichten": ("Belichten", "Hoe leren we ervan en leggen we het uit?"),
}
IN_PLAATS = 3  # voorzieningen that a page names when its own is no longer there
# Whatever could mean something to HTML, Markdown or Jinja becomes a character reference: safe in text and in attributes.
SPECIAL = re.compile(r"[&<>\"'`*_\[\](){}#!|~\\:+=$^@-]|(?<=\d)\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """One page for MkDocs: `path` below the docs folder, Markdown with front matter, and the data file it comes from."""

    path: str
    markdown: str
    source: str


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file that is published as it is: `path` from the root of the site."""

    path: str
    content: str


def pages(kennisbank: Kennisbank, entries: Iterable[Entry] | None = None) -> Iterator[Page]:
    """A page for each record, or for each of `entries`, in the order of the soorten."""
    wegen = Wegen(kennisbank.by_soort["beslisboom"])
    for entry in kennisbank.entries.values() if entries is None else entries:
        body = fragment(kennisbank, f"{entry.key.soort}.md.j2", entry.url, entry=entry, record=entry.record, wegen=wegen)
        meta = {
            "title": entry.title,
            "description": _description(entry),
            "soort": entry.key.soort,
            "kort_adres": entry.short_url,
        }
        yield Page(entry.url.removesuffix("/") + ".md", front_matter(meta) + body, entry.file)


def redirects(kennisbank: Kennisbank) -> Iterator[StaticFile]:
    """A small page at each short address and each former address that sends the reader on."""
    for entry in kennisbank.entries.values():
        soort = SOORT[entry.key.soort]
        folders = (soort.url, soort.kort) if soort.kort_veld == "id" else (soort.url,)
        former = (f"{folder}/{old}/" for old in getattr(entry.record, "voorheen", ()) for folder in folders)
        for address in (entry.short_url, *former):
            html = fragment(kennisbank, "doorverwijzing.html.j2", address, entry=entry)
            yield StaticFile(f"{address}index.html", html)


def fragment(kennisbank: Kennisbank, template: str, url: str, **context: Any) -> str:
    """One template filled in for the page at `url` (from the root of the site, ending in a slash or empty)."""
    view = View(kennisbank, url)
    return (
        _environment()
        .get_template(template)
        .render(kb=kennisbank, view=view, soorten=SOORT, opmaak=view.opmaak, regel=view.opmaak_regel, **context)
    )


@dataclass(frozen=True)
class View:
    """The Kennisbank as seen from one page: links are relative to it."""

    kennisbank: Kennisbank
    url: str

    def href(self, url: str) -> Markup:
        """The relative address of `url`, which counts from the root of the site. Made of ids, so it means nothing to Markdown."""
        return html_escape("../" * self.url.count("/") + url or "./")

    def opmaak(self, text: str) -> Markup:
        return to_html(text, self._resolve)

    def opmaak_regel(self, text: str) -> Markup:
        return to_inline_html(text, self._resolve)

    def bron(self, verwijzing: Bronverwijzing) -> Entry:
        return self.kennisbank[Key("bron", str(verwijzing.bron))]

    def op_letter(self, soort: str) -> Iterator[tuple[str, list[Entry]]]:
        """The entries of a soort by the first letter of their title, in alphabetical order."""
        ordered = sorted(self.kennisbank.by_soort[soort], key=lambda entry: entry.title.casefold())
        for letter, group in groupby(ordered, key=lambda entry: entry.title[0].upper()):
            yield letter, list(group)

    def facetten(self) -> list[Facet]:
        """What the finder of the sociale kaart lets a reader choose."""
        return facetten(self.kennisbank)

    def velden(self) -> list[Blok]:
        """The field reference."""
        return blokken()

    def verwant(self, entry: Entry) -> Iterator[tuple[str, list[Entry]]]:
        """Plural name of a soort and the related records of it, named by this record or naming it, without begrip and bron."""
        keys = [
            Key(soort.naam, str(record_id))
            for soort in SOORTEN
            for record_id in getattr(getattr(entry.record, "verwant", None), soort.meervoud, ())
        ]
        for soort in SOORTEN:
            related = dict.fromkeys(key for key in (*keys, *entry.cited_by) if key.soort == soort.naam)
            if related and soort.naam not in ("bron", "voorziening"):
                yield soort.meervoud, [self.kennisbank[key] for key in related]

    def gebruik(self, bron: Entry) -> Iterator[tuple[Entry, list[str]]]:
        """The records that draw on a bron, each with the places in it that they name."""
        for key in bron.cited_by:
            places = [v.plaats for v in bronverwijzingen(self.kennisbank[key].record) if v.bron == bron.key.id and v.plaats]
            yield self.kennisbank[key], list(dict.fromkeys(map(str, places)))

    def tekening(self, boom: Beslisboom) -> Drawing:
        """The drawing of a tree on the ladder."""
        return draw(boom)

    def route(self, casus: Casus) -> Route:
        """The route of a case through its tree."""
        answers = "&".join(f"{keuze.vraag}={keuze.antwoord}" for keuze in casus.antwoorden)
        return replay(self.kennisbank[Key("beslisboom", str(casus.boom))].record, answers)

    def casussen(self, boom: Entry) -> list[Entry]:
        """The cases that walk a tree."""
        return [entry for entry in self.kennisbank.by_soort["casus"] if entry.record.boom == boom.key.id]

    def lichter(self, entry: Entry) -> list[Entry]:
        """The lighter alternatives of a voorziening that are on the kaart."""
        found = (self.kennisbank["voorziening", other] for other in entry.record.lichter_alternatief)
        return [other for other in found if other.op_de_kaart]

    def in_plaats_van(self, entry: Entry) -> list[Entry]:
        """Where to look instead of a voorziening that is not on the kaart: what is lighter, then its neighbours."""
        domein, lijn = str(entry.record.domeinen[0]), entry.record.lijn
        neighbours = (other for other in self.kennisbank.in_domein(domein) if other.record.lijn == lijn)
        found = {other.key: other for other in (*self.lichter(entry), *islice(neighbours, IN_PLAATS))}
        return list(found.values())

    def week(self, voorziening: Voorziening) -> Week | None:
        """When a voorziening is open, if its hours are known."""
        text = voorziening.openingstijden
        return week(rooster(text, self.kennisbank.vandaag)) if text else None

    def stand(self, voorziening: Voorziening) -> Stand:
        """How fresh a voorziening is today, by the terms of the gemeente."""
        return stand(voorziening, self.kennisbank.gemeente.termijnen, self.kennisbank.vandaag)

    def open_nu(self, voorziening: Voorziening) -> str:
        """What open.js needs to say whether a voorziening with openingstijden is open now."""
        return json.dumps(compact(rooster(voorziening.openingstijden or "", self.kennisbank.vandaag)), separators=(",", ":"))

    def jsonld(self, entry: Entry) -> Markup:
        """A voorziening as schema.org data, to stand in a script element."""
        return Markup(als_script(jsonld(entry, self.kennisbank, self.volledig(entry.url))))

    def volledig(self, url: str) -> str:
        """The full address of a page, for paper; the gemeente must have given its own address."""
        return f"{(self.kennisbank.gemeente.adres or '').rstrip('/')}/{url}"

    def qr(self, entry: Entry) -> Markup:
        """A QR code of the short address, black on white, as SVG."""
        # Any mask can be read. To look for the best of the eight takes five times as long, and there may be 10,000 codes.
        code = segno.make(self.volledig(entry.short_url), error="m", micro=False, mask=3)
        title = f"QR-code naar {entry.title}"
        return Markup(code.svg_inline(scale=1, border=4, light="white", omitsize=True, title=title, svgclass="qr__code"))

    def _resolve(self, link: RecordLink) -> LinkTarget:
        entry = self.kennisbank[Key(link.soort, link.id)]
        uitleg = first_sentence(entry.record.definitie) if isinstance(entry.record, Begrip) else ""
        # A begrip stands in the middle of a sentence, so it loses its capital; an abbreviation (Wmo, MKBA) keeps it.
        title = entry.title[0].lower() + entry.title[1:] if uitleg and entry.title[1:].islower() else entry.title
        return LinkTarget(self.href(entry.url), link.label or title, uitleg)


def bronverwijzingen(value: object) -> Iterator[Bronverwijzing]:
    """Every source reference anywhere in a record, in order."""
    if isinstance(value, Bronverwijzing):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from bronverwijzingen(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from bronverwijzingen(item)


def escape(value: object) -> object:
    """Make plain text safe in HTML, in Markdown and in Jinja; leave ready-made HTML and other values alone."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(SPECIAL.sub(lambda match: f"&#{ord(match[0])};", value))
    return value


def datum(day: datetime.date) -> str:
    """A date in Dutch: 22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def eerste_zin(text: str) -> str:
    """The first sentence of a text as plain words. In plain text a star or a bracket is only that."""
    if isinstance(text, Opmaak):
        return first_sentence(text)
    sentence = SENTENCE.match(text)
    return sentence[0] if sentence else text


def mailadres(address: str) -> str:
    """An e-mail address for a `mailto:` link: what is no address, such as ?bcc=, cannot become a part of the link."""
    return quote(address, safe="@")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros", "templates"),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(datum=datum, eerste_zin=eerste_zin, mailadres=mailadres)
    environment.globals.update(themas=THEMAS, treden=TREDEN, lijnen=LIJNEN)
    return environment


def _description(entry: Entry) -> str:
    """One sentence about a record, for search engines and link previews."""
    record = entry.record
    longer = getattr(record, "samenvatting", None) or getattr(record, "definitie", None)
    return eerste_zin(longer) if longer else str(record.kort)


def front_matter(meta: Mapping[str, object]) -> str:
    """What a Page begins with: its title and what else MkDocs and the theme must know."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n"
