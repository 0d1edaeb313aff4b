"""One command from crawl to JSONL: every stage writes its result whole or not at all, so that a killed run goes on where it was."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .crawl.encodings import decode
from .crawl.politeness import Manners
from .crawl.store import Fetched, Store
from .documents import Document, Drop, read_jsonl, write_jsonl, write_text
from .labels import STAGES, label_of
from .practice.server import PracticeSite
from .privacy import redact
from .progress import Progress

PACKAGE = Path(__file__).parent
EXAMPLES = 3
EXCERPT = 160


@dataclass(frozen=True)
class Run:
    """What a run was asked for. ORIGIN None starts the practice site."""

    out: Path
    origin: str | None = None
    pairs: int = 1000
    manners: Manners = Manners()


# #region done
def is_done(folder: Path, key: str) -> bool:
    """Whether the stage in FOLDER was finished for exactly this KEY: input, settings and code."""
    mark = folder / "done.json"
    return mark.exists() and json.loads(mark.read_text("utf-8")) == {"key": key}


def mark_done(folder: Path, key: str) -> None:
    """Says that the stage is finished. Written last: without it the stage is done again."""
    write_text(folder / "done.json", json.dumps({"key": key}) + "\n")


# #endregion


def digest(*parts: str) -> str:
    """A short name for all of PARTS together."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def code_key(folder: Path) -> str:
    """Changes whenever the code or data in FOLDER does."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in {".py", ".txt", ".jsonl"})
    return digest(*(f"{file.relative_to(folder).as_posix()}:{file.read_text('utf-8')}" for file in files))


def run(request: Run, progress: Progress) -> dict[str, Any]:
    """Does what is still to be done and returns the funnel, which is also in funnel.json. Raises OSError when the disk is full or the
    practice site cannot start."""
    request.out.mkdir(parents=True, exist_ok=True)
    pages = crawl_stage(request, progress)
    content = (f"{page.path}:{page.state}:{page.reason}:{hashlib.sha256(page.body).hexdigest()}" for page in pages)
    return clean_and_convert(request, pages, digest(code_key(PACKAGE), *content), progress)


def crawl_stage(request: Run, progress: Progress) -> list[Fetched]:
    """Fetches what is not fetched yet."""
    from .crawl.polite_async import crawl

    folder = request.out / "crawl"
    key = request.origin or code_key(PACKAGE / "practice")
    begun = folder / "begun.json"
    if begun.exists() and json.loads(begun.read_text("utf-8")) != {"key": key}:
        # Another site, or the practice site has changed: its pages do not mix with the old ones.
        for file in folder.iterdir():
            file.unlink()
    folder.mkdir(exist_ok=True)
    write_text(begun, json.dumps({"key": key}) + "\n")
    with Store(folder / "pages.sqlite") as store:
        if not is_done(folder, key):
            with nullcontext(None) if request.origin else PracticeSite() as site:
                origin = request.origin or (site.origin if site else "")
                progress.line(f"crawl: {origin}")
                asyncio.run(crawl(origin, store, request.manners, lambda done, known: progress.step("crawl", done, known)))
            mark_done(folder, key)
        return store.fetched()


def clean_and_convert(request: Run, pages: Sequence[Fetched], key: str, progress: Progress) -> dict[str, Any]:
    """All stages after the crawl."""
    from .dedup import duplicates, minhash
    from .dedup.scurve import measure
    from .documents import read_documents
    from .stages import Outcome, Stage, cleaning, extract_pages

    fetched = [page for page in pages if page.state == "done"]
    refused = [Drop(page.path, "", page.reason, page.state, "") for page in pages if page.state != "done"]
    rows = [row("crawl", len(fetched), refused)]

    def first(_: object, step: Callable[[int, int], None]) -> Outcome:
        return extract_pages(fetched, step)

    documents: list[Document] = []
    for stage in (Stage("extract", first), *cleaning):
        folder = request.out / "stages" / stage.name
        folder.mkdir(parents=True, exist_ok=True)
        key = digest(key, stage.name)
        if not is_done(folder, key):
            outcome = stage.run(documents, lambda done, total, name=stage.name: progress.step(name, done, total))  # type: ignore[misc]
            write_jsonl(folder / "kept.jsonl", outcome.kept)
            write_jsonl(folder / "dropped.jsonl", outcome.drops)
            write_text(folder / "extra.json", json.dumps(outcome.extra, ensure_ascii=False) + "\n")
            mark_done(folder, key)
        documents = read_documents(folder / "kept.jsonl")
        drops = [Drop(**values) for values in read_jsonl(folder / "dropped.jsonl")]
        rows.append(row(stage.name, len(documents), drops, json.loads((folder / "extra.json").read_text("utf-8"))))
        progress.line(f"{stage.name}: {len(documents)} kept, {len(drops)} dropped")

    from .instruct import to_records
    from .split import highest_similarity, split

    records, drops = to_records(documents)
    parts = split(records)
    rows.append(row("instruct", len(documents) - len(drops), drops, {"records": len(records)}))
    leak = max(highest_similarity(parts["train"], parts[name]) for name in ("validation", "test"))
    rows.append(
        row("split", len(records), [], {"parts": {name: len(part) for name, part in parts.items()}, "highestSimilarity": round(leak, 3)})
    )

    curve = cached(request.out / "stages" / "scurve", digest(code_key(PACKAGE / "dedup"), str(request.pairs)), lambda: [
        {"bands": bands, "rows": rows_, "points": [asdict(point) for point in points]}
        for (bands, rows_), points in measure(request.pairs).items()
    ])
    comparison = cached(request.out / "stages" / "extractors", key, lambda: compare_extractors(fetched))
    settings = {"shingle": minhash.SHINGLE, "bands": minhash.BANDS, "rows": minhash.ROWS, "threshold": duplicates.THRESHOLD}
    funnel = {"stages": rows, "settings": settings, "extractors": comparison, "sCurve": curve}
    for name, part in parts.items():
        write_jsonl(request.out / f"{name}.jsonl", part)
    from .datasheet import datasheet

    write_text(request.out / "datasheet.md", datasheet(funnel, records))
    write_text(request.out / "funnel.json", json.dumps(funnel, ensure_ascii=False, indent=1) + "\n")
    progress.line(f"{len(records)} records in {request.out}: " + ", ".join(f"{name} {len(part)}" for name, part in parts.items()))
    return funnel


def cached(folder: Path, key: str, make: Callable[[], Any]) -> Any:
    """The value that MAKE gives, from FOLDER when it was made before for the same KEY."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "value.json"
    if not is_done(folder, key):
        write_text(file, json.dumps(make(), ensure_ascii=False) + "\n")
        mark_done(folder, key)
    return json.loads(file.read_text("utf-8"))


