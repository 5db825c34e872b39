"""The Content-Security-Policy allows what the built pages run from within, by hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

import pytest

from macros.csp import inline_scripts, policy

if TYPE_CHECKING:
    from pathlib import Path


def hash_source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def script_sources(site: Path) -> list[str]:
    directive = next(part for part in policy(site).split("; ") if part.startswith("script-src "))
    return directive.split()[1:]


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<p>geen</p>", []),
        ("<script>a()</script>", ["a()"]),
        ("<SCRIPT>a()</SCRIPT>", ["a()"]),
        ("<script type=module>a()</script>", ["a()"]),
        ('<script type="text/JavaScript">a()</script>', ["a()"]),
        ("<script>a()</script><p></p><script>b()</script>", ["a()", "b()"]),
        ('<script>if (a < b && "</p>") {}</script>', ['if (a < b && "</p>") {}']),
        ("<script>a = '&amp;'</script>", ["a = '&amp;'"]),
        ("<script>\n  a()\n</script>", ["\n  a()\n"]),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ('<script type="application/ld+json">{}</script>', []),
        ('<script type="application/json">{}</script><script>a()</script>', ["a()"]),
        ("<!-- <script>a()</script> -->", []),
    ],
)
def test_only_scripts_that_a_browser_would_run_count(html: str, scripts: list[str]) -> None:
    assert inline_scripts(html) == scripts


def test_an_inline_script_is_allowed_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<script>a()</script>", encoding="utf-8")
    assert hash_source("a()") in script_sources(tmp_path)


def test_accents_in_a_script_are_hashed_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<script>'één'</script>", encoding="utf-8")
    assert hash_source("'één'") in script_sources(tmp_path)


def test_pages_in_folders_count_too_and_the_same_script_once(tmp_path: Path) -> None:
    for name in ("a", "b/c"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("<script>a()</script>", encoding="utf-8")
    assert script_sources(tmp_path).count(hash_source("a()")) == 1


def test_the_hashes_stand_in_a_fixed_order(tmp_path: Path) -> None:
    for script in "abcdefgh":
        (tmp_path / f"{script}.html").write_text(f"<script>{script}</script>", encoding="utf-8")
    hashes = [source for source in script_sources(tmp_path) if source.startswith("'sha256-")]
    assert hashes == sorted(map(hash_source, "abcdefgh"))


def test_nothing_is_allowed_that_is_not_named(tmp_path: Path) -> None:
    assert policy(tmp_path).startswith("default-src 'none'; ")


@pytest.mark.parametrize("weakness", ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"])
def test_the_policy_has_no_weak_spot(weakness: str, tmp_path: Path) -> None:
    assert weakness not in policy(tmp_path).replace(";", "").split()
