"""JSONL in and out. What is wrong with a line is said with its number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .practice import Message, Record

ROLES = ("system", "user", "assistant")


def read_records(path: Path) -> list[Record]:
    """The conversations of a JSONL file: one object a line with `messages`, as examples/data writes it.

    Raises ValueError for a line that is no conversation, FileNotFoundError for a path without a file.
    """
    records = [_checked_record(json_line(line, path, number), path, number) for number, line in _lines(path)]
    if not records:
        raise ValueError(f"{path} 里一条数据也没有。每行应是 {{\"messages\": […]}}")
    return records


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    # utf-8-sig: an editor on Windows may have put a byte order mark first.
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if line.strip():
            yield number, line


def json_line(line: str, path: Path, number: int) -> Any:
    """The value of one line."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} 第 {number} 行不是 JSON：{error.msg}（第 {error.colno} 个字符）") from None


def _checked_record(value: Any, path: Path, number: int) -> Record:
    where = f"{path} 第 {number} 行"
    messages = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(messages, list) or not messages:
        raise ValueError(f"{where}没有 messages。应是 {{\"messages\": [{{\"role\": \"user\", \"content\": \"…\"}}, …]}}")
    found: list[Message] = []
    for message in messages:
        role, content = (message.get("role"), message.get("content")) if isinstance(message, dict) else (None, None)
        if role not in ROLES or not isinstance(content, str):
            raise ValueError(f"{where}有一条消息不对：role 应是 {'、'.join(ROLES)} 之一，content 应是文字；读到的是 {message!r}")
        found.append({"role": role, "content": content})
    turns = [message["role"] for message in found if message["role"] != "system"]
    if turns != ["user", "assistant"] * (len(turns) // 2) or not turns:
        raise ValueError(f"{where}的轮次不对：用户和助手应轮流说话，最后是助手；读到的是 {'、'.join(turns)}")
    if any(message["role"] == "system" for message in found[1:]):
        raise ValueError(f"{where}的系统消息不在最前面")
    if not all(message["content"].strip() for message in found if message["role"] == "assistant"):
        raise ValueError(f"{where}有一条空的回答。删掉这一行，或补上回答")
    return {"messages": found, "source": str(value.get("source", ""))}


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line, Chinese readable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, "utf-8", newline="\n")
