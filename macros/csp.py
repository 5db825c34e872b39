"""A built site in; the strictest Content-Security-Policy it works under out, with a hash for each inline script."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The parser is thorough but slow: it gets only the parts that matter.
SCRIPT_OR_COMMENT = re.compile(r"<!--.*?-->|<script\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)
EXECUTED = {"", "text/javascript", "module", "application/javascript"}


class _InlineScripts(HTMLParser):
    """Collects the text of the scripts that a browser would run from the page itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag == "script" and "src" not in given and (given.get("type") or "").lower() in EXECUTED
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def inline_scripts(html: str) -> list[str]:
    """The inline scripts of one page, in order."""
    parser = _InlineScripts()
    for part in SCRIPT_OR_COMMENT.findall(html):
        parser.feed(part)
    return parser.found


def policy(site: Path) -> str:
    """The policy for all pages below `site`, as the value of the Content-Security-Policy header."""
    hashes = sorted(
        {
            base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            for page in sorted(site.rglob("*.html"))
            for script in inline_scripts(page.read_text(encoding="utf-8"))
        }
    )
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