# #region funnel
def row(name: str, kept: int, drops: Sequence[Drop], extra: dict[str, Any] | None = None) -> dict[str, Any]:
    """A stage of the funnel: how many stayed, how many went for which reason, and the first few of those to look at, without
    personal data: what was dropped before the privacy stage is shown as well."""
    counts = Counter(drop.reason for drop in drops)
    reasons = []
    for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        shown = [drop for drop in drops if drop.reason == reason][:EXAMPLES]
        examples = [
            {"source": drop.source, "title": drop.title, "detail": drop.detail, "excerpt": redact(drop.text)[0][:EXCERPT]} for drop in shown
        ]
        reasons.append({"reason": reason, "label": label_of(reason), "count": count, "examples": examples})
    return {"stage": name, "label": STAGES[name], "kept": kept, "dropped": len(drops), "reasons": reasons, **(extra or {})}


# #endregion


def compare_extractors(pages: Sequence[Fetched]) -> list[dict[str, Any]]:
    """Precision, recall and F1 of the extractors over the pages whose main text the practice site tells."""
    from .clean.extract import EXTRACTORS, Score, score
    from .practice.pages import build_pages

    wanted = build_pages().main_text
    known = [page for page in pages if page.path in wanted and page.content_type.startswith("text/html")]
    results = []
    for name, extractor in EXTRACTORS.items():
        total = Score(0, 0, 0)
        for page in known:
            total += score(extractor(decode(page.body, page.content_type).text), wanted[page.path])
        figures = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
        results.append({"extractor": name, "pages": len(known), **{key: round(value, 4) for key, value in figures.items()}})
    return results
