"""Documents to conversations: what a model is fine-tuned on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from .documents import Document, Drop, dropped


class Message(TypedDict):
    """One turn. `role` is "user" or "assistant"."""

    role: str
    content: str


class Record(TypedDict):
    """A line of the JSONL that examples/finetuning/ reads."""

    messages: list[Message]
    source: str


@dataclass(frozen=True)
class Question:
    """A question with its answer."""

    question: str
    answer: str


# #region questions
MAX_QUESTION = 40
MIN_ANSWER = 15


def questions(text: str) -> Iterator[Question]:
    """The questions of TEXT with what follows each: a short line that ends in a question mark is a heading, and the lines up to the next
    such line answer it."""
    question = ""
    answer: list[str] = []
    for line in [*text.splitlines(), "？"]:
        if line.endswith(("？", "?")) and len(line) <= MAX_QUESTION:
            joined = "\n".join(answer)
            if question and len(joined) >= MIN_ANSWER:
                yield Question(question, joined)
            question, answer = line, []
        else:
            answer.append(line)


# #endregion


# #region records
def record(question: str, answer: str, source: str) -> Record:
    """One exchange as chat messages."""
    return {
        "messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}],
        "source": source,
    }


def to_records(documents: Sequence[Document]) -> tuple[list[Record], list[Drop]]:
    """One record a question. A text without questions gives none: an invented instruction would teach the model to guess what was asked.

    A question asked before, in whatever document, is left out; a document left without any record is dropped.
    """
    seen: set[str] = set()
    records: list[Record] = []
    drops: list[Drop] = []
    for document in documents:
        found = list(questions(document.text))
        new = [item for item in found if item.question not in seen]
        seen.update(item.question for item in new)
        records += [record(item.question, item.answer, document.source) for item in new]
        if not new:
            drops.append(dropped(document, "question-seen" if found else "no-question"))
    return records, drops


# #endregion
