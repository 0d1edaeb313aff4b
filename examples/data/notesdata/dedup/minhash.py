"""MinHash signatures, locality-sensitive hashing by bands, and clusters of near duplicates.

Broder 1997, "On the resemblance and containment of documents"; banding as in Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
section 3.4.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..clean.normalize import essence

Signature = NDArray[np.uint64]

# #region shingles
SHINGLE = 5


def shingles(text: str, size: int = SHINGLE) -> set[str]:
    """All runs of SIZE characters of TEXT, punctuation and white space left out; the whole text when it is shorter."""
    dense = essence(text)
    return {dense[start : start + size] for start in range(max(1, len(dense) - size + 1))}


def jaccard(a: Collection[object], b: Collection[object]) -> float:
    """|A ∩ B| / |A ∪ B| of two sets; 1 when both are empty."""
    one, two = set(a), set(b)
    return len(one & two) / len(one | two) if one or two else 1.0


# #endregion

# #region signature
#: A Mersenne prime, so that products of two numbers below it fit in 64 bits.
PRIME = (1 << 31) - 1


@dataclass(frozen=True)
class MinHash:
    """COUNT random maps x → (a·x + b) mod p, each in the place of a random order of all shingles."""

    multipliers: Signature
    offsets: Signature

    @staticmethod
    def create(count: int, seed: int = 1) -> MinHash:
        """The maps that SEED gives; the same on every machine."""
        drawn = np.frombuffer(random.Random(seed).randbytes(16 * count), dtype="<u8").astype(np.uint64)
        prime = np.uint64(PRIME)
        return MinHash(drawn[:count] % (prime - np.uint64(1)) + np.uint64(1), drawn[count:] % prime)

    def of_numbers(self, numbers: Iterable[int]) -> Signature:
        """Signature of a set of numbers below PRIME: for each map the smallest value. Shape (count,). Two sets agree at one place with
        a probability that equals their Jaccard similarity."""
        values = np.fromiter(numbers, dtype=np.uint64)
        mapped = (self.multipliers[:, None] * values[None, :] + self.offsets[:, None]) % np.uint64(PRIME)
        smallest: Signature = mapped.min(axis=1)
        return smallest

    def of_text(self, text: str) -> Signature:
        """Signature of the shingles of TEXT."""
        return self.of_numbers(number(shingle) for shingle in shingles(text))


def number(shingle: str) -> int:
    """SHINGLE as a number below PRIME. Python's own hash differs from run to run, BLAKE2 does not."""
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big") % PRIME


def estimate(a: Signature, b: Signature) -> float:
    """Estimated Jaccard similarity: the share of places at which two signatures agree."""
    return float((a == b).mean())


# #endregion

# #region bands
#: FineWeb's setting (Penedo et al. 2024, arXiv 2406.17557): 112 maps in 14 bands of 8.
BANDS = 14
ROWS = 8


def band_keys(signature: Signature, bands: int, rows: int) -> list[bytes]:
    """The signature cut into BANDS pieces of ROWS numbers."""
    return [signature[band * rows : (band + 1) * rows].tobytes() for band in range(bands)]


def candidates(signatures: Sequence[Signature], bands: int = BANDS, rows: int = ROWS) -> Iterator[tuple[int, int]]:
    """The pairs (i, j), i < j, in order, that agree in all rows of at least one band."""
    buckets: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    for index, signature in enumerate(signatures):
        for band, key in enumerate(band_keys(signature, bands, rows)):
            buckets[band, key].append(index)
    yield from sorted({pair for members in buckets.values() for pair in combinations(members, 2)})


def share_band(a: Signature, b: Signature, bands: int, rows: int) -> bool:
    """Whether two signatures agree in all rows of a band, that is, whether `candidates` would name the pair."""
    return bool((a == b)[: bands * rows].reshape(bands, rows).all(axis=1).any())


def hit_rate(similarity: float, bands: int = BANDS, rows: int = ROWS) -> float:
    """Probability that two sets of Jaccard similarity s become candidates: 1 − (1 − s^r)^b."""
    return float(1 - (1 - similarity**rows) ** bands)


# #endregion


# #region clusters
def clusters(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of COUNT items the smallest item that PAIRS connect it with, over any number of steps (union-find)."""
    parent = list(range(count))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        one, two = sorted((root(a), root(b)))
        parent[two] = one
    return [root(item) for item in range(count)]


# #endregion
