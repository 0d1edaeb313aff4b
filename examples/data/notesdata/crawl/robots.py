"""robots.txt as RFC 9309 wants it read. Protego parses; what a failed download means is decided here."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

# #region robots
#: "A crawler must parse at least 500 kibibytes" (RFC 9309, section 2.5): we read no more than that.
LIMIT = 500 * 1024
MAX_REDIRECTS = 5


@dataclass(frozen=True)
class Rules:
    """What robots.txt says to AGENT; `parsed` is None when everything is allowed or everything is forbidden."""

    agent: str
    parsed: Protego | None
    otherwise: bool

    def allows(self, path: str) -> bool:
        """Whether PATH may be fetched. robots.txt itself always may (section 2.2.2)."""
        if path == "/robots.txt":
            return True
        return self.otherwise if self.parsed is None else self.parsed.can_fetch(path, self.agent)

    @property
    def delay(self) -> float:
        """Seconds of Crawl-delay, 0 without. No part of RFC 9309, but what a site asks for is worth hearing."""
        return float((self.parsed.crawl_delay(self.agent) if self.parsed else None) or 0)

    @property
    def sitemaps(self) -> list[str]:
        """Addresses of sitemaps, as written."""
        return list(self.parsed.sitemaps) if self.parsed else []


def rules_from(status: int | None, body: bytes, agent: str) -> Rules:
    """The rules that an answer for /robots.txt amounts to (RFC 9309, section 2.3.1).

    STATUS None means unreachable. 2xx: parse it. 4xx: there are no rules, all is allowed. 5xx or unreachable: assume that all is
    forbidden, and come back later. A redirect that could not be followed to its end counts as 4xx.
    """
    if status is None or status >= 500:
        return Rules(agent, None, otherwise=False)
    if status >= 300:
        return Rules(agent, None, otherwise=True)
    return Rules(agent, Protego.parse(body[:LIMIT].decode("utf-8", "replace")), otherwise=True)


# #endregion
