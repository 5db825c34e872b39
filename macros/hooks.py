"""The MkDocs edge: gives MkDocs the Pages and files of the Kennisbank, and finishes the site after the build.

Thin on purpose. Material reaches its end of life in 2027 and its successor runs no hooks; `kompas schrijf` is the second adapter.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

from macros import site, uitvoer
from macros.csp import policy
from macros.problems import DataError, in_words
from macros.zoeken.documenten import Pagina

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

# Material's own scripts and palette, which overrides/main.html does not load.
UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/")

# A heading of a generated page stands between empty lines, and the HTML around it has no such line that begins with #.
HEADING = re.compile(r"(?:\A|(?<=\n\n))(##? .+)")
READY_HTML = "<!-- html {} -->"

log = logging.getLogger("mkdocs.kompas")
handwritten: dict[str, Pagina] = {}
processes = 1


def on_startup(command: str, dirty: bool) -> None:  # MkDocs decides how it calls this
    """Use all processors for a build; the server for writers has threads, and stays in one process."""
    global processes  # noqa: PLW0603  # MkDocs hooks have no other place to keep something
    processes = (os.cpu_count() or 1) if command == "build" else 1


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the data before anything is written; with a problem the old site stays as it is."""
    handwritten.clear()
    try:
        kennisbank = site.load_kennisbank()
    except DataError as error:
        for problem in error.problems:
            log.error("%s", problem)
        raise Abort(f"{in_words(len(error.problems), 'fout', 'fouten')} in de data; er is niets gebouwd.") from None
    gemeente = kennisbank.gemeente
    if gemeente.adres and not config.site_url:
        config.site_url = f"{gemeente.adres.rstrip('/')}/"
    config.extra["kompas"] = {"gemeente": gemeente, "versie": site.version(), "logo": site.logo_url(kennisbank)}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, redirects, exports and house style to the hand-written files."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED_THEME_FILES):
            files.remove(file)
    kennisbank = site.kennisbank()
    for page in uitvoer.pages(kennisbank, processes):
        files.append(File.generated(config, page.path, content=page.markdown))
    for static in uitvoer.files(kennisbank, urlsplit(config.site_url or "/").path):
        files.append(File.generated(config, static.path, content=static.content))
    if kennisbank.logo:
        logo = File.generated(config, site.logo_url(kennisbank), content=kennisbank.logo.read_bytes())
        files.append(logo)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Let Markdown read only the headings of a generated page: the rest is HTML already, and reading that takes long."""
    if not page.file.generated_by:
        return markdown
    parts = page.meta["html"] = HEADING.split(markdown)
    return "\n\n".join(part if number % 2 else READY_HTML.format(number) for number, part in enumerate(parts))


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put the HTML of a generated page back between its headings; note the text of a hand-written one for the search index."""
    if not page.file.generated_by:
        handwritten[page.url] = Pagina(page.url, str(page.title), str(page.meta.get("description", "")), html)
    for number, part in enumerate(page.meta.pop("html", ())):
        html = html.replace(READY_HTML.format(number), part.strip())
    return html


def on_page_context(context: dict[str, object], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Tell the theme which door of the nav the page belongs to."""
    context["afdeling"] = page.url.split("/", 1)[0]
    return context


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Reload when the data changes, also when it stands elsewhere (KOMPAS_DATA, KOMPAS_LOKAAL)."""
    for folder in site.folders():
        server.watch(str(folder))
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index and note the Content-Security-Policy that the pages need."""
    folder = Path(config.site_dir)
    for static in site.search_index(site.kennisbank(), handwritten.values()):
        target = folder / static.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(static.content, encoding="utf-8")
    (folder / "csp.txt").write_text(policy(folder) + "\n", encoding="utf-8")
