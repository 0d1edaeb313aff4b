"""What flows through the stages, and what a stage says about what it dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Document:
    """A text with the address it came from."""

    source: str
    title: str
    text: str

    def with_text(self, text: str) -> Document:
        """The same document with another text."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Drop:
    """A document that a stage dropped. `detail` is the measured value, the twin, or whatever decided."""

    source: str
    title: str
    reason: str
    detail: str
    text: str


def dropped(document: Document, reason: str, detail: str = "") -> Drop:
    """The drop of DOCUMENT for REASON."""
    return Drop(document.source, document.title, reason, detail, document.text)


def write_jsonl(file: Path, rows: Iterable[Any]) -> None:
    """Writes dataclasses or plain values, one a line, by way of a temporary file: FILE is whole or not there."""
    plain = (row if isinstance(row, dict) else asdict(row) for row in rows)
    write_text(file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain))


def write_text(file: Path, text: str) -> None:
    """Writes TEXT so that a kill leaves the old FILE or the new one, never half of it."""
    temporary = file.with_name(file.name + ".tmp")
    temporary.write_text(text, "utf-8", newline="\n")
    temporary.replace(file)


def read_jsonl(file: Path) -> list[dict[str, Any]]:
    """The rows of a file written by `write_jsonl`."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def read_documents(file: Path) -> list[Document]:
    """The documents of FILE."""
    return [Document(**row) for row in read_jsonl(file)]
