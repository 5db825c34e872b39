"""What several tests share: the built site, a server that sends its Content-Security-Policy, and a browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.kennisbank import Kennisbank
from macros.site import load_kennisbank
from tests.browser import ARGUMENTS, executable

ROOT = Path(__file__).resolve().parents[1]
EPOCH = "1795305600"  # 22 November 2026, so that every build of the tests has the same day


def build(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site strictly into `target`, as `make build` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def kennisbank() -> Kennisbank:
    """The data of this repository, or of KOMPAS_DATA and KOMPAS_LOKAAL."""
    return load_kennisbank()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once."""
    target = tmp_path_factory.mktemp("site")
    result = build(target)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == "", "a strict build says nothing"
    return target


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site with the policy that the build computed, and with its own 404 page."""

    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        pass


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending in a slash."""
    handler = type("Handler", (_Handler,), {"policy": (site / "csp.txt").read_text().strip()})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    path = executable()
    assert path, "geen browser gevonden; installeer Chromium of zet KOMPAS_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
