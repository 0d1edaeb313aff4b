"""Drops exact and near duplicates; of each group the first by address stays."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ..clean.normalize import essence
from ..documents import Document, Drop, dropped
from .minhash import BANDS, ROWS, MinHash, candidates, clusters, estimate, jaccard, shingles

# #region exact


def drop_exact(documents: Sequence[Document]) -> tuple[list[Document], list[Drop]]:
    """Drops a document whose letters and digits are those of an earlier one."""
    first: dict[str, str] = {}
    kept: list[Document] = []
    drops: list[Drop] = []
    for document in documents:
        key = hashlib.sha256(essence(document.text).encode()).hexdigest()
        if key in first:
            drops.append(dropped(document, "exact-duplicate", first[key]))
        else:
            first[key] = document.source
            kept.append(document)
    return kept, drops


# #endregion

#: Ours: from this similarity on a candidate is a near duplicate.
THRESHOLD = 0.7


@dataclass(frozen=True)
class Pair:
    """Two documents that share a band: estimated and exact similarity."""

    a: str
    b: str
    estimate: float
    similarity: float


# #region near
def drop_near(documents: Sequence[Document], threshold: float = THRESHOLD) -> tuple[list[Document], list[Drop], list[Pair]]:
    """Drops near duplicates. Candidates come from LSH; the exact similarity of each decides, since a band in common proves nothing."""
    minhash = MinHash.create(BANDS * ROWS)
    signatures = [minhash.of_text(document.text) for document in documents]
    pairs: list[Pair] = []
    near: list[tuple[int, int]] = []
    for a, b in candidates(signatures):
        similarity = jaccard(shingles(documents[a].text), shingles(documents[b].text))
        pairs.append(Pair(documents[a].source, documents[b].source, estimate(signatures[a], signatures[b]), similarity))
        if similarity >= threshold:
            near.append((a, b))
    leaders = clusters(len(documents), near)
    kept = [document for index, document in enumerate(documents) if leaders[index] == index]
    drops = [
        dropped(document, "near-duplicate", documents[leaders[index]].source)
        for index, document in enumerate(documents)
        if leaders[index] != index
    ]
    return kept, drops, pairs


# #endregion
