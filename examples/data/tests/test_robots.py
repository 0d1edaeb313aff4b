"""robots.txt, by the examples of RFC 9309."""

from __future__ import annotations

import sys
from urllib.robotparser import RobotFileParser

import pytest

from notesdata.crawl.robots import LIMIT, rules_from
from notesdata.practice.pages import ROBOTS

SIMPLE = b"""User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("anybot", "/picture.gif", False),
        ("anybot", "/picture.gif.html", True),
        ("anybot", "/example/page.html", False),
        ("anybot", "/publications/1", True),
        ("foobot", "/example/page.html", True),
        ("foobot", "/example/allowed.gif", True),
        ("foobot", "/example/other.gif", False),
        ("FooBot", "/anything", False),
        ("barbot", "/example/page.html", False),
        ("bazbot", "/example/page.html", False),
        ("bazbot", "/picture.gif", True),
        ("quxbot", "/example/page.html", True),
        ("foobot", "/robots.txt", True),
    ],
)
def test_section_5_1(agent: str, path: str, allowed: bool) -> None:
    assert rules_from(200, SIMPLE, agent).allows(path) is allowed


def test_section_5_2_longest_match() -> None:
    rules = rules_from(200, b"User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n", "foobot")
    assert rules.allows("/example/page/")
    assert not rules.allows("/example/page/disallowed.gif")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
        ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
    ],
)
def test_section_2_2_2_escapes(rule: str, path: str) -> None:
    assert not rules_from(200, f"User-agent: *\nDisallow: {rule}\n".encode(), "bot").allows(path)


@pytest.mark.parametrize(("status", "allowed"), [(None, False), (500, False), (503, False), (404, True), (403, True), (429, True), (302, True)])
def test_section_2_3_1_what_a_missing_file_means(status: int | None, allowed: bool) -> None:
    assert rules_from(status, b"User-agent: *\nDisallow: /\n", "bot").allows("/page") is allowed


def test_equal_length_allows() -> None:
    assert rules_from(200, b"User-agent: *\nDisallow: /page\nAllow: /page\n", "bot").allows("/page")


def test_no_more_than_the_limit_is_read() -> None:
    body = b"User-agent: *\n" + b"#" * LIMIT + b"\nDisallow: /\n"
    assert rules_from(200, body, "bot").allows("/page")


def test_the_practice_site() -> None:
    rules = rules_from(200, ROBOTS.encode(), "NotesDataBot")
    for path in ("/private/secret.html", "/search?q=a", "/trap/calendar/1", "/files/report.pdf", "/forum/3/print"):
        assert not rules.allows(path), path
    for path in ("/private/open.html", "/files/report.pdf?download", "/forum/thread-1.html", "/llm/"):
        assert rules.allows(path), path
    assert rules.delay == pytest.approx(0.02)
    assert not rules_from(200, ROBOTS.encode(), "badbot").allows("/llm/")


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="later versions of the standard library may have been mended")
def test_the_standard_library_reads_it_another_way() -> None:
    stdlib = RobotFileParser()
    stdlib.parse(ROBOTS.splitlines())
    # First match instead of longest match, and no wildcards.
    assert not stdlib.can_fetch("NotesDataBot", "/private/open.html")
    assert stdlib.can_fetch("NotesDataBot", "/files/report.pdf")
