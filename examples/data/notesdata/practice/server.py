"""Serves the practice site on the loopback address and writes down who asked for what."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import unquote

from .pages import ORIGIN_MARK, Pages, Reply, Route, build_pages, calendar, deep, markup

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Visit:
    """A request as the site saw it; `at` in seconds of a monotonic clock."""

    at: float
    path: str
    status: int
    agent: str


class PracticeSite:
    """The site as a context manager: `with PracticeSite() as site: … site.origin …`.

    PORT 0 takes a free one. `on_request` is called with the path before each answer, which lets a test act in the middle of a
    request. Raises OSError when the port is taken.
    """

    def __init__(self, port: int = 0, pages: Pages | None = None) -> None:
        self.pages = pages or build_pages()
        self.visits: list[Visit] = []
        self.on_request: Callable[[str], None] | None = None
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        site = self

        class Handler(_Handler):
            owner = site

        self._server = _Server((HOST, port), Handler)
        self.origin = f"http://{HOST}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> PracticeSite:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[Reply, float]:
        """The reply to this request for PATH and the seconds to wait before it."""
        with self._lock:
            seen = self._counts[path]
            self._counts[path] += 1
        if path.startswith("/trap/calendar/"):
            return calendar(int(path.rsplit("/", 1)[1])), 0
        if path.startswith("/loop/deep/"):
            return deep(path), 0
        route = self.pages.routes.get(path, Route(markup("<p>没有这一页</p>", 404)))
        reply = route.before[seen] if seen < len(route.before) else route.reply
        return reply, route.delays[seen] if seen < len(route.delays) else 0

    def record(self, path: str, status: int, agent: str) -> None:
        """Writes a visit down."""
        with self._lock:
            self.visits.append(Visit(time.monotonic(), path, status, agent))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no fault of the site."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    owner: PracticeSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(self.path)
        if self.owner.on_request:
            self.owner.on_request(path)
        reply, delay = self.owner.answer(path)
        time.sleep(delay)
        body = reply.body.replace(ORIGIN_MARK.encode(), self.owner.origin.encode())
        etag = reply.etag
        same = reply.status == 200 and self.headers.get("If-None-Match") == etag
        status = 304 if same else reply.status
        # Written down before the answer leaves: a client that has the answer can rely on the record.
        self.owner.record(path, status, self.headers.get("User-Agent", ""))
        try:
            self.send_response(status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if reply.status == 200:
                self.send_header("ETag", etag)
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # The client gave up, or was killed: its affair.

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: `visits` is the log."""
