"""Training, validation and test, with near duplicates and each document on one side."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from .dedup.minhash import MinHash, candidates, clusters, jaccard, number, shingles
from .instruct import Record

# #region split
#: Shares of the groups, added up: below 0.1 test, below 0.2 validation, the rest training.
PARTS = (("test", 0.1), ("validation", 0.2), ("train", 1.0))
#: Lower than for dropping: a pair too different to be dropped can still be too alike to be on both sides.
THRESHOLD = 0.4
SHINGLE = 3
#: Four rows a band: a pair of similarity 0.4 is found with probability 0.52, of 0.6 with 0.98.
CUT = (28, 4)


def content(record: Record) -> str:
    """Question and answer."""
    return "\n".join(message["content"] for message in record["messages"])


def groups(records: Sequence[Record]) -> list[int]:
    """For each record the first record of its group: same source, or connected by similar content."""
    minhash = MinHash.create(CUT[0] * CUT[1])
    signatures = [minhash.of_numbers(_numbers(record)) for record in records]
    pairs = [
        (a, b)
        for a, b in candidates(signatures, *CUT)
        if jaccard(shingles(content(records[a]), SHINGLE), shingles(content(records[b]), SHINGLE)) >= THRESHOLD
    ]
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        pairs.append((first.setdefault(record["source"], index), index))
    return clusters(len(records), pairs)


def split(records: Sequence[Record], seed: str = "2026") -> dict[str, list[Record]]:
    """The records by part. A hash of the group's first source decides, so that new data does not move old data to another
    side, unless it joins two groups."""
    parts: dict[str, list[Record]] = {name: [] for name, _ in PARTS}
    for record, leader in zip(records, groups(records), strict=True):
        digest = hashlib.sha256(f"{seed} {records[leader]['source']}".encode()).digest()
        place = int.from_bytes(digest[:8], "big") / 2**64
        parts[next(name for name, limit in PARTS if place < limit)].append(record)
    return parts


# #endregion


def _numbers(record: Record) -> list[int]:
    return [number(shingle) for shingle in shingles(content(record), SHINGLE)]


def highest_similarity(one: Sequence[Record], two: Sequence[Record]) -> float:
    """The highest similarity of a record of ONE with a record of TWO, by comparing them all."""
    sets = [shingles(content(record), SHINGLE) for record in two]
    return max((jaccard(shingles(content(record), SHINGLE), other) for record in one for other in sets), default=0.0)
