"""The stages between the crawl and the records: each takes documents and says which it kept, which it dropped, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from parsel import Selector

from .clean import extract
from .clean.language import keep_chinese
from .clean.normalize import normalize, without_title
from .clean.quality import keep_prose, keep_readable
from .crawl.encodings import decode
from .crawl.links import robots_meta
from .crawl.store import Fetched
from .decontaminate import drop_contaminated
from .dedup.duplicates import drop_exact, drop_near
from .documents import Document, Drop, dropped, read_jsonl
from .privacy import redact

TEST_SET = Path(__file__).parent / "testset.jsonl"
#: Called with (documents done, documents in all).
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """What a stage made of its documents; `extra` is what it measured besides."""

    kept: list[Document]
    drops: list[Drop]
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """A stage by its name."""

    name: str
    run: Callable[[Sequence[Document], Step], Outcome]


# #region extract
def extract_pages(pages: Sequence[Fetched], step: Step) -> Outcome:
    """The main text of each page that was fetched; what is no HTML, asks not to be indexed, or has no text is dropped."""
    kept: list[Document] = []
    drops: list[Drop] = []
    encodings: Counter[str] = Counter()
    for number, page in enumerate(pages, 1):
        step(number, len(pages))
        if page.content_type.split(";")[0].strip() != "text/html":
            drops.append(Drop(page.path, "", "not-html", page.content_type, ""))
            continue
        decoded = decode(page.body, page.content_type)
        encodings[f"{decoded.encoding} ({decoded.decided_by})"] += 1
        title = extract.title_of(decoded.text)
        if "noindex" in robots_meta(Selector(text=decoded.text)):
            drops.append(Drop(page.path, title, "noindex", "", ""))
            continue
        text = without_title(normalize(extract.unwrapped(decoded.text)), normalize(title))
        document = Document(page.path, title, text)
        if text:
            kept.append(document)
        else:
            drops.append(dropped(document, "no-text"))
    return Outcome(kept, drops, {"encodings": dict(sorted(encodings.items()))})


# #endregion


def one_by_one(judge: Callable[[Document], Document | Drop]) -> Callable[[Sequence[Document], Step], Outcome]:
    """A stage that looks at each document alone."""

    def run(documents: Sequence[Document], step: Step) -> Outcome:
        kept: list[Document] = []
        drops: list[Drop] = []
        for number, document in enumerate(documents, 1):
            step(number, len(documents))
            verdict = judge(document)
            if isinstance(verdict, Drop):
                drops.append(verdict)
            else:
                kept.append(verdict)
        return Outcome(kept, drops)

    return run


def _exact(documents: Sequence[Document], step: Step) -> Outcome:
    return Outcome(*drop_exact(documents))


def _near(documents: Sequence[Document], step: Step) -> Outcome:
    kept, drops, pairs = drop_near(documents)
    return Outcome(kept, drops, {"pairs": [asdict(pair) for pair in pairs]})


def _privacy(documents: Sequence[Document], step: Step) -> Outcome:
    kept: list[Document] = []
    total: Counter[str] = Counter()
    for number, document in enumerate(documents, 1):
        step(number, len(documents))
        text, counts = redact(document.text)
        total += counts
        kept.append(document.with_text(text))
    return Outcome(kept, [], {"redacted": dict(sorted(total.items()))})


def _decontaminate(documents: Sequence[Document], step: Step) -> Outcome:
    texts = [text for row in read_jsonl(TEST_SET) for text in (row["question"], row["answer"])]
    return Outcome(*drop_contaminated(documents, texts))


#: Between the extraction and the conversion.
cleaning = (
    Stage("language", one_by_one(keep_chinese)),
    Stage("quality", one_by_one(keep_readable)),
    Stage("prose", one_by_one(keep_prose)),
    Stage("exact", _exact),
    Stage("near", _near),
    Stage("privacy", _privacy),
    Stage("decontaminate", _decontaminate),
)
