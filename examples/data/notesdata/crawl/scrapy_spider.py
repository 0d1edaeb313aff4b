"""Step three: the same crawl with Scrapy, which brings the queue, the retries and the robots.txt of step two with it.

Run it as a program: Scrapy's reactor can be started only once in a process.

    python -m notesdata.crawl.scrapy_spider http://127.0.0.1:8917 pages.sqlite --job .cache/job

Stopped with Ctrl+C it goes on from --job the next time. Killed outright it may lose the requests it had taken from its queue,
which is why step two writes its own list down.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from .encodings import decode
from .links import links, sitemap
from .politeness import AGENT, TOKEN, Manners, retry_after
from .store import Fetched, Store
from .urls import canonical, looks_endless


# #region middleware
class RetryAfterMiddleware(RetryMiddleware):
    """Scrapy retries 429 and 503, yet at once: this waits for as long as Retry-After says."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        headers = {name.decode(): values[-1].decode("latin-1") for name, values in response.headers.items()}
        wait = retry_after(headers)
        if response.status in self.retry_http_codes and wait:
            await asyncio.sleep(min(wait, Manners().longest_wait))
        return super().process_response(request, response)


# #endregion


# #region spider
class PracticeSpider(scrapy.Spider):
    """Follows the links of one site and keeps every page."""

    name = "practice"
    custom_settings = {
        "USER_AGENT": AGENT,
        # The whole name would not match a group for the token (RFC 9309, section 2.2.1).
        "ROBOTSTXT_USER_AGENT": TOKEN,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
        "DOWNLOAD_DELAY": 0.02,
        "DOWNLOAD_TIMEOUT": 3,
        "RETRY_TIMES": 3,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            RetryAfterMiddleware: 550,
        },
        # No cookies are needed, and without them Scrapy never asks the network for the public suffix list.
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
    }

    def __init__(self, origin: str = "", store: Store | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if store is None:
            raise ValueError("PracticeSpider needs a store")
        self.origin = origin
        # Without this Scrapy follows a redirect to whatever other site it names.
        self.allowed_domains = [urlsplit(origin).hostname or ""]
        self.store = store

    async def start(self) -> AsyncIterator[Request]:
        yield scrapy.Request(f"{self.origin}/", errback=self.failed)
        yield scrapy.Request(f"{self.origin}/sitemap.xml", self.parse_sitemap)

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """Asks for what the sitemap names."""
        for path in sitemap(response.text, self.origin):
            yield scrapy.Request(self.origin + path, errback=self.failed)

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request]:
        """Keeps a page and follows its links."""
        path = canonical(response.url, "/", self.origin)
        if path is None:
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        etag = (response.headers.get("ETag") or b"").decode("latin-1")
        if response.status != 200:
            self.store.finish(Fetched(path, "failed", response.status, f"status {response.status}", "", "", b""))
            return
        found = []
        if content_type.split(";")[0].strip() == "text/html":
            found = links(decode(response.body, content_type).text, path, self.origin)
        self.store.finish(Fetched(path, "done", 200, "", content_type, etag, response.body))
        for link in found:
            if not looks_endless(link):
                yield scrapy.Request(self.origin + link, errback=self.failed)

    def failed(self, failure: Any) -> None:
        """Writes down why a page did not come: robots.txt, or a fault that outlasted the retries."""
        path = canonical(failure.request.url, "/", self.origin)
        if path is not None:
            state = "refused" if failure.check(IgnoreRequest) else "failed"
            self.store.finish(Fetched(path, state, None, failure.type.__name__, "", "", b""))


# #endregion


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("origin")
    parser.add_argument("store", type=Path)
    parser.add_argument("--job", type=Path, help="folder that lets an interrupted crawl go on")
    options = parser.parse_args()
    with Store(options.store) as store:
        settings = {"LOG_LEVEL": "ERROR"} | ({"JOBDIR": str(options.job)} if options.job else {})
        process = CrawlerProcess(settings)
        crawler: Crawler = process.create_crawler(PracticeSpider)
        process.crawl(crawler, origin=options.origin, store=store)
        process.start()


if __name__ == "__main__":
    main()
