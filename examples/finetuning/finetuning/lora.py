"""LoRA: by hand, with peft, and merged."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from torch import Tensor, nn
from transformers import PreTrainedModel

from .settings import LoraSettings


# #region lora-layer
class LoraLinear(nn.Module):
    """A linear layer that learns by a detour: y = x·Wᵀ + (alpha / r)·x·Aᵀ·Bᵀ. W is frozen, A is (r, in) and B is (out, r).

    LoRA §4.1 (arXiv 2106.09685). B begins at zero, so the first output is that of W alone. A begins as peft's does, uniform by Kaiming;
    the paper draws it from a normal distribution.
    """

    def __init__(self, layer: nn.Linear, r: int, alpha: float) -> None:
        super().__init__()
        self.layer = layer.requires_grad_(False)
        self.scale = alpha / r
        self.A = nn.Parameter(torch.empty(r, layer.in_features))
        self.B = nn.Parameter(torch.zeros(layer.out_features, r))
        nn.init.kaiming_uniform_(self.A, a=math.sqrt(5))

    def forward(self, x: Tensor) -> Tensor:
        """x (…, in) to (…, out)."""
        detour: Tensor = x @ self.A.T @ self.B.T
        frozen: Tensor = self.layer(x)
        return frozen + self.scale * detour

    def merged(self) -> Tensor:
        """The one matrix that does the same: W + (alpha / r)·B·A, (out, in)."""
        return self.layer.weight + self.scale * self.B @ self.A


# #endregion


# #region attach
def attach(model: PreTrainedModel, settings: LoraSettings) -> PeftModel:
    """Freezes MODEL and puts A and B beside each target layer. They are float32 even where the model is float16: an update of Adam is
    often smaller than the distance between two float16 numbers."""
    adapted = get_peft_model(
        model,
        LoraConfig(
            task_type="CAUSAL_LM",
            r=settings.r,
            lora_alpha=settings.alpha,
            lora_dropout=settings.dropout,
            target_modules=list(settings.targets),
        ),
    )
    assert isinstance(adapted, PeftModel)
    for parameter in adapted.parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.float()
    return adapted


# #endregion


# #region merge
def merge(base: PreTrainedModel, adapter: Path, target: Path) -> PreTrainedModel:
    """Adds the adapter in the folder ADAPTER into BASE and saves a model that needs no peft.

    BASE is in 16 or 32 bits. After QLoRA too: load the base again unquantised, then merge. What 4 bits had rounded off comes back, and the adapter
    never saw it, so measure the merged model anew.
    """
    merged = PeftModel.from_pretrained(base, str(adapter)).merge_and_unload()
    # In files of 2 GB: each is put together in main memory, of which Colab has less than a 7B model takes.
    merged.save_pretrained(target, max_shard_size="2GB")
    assert isinstance(merged, PreTrainedModel)
    return merged


# #endregion


def learned(model: PeftModel, layer: str) -> tuple[Tensor, Tensor, float]:
    """A (r, in), B (out, r) and alpha / r of the adapter on the layer whose name ends in LAYER."""
    for name, module in model.named_modules():
        if name.endswith(layer) and hasattr(module, "lora_A"):
            a, b = module.lora_A["default"].weight, module.lora_B["default"].weight
            return a.detach(), b.detach(), float(module.scaling["default"])
    raise ValueError(f"模型里没有名字以 {layer} 结尾、带 LoRA 的层")
