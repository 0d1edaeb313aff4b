"""Personal data, the test set, conversations, the split."""

from __future__ import annotations

import random

import pytest

from notesdata.decontaminate import drop_contaminated, grams
from notesdata.documents import Document, read_jsonl
from notesdata.instruct import Record, questions, record, to_records
from notesdata.practice.pages import build_pages, leaked_questions
from notesdata.practice.people import id_check_digit, invent, luhn_check_digit
from notesdata.privacy import redact
from notesdata.split import groups, highest_similarity, split
from notesdata.stages import TEST_SET


def test_check_digits() -> None:
    # The worked example of GB 11643, and the usual one of the Luhn test.
    assert id_check_digit("11010519491231002") == "X"
    assert luhn_check_digit("7992739871") == "3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打 15412345678 找我", "打 [电话] 找我"),
        ("打15412345678找我", "打[电话]找我"),
        ("+86 154-1234-5678", "[电话]"),
        ("154 1234 5678。", "[电话]。"),
        ("发到 a.b+c@mail.example.com。", "发到 [邮箱]。"),
        ("号码 11010519491231002X，", "号码 [证件号]，"),
        ("号码 11010519491231002x", "号码 [证件号]"),
        ("卡 6222 0000 0000 0000 00", "卡 6222 0000 0000 0000 00"),
        ("卡 4111-1111-1111-1111", "卡 [卡号]"),
        ("从 192.0.2.44 来", "从 [IP 地址] 来"),
        ("加微信：qinghe_123 吧", "加微信[微信号] 吧"),
    ],
)
def test_redact(text: str, expected: str) -> None:
    assert redact(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "订单 20260315088012",
        "书号 9787000000000",
        "证件 110105194912310021",
        "圆周率 3.14159265358979",
        "2026-01-01 12:00",
        "共 12345678901 元",
        "地址 300.1.1.1",
        "微信支付很方便",
        "arXiv 2203.02155",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert redact(text) == (text, {})


def test_redaction_finds_every_kind_of_invented_person() -> None:
    rng = random.Random(8)
    for _ in range(200):
        person = invent(rng)
        for secret in (person.phone, person.email, person.identity, person.card):
            text, counts = redact(f"我的是{secret}，请收好")
            assert secret not in text and counts.total() == 1, secret


def test_the_site_gives_away_what_the_test_set_asks() -> None:
    rows = [(row["question"], row["answer"]) for row in read_jsonl(TEST_SET)]
    assert set(leaked_questions()) <= set(rows) and len(rows) == 8
    assert all(question in build_pages().main_text["/quiz/answers.html"] for question, _ in leaked_questions())


def test_decontaminate() -> None:
    exam = "水在一个标准大气压下多少度沸腾？"
    twelve, thirteen = "水在一个标准大气压下多少", "水在一个标准大气压下多少度"
    assert len(grams(thirteen)) == 1
    documents = [Document("a", "", f"有人问{twelve}钱"), Document("b", "", f"有人问，{thirteen}？"), Document("c", "", "无关")]
    kept, drops = drop_contaminated(documents, [exam])
    assert [document.source for document in kept] == ["a", "c"]
    assert [(drop.source, drop.reason) for drop in drops] == [("b", "in-test-set")]


def test_questions() -> None:
    text = "开头的话。\n甲是什么？\n甲是一种东西，常见得很，到处都有。\n再说一句。\n乙呢？\n太短。\n丙是什么？\n丙和甲差不多，只是更大一些，也更重。"
    assert [(item.question, item.answer[:3]) for item in questions(text)] == [("甲是什么？", "甲是一"), ("丙是什么？", "丙和甲")]
    assert next(questions(text)).answer.endswith("\n再说一句。")


def test_records() -> None:
    answer = "这是一个足够长的回答，可以留下来。"
    documents = [Document("a", "", f"甲？\n{answer}"), Document("b", "", f"甲？\n{answer}"), Document("c", "", answer)]
    records, drops = to_records(documents)
    assert records == [record("甲？", answer, "a")]
    assert [(drop.source, drop.reason) for drop in drops] == [("b", "question-seen"), ("c", "no-question")]


def many() -> list[Record]:
    rng = random.Random(9)
    letters = [chr(code) for code in range(0x4E00, 0x4F00)]
    return [record("".join(rng.choices(letters, k=12)) + "？", "".join(rng.choices(letters, k=60)), f"/{number // 3}") for number in range(600)]


def test_split_keeps_a_document_on_one_side() -> None:
    parts = split(many())
    sides = {name: {item["source"] for item in part} for name, part in parts.items()}
    assert not sides["train"] & sides["test"] and not sides["train"] & sides["validation"] and not sides["validation"] & sides["test"]
    sizes = {name: len(part) / 600 for name, part in parts.items()}
    assert sizes["train"] == pytest.approx(0.8, abs=0.06) and sizes["test"] == pytest.approx(0.1, abs=0.05)


def test_split_keeps_near_duplicates_on_one_side() -> None:
    records = many()[::3]
    # Every second one is the one before with a few characters changed.
    for number in range(0, 200, 2):
        question, answer = (message["content"] for message in records[number]["messages"])
        records[number + 1] = record(question[2:], answer[:-4] + "改了几字", f"/copy/{number}")
    leaders = groups(records)
    assert [leaders[number] == leaders[number + 1] for number in range(0, 200, 2)] == [True] * 100
    parts = split(records)
    assert highest_similarity(parts["train"], parts["test"]) < 0.4
    assert min(len(part) for part in parts.values()) > 0
    # A split that ignores them puts some on both sides, so the test above can fail.
    shuffled = records[:]
    random.Random(1).shuffle(shuffled)
    assert highest_similarity(shuffled[:160], shuffled[160:]) > 0.6


def test_new_data_does_not_move_old_data() -> None:
    records = many()
    before = {item["messages"][0]["content"]: name for name, part in split(records[:450]).items() for item in part}
    after = {item["messages"][0]["content"]: name for name, part in split(records).items() for item in part}
    assert all(after[question] == name for question, name in before.items())
