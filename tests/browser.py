"""Finds a browser for the tests: KOMPAS_BROWSER, else Chromium or Chrome on this machine, else Playwright's own.

Run as a module it prints the path, or leaves with status 1 when there is none.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def executable() -> str | None:
    """The path of a browser, or None."""
    given = os.environ.get("KOMPAS_BROWSER")
    found = given or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and Path(MAC).exists():
        found = MAC
    return found or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    path = executable()
    print(path or "geen browser gevonden")
    sys.exit(path is None)
