"""Keeps what a test set asks out of what a model is trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .clean.normalize import essence
from .documents import Document, Drop, dropped

# #region decontaminate
#: Characters in a row that make an overlap. GPT-3 (Brown et al. 2020, appendix C) took 13 words; this is ours, for characters.
GRAM = 13


def grams(text: str, size: int = GRAM) -> set[str]:
    """All runs of SIZE letters or digits of TEXT; the whole text when it is shorter but not empty."""
    dense = essence(text)
    if not dense:
        return set()
    return {dense[start : start + size] for start in range(max(1, len(dense) - size + 1))}


def drop_contaminated(documents: Sequence[Document], test_texts: Iterable[str]) -> tuple[list[Document], list[Drop]]:
    """Drops the documents that share a run of GRAM characters with a text of the test set."""
    known: set[str] = set()
    for text in test_texts:
        known |= grams(text)
    kept: list[Document] = []
    drops: list[Drop] = []
    for document in documents:
        shared = grams(document.text) & known
        if shared:
            # The smallest in code point order, so that the same run is named every time.
            drops.append(dropped(document, "in-test-set", f"{len(shared)}: {min(shared)}"))
        else:
            kept.append(document)
    return kept, drops


# #endregion
