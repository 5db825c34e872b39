"""A built site in; a web server for it on this machine out, that compresses text and notes how many bytes it sent."""

from __future__ import annotations

import functools
import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

COMPRESSED = re.compile(r"text/|application/(javascript|json|xml)|image/svg")


class Sent(NamedTuple):
    """One answer of the server: the path that was asked and the bytes of the body."""

    path: str
    bytes: int


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[Sent]]]:
    """The address of the site in `folder`, ending in a slash, and a list that grows with all that is sent."""
    policy = folder / "csp.txt"
    sent: list[Sent] = []
    fields = {"policy": policy.read_text(encoding="utf-8").strip() if policy.exists() else "", "sent": sent}
    handler = functools.partial(type("Handler", (_Handler,), fields), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", sent
        finally:
            server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Sends a file with the Content-Security-Policy of the site, when it has one."""

    policy: str
    sent: list[Sent]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        compressed = bool(COMPRESSED.match(kind))
        body = _body(file, compressed=compressed)
        self.sent.append(Sent(self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        pass


@functools.lru_cache(maxsize=512)
def _body(file: Path, *, compressed: bool) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0) if compressed else file.read_bytes()
