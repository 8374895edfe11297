"""A few pages for the browser on this machine, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock

import msgspec

HOST = "127.0.0.1"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
_OF_SCRIPTS = "; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'"


class Page(msgspec.Struct, frozen=True):
    """What is answered on an address: its kind, and what makes it."""

    kind: str
    make: Callable[[], str]
    scripts: bool = False
    """Whether it has a script of its own; in all others a browser runs none."""


class LocalPages(ThreadingHTTPServer):
    """Serves pages on the loopback address alone.

    Browsers open connections that they do not use, so each has a thread; the pages are still made
    one at a time.
    """

    daemon_threads = True

    def __init__(self, pages: Mapping[str, Page], port: int = 0) -> None:
        """Listen on a port, or on any that is free for 0.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((HOST, port), _Answers)
        self.pages = pages
        self.turn = Lock()

    @property
    def address(self) -> str:
        """Where a browser finds the first page."""
        return f"http://{HOST}:{self.server_address[1]}/"

    @property
    def names(self) -> tuple[str, ...]:
        """By which names a browser on this machine may ask."""
        port = self.server_address[1]
        return (f"{HOST}:{port}", f"localhost:{port}")


class _Answers(BaseHTTPRequestHandler):
    server: LocalPages

    def do_GET(self) -> None:
        # A page from elsewhere can point its own name at this machine, and must learn nothing.
        asked = self.headers.get_all("Host", [])
        known = len(asked) == 1 and asked[0] in self.server.names
        page = self.server.pages.get(self.path) if known else None
        if page is None:
            self._answer(404, "text/plain", "Siden finnes ikke.")
            return
        with self.server.turn:
            text = page.make()
        self._answer(200, page.kind, text, scripts=page.scripts)

    def _answer(self, code: int, kind: str, text: str, *, scripts: bool = False) -> None:
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        policy = _POLICY + _OF_SCRIPTS if scripts else _POLICY
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing for each request: the person at the terminal is writing elsewhere."""
