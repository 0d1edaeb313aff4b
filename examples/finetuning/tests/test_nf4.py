"""NF4 against the paper, against bitsandbytes, and what a frozen layer lets through."""

from __future__ import annotations

import importlib.util

import pytest
import torch
from torch import nn

from finetuning.nf4 import Linear4bit, dequantize, nf4_levels, quantize, quantize_layers

# QLoRA (arXiv 2305.14314), appendix E.
PUBLISHED = [
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
    -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
]  # fmt: skip


def test_the_levels_are_those_of_the_paper() -> None:
    assert nf4_levels() == pytest.approx(PUBLISHED, abs=1e-6)


@pytest.mark.parametrize(("block", "double", "bits"), [(64, False, 4.5), (64, True, 4.127), (128, False, 4.25), (4096, False, 4.0078)])
def test_bits_per_parameter_are_those_of_the_paper(block: int, double: bool, bits: float) -> None:
    # QLoRA §3: 0.5 bit for the scales, 0.127 with double quantisation.
    packed = quantize(torch.randn(1024, 1024), block, double)
    assert packed.bits_per_parameter == pytest.approx(bits, abs=1e-3)


def test_levels_come_back_as_they_are() -> None:
    weight = 3 * torch.tensor(nf4_levels()).repeat(4)[None]
    assert torch.equal(dequantize(quantize(weight, 64, double=False)), weight)


def test_each_weight_goes_to_its_nearest_level() -> None:
    torch.manual_seed(0)
    weight = torch.randn(6, 64)
    levels = torch.tensor(nf4_levels())
    scale = weight.abs().amax(1, keepdim=True)
    nearest = levels[(weight[..., None] / scale[..., None] - levels).abs().argmin(-1)] * scale
    assert torch.allclose(dequantize(quantize(weight, 64, double=False)), nearest, atol=1e-6)


def test_double_quantisation_costs_little() -> None:
    torch.manual_seed(0)
    weight = torch.randn(256, 256)
    once, twice = ((dequantize(quantize(weight, 64, double)) - weight).pow(2).mean().sqrt() for double in (False, True))
    assert once < twice < 1.05 * once
    assert 0.08 < once < 0.11


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (7, 64), (65, 3)])
def test_odd_shapes_and_zeros(shape: tuple[int, int]) -> None:
    assert dequantize(quantize(torch.ones(shape))).shape == shape
    assert torch.equal(dequantize(quantize(torch.zeros(shape), double=False)), torch.zeros(shape))


def test_wrong_input_is_named() -> None:
    with pytest.raises(ValueError, match="block 应是正偶数，读到的是 7"):
        quantize(torch.ones(2, 2), 7)
    with pytest.raises(ValueError, match=r"应是矩阵，读到的形状是 \(3,\)"):
        quantize(torch.ones(3))


def test_gradients_pass_through_and_not_into() -> None:
    torch.manual_seed(0)
    layer = nn.Linear(64, 32, bias=False)
    packed = Linear4bit(layer, 64, True)
    x = torch.randn(5, 64, requires_grad=True)
    packed(x).sum().backward()
    assert x.grad is not None
    assert torch.allclose(x.grad, dequantize(packed.packed).sum(0).expand(5, 64))
    assert not any(parameter.requires_grad for parameter in packed.parameters())
    assert torch.allclose(packed(x), layer(x), atol=0.5)


def test_only_the_named_layers_are_replaced() -> None:
    model = nn.ModuleDict({"q_proj": nn.Linear(8, 8), "lm_head": nn.Linear(8, 8)})
    quantize_layers(model, ("q_proj",), 64, True)
    assert isinstance(model["q_proj"], Linear4bit) and type(model["lm_head"]) is nn.Linear


@pytest.mark.skipif(importlib.util.find_spec("bitsandbytes") is None, reason="bitsandbytes cannot be installed on this system")
def test_the_same_as_bitsandbytes() -> None:
    import bitsandbytes.functional as bnb

    assert bnb.get_4bit_type("nf4", device="cpu").tolist() == pytest.approx(nf4_levels(), abs=1e-6)
    torch.manual_seed(0)
    weight = torch.randn(64, 128)
    codes, state = bnb.quantize_4bit(weight, blocksize=64, quant_type="nf4")
    ours = quantize(weight, 64, double=False)
    assert torch.equal(codes.flatten(), ours.codes)
    assert torch.allclose(state.absmax, ours.scales)
    assert torch.allclose(bnb.dequantize_4bit(codes, state), dequantize(ours), atol=1e-6)
