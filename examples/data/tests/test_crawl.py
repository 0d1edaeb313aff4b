"""The crawler in its three steps, on the practice site."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import requests

from conftest import Crawled
from notesdata.crawl.polite_async import crawl, refresh
from notesdata.crawl.politeness import AGENT, Manners
from notesdata.crawl.robots import rules_from
from notesdata.crawl.simple import fetch, open_session, read_list
from notesdata.crawl.store import Fetched, Store
from notesdata.practice.pages import ROBOTS, Pages, Reply, Route, build_pages, markup, redirect
from notesdata.practice.server import PracticeSite

ROOT = Path(__file__).parent.parent
#: Asked for at every start; everything else is a page.
HOUSEKEEPING = {"/robots.txt", "/sitemap.xml"}


def test_step_one_reads_a_list_over_its_pages(site: PracticeSite) -> None:
    found = list(read_list(open_session(), f"{site.origin}/life/", pause=0))
    assert len(found) == 12
    assert found[0].url == f"{site.origin}/life/scallion.html" and found[0].title == "阳台种葱"
    assert [visit.path for visit in site.visits] == ["/robots.txt", "/life/", "/life/?page=2"]
    assert all(visit.agent == AGENT for visit in site.visits)


def test_step_one_says_what_went_wrong(site: PracticeSite) -> None:
    with pytest.raises(requests.HTTPError, match="404"):
        fetch(open_session(), f"{site.origin}/faults/missing.html")


def test_step_one_obeys_robots(site: PracticeSite) -> None:
    assert list(read_list(open_session(), f"{site.origin}/trap/calendar/1", pause=0)) == []
    assert [visit.path for visit in site.visits] == ["/robots.txt"]


def test_everything_that_may_be_fetched_is(crawled: Crawled) -> None:
    done = {path for path, page in crawled.pages.items() if page.state == "done"}
    pages = crawled.site.pages
    rules = rules_from(200, ROBOTS.encode(), "NotesDataBot")
    wanted = {path for path, route in pages.routes.items() if route.reply.status == 200 and rules.allows(path)}
    # Only behind a link marked nofollow, and in the search that robots.txt forbids.
    wanted -= HOUSEKEEPING | {"/misc/nofollow.html", "/search?q=分词器"}
    assert done - wanted == {"/loop/deep/", "/loop/deep/deep/"}
    assert wanted - done == set()


def test_nothing_forbidden_is_asked_for(crawled: Crawled) -> None:
    rules = rules_from(200, ROBOTS.encode(), "NotesDataBot")
    assert [visit.path for visit in crawled.site.visits if not rules.allows(visit.path)] == []


def test_a_page_is_fetched_once_however_many_links_lead_to_it(crawled: Crawled) -> None:
    counts = Counter(visit.path for visit in crawled.site.visits if visit.status == 200)
    assert [path for path, count in counts.items() if count > 1 and path != "/faults/stuck.html"] == []
    assert not any("utm_" in visit.path or "sid=" in visit.path for visit in crawled.site.visits)


def test_faults_are_outlasted_or_written_down(crawled: Crawled) -> None:
    reasons = {path: (page.state, page.reason) for path, page in crawled.pages.items()}
    for path in ("busy", "broken", "away", "slow", "stuck"):
        assert reasons[f"/faults/{path}.html"] == ("done", ""), path
    assert reasons["/faults/dead.html"] == ("failed", "status 500")
    assert reasons["/faults/gone.html"] == ("failed", "status 410")
    assert reasons["/go/outside"] == ("refused", "leaves the site")
    assert reasons["/go/trap"] == ("refused", "redirect")
    assert reasons["/private/secret.html"] == ("refused", "robots.txt")
    assert reasons["/loop/deep/deep/deep/"] == ("refused", "looks endless")
    tries = Counter(visit.path for visit in crawled.site.visits)
    assert tries["/faults/dead.html"] == Manners.tries
    assert tries["/faults/gone.html"] == 1


def test_retry_after_is_waited_for_by_everyone(crawled: Crawled) -> None:
    visits = crawled.site.visits
    first, second = [visit.at for visit in visits if visit.path == "/faults/busy.html"]
    assert second - first >= 0.95
    # Requests already on their way may still arrive, no others: without the pause there would be some forty.
    between = [visit for visit in visits if first < visit.at < first + 0.9]
    assert len(between) <= Manners.concurrency


def test_bodies_are_kept_as_they_came(crawled: Crawled) -> None:
    routes = crawled.site.pages.routes
    for path in ("/life/scallion.html", "/terms/lichun.html", "/misc/data.csv"):
        assert crawled.pages[path].body == routes[path].reply.body


def test_conditional_requests_bring_only_what_changed(tmp_path: Path) -> None:
    pages = Pages({"/robots.txt": Route(Reply(404)), "/": Route(markup('<a href="/a">a</a><a href="/b">b</a>')), "/a": Route(markup("old")), "/b": Route(markup("b"))})
    with PracticeSite(pages=pages) as site, Store(tmp_path / "pages.sqlite") as store:
        asyncio.run(crawl(site.origin, store, Manners()))
        pages.routes["/a"] = Route(markup('new <a href="/c">c</a>'))
        assert asyncio.run(refresh(site.origin, store, Manners())) == {"unchanged": 2, "changed": 1, "failed": 0}
        assert {page.path: page.body for page in store.fetched()}["/a"].startswith(b"new")
        assert store.pending() == ["/c"]


@pytest.mark.parametrize(("status", "allowed"), [(500, 0), (404, 2)])
def test_without_robots_txt(tmp_path: Path, status: int, allowed: int) -> None:
    pages = Pages({"/robots.txt": Route(Reply(status)), "/": Route(markup('<a href="/a">a</a>')), "/a": Route(markup("a"))})
    with PracticeSite(pages=pages) as site, Store(tmp_path / "pages.sqlite") as store:
        asyncio.run(crawl(site.origin, store, Manners(backoff=0.001)))
        assert store.counts().get("done", 0) == allowed


def test_a_redirected_robots_txt_is_followed(tmp_path: Path) -> None:
    pages = Pages({"/robots.txt": Route(redirect(301, "/real.txt")), "/real.txt": Route(Reply(200, b"User-agent: *\nDisallow: /a\n")), "/": Route(markup('<a href="/a">a</a>')), "/a": Route(markup("a"))})
    with PracticeSite(pages=pages) as site, Store(tmp_path / "pages.sqlite") as store:
        asyncio.run(crawl(site.origin, store, Manners()))
        assert {page.path: page.reason for page in store.fetched()}["/a"] == "robots.txt"


def test_a_chain_of_redirects_ends(tmp_path: Path) -> None:
    routes = {f"/{number}": Route(redirect(302, f"/{number + 1}")) for number in range(20)}
    pages = Pages({"/robots.txt": Route(Reply(404)), "/": Route(redirect(302, "/0")), **routes})
    with PracticeSite(pages=pages) as site, Store(tmp_path / "pages.sqlite") as store:
        asyncio.run(crawl(site.origin, store, Manners()))
        last = {page.path: page.reason for page in store.fetched()}
    assert "too many redirects" in last.values()
    assert len([visit for visit in site.visits if visit.status == 302]) == Manners.max_redirects + 1


def test_a_very_long_retry_after_gives_up(tmp_path: Path) -> None:
    busy = Reply(429, b"", (("Retry-After", "86400"),))
    pages = Pages({"/robots.txt": Route(Reply(404)), "/": Route(busy)})
    with PracticeSite(pages=pages) as site, Store(tmp_path / "pages.sqlite") as store:
        asyncio.run(crawl(site.origin, store, Manners()))
        assert [page.reason for page in store.fetched()] == ["status 429, Retry-After 86400 s"]


def test_finishing_a_page_and_adding_its_links_is_one_step(tmp_path: Path) -> None:
    with Store(tmp_path / "pages.sqlite") as store:
        page = Fetched("/", "done", 200, "", "", "", b"")

        def links() -> list[str]:
            raise RuntimeError("killed")

        with pytest.raises(RuntimeError):
            store.finish(page, (link for _ in range(1) for link in links()))
        assert store.fetched() == []
        assert store.finish(page, ["/a", "/b", "/a", "/"]) == ["/a", "/b"]


def test_step_three_finds_the_same_pages(crawled: Crawled, site: PracticeSite, tmp_path: Path) -> None:
    file = tmp_path / "scrapy.sqlite"
    command = [sys.executable, "-m", "notesdata.crawl.scrapy_spider", site.origin, str(file)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, cwd=ROOT)
    # Had it followed the redirect to another site, the failed look-up would be in the log.
    assert "outside.example" not in result.stderr
    with Store(file) as store:
        done = {page.path: page.body for page in store.fetched() if page.state == "done"}
    expected = {path: page.body for path, page in crawled.pages.items() if page.state == "done"}
    home, sitemap = site.origin.encode(), crawled.site.origin.encode()
    assert {path: body.replace(home, b"") for path, body in done.items()} == {path: body.replace(sitemap, b"") for path, body in expected.items()}
    rules = rules_from(200, ROBOTS.encode(), "NotesDataBot")
    assert [visit.path for visit in site.visits if not rules.allows(visit.path)] == []
    first, second = [visit.at for visit in site.visits if visit.path == "/faults/busy.html"]
    assert second - first >= 0.95


def test_the_site_is_the_same_every_time() -> None:
    assert build_pages().routes == build_pages().routes
