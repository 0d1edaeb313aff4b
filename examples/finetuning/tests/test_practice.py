"""The practice set: what is held out was not seen in other words."""

from __future__ import annotations

import json
from collections import Counter

from conftest import EXAMPLE
from finetuning.practice import facts, instructions, pairs, plain_sentences, shuffled, symbol_lines
from finetuning.records import read_records


def shingles(text: str, size: int = 3) -> set[str]:
    """The runs of SIZE characters of TEXT."""
    return {text[index : index + size] for index in range(max(1, len(text) - size + 1))}


def test_it_is_as_large_as_promised_and_split_by_task() -> None:
    train, held_out = instructions()
    assert 200 <= len(train) + len(held_out) <= 300
    tasks = Counter(record["source"] for record in held_out)
    for task, total in Counter(record["source"] for record in [*train, *held_out]).items():
        assert tasks[task] == round(0.2 * total)


def test_no_subject_and_no_near_duplicate_is_in_both_parts() -> None:
    train, held_out = instructions()
    subjects = {fact.subject: fact.task for fact in facts()}
    assert len(subjects) == len(facts())
    for record in held_out:
        question = record["messages"][0]["content"]
        mine = shingles(question)
        for other in train:
            theirs = shingles(other["messages"][0]["content"])
            # 0.8 is where examples/data draws the line.
            assert len(mine & theirs) / len(mine | theirs) < 0.8, (question, other)


def test_the_base_reads_every_fact_and_no_question() -> None:
    train, held_out = plain_sentences()
    assert not set(train) & set(held_out)
    assert 0.05 < len(held_out) / (len(train) + len(held_out)) < 0.15
    for fact in facts():
        assert any(sentence in train for sentence in fact.plain)
    assert not any("？" in sentence for sentence in train)
    answers = {f"{fact.subject}{fact.answer}" for fact in facts()}
    assert not any(answer in line for line in symbol_lines() for answer in answers)


def test_the_control_has_the_same_answers_none_at_its_place() -> None:
    train, _ = instructions()
    control = shuffled(train)
    assert [record["messages"][0] for record in control] == [record["messages"][0] for record in train]
    count = [Counter(record["messages"][-1]["content"] for record in records) for records in (train, control)]
    assert count[0] == count[1]
    kept = sum(one["messages"] == two["messages"] for one, two in zip(train, control, strict=True))
    # Several questions share an answer (水果, 鸟…), so a few get theirs back from another.
    assert kept / len(train) < 0.1


def test_the_files_are_what_the_code_makes() -> None:
    train, held_out = instructions()
    assert read_records(EXAMPLE / "data" / "train.jsonl") == train
    assert read_records(EXAMPLE / "data" / "held-out.jsonl") == held_out
    lines = (EXAMPLE / "data" / "pairs.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == pairs(train)
    assert (EXAMPLE / "data" / "plain.txt").read_text("utf-8").splitlines() == plain_sentences()[0]
