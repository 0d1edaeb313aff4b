"""LoRA by hand is peft's; merging changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from peft import LoraConfig, get_peft_model
from torch import nn
from transformers import PreTrainedModel

from finetuning.lora import LoraLinear, attach, learned, merge
from finetuning.model import count
from finetuning.nf4 import quantize_layers
from finetuning.settings import LoraSettings


def test_the_first_output_is_that_of_the_frozen_layer() -> None:
    torch.manual_seed(0)
    layer = nn.Linear(12, 8)
    x = torch.randn(3, 12)
    assert torch.equal(LoraLinear(layer, 4, 8)(x), layer(x))


def test_it_is_the_layer_of_peft() -> None:
    torch.manual_seed(0)

    class Small(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.proj = nn.Linear(12, 8, bias=False)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            found: torch.Tensor = self.proj(x)
            return found

    small = Small()
    ours = LoraLinear(nn.Linear(12, 8, bias=False), 4, 16)
    with torch.no_grad():
        ours.layer.weight.copy_(small.proj.weight)
        ours.B.normal_()
    theirs = get_peft_model(small, LoraConfig(r=4, lora_alpha=16, target_modules=["proj"]))
    proj = theirs.base_model.model.proj
    with torch.no_grad():
        proj.lora_A["default"].weight.copy_(ours.A)
        proj.lora_B["default"].weight.copy_(ours.B)
    x, y = (torch.randn(3, 12) for _ in range(2))
    assert torch.allclose(ours(x), theirs(x), atol=1e-6)
    (ours(y).sum() + theirs(y).sum()).backward()
    assert ours.A.grad is not None and ours.B.grad is not None
    assert torch.allclose(ours.A.grad, proj.lora_A["default"].weight.grad, atol=1e-5)
    assert torch.allclose(ours.B.grad, proj.lora_B["default"].weight.grad, atol=1e-5)
    assert ours.layer.weight.grad is None
    assert torch.allclose(x @ ours.merged().T, ours(x), atol=1e-5)


def test_parameters_are_r_times_in_plus_out(untrained: PreTrainedModel) -> None:
    # Per layer q, k, v, o are 32×32, gate and up 32→64, down 64→32; two layers (LoRA §4.1: r·(d + k) a matrix).
    adapted = attach(untrained, LoraSettings(r=4))
    assert count(adapted)[0] == 2 * 4 * (4 * (32 + 32) + 3 * (32 + 64))
    assert all(parameter.dtype == torch.float32 for parameter in adapted.parameters() if parameter.requires_grad)


def test_adapters_of_a_half_precision_model_are_in_single(untrained: PreTrainedModel) -> None:
    adapted = attach(untrained.half(), LoraSettings(r=4))
    kinds = {parameter.dtype for parameter in adapted.parameters() if parameter.requires_grad}
    assert kinds == {torch.float32}
    assert {parameter.dtype for parameter in adapted.parameters() if not parameter.requires_grad} == {torch.float16}


def test_adapters_sit_on_4_bit_layers_too(untrained: PreTrainedModel) -> None:
    settings = LoraSettings(r=4)
    quantize_layers(untrained, settings.targets, 64, True)
    adapted = attach(untrained, settings)
    adapted(input_ids=torch.tensor([[1, 5, 6]])).logits.sum().backward()
    grads = [parameter.grad for parameter in adapted.parameters() if parameter.requires_grad]
    assert all(grad is not None for grad in grads) and any(bool(grad.abs().sum() > 0) for grad in grads if grad is not None)


def test_merging_changes_the_weights_and_not_the_answers(untrained: PreTrainedModel, tmp_path: Path) -> None:
    start = {name: value.clone() for name, value in untrained.state_dict().items()}
    adapted = attach(untrained, LoraSettings(r=4))
    torch.manual_seed(2)
    with torch.no_grad():
        for name, parameter in adapted.named_parameters():
            if "lora_B" in name:
                parameter.normal_(std=0.05)
    ids = torch.tensor([[1, 5, 6, 7]])
    expected = adapted(input_ids=ids).logits.detach()
    a, b, scale = learned(adapted, "layers.0.self_attn.q_proj")
    adapted.save_pretrained(str(tmp_path / "adapter"))
    base = type(untrained)(untrained.config)
    base.load_state_dict(start)
    merged = merge(base, tmp_path / "adapter", tmp_path / "merged").eval()
    assert torch.allclose(merged(input_ids=ids).logits, expected, atol=1e-5)
    name = "model.layers.0.self_attn.q_proj.weight"
    assert torch.allclose(merged.state_dict()[name] - start[name], scale * b @ a, atol=1e-6)
    again = type(untrained).from_pretrained(tmp_path / "merged")
    assert torch.allclose(again(input_ids=ids).logits, expected, atol=1e-5)


def test_a_layer_without_adapter_is_named(untrained: PreTrainedModel) -> None:
    with pytest.raises(ValueError, match="没有名字以 layers.9.q_proj 结尾"):
        learned(attach(untrained, LoraSettings()), "layers.9.q_proj")
