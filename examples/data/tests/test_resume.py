"""Killed with SIGKILL at chosen moments and started again: nothing is fetched twice, nothing is lost, the result is the same."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from conftest import Crawled, Finished
from notesdata.crawl.politeness import Manners
from notesdata.crawl.store import Store
from notesdata.practice.server import PracticeSite

ROOT = Path(__file__).parent.parent
HOUSEKEEPING = {"/robots.txt", "/sitemap.xml"}
#: In the crawl: while the site is answering the request of this number. After it: on this line of the program's output.
KILLED_AT_REQUEST = (1, 12, 40, 60)
KILLED_AT_LINE = ("extract 60/", "language: ", "quality 40/", "near: ", "decontaminate: ")


class Program:
    """The one command as a process of its own."""

    def __init__(self, site: PracticeSite, out: Path) -> None:
        command = [sys.executable, "-m", "notesdata", "run", "--origin", site.origin, "--out", str(out), "--pairs", "5", "--every"]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)

    def kill(self) -> None:
        """Ends it without a chance to tidy up."""
        self.process.send_signal(signal.SIGKILL)

    def run_to(self, line: str | None) -> bool:
        """Reads the output; kills at LINE. Whether it was killed."""
        assert self.process.stderr is not None
        for text in self.process.stderr:
            if line is not None and text.startswith(line):
                self.kill()
                break
        code = self.process.wait(60)
        self.process.stderr.close()
        assert code in (0, -signal.SIGKILL), code
        return code != 0


def finished_pages(out: Path) -> dict[str, str]:
    """Address and state of what the crawl has put behind it."""
    file = out / "crawl" / "pages.sqlite"
    if not file.exists():
        return {}
    with Store(file) as store:
        return {page.path: page.state for page in store.fetched()}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")
def test_killed_at_any_moment_it_goes_on(finished: Finished, tmp_path: Path) -> None:
    kills = 0
    with PracticeSite() as site:
        for number in KILLED_AT_REQUEST:
            before = finished_pages(tmp_path)
            seen = len(site.visits)
            program = Program(site, tmp_path)
            count = 0
            lock = threading.Lock()

            def kill_now(path: str, program: Program = program, number: int = number) -> None:
                nonlocal count
                with lock:
                    count += path not in HOUSEKEEPING
                    if count == number:
                        program.kill()

            site.on_request = kill_now
            assert program.run_to(None), f"ended before request {number}"
            kills += 1
            site.on_request = None
            # What was finished before is not asked for again.
            assert {visit.path for visit in site.visits[seen:]} & set(before) == set()
            # And what is finished now was finished whole: its links are on the list.
            assert len(finished_pages(tmp_path)) >= len(before)
        for line in KILLED_AT_LINE:
            assert Program(site, tmp_path).run_to(line), f"ended before {line}"
            kills += 1
        assert not Program(site, tmp_path).run_to(None)

        # The crawl was over when the later kills came: they cost no request at all.
        counts = Counter(visit.path for visit in site.visits if visit.status == 200 and visit.path not in HOUSEKEEPING)
    assert kills == len(KILLED_AT_REQUEST) + len(KILLED_AT_LINE)
    repeated = sum(count - 1 for count in counts.values())
    # Only requests in flight at a kill are made again: at most so many each time. (One page is slow once, and asked for again.)
    assert repeated <= Manners.concurrency * len(KILLED_AT_REQUEST) + 1

    for name in ("train.jsonl", "validation.jsonl", "test.jsonl", "datasheet.md"):
        assert (tmp_path / name).read_bytes() == (finished.out / name).read_bytes(), name
    resumed = json.loads((tmp_path / "funnel.json").read_text("utf-8"))
    assert resumed["stages"] == finished.funnel["stages"]
    assert resumed["extractors"] == finished.funnel["extractors"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")
def test_scrapy_killed_goes_on_too(crawled: Crawled, tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite"
    kills = (1, 10, 25)
    with PracticeSite() as site:
        for number in (*kills, None):
            with Store(file) as store:
                before = {page.path for page in store.fetched()}
            seen = len(site.visits)
            command = [sys.executable, "-m", "notesdata.crawl.scrapy_spider", site.origin, str(file)]
            process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
            count = 0
            lock = threading.Lock()

            def kill_now(path: str, process: subprocess.Popen[bytes] = process, number: int | None = number) -> None:
                nonlocal count
                with lock:
                    count += path not in HOUSEKEEPING
                    if count == number:
                        process.send_signal(signal.SIGKILL)

            site.on_request = kill_now
            process.communicate(timeout=120)
            site.on_request = None
            assert process.returncode == (-signal.SIGKILL if number else 0)
            # What was finished before is not asked for again.
            assert {visit.path for visit in site.visits[seen:]} & before == set()
        counts = Counter(visit.path for visit in site.visits if visit.status == 200 and visit.path not in HOUSEKEEPING)
        origin = site.origin.encode()
    assert sum(count - 1 for count in counts.values()) <= Manners.concurrency * len(kills) + 1
    with Store(file) as store:
        done = {page.path: page.body.replace(origin, b"") for page in store.fetched() if page.state == "done"}
        assert store.pending() == []
    whole = crawled.site.origin.encode()
    assert done == {path: page.body.replace(whole, b"") for path, page in crawled.pages.items() if page.state == "done"}


def test_a_finished_run_does_nothing(finished: Finished, tmp_path: Path) -> None:
    from notesdata.pipeline import Run, run
    from notesdata.progress import Progress

    files = sorted(file for file in finished.out.rglob("*.jsonl") if "stages" in file.parts)
    before = {file: file.stat().st_mtime_ns for file in files}
    assert run(Run(finished.out), Progress()) == finished.funnel
    assert {file: file.stat().st_mtime_ns for file in files} == before
    assert len(files) == 16


def test_a_change_upstream_runs_what_follows_again(finished: Finished) -> None:
    from notesdata.pipeline import digest, is_done, mark_done

    folder = finished.out / "stages" / "near"
    key = json.loads((folder / "done.json").read_text("utf-8"))["key"]
    assert is_done(folder, key)
    assert not is_done(folder, digest(key, "another"))
    mark_done(folder, key)
