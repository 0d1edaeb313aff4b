"""MinHash against the formula, duplicates, clusters."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from conftest import Finished
from notesdata.dedup.duplicates import drop_exact, drop_near
from notesdata.dedup.minhash import (
    MinHash,
    band_keys,
    candidates,
    clusters,
    estimate,
    hit_rate,
    jaccard,
    number,
    share_band,
    shingles,
)
from notesdata.dedup.scurve import SIMILARITIES, pair_with, wilson
from notesdata.documents import Document


def test_shingles() -> None:
    assert shingles("一二，三四 五六") == {"一二三四五", "二三四五六"}
    assert shingles("短") == {"短"}


def test_jaccard() -> None:
    assert jaccard({1, 2, 3}, {2, 3, 4}) == 0.5
    assert jaccard(set(), set()) == 1
    assert jaccard({1}, set()) == 0


def test_numbers_do_not_change_from_run_to_run() -> None:
    assert number("一二三四五") == 238_380_585


def test_signatures_are_the_smallest_values() -> None:
    minhash = MinHash.create(4, seed=3)
    numbers = [5, 70, 900]
    by_hand = [
        min((int(a) * value + int(b)) % (2**31 - 1) for value in numbers)
        for a, b in zip(minhash.multipliers, minhash.offsets, strict=True)
    ]
    assert minhash.of_numbers(numbers).tolist() == by_hand


@pytest.mark.parametrize("similarity", SIMILARITIES)
def test_generated_pairs_are_exactly_that_similar(similarity: float) -> None:
    assert jaccard(*pair_with(similarity, random.Random(4))) == pytest.approx(similarity)


def test_estimate_is_unbiased() -> None:
    rng = random.Random(5)
    values = []
    for _ in range(300):
        one, two = pair_with(0.5, rng)
        minhash = MinHash.create(112, rng.getrandbits(32))
        values.append(estimate(minhash.of_numbers(one), minhash.of_numbers(two)))
    # 33,600 coins: a standard error of 0.0027. Four of them.
    assert np.mean(values) == pytest.approx(0.5, abs=0.011)


def test_hit_rate() -> None:
    assert hit_rate(0, 14, 8) == 0
    assert hit_rate(1, 14, 8) == 1
    assert hit_rate(0.75, 14, 8) == pytest.approx(0.772, abs=0.001)
    assert hit_rate(0.8, 20, 5) == pytest.approx(0.99964, abs=0.00001)


def test_candidates_share_a_band_and_only_those() -> None:
    rng = random.Random(6)
    minhash = MinHash.create(112)
    signatures = [minhash.of_numbers(numbers) for _ in range(30) for numbers in pair_with(0.7, rng)]
    found = set(candidates(signatures))
    for a in range(len(signatures)):
        for b in range(a + 1, len(signatures)):
            keys = zip(band_keys(signatures[a], 14, 8), band_keys(signatures[b], 14, 8), strict=True)
            together = any(one == two for one, two in keys)
            assert ((a, b) in found) == together == share_band(signatures[a], signatures[b], 14, 8)
    assert 0 < len(found) < 60


def test_wilson() -> None:
    # Newcombe 1998, table I: 81 of 263 and 0 of 20, method 3 (score, no continuity correction).
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_the_measured_curve_follows_the_formula(finished: Finished) -> None:
    inside = total = 0
    for curve in finished.funnel["sCurve"]:
        for point in curve["points"]:
            rate = hit_rate(point["similarity"], curve["bands"], curve["rows"])
            assert point["expected"] == pytest.approx(rate)
            assert point["pairs"] >= 1000
            # No point off by more than what happens once in ten thousand (and one hit, where hits are rare).
            spread = 3.9 * math.sqrt(point["pairs"] * rate * (1 - rate)) + 1
            assert abs(point["hits"] - point["pairs"] * rate) <= spread, point
            inside += point["low"] <= rate <= point["high"]
            total += 1
    # 95 % intervals hold the truth about 95 times in 100.
    assert total == 57 and inside >= 50


def test_clusters_are_connected_by_any_number_of_steps() -> None:
    assert clusters(6, [(4, 5), (1, 3), (3, 5)]) == [0, 1, 2, 1, 1, 1]


def document(name: str, text: str) -> Document:
    return Document(name, name, text)


LONG = "训练集损失继续下降，验证集损失却开始上升，两条曲线分开的地方就是该停的地方。微调数据很少时，常常一两轮就到了。先减少训练轮数，再减小可训练的参数，比如用低秩适配。多收集一些不同说法的样本，往往比调参数更有效。"


def test_exact_duplicates_ignore_punctuation_and_case() -> None:
    kept, drops = drop_exact([document("a", "甲，A。"), document("b", "甲 a"), document("c", "乙")])
    assert [item.source for item in kept] == ["a", "c"]
    assert [(drop.source, drop.detail) for drop in drops] == [("b", "a")]


def test_near_duplicates() -> None:
    near = LONG.replace("往往", "常常")
    other = LONG[::-1]
    kept, drops, pairs = drop_near([document("a", LONG), document("b", other), document("c", near)])
    assert [item.source for item in kept] == ["a", "b"]
    assert [(drop.source, drop.reason, drop.detail) for drop in drops] == [("c", "near-duplicate", "a")]
    assert [(pair.a, pair.b) for pair in pairs] == [("a", "c")]
    assert pairs[0].similarity == pytest.approx(jaccard(shingles(LONG), shingles(near)))
    assert pairs[0].estimate == pytest.approx(pairs[0].similarity, abs=0.12)


def test_a_candidate_below_the_threshold_stays() -> None:
    kept, drops, pairs = drop_near([document("a", LONG), document("c", LONG.replace("往往", "常常"))], threshold=0.999)
    assert len(kept) == 2 and drops == [] and len(pairs) == 1
