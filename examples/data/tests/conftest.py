"""What several tests share. Everything is on the loopback address: `no_network` makes any other connection fail."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notesdata.crawl.polite_async import crawl
from notesdata.crawl.politeness import Manners
from notesdata.crawl.store import Fetched, Store
from notesdata.pipeline import Run, run
from notesdata.practice.server import PracticeSite
from notesdata.progress import Progress


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuses to connect anywhere but to 127.0.0.1."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] != "127.0.0.1":
            raise AssertionError(f"a test asked for {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture
def site() -> Iterator[PracticeSite]:
    """A fresh practice site."""
    with PracticeSite() as running:
        yield running


class Crawled:
    """A finished crawl: the site with its visits, and the pages."""

    def __init__(self, site: PracticeSite, file: Path, pages: list[Fetched]) -> None:
        self.site = site
        self.file = file
        self.pages = {page.path: page for page in pages}


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """The practice site, crawled once for all tests that only look at the result."""
    file = tmp_path_factory.mktemp("crawl") / "pages.sqlite"
    with PracticeSite() as running, Store(file) as store:
        asyncio.run(crawl(running.origin, store, Manners()))
        yield Crawled(running, file, store.fetched())


class Finished:
    """A whole run: where its files are, and its funnel."""

    def __init__(self, out: Path, funnel: dict[str, Any]) -> None:
        self.out = out
        self.funnel = funnel

    def stage(self, name: str) -> dict[str, Any]:
        """The row of the funnel called NAME."""
        found: dict[str, Any] = next(row for row in self.funnel["stages"] if row["stage"] == name)
        return found


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The one command, run as a reader runs it."""
    out = tmp_path_factory.mktemp("run")
    return Finished(out, run(Run(out), Progress()))
