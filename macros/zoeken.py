"""A built site in; a Dutch full-text search index beside it out, made by Pagefind.

Pages carry their soort as metadata, not as a filter: Pagefind 1.5 writes filters in random order, and a build must repeat.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class SearchIndexError(RuntimeError):
    """Pagefind could not make the index."""


def make_index(site: Path) -> None:
    """Write `pagefind/` into the built `site`. Raises SearchIndexError with Pagefind's own words."""
    command = [
        sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "nl",
        "--root-selector", "main", "--exclude-selectors", ".soortregel, .verwant, .herkomst, .bron, nav",
        "--glob", "**/index.html",
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SearchIndexError(f"Pagefind maakte geen zoekindex:\n{result.stdout}{result.stderr}")
    for unused in (*site.glob("pagefind/*-ui.*"), *site.glob("pagefind/pagefind-highlight.js")):
        unused.unlink()
