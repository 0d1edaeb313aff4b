"""The figure of the notes computes MinHash in the browser; the values that its tests compare with are this code's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notesdata.dedup.minhash import BANDS, ROWS, MinHash, jaccard, number, shingles

FIXTURE = Path(__file__).parents[3] / "tests" / "fixtures" / "minhash.json"


@pytest.mark.skipif(not FIXTURE.exists(), reason="the example stands alone, without the notes")
def test_the_figures_values_are_these() -> None:
    fixture = json.loads(FIXTURE.read_text("utf-8"))
    minhash = MinHash.create(BANDS * ROWS)
    assert minhash.multipliers.tolist() == fixture["multipliers"]
    assert minhash.offsets.tolist() == fixture["offsets"]
    for pair in fixture["pairs"]:
        one, two = (shingles(pair[name], pair["size"]) for name in ("a", "b"))
        assert jaccard(one, two) == pair["jaccard"]
        signatures = [minhash.of_numbers(number(shingle) for shingle in found).tolist() for found in (one, two)]
        assert signatures == pair["signatures"]
