"""One address for one page."""

from __future__ import annotations

import pytest

from notesdata.crawl.urls import canonical, looks_endless

ORIGIN = "http://127.0.0.1:80"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/a.html#part", "/a.html"),
        ("b.html", "/folder/b.html"),
        ("../c.html", "/c.html"),
        ("?page=2", "/folder/list?page=2"),
        ("/a?utm_source=x&b=2&a=1&sid=9", "/a?a=1&b=2"),
        ("/搜索", "/%E6%90%9C%E7%B4%A2"),
        ("/%E6%90%9c%e7%b4%a2", "/%E6%90%9C%E7%B4%A2"),
        ("/search?q=分词", "/search?q=%E5%88%86%E8%AF%8D"),
        ("", "/folder/list"),
        (f" {ORIGIN}/x ", "/x"),
    ],
)
def test_links_of_the_site_get_one_spelling(link: str, expected: str) -> None:
    assert canonical(link, "/folder/list", ORIGIN) == expected


@pytest.mark.parametrize("link", ["https://outside.example/", "mailto:a@example.com", "javascript:void(0)", "//127.0.0.1:81/", "https://127.0.0.1:80/"])
def test_other_links_are_left_alone(link: str) -> None:
    assert canonical(link, "/", ORIGIN) is None


def test_a_canonical_address_stays_as_it_is() -> None:
    once = canonical("/a%20b/?q=x%26y&p=1", "/", ORIGIN)
    assert once is not None and canonical(once, "/", ORIGIN) == once


def test_endless_addresses() -> None:
    assert looks_endless("/deep/deep/deep/")
    assert looks_endless("/" + "x" * 300)
    assert not looks_endless("/deep/deep/")
    assert not looks_endless("/2026/01/01/?page=1")
