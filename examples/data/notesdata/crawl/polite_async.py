"""Step two: many requests at once, yet polite, and able to go on after being killed."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable

import httpx

from .encodings import decode
from .links import links, sitemap
from .politeness import Manners, RateLimiter, backoff, retry_after
from .robots import MAX_REDIRECTS, Rules, rules_from
from .store import Fetched, Store
from .urls import canonical, looks_endless

#: Called with (pages finished, pages known).
Report = Callable[[int, int], None]


class Crawler:
    """Fetches one site into a store. The site is `origin`, "http://host:port"; links that leave it are not followed."""

    def __init__(self, origin: str, store: Store, client: httpx.AsyncClient, manners: Manners) -> None:
        self.origin = origin
        self.store = store
        self.client = client
        self.manners = manners
        self.limiter = RateLimiter(manners.interval)
        self.rules = Rules(manners.token, None, otherwise=False)
        self.rng = random.Random(manners.seed)

    # #region get
    async def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response | str:
        """The answer for PATH, or why there is none. Waits its turn, retries what may pass, obeys Retry-After."""
        reason = ""
        for attempt in range(1, self.manners.tries + 1):
            await self.limiter.turn()
            wait: float | None = None
            try:
                answer = await self.client.get(self.origin + path, headers=headers)
            except httpx.TimeoutException:
                reason = "timeout"
            except httpx.TransportError as error:
                reason = type(error).__name__
            else:
                if answer.status_code != 429 and answer.status_code < 500:
                    return answer
                reason = f"status {answer.status_code}"
                wait = retry_after(answer.headers)
            if attempt == self.manners.tries:
                break
            if wait is None:
                await asyncio.sleep(backoff(attempt, self.manners, self.rng))
            elif wait > self.manners.longest_wait:
                return f"{reason}, Retry-After {wait:.0f} s"
            else:
                # The whole site is busy, not this page alone: everybody waits.
                self.limiter.pause(wait)
        return reason

    # #endregion

    async def read_robots(self) -> None:
        """Fetches robots.txt, following redirects, and slows down to what it asks for."""
        path, answer = "/robots.txt", await self.get("/robots.txt")
        for _ in range(MAX_REDIRECTS):
            if isinstance(answer, str) or not answer.is_redirect:
                break
            target = canonical(answer.headers["Location"], path, self.origin)
            if target is None:
                break
            path, answer = target, await self.get(target)
        status, body = (None, b"") if isinstance(answer, str) else (answer.status_code, answer.content)
        self.rules = rules_from(status, body, self.manners.token)
        self.limiter.interval = max(self.limiter.interval, self.rules.delay)

    async def start(self) -> None:
        """Puts the front page and what the sitemaps name on the list."""
        found = ["/"]
        for address in self.rules.sitemaps:
            path = canonical(address, "/", self.origin)
            answer = await self.get(path) if path else ""
            if not isinstance(answer, str) and answer.status_code == 200:
                found += sitemap(answer.text, self.origin)
        self.store.add(found)

    # #region visit
    async def visit(self, path: str) -> list[str]:
        """Deals with one address to its end; returns the addresses that are new."""

        def no(state: str, reason: str, status: int | None = None) -> list[str]:
            return self.store.finish(Fetched(path, state, status, reason, "", "", b""))

        if looks_endless(path):
            return no("refused", "looks endless")
        if not self.rules.allows(path):
            return no("refused", "robots.txt")
        hops = self.store.hops(path)
        if hops > self.manners.max_redirects:
            return no("refused", "too many redirects")
        answer = await self.get(path)
        if isinstance(answer, str):
            return no("failed", answer)
        if answer.is_redirect:
            # Not followed blindly: the target is an address like any other, with the same rules, fetched once.
            target = canonical(answer.headers["Location"], path, self.origin)
            moved = Fetched(path, "refused", answer.status_code, "redirect" if target else "leaves the site", "", "", b"")
            return self.store.finish(moved, [target] if target else [], hops + 1)
        if answer.status_code != 200:
            return no("failed", f"status {answer.status_code}", answer.status_code)
        content_type = answer.headers.get("Content-Type", "")
        page = Fetched(path, "done", 200, "", content_type, answer.headers.get("ETag", ""), answer.content)
        is_html = content_type.split(";")[0].strip() == "text/html"
        return self.store.finish(page, links(decode(page.body, content_type).text, path, self.origin) if is_html else [])

    # #endregion

    async def run(self, report: Report | None = None) -> None:
        """Visits all that is pending and all that is found on the way, several at a time."""
        waiting = deque(self.store.pending())
        counts = self.store.counts()
        known, finished = sum(counts.values()), sum(counts.values()) - len(waiting)
        running: set[asyncio.Task[list[str]]] = set()
        while waiting or running:
            while waiting and len(running) < self.manners.concurrency:
                running.add(asyncio.create_task(self.visit(waiting.popleft())))
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                new = task.result()
                waiting.extend(new)
                known, finished = known + len(new), finished + 1
            if report:
                report(finished, known)


def _client(manners: Manners) -> httpx.AsyncClient:
    # trust_env=False: no proxy from the environment gets between us and the loopback address.
    limits = httpx.Limits(max_connections=manners.concurrency)
    return httpx.AsyncClient(headers={"User-Agent": manners.agent}, timeout=manners.timeout, limits=limits, trust_env=False)


async def crawl(origin: str, store: Store, manners: Manners, report: Report | None = None) -> None:
    """Fetches the whole site at ORIGIN into STORE, going on where an earlier crawl stopped."""
    async with _client(manners) as client:
        crawler = Crawler(origin, store, client, manners)
        await crawler.read_robots()
        await crawler.start()
        await crawler.run(report)


# #region refresh
async def refresh(origin: str, store: Store, manners: Manners) -> dict[str, int]:
    """Asks again for every page that has an ETag, with If-None-Match (RFC 9110, section 13.1.2).

    Returns {"unchanged": n, "changed": n, "failed": n}. An unchanged page costs an answer without a body; a changed one is stored.
    """
    counts = {"unchanged": 0, "changed": 0, "failed": 0}
    async with _client(manners) as client:
        crawler = Crawler(origin, store, client, manners)
        await crawler.read_robots()
        for page in store.fetched():
            if not page.etag or not crawler.rules.allows(page.path):
                continue
            answer = await crawler.get(page.path, {"If-None-Match": page.etag})
            if not isinstance(answer, str) and answer.status_code == 304:
                counts["unchanged"] += 1
            elif not isinstance(answer, str) and answer.status_code == 200:
                content_type = answer.headers.get("Content-Type", "")
                new = Fetched(page.path, "done", 200, "", content_type, answer.headers.get("ETag", ""), answer.content)
                store.finish(new, links(decode(new.body, content_type).text, page.path, origin))
                counts["changed"] += 1
            else:
                counts["failed"] += 1
    return counts


# #endregion
