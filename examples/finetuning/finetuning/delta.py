"""What a full fine-tune changed in a matrix, beside what LoRA learned for the same one: the data of the notes' LoRA figure."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


def matrix(model: nn.Module, layer: str) -> Tensor:
    """A copy of the weight of LAYER, float64, (out, in)."""
    weight = model.get_submodule(layer).weight
    assert isinstance(weight, Tensor)
    return weight.detach().double().clone()


def numbers(values: Tensor, digits: int = 4) -> Any:
    """Nested lists with DIGITS significant digits."""

    def short(value: Any) -> Any:
        return [short(each) for each in value] if isinstance(value, list) else float(f"{value:.{digits}g}")

    return short(values.tolist())


# #region delta
def describe(name: str, before: Tensor, after: Tensor, a: Tensor, b: Tensor) -> dict[str, Any]:
    """ΔW of the full fine-tune with its singular values, and A and B of LoRA. BEFORE and AFTER are (rows, columns)."""
    delta = after - before
    return {
        "name": name,
        "rows": delta.shape[0],
        "columns": delta.shape[1],
        "weight": numbers(before, 3),
        "delta": numbers(delta, 3),
        "singularValues": numbers(torch.linalg.svdvals(delta), 6),
        "weightSingularValues": numbers(torch.linalg.svdvals(before), 6),
        "a": numbers(a),
        "b": numbers(b),
    }


# #endregion
