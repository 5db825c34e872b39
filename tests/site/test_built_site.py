"""What must hold for every page of the built site, and for the files beside the pages."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import jsonschema
import pytest

from macros.bomen.replay import replay
from macros.kennisbank import Entry, Kennisbank
from macros.load import load
from macros.models import Voorziening
from macros.site import folders
from macros.soorten import SOORTEN, Soort
from tests.conftest import build

HEADINGS = re.compile(r"<h([1-6])[\s>]")


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Path and HTML of every full page: not the pages that only send the reader on."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in html:
            yield path.relative_to(site).as_posix(), html


def failing(site: Path, broken: re.Pattern[str] | None = None) -> list[str]:
    return [path for path, html in pages(site) if broken and broken.search(html)]


def test_every_page_is_valid_html(site: Path) -> None:
    errors = {}
    for path, html in pages(site):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        if parser.errors:
            errors[path] = [(place, code) for place, code, _ in parser.errors[:3]]
    assert errors == {}


def test_every_page_is_in_dutch(site: Path) -> None:
    assert [path for path, html in pages(site) if '<html lang="nl"' not in html] == []


def test_every_page_has_one_h1(site: Path) -> None:
    assert {path: html.count("<h1") for path, html in pages(site) if html.count("<h1") != 1} == {}


def test_headings_never_skip_a_level(site: Path) -> None:
    skipped = []
    for path, html in pages(site):
        levels = [int(level) for level in HEADINGS.findall(html[html.index("<article") : html.index("</article>")])]
        if any(after > before + 1 for before, after in pairwise(levels)):
            skipped.append(path)
    assert skipped == []


def test_no_id_occurs_twice_on_a_page(site: Path) -> None:
    double = {}
    for path, html in pages(site):
        ids = re.findall(r'\sid="([^"]+)"', html)
        if len(ids) != len(set(ids)):
            double[path] = sorted({name for name in ids if ids.count(name) > 1})
    assert double == {}


def test_every_page_has_its_own_title_and_a_description(site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for path, html in pages(site):
        title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
        assert title, path
        titles.setdefault(title[1], []).append(path)
        assert '<meta name="description" content="' in html, path
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_no_template_or_markdown_is_left_in_a_page(site: Path) -> None:
    left = re.compile(r"\{\{|\}\}|\{%|\[\[|^## |\]\(http|None</|Undefined", re.MULTILINE)
    data = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
    assert [path for path, html in pages(site) if left.search(data.sub("", html))] == []


def test_no_page_carries_inline_style_or_script(site: Path) -> None:
    inline = re.compile(r"<style|\sstyle=|\son\w+=\"|javascript:|<script(?![^>]*(?:\bsrc=|type=.application/ld\+json))")
    assert failing(site, inline) == []


def test_no_page_asks_anything_of_another_site(site: Path) -> None:
    outside = re.compile(r'<(?:script|img|link(?! rel="canonical")|iframe|source)\b[^>]*\s(?:src|href)="(?:https?:)?//')
    assert failing(site, outside) == []


def test_every_link_fragment_and_image_leads_somewhere(site: Path) -> None:
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent))
    assert lychee, "lychee is not installed"
    checked = [str(path) for path in site.rglob("*.html") if path.name != "404.html"]
    result = subprocess.run(
        [
            lychee,
            "--offline",
            "--include-fragments",
            "--no-progress",
            "--root-dir",
            str(site),
            "--index-files",
            "index.html",
            *checked,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    # A link to a state of a tree has answers for a fragment; test_a_case_links_to_its_uitkomst_in_the_tree checks those.
    broken = [line for line in result.stdout.splitlines() if "[ERROR]" in line and not re.search(r"#[a-z0-9-]+=", line)]
    assert broken == []
    assert int(re.search(r"🔍 (\d+) Total", result.stdout)[1]) > 5000  # type: ignore[index]  # the pattern is lychee's own


def test_a_case_links_to_its_uitkomst_in_the_tree(site: Path, kennisbank: Kennisbank) -> None:
    for entry in kennisbank.by_soort["casus"]:
        html = unescape((site / entry.url / "index.html").read_text(encoding="utf-8"))
        link = re.search(r'href="([^"]+)#([a-z0-9-]+=[^"]+)"', html)
        assert link, entry.key
        tree = kennisbank["beslisboom", entry.record.boom]
        assert urljoin(f"/{entry.url}", link[1]) == f"/{tree.url}"
        assert replay(tree.record, link[2]).at.id == entry.record.uitkomst


def test_the_404_page_links_to_pages_that_exist(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    missing = []
    for href in re.findall(r'(?:href|src)="([^"]+)"', html):
        parts = urlsplit(urljoin("http://site/", href))
        target = site / parts.path.lstrip("/")
        if parts.netloc == "site" and not (target / "index.html").exists() and not target.is_file():
            missing.append(href)
    assert missing == []


def test_every_record_has_a_page_and_a_short_address_that_leads_there(site: Path, kennisbank: Kennisbank) -> None:
    for entry in kennisbank.entries.values():
        assert (site / entry.url / "index.html").is_file()
        redirect = (site / entry.short_url / "index.html").read_text(encoding="utf-8")
        target = re.search(r'url=([^"]+)"', redirect)
        assert target, entry.key
        assert urljoin(f"/{entry.short_url}", unescape(target[1])) == f"/{entry.url}"


def test_every_record_page_names_its_data_file_and_how_to_mend_it(site: Path, kennisbank: Kennisbank) -> None:
    for entry in kennisbank.entries.values():
        html = (site / entry.url / "index.html").read_text(encoding="utf-8")
        if getattr(entry.record, "adres_geheim", False):
            assert not (site / entry.bron_url).exists()
            continue
        assert (site / entry.bron_url).is_file(), entry.bron_url
        assert "mailto:" in html
        assert entry.bron_url.rsplit("/", 1)[-1] in unescape(html)


def test_no_file_of_the_site_holds_a_secret_address(site: Path) -> None:
    loaded = load(*folders())
    secret = {
        locatie.straat.encode()
        for item in loaded.items
        if isinstance(item.record, Voorziening) and item.record.adres_geheim
        for locatie in item.record.locaties
        if locatie.straat
    }
    assert secret
    assert [path for path in site.rglob("*") if path.is_file() and any(street in path.read_bytes() for street in secret)] == []


def test_a_local_note_shows_on_its_page(site: Path, kennisbank: Kennisbank) -> None:
    noted = [entry for entry in kennisbank.entries.values() if entry.aanvullingen]
    assert len(noted) >= 2
    for entry in noted:
        assert 'class="lokaal"' in (site / entry.url / "index.html").read_text(encoding="utf-8")


def test_links_between_records_run_in_both_directions(site: Path, kennisbank: Kennisbank) -> None:
    def links(entry: Entry) -> set[str]:
        html = unescape((site / entry.url / "index.html").read_text(encoding="utf-8"))
        return {urljoin(f"/{entry.url}", href) for href in re.findall(r'href="([^"#]+)"', html)}

    for entry in kennisbank.entries.values():
        if entry.key.soort not in ("bron", "voorziening"):
            # The voorzieningen of a domein stand on its page of the sociale kaart.
            there = {f"/{kennisbank[key].url}" for key in entry.cited_by if key.soort not in ("bron", "voorziening")}
            assert there <= links(entry), entry.key


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.naam)
def test_the_api_fits_its_published_schema(site: Path, kennisbank: Kennisbank, soort: Soort) -> None:
    content = json.loads((site / "api/v1" / f"{soort.meervoud}.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "api/v1/schema" / f"{soort.meervoud}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, schema)
    assert content["total"] == len(content["items"]) == len(kennisbank.by_soort[soort.naam])
    for item in content["items"]:
        assert item["id"]
        assert item.get("titel") or item.get("naam")
        assert (site / item["url"].lstrip("/") / "index.html").is_file()


def test_the_policy_allows_no_inline_script_or_style(site: Path) -> None:
    policy = (site / "csp.txt").read_text(encoding="utf-8")
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "style-src 'self';" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy


def test_a_second_build_is_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    second = tmp_path / "site"
    result = build(second, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    assert result.returncode == 0, result.stderr
    assert fingerprints(second) == fingerprints(site)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_bad_data_builds_nothing_and_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("de oude site", encoding="utf-8")
    result = build(target, KOMPAS_DATA=str(tmp_path / "weg"))
    assert result.returncode != 0
    assert "deze map bestaat niet" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in target.iterdir()] == ["index.html"]
