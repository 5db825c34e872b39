"""A page as a reader gets it: the Markdown of `macros.render` made HTML, and read as a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import markdown  # type: ignore[import-untyped]  # Python-Markdown has no types
import yaml

from macros.hooks import HEADING
from macros.render import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.kennisbank import Kennisbank

EXTENSIONS = ["attr_list", "tables", "toc", "meta"]


def html_of(text: str) -> str:
    """The HTML of a Markdown text, with the extensions that mkdocs.yml and MkDocs itself switch on."""
    return str(markdown.markdown(text, extensions=EXTENSIONS))


def built(body: str) -> str:
    """The HTML of a generated page as `macros.hooks` has MkDocs make it: only its headings are read as Markdown."""
    return "\n".join(html_of(part) if number % 2 else part for number, part in enumerate(HEADING.split(body)))


def parsed(html: str) -> tuple[Element, list[object]]:
    """A piece of HTML as a tree, and the errors that the HTML standard sees in it."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parseFragment(html)
    assert isinstance(tree, Element)
    return tree, list(parser.errors)


def markdown_of(kennisbank: Kennisbank, address: str) -> str:
    """The Markdown of the page with this address, front matter included."""
    return next(page.markdown for page in pages(kennisbank) if page.path == f"{address}.md")


def front_matter(kennisbank: Kennisbank, address: str) -> dict[str, object]:
    _, meta, _ = markdown_of(kennisbank, address).split("---\n", 2)
    values = yaml.safe_load(meta)
    assert isinstance(values, dict)
    return values


def page(kennisbank: Kennisbank, address: str) -> Element:
    """The content of the page with this address, such as `gouden-regels/01-eerste`, wholly read as Markdown.

    That is what a site builder makes of what `kompas schrijf` wrote; MkDocs reads less as Markdown, so this is the harder case.
    """
    _, _, body = markdown_of(kennisbank, address).split("---\n", 2)
    tree, _ = parsed(html_of(body))
    return tree


def text_of(element: Element) -> str:
    """All words in an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def links(tree: Element) -> dict[str, str]:
    """The words of each link, by its address."""
    return {element.get("href", ""): text_of(element) for element in tree.iter("a")}


def with_class(tree: Element, name: str) -> Iterator[Element]:
    """Every element with this class."""
    return (element for element in tree.iter() if name in element.get("class", "").split())
