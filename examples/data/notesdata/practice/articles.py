"""Reads the articles that the practice site is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Section:
    """A question that serves as a heading, and the paragraph that answers it."""

    question: str
    answer: str


@dataclass(frozen=True)
class Article:
    """One article: a title, the last part of its address, and its sections."""

    title: str
    slug: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """Title, questions and answers, a line each: what a perfect extractor would return."""
        lines = [self.title]
        for section in self.sections:
            lines += [section.question, section.answer]
        return "\n".join(lines)


def read_articles(name: str) -> list[Article]:
    """The articles of `articles/NAME.txt`, in the order of the file.

    Raises ValueError when a line is no title, heading or answer at its place.
    """
    articles: list[Article] = []
    title = slug = question = ""
    sections: list[Section] = []

    def close() -> None:
        if title:
            articles.append(Article(title, slug, tuple(sections)))

    for number, raw in enumerate((FOLDER / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("## "):
            question = line[3:]
        elif line.startswith("# "):
            close()
            title, slug = line[2:].rsplit(" ", 1)
            sections = []
        elif line and question:
            sections.append(Section(question, line))
            question = ""
        elif line:
            raise ValueError(f"{name}.txt:{number}: an answer without a question: {line}")
    close()
    return articles
