"""One address for one page: resolving, cleaning and refusing links."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

# #region canonical
#: Query parameters that name the visitor or the campaign, never the page.
TRACKING = ("utm_", "sid", "spm", "from")


def canonical(link: str, page: str, origin: str) -> str | None:
    """The address of LINK as found on PAGE, without the origin, in one spelling; None when it leaves the site.

    Relative links are resolved, fragments and tracking parameters dropped, the query sorted, escapes made uniform (RFC 3986,
    section 6.2). PAGE is a path like the result; ORIGIN is "http://host:port".
    """
    parts = urlsplit(urljoin(origin + page, link.strip()))
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return None
    path = quote(unquote(parts.path or "/"), safe="/:@!$&'()*+,;=~-._")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted((name, value) for name, value in pairs if not name.startswith(TRACKING))
    return f"{path}?{urlencode(kept)}" if kept else path


# #endregion

# #region loop
MAX_SAME_SEGMENT = 2
MAX_LENGTH = 200


def looks_endless(path: str) -> bool:
    """Whether PATH looks like a trap: /deep/deep/deep/… or an address of unusual length.

    The rule looks at the address alone, so that it says the same in whatever order pages are met.
    """
    segments = [part for part in urlsplit(path).path.split("/") if part]
    return len(path) > MAX_LENGTH or any(segments.count(part) > MAX_SAME_SEGMENT for part in set(segments))


# #endregion
