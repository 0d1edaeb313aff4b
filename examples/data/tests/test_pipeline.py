"""The whole run, against what the site knows about itself and what the notes show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Finished
from notesdata.documents import Drop, read_jsonl
from notesdata.labels import label_of
from notesdata.pipeline import row
from notesdata.practice.articles import read_articles

PACKAGE = Path(__file__).parent.parent / "notesdata"
CHECKED_IN = Path(__file__).parents[3] / "src" / "data" / "generated" / "dataFunnel.json"


def test_the_figures_of_the_notes_are_those_of_a_fresh_run(finished: Finished) -> None:
    assert json.loads(CHECKED_IN.read_text("utf-8")) == finished.funnel, "run `npm run data` and look at what changed"


def test_every_document_is_kept_or_dropped_once(finished: Finished) -> None:
    rows = finished.funnel["stages"]
    for earlier, later in zip(rows, rows[1:-1], strict=False):
        assert later["kept"] + later["dropped"] == earlier["kept"], later["stage"]
        assert sum(reason["count"] for reason in later["reasons"]) == later["dropped"]
    assert sum(finished.stage("split")["parts"].values()) == finished.stage("instruct")["records"]


@pytest.mark.parametrize(
    ("stage", "source", "reason"),
    [
        ("extract", "/misc/data.csv", "not-html"),
        ("extract", "/misc/draft.html", "noindex"),
        ("language", "/misc/english.html", "language"),
        ("language", "/misc/japanese.html", "language"),
        ("language", "/misc/korean.html", "language"),
        ("quality", "/misc/short.html", "length"),
        ("quality", "/misc/bullets.html", "bullets"),
        ("quality", "/misc/teasers.html", "ellipses"),
        ("quality", "/misc/tags.html", "symbols"),
        ("quality", "/misc/numbers.html", "letters"),
        ("quality", "/misc/keywords.html", "stop-words"),
        ("quality", "/misc/fragments.html", "same-lines"),
        ("quality", "/misc/mojibake.html", "garbled"),
        ("quality", "/misc/spam.html", "top-4-gram"),
        ("prose", "/misc/lorem.html", "lorem-ipsum"),
        ("prose", "/misc/dictionary.html", "curly-bracket"),
        ("prose", "/misc/adverts.html", "unwanted-words"),
        ("exact", "/print/tokenizer.html", "exact-duplicate"),
        ("near", "/users/repost-lichun.html", "near-duplicate"),
        ("decontaminate", "/quiz/answers.html", "in-test-set"),
        ("decontaminate", "/llm/overfitting.html", "in-test-set"),
    ],
)
def test_each_page_is_dropped_where_it_should_be(finished: Finished, stage: str, source: str, reason: str) -> None:
    rows = read_jsonl(finished.out / "stages" / stage / "dropped.jsonl")
    assert [row["reason"] for row in rows if row["source"] == source] == [reason]


def test_articles_survive_with_their_questions_and_answers(finished: Finished) -> None:
    records = [row for name in ("train", "validation", "test") for row in read_jsonl(finished.out / f"{name}.jsonl")]
    found = {(row["messages"][0]["content"], row["messages"][1]["content"]): row["source"] for row in records}
    wanted = {
        (section.question, section.answer)
        for folder in ("llm", "terms", "life")
        for article in read_articles(folder)
        for section in article.sections
    }
    # Nothing is altered on the way, but for one repost of an article that is in the test set: too different to be a duplicate, it stays.
    assert {found[pair] for pair in found.keys() - wanted} == {"/users/repost-xiazhi.html"}
    missing = {question for question, _ in wanted - found.keys()}
    # The three articles that are in the test set, less the answer that a repost saved.
    assert len(missing) == 8
    assert len(found) == len(records) == len(wanted) - 8 + 1


def test_the_format_is_what_fine_tuning_reads(finished: Finished) -> None:
    for name in ("train", "validation", "test"):
        for row in read_jsonl(finished.out / f"{name}.jsonl"):
            assert sorted(row) == ["messages", "source"]
            assert [message["role"] for message in row["messages"]] == ["user", "assistant"]
            assert all(sorted(message) == ["content", "role"] and message["content"] for message in row["messages"])
            assert row["source"].startswith("/")


def test_personal_data_is_gone_before_anything_is_written(finished: Finished) -> None:
    from notesdata.practice.pages import build_pages

    pages = build_pages()
    secrets = [secret for found in pages.personal.values() for secret in found]
    assert len(secrets) == 10
    later = [finished.out / "stages" / name / "kept.jsonl" for name in ("privacy", "decontaminate")]
    written = (*later, *finished.out.glob("*.jsonl"), finished.out / "funnel.json", finished.out / "datasheet.md")
    texts = "".join(file.read_text("utf-8") for file in written)
    assert [secret for secret in secrets if secret in texts] == []
    assert [decoy for decoys in pages.decoys.values() for decoy in decoys if decoy not in texts] == []
    assert sum(finished.stage("privacy")["redacted"].values()) == len(secrets)


def test_the_datasheet_has_the_numbers_of_the_run(finished: Finished) -> None:
    text = (finished.out / "datasheet.md").read_text("utf-8")
    for heading in ("动机", "组成", "收集", "处理", "用途", "分发与维护"):
        assert f"## {heading}" in text
    for row in finished.funnel["stages"]:
        assert f" | {row['kept']} | {row['dropped']} |" in text


def test_extractors_are_told_apart(finished: Finished) -> None:
    scores = {row["extractor"]: row for row in finished.funnel["extractors"]}
    # The plain one takes everything, so it misses nothing and is mostly wrong.
    assert scores["plain"]["recall"] == 1 and scores["plain"]["precision"] < 0.5
    assert scores["trafilatura"]["f1"] > scores["resiliparse"]["f1"] > scores["plain"]["f1"]
    assert scores["trafilatura, tables unwrapped"]["f1"] >= scores["trafilatura"]["f1"]


def test_examples_of_what_was_dropped_show_no_personal_data() -> None:
    shown = row("quality", 0, [Drop("/a", "甲", "length", "3", "打 15412345678")])
    assert shown["reasons"][0]["examples"][0]["excerpt"] == "打 [电话]"


def test_every_reason_has_a_name() -> None:
    """Reasons are written in the code as the first argument after a document or path; each found there must have a label."""
    code = "".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    found = set(re.findall(r'dropped\(\w+, "([^"]+)"', code)) | set(re.findall(r'return "([a-z0-9-]+)", ', code))
    found |= set(re.findall(r'no\("\w+", "([^"]+)"\)', code)) | set(re.findall(r'Drop\(page\.path, \w*"*, "([^"]+)"', code))
    assert len(found) >= 20
    assert [reason for reason in sorted(found) if not label_of(reason)] == []
    assert label_of("status 429, Retry-After 86400 s") == "状态码 429"
    assert label_of("repeated-10-grams") == "重复的 10 元组太多"
    assert label_of("ConnectError") == "连接失败（ConnectError）"
    with pytest.raises(KeyError):
        label_of("anything else")
