"""Reading conversations: the format of examples/data, and what is said of a line that is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import EXAMPLE
from finetuning.pipeline import Workshop, split, with_system
from finetuning.practice import instructions
from finetuning.records import read_records, write_jsonl
from finetuning.settings import LoraSettings, Settings, TinySettings, TuningSettings

GOOD = '{"messages": [{"role": "user", "content": "问"}, {"role": "assistant", "content": "答"}], "source": "x"}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "第 2 行不是 JSON"),
        ("[]", "第 2 行没有 messages"),
        ('{"messages": []}', "第 2 行没有 messages"),
        ('{"instruction": "问", "output": "答"}', "第 2 行没有 messages"),
        (GOOD.replace("assistant", "gpt"), "role 应是 system、user、assistant 之一"),
        (GOOD.replace('"答"', "3"), "content 应是文字"),
        (GOOD.replace("assistant", "user"), "用户和助手应轮流说话"),
        ('{"messages": [{"role": "user", "content": "问"}]}', "最后是助手"),
        ('{"messages": [{"role": "system", "content": "短"}]}', "轮次不对"),
        (GOOD.replace("答", " "), "有一条空的回答"),
        (GOOD.replace("}], ", '}, {"role": "system", "content": "x"}], '), "系统消息不在最前面"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text(f"{GOOD}\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        read_records(file)
    assert "data.jsonl" in str(caught.value)


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text(f"\ufeff{GOOD}\n\n{GOOD}\n", "utf-8")
    assert len(read_records(file)) == 2
    file.write_text("\n", "utf-8")
    with pytest.raises(ValueError, match="一条数据也没有"):
        read_records(file)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    records = instructions()[0]
    write_jsonl(tmp_path / "a" / "train.jsonl", records)
    assert read_records(tmp_path / "a" / "train.jsonl") == records


def test_a_split_has_all_and_nothing_twice() -> None:
    records = instructions()[0][:11]
    train, held_out = split(records, 0.2, seed=3)
    assert len(held_out) == 2 and len(train) == 9
    assert all(record in train or record in held_out for record in records)
    assert split(records, 0.2, seed=3) == (train, held_out)
    with pytest.raises(ValueError, match="至少要两条"):
        split(records[:1], 0.5, seed=0)


def test_a_system_text_goes_first_but_once() -> None:
    record = with_system(instructions()[0][:1], "短")[0]
    assert [message["role"] for message in record["messages"]] == ["system", "user", "assistant"]
    assert with_system([record], "长") == [record]


def test_it_trains_on_what_examples_data_writes(tmp_path: Path) -> None:
    # The very function that examples/data makes its JSONL with, where that example is at hand; the file that it made, elsewhere.
    file = Path(__file__).parent / "fixtures" / "notesdata.jsonl"
    data = EXAMPLE.parent / "data"
    if data.exists():
        sys.path.insert(0, str(data))
        try:
            from notesdata.instruct import questions, record
        finally:
            sys.path.remove(str(data))
        text = (Path(__file__).parent / "fixtures" / "article.txt").read_text("utf-8")
        made = [record(item.question, item.answer, "/fixtures/article.html") for item in questions(text)]
        assert made == read_records(file)
    settings = Settings(
        name="fixture",
        data=str(file),
        threads=1,
        methods=("lora",),
        tiny=TinySettings(hidden=32, intermediate=64, layers=2, steps=60, batch=32, learning_rate=1e-2),
        lora=LoraSettings(r=4, alpha=8),
        tuning=TuningSettings(steps=30, batch=4, learning_rate=1e-2, warmup=3, max_length=160),
    )
    workshop = Workshop(settings, tmp_path)
    report = workshop.run()
    base, lora = report["runs"]
    # Seven records and thirty steps of a very small model: enough to see that it learns from them, and something that carries over.
    assert sum(lora["losses"][-5:]) < 0.9 * sum(lora["losses"][:5])
    assert lora["score"]["loss"] < base["score"]["loss"] - 0.3
    assert report["dpo"] == []
    assert report["data"]["train"] + report["data"]["heldOut"] == len(read_records(file))
