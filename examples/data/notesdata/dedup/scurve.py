"""Measures how often LSH finds pairs of known similarity, to lay beside 1 − (1 − s^r)^b."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .minhash import PRIME, MinHash, hit_rate, share_band

# #region pairs
#: Elements of the union of two generated sets: every multiple of 0.05 is a whole number of them.
UNION = 60
SIMILARITIES = tuple(step / 20 for step in range(1, 20))
#: Ways to cut 112 maps into bands.
CUTS = ((14, 8), (28, 4), (7, 16))


def pair_with(similarity: float, rng: random.Random) -> tuple[set[int], set[int]]:
    """Two random sets whose Jaccard similarity is exactly SIMILARITY (a multiple of 1/UNION)."""
    elements: list[int] = []
    while len(set(elements)) < UNION:  # Two equal numbers among sixty are rare, but then the similarity would be wrong.
        elements = [int(value) % PRIME for value in np.frombuffer(rng.randbytes(8 * UNION), dtype="<u8")]
    shared = round(similarity * UNION)
    # What is not shared goes to the two sets in turn.
    return set(elements[:shared] + elements[shared::2]), set(elements[:shared] + elements[shared + 1 :: 2])


# #endregion


@dataclass(frozen=True)
class Point:
    """Of PAIRS pairs with this similarity HITS became candidates; `low` and `high` bound the rate with 95 % confidence."""

    similarity: float
    pairs: int
    hits: int
    low: float
    high: float
    expected: float


# #region wilson
def wilson(hits: int, pairs: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's interval for a binomial proportion (Wilson 1927); z = 1.96 gives 95 %. It stays within 0 and 1 even at 0 hits."""
    rate = hits / pairs
    middle = rate + z * z / (2 * pairs)
    spread = z * math.sqrt(rate * (1 - rate) / pairs + z * z / (4 * pairs * pairs))
    scale = 1 + z * z / pairs
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


# #endregion


# #region measure
def measure(pairs: int, seed: int = 7, similarities: Sequence[float] = SIMILARITIES) -> dict[tuple[int, int], list[Point]]:
    """For each cut (bands, rows) the hit rate of PAIRS generated pairs at each similarity.

    The maps are drawn anew for every pair: with one fixed draw, its luck would be in all measurements.
    """
    rng = random.Random(seed)
    count = max(bands * rows for bands, rows in CUTS)
    found: dict[tuple[int, int], list[Point]] = {cut: [] for cut in CUTS}
    for similarity in similarities:
        hits = dict.fromkeys(CUTS, 0)
        for _ in range(pairs):
            minhash = MinHash.create(count, rng.getrandbits(32))
            one, two = (minhash.of_numbers(numbers) for numbers in pair_with(similarity, rng))
            for bands, rows in CUTS:
                hits[bands, rows] += share_band(one, two, bands, rows)
        for cut in CUTS:
            low, high = wilson(hits[cut], pairs)
            found[cut].append(Point(similarity, pairs, hits[cut], low, high, hit_rate(similarity, *cut)))
    return found


# #endregion
