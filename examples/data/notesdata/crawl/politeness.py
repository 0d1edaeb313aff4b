"""How fast, how often, how long to wait."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

AGENT = "NotesDataBot/0.1 (practice crawler; contact: you@example.com)"
#: The product token that robots.txt groups are matched with (RFC 9309, section 2.2.1).
TOKEN = "NotesDataBot"


@dataclass(frozen=True)
class Manners:
    """Settings of a crawl. Times in seconds.

    The interval suits a practice site on one's own machine; on a real site a second or more is usual, and what its robots.txt or
    terms ask for comes first.
    """

    agent: str = AGENT
    token: str = TOKEN
    interval: float = 0.02
    concurrency: int = 4
    timeout: float = 3.0
    tries: int = 4
    backoff: float = 0.1
    longest_wait: float = 60.0
    max_redirects: int = 5
    seed: int = 0


# #region backoff
def backoff(attempt: int, manners: Manners, rng: random.Random) -> float:
    """Seconds before try ATTEMPT + 1 (ATTEMPT counts from 1): "full jitter", uniform in [0, base · 2^attempt).

    Without jitter, clients that failed together come back together.
    """
    return rng.uniform(0, min(manners.longest_wait, manners.backoff * 2**attempt))


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, 0 if that time is past; None without one that can be read.

    The header is either a number of seconds or a date (RFC 9110, section 10.2.3).
    """
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=timezone.utc)
    return max(0.0, (until - (now or datetime.now(timezone.utc))).total_seconds())


# #endregion

# #region limiter
class RateLimiter:
    """Lets one request start every INTERVAL seconds, however many tasks ask, and none before a pause is over."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self._next = 0.0

    async def turn(self) -> None:
        """Waits for this task's turn."""
        clock = asyncio.get_running_loop().time
        start = max(clock(), self._next)
        self._next = start + self.interval
        await asyncio.sleep(start - clock())

    def pause(self, seconds: float) -> None:
        """The site asked for rest: nobody starts a request for so long."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)


# #endregion
