"""How long to wait."""

from __future__ import annotations

import asyncio
import random
from datetime import datetime, timezone

import pytest

from notesdata.crawl.politeness import Manners, RateLimiter, backoff, retry_after

NOW = datetime(2026, 1, 1, 12, 0, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Thu, 01 Jan 2026 12:00:30 GMT", 30.0),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_no_retry_after() -> None:
    assert retry_after({}) is None


def test_backoff_doubles_its_bound_up_to_the_longest_wait() -> None:
    manners = Manners(backoff=1, longest_wait=5)
    rng = random.Random(1)
    for attempt, bound in ((1, 2), (2, 4), (3, 5), (9, 5)):
        waits = [backoff(attempt, manners, rng) for _ in range(500)]
        assert 0 <= min(waits) < 0.1 * bound and 0.9 * bound < max(waits) <= bound
        # Full jitter is uniform: the mean is half of the bound.
        assert sum(waits) / len(waits) == pytest.approx(bound / 2, rel=0.1)


def test_rate_limiter_spaces_requests_of_all_tasks() -> None:
    async def starts() -> list[float]:
        limiter = RateLimiter(0.02)
        times: list[float] = [asyncio.get_running_loop().time()]

        async def one() -> None:
            await limiter.turn()
            times.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(one() for _ in range(6)))
        limiter.pause(0.15)
        await one()
        return times

    times = asyncio.run(starts())
    # Six requests: the last starts five intervals after the first could. A timer may be late, never early (but for its resolution).
    assert times[6] - times[0] >= 0.099
    assert times[7] - times[6] >= 0.149
