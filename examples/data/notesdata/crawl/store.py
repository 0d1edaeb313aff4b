"""What is to be fetched, what was fetched, and the bytes: one SQLite file that survives being killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
  path TEXT PRIMARY KEY,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed', 'refused')),
  hops INTEGER NOT NULL DEFAULT 0,
  status INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  content_type TEXT NOT NULL DEFAULT '',
  etag TEXT NOT NULL DEFAULT '',
  body BLOB NOT NULL DEFAULT ''
);
"""


@dataclass(frozen=True)
class Fetched:
    """A row that is no longer pending. `reason` says why a page failed or was refused."""

    path: str
    state: str
    status: int | None
    reason: str
    content_type: str
    etag: str
    body: bytes


class Store:
    """The frontier and the pages. Every method is one transaction: a kill leaves it done or not begun."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, isolation_level=None)
        # With a write-ahead log a killed process loses nothing that was committed. (Against a power cut: synchronous=FULL.)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    # #region finish
    def finish(self, page: Fetched, found: Iterable[str] = (), hops: int = 0) -> list[str]:
        """Writes the page AND the links found on it, together. Returns the links that are new.

        Were they two transactions, a kill between them would leave a finished page whose links nobody will ever follow.
        """
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(
                "INSERT INTO page (path, state, status, reason, content_type, etag, body) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (path) DO UPDATE SET state = excluded.state, status = excluded.status, reason = excluded.reason, "
                "content_type = excluded.content_type, etag = excluded.etag, body = excluded.body",
                (page.path, page.state, page.status, page.reason, page.content_type, page.etag, page.body),
            )
            return self._add(found, hops)

    # #endregion

    def add(self, paths: Iterable[str]) -> list[str]:
        """Puts addresses on the list of what is to be fetched; returns those that are new."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            return self._add(paths, 0)

    def _add(self, paths: Iterable[str], hops: int) -> list[str]:
        new = []
        for path in paths:
            if self._db.execute("INSERT OR IGNORE INTO page (path, hops) VALUES (?, ?)", (path, hops)).rowcount:
                new.append(path)
        return new

    def pending(self) -> list[str]:
        """What is still to be fetched, oldest first."""
        return [row[0] for row in self._db.execute("SELECT path FROM page WHERE state = 'pending' ORDER BY rowid")]

    def hops(self, path: str) -> int:
        """How many redirects led to PATH."""
        row = self._db.execute("SELECT hops FROM page WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else 0

    def fetched(self) -> list[Fetched]:
        """All that is no longer pending, by address: the order does not depend on how the crawl went."""
        query = "SELECT path, state, status, reason, content_type, etag, body FROM page WHERE state != 'pending' ORDER BY path"
        return [Fetched(*row) for row in self._db.execute(query)]

    def counts(self) -> dict[str, int]:
        """How many pages are in each state."""
        return dict(self._db.execute("SELECT state, count(*) FROM page GROUP BY state"))
