"""Step three: the same crawl with Scrapy, which brings the queue, the retries and the robots.txt of step two with it.

Run it as a program: Scrapy's reactor can be started only once in a process.

    python -m notesdata.crawl.scrapy_spider http://127.0.0.1:8917 pages.sqlite

Scrapy's own JOBDIR goes on after Ctrl+C, but a kill may lose the requests that were taken from its queue. Here the list of step two
is kept instead: run the same command again and it goes on, whatever ended it.
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
    """Follows the links of one site and keeps every page. What is still to be fetched stands in the store, not in Scrapy's queue alone."""

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
        # A redirect is a finished page with one link, or the list would keep the address it led away from for ever.
        "REDIRECT_ENABLED": False,
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
        self.store.add(["/"])
        for path in self.store.pending():
            yield self.ask(path)
        yield scrapy.Request(f"{self.origin}/sitemap.xml", self.parse_sitemap)

    def ask(self, path: str) -> Request:
        """The request for PATH. The store knows each address once, so Scrapy need not look for doubles."""
        return scrapy.Request(self.origin + path, errback=self.failed, dont_filter=True)

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """Asks for what the sitemap names."""
        yield from map(self.ask, self.store.add(sitemap(response.text, self.origin)))

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request]:
        """Keeps a page together with its links, and asks for those that are new."""
        path = canonical(response.url, "/", self.origin)
        if path is None:
            return
        header = {name.decode(): values[-1].decode("latin-1") for name, values in response.headers.items()}
        content_type = header.get("Content-Type", "")
        hops, found = 0, []
        if 300 <= response.status < 400:
            hops = self.store.hops(path) + 1
            target = canonical(header.get("Location", ""), path, self.origin)
            found = [target] if target and hops <= Manners().max_redirects else []
            page = Fetched(path, "refused", response.status, "redirect" if target else "leaves the site", "", "", b"")
        elif response.status != 200:
            page = Fetched(path, "failed", response.status, f"status {response.status}", "", "", b"")
        else:
            if content_type.split(";")[0].strip() == "text/html":
                found = [link for link in links(decode(response.body, content_type).text, path, self.origin) if not looks_endless(link)]
            page = Fetched(path, "done", 200, "", content_type, header.get("ETag", ""), response.body)
        yield from map(self.ask, self.store.finish(page, found, hops))

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
    options = parser.parse_args()
    with Store(options.store) as store:
        process = CrawlerProcess({"LOG_LEVEL": "ERROR"})
        crawler: Crawler = process.create_crawler(PracticeSpider)
        process.crawl(crawler, origin=options.origin, store=store)
        process.start()


if __name__ == "__main__":
    main()
