"""Links of a page and addresses of a sitemap."""

from __future__ import annotations

from parsel import Selector

from .urls import canonical

# #region links


def links(text: str, page: str, origin: str) -> list[str]:
    """The pages of the same site that TEXT, the HTML of PAGE, links to: each once, in order. Links marked nofollow, and all links of
    a page whose robots meta element says nofollow, are left out."""
    selector = Selector(text=text)
    if "nofollow" in robots_meta(selector):
        return []
    found: dict[str, None] = {}
    for anchor in selector.css("a[href]"):
        if "nofollow" in anchor.attrib.get("rel", "").lower().split():
            continue
        path = canonical(anchor.attrib["href"], page, origin)
        if path is not None:
            found[path] = None
    return list(found)


def robots_meta(selector: Selector) -> set[str]:
    """The words of <meta name="robots">, in lower case."""
    content = selector.css("meta[name='robots']::attr(content)").get("")
    return {word.strip().lower() for word in content.split(",")}


# #endregion


def sitemap(text: str, origin: str) -> list[str]:
    """The pages of this site that a sitemap names (sitemaps.org, protocol 0.9)."""
    selector = Selector(text=text, type="xml")
    found = (canonical(location, "/", origin) for location in selector.xpath("//*[local-name()='loc']/text()").getall())
    return [path for path in found if path is not None]
