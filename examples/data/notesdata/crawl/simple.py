"""Step one: requests and parsing. A list of articles over several pages, one request at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from parsel import Selector

from .encodings import decode
from .politeness import AGENT, TOKEN
from .robots import Rules, rules_from


@dataclass(frozen=True)
class Listed:
    """A link of a list: where it leads and what it says."""

    url: str
    title: str


# #region fetch
def open_session() -> requests.Session:
    """A session that says who it is. Certificates are checked, as is the default: leave `verify` alone."""
    session = requests.Session()
    session.headers["User-Agent"] = AGENT
    session.trust_env = False
    return session


def fetch(session: requests.Session, url: str) -> Selector:
    """The page at URL, parsed. Raises requests.HTTPError for 4xx and 5xx, requests.Timeout after ten seconds of silence."""
    answer = session.get(url, timeout=10)
    answer.raise_for_status()
    # Not answer.text: it guesses ISO-8859-1 when the header names no charset, and Chinese becomes garbage.
    return Selector(text=decode(answer.content, answer.headers.get("Content-Type", "")).text)


# #endregion


# #region paginate
def read_list(session: requests.Session, first: str, pause: float = 1.0) -> Iterator[Listed]:
    """The links of a list, page after page, following rel="next". A page seen before ends it; PAUSE seconds between requests."""
    rules = robots(session, first)
    seen: set[str] = set()
    url: str | None = first
    while url is not None and url not in seen and rules.allows(_path(url)):
        if seen:
            time.sleep(pause)
        seen.add(url)
        page = fetch(session, url)
        for link in page.css("li > a[href$='.html']"):
            yield Listed(urljoin(url, link.attrib["href"]), link.xpath("string()").get("").strip())
        following = page.css("a[rel='next']::attr(href)").get()
        url = urljoin(url, following) if following else None


# #endregion


def robots(session: requests.Session, url: str) -> Rules:
    """The rules of the site that URL is on."""
    try:
        answer = session.get(urljoin(url, "/robots.txt"), timeout=10)
    except requests.RequestException:
        return rules_from(None, b"", TOKEN)
    return rules_from(answer.status_code, answer.content, TOKEN)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
