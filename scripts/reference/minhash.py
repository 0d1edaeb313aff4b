"""Signatures that examples/data computes, for the figure of the notes to be compared with (tests/fixtures/minhash.json).

From the project's root, with the environment of examples/data:

    PYTHONPATH=examples/data examples/data/.venv/bin/python scripts/reference/minhash.py > tests/fixtures/minhash.json
"""

from __future__ import annotations

import json
import random
import sys

from notesdata.clean.normalize import essence
from notesdata.dedup.minhash import BANDS, ROWS, MinHash, band_keys, estimate, hit_rate, jaccard, number, shingles

PAIRS = (
    ("训练集损失继续下降，验证集损失却开始上升。", "训练集损失还在下降，验证集损失却开始上升。"),
    ("Llama 2 的上下文是 4,096 个词元。", "LLAMA 2 的上下文是 4096 个词元！"),
    ("鲸鱼用肺呼吸。", "自行车链条多久上一次油？骑两百公里或者淋过雨就该上。"),
    ("短", ""),
    ("𠮷野家的牛肉饭 ½ 份，Ⅷ 号桌。ＡＢＣ　ｄｅｆ", "吉野家的牛肉饭 ½ 份，Ⅷ 号桌。ABC def"),
    ("五" * 40 + "六" * 40, "五" * 30 + "六" * 50),
)


def main() -> None:
    """Prints the fixture."""
    minhash = MinHash.create(BANDS * ROWS)
    rng = random.Random(1)
    pairs = []
    for a, b in PAIRS:
        for size in (5, 2):
            one, two = shingles(a, size), shingles(b, size)
            left, right = (minhash.of_numbers(number(shingle) for shingle in found) for found in (one, two))
            keys = zip(band_keys(left, BANDS, ROWS), band_keys(right, BANDS, ROWS), strict=True)
            pairs.append(
                {
                    "a": a,
                    "b": b,
                    "size": size,
                    "essence": [essence(a), essence(b)],
                    "shingles": [sorted(one), sorted(two)],
                    "jaccard": jaccard(one, two),
                    "estimate": estimate(left, right),
                    "signatures": [left.tolist(), right.tolist()],
                    "bands": [first == second for first, second in keys],
                }
            )
    fixture = {
        "words": [rng.getrandbits(32) for _ in range(1000)][::37],
        "numbers": {text: number(text) for text in ("", "a", "一二三四五", "字" * 42, "字" * 43, "字" * 100)},
        "multipliers": minhash.multipliers.tolist(),
        "offsets": minhash.offsets.tolist(),
        "pairs": pairs,
        "hitRates": [[s / 10, b, r, hit_rate(s / 10, b, r)] for s in range(0, 11, 2) for b, r in ((14, 8), (28, 4), (7, 16), (1, 1))],
    }
    json.dump(fixture, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    print()


main()
