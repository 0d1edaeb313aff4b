"""NF4 by hand: the 4-bit weights of QLoRA (Dettmers et al. 2023, arXiv 2305.14314), on any device.

What differs from bitsandbytes: there a kernel of the GPU unpacks while it multiplies, and the scales of the second quantisation use a
"dynamic" 8-bit code; here the weight is unpacked before each multiplication, and the scales use the float8 format with 4 bits of
exponent (the paper says "8-bit Floats" and not which). The 16 levels, the blocks of 64 and the rounding are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import torch
from torch import Tensor, nn

# #region nf4-levels
OFFSET = 0.9677083


def nf4_levels() -> list[float]:
    """The 16 levels: quantiles of N(0, 1), scaled to [-1, 1], with an exact zero (QLoRA §3 and appendix E).

    Eight steps lead from the top quantile to the median and seven lead from the bottom one, so that zero is a level of its own. OFFSET is the
    probability of the top quantile in the authors' code (bitsandbytes, create_normal_map).
    """
    quantile = NormalDist().inv_cdf
    positive = [quantile(OFFSET + (0.5 - OFFSET) * step / 8) for step in range(8)]
    negative = [-quantile(OFFSET + (0.5 - OFFSET) * step / 7) for step in range(7)]
    top = max(positive)
    return sorted(level / top for level in [*positive, 0.0, *negative])


# #endregion

FLOAT8_MAX = 448.0
SCALE_BLOCK = 256


@dataclass(frozen=True)
class Packed:
    """A matrix in 4 bits. Two codes a byte; one scale a block, in 32 bits or, doubly quantised, in 8."""

    codes: Tensor  # uint8, (ceil(n / 2),)
    scales: Tensor  # float32 or float8, one a block
    shape: tuple[int, int]
    block: int
    # Only with double quantisation: what the scales were divided by, one for 256 of them, and their mean.
    scales_of_scales: Tensor | None = None
    mean: Tensor | None = None

    @property
    def bits_per_parameter(self) -> float:
        """All that is stored, in bits, over the number of weights."""
        stored = [self.codes, self.scales, self.scales_of_scales, self.mean]
        rows, columns = self.shape
        return 8 * sum(each.numel() * each.element_size() for each in stored if each is not None) / (rows * columns)


# #region nf4
def quantize(weight: Tensor, block: int = 64, double: bool = True) -> Packed:
    """WEIGHT (rows, columns) to NF4: each run of BLOCK weights is divided by its largest magnitude, then each goes to the nearest level."""
    if block < 2 or block % 2:
        raise ValueError(f"block 应是正偶数，读到的是 {block}")
    if weight.dim() != 2:
        raise ValueError(f"要量化的应是矩阵，读到的形状是 {tuple(weight.shape)}")
    flat = weight.detach().float().flatten()
    padded = torch.cat([flat, flat.new_zeros(-flat.numel() % block)]).view(-1, block)
    scales = padded.abs().amax(dim=1)
    scaled = padded / scales.clamp(min=1e-12)[:, None]
    levels = torch.tensor(nf4_levels(), device=weight.device)
    middle = (levels[1:] + levels[:-1]) / 2
    codes = torch.bucketize(scaled.flatten(), middle).to(torch.uint8)[: flat.numel() + flat.numel() % 2]
    pairs = codes.view(-1, 2)
    packed = pairs[:, 0] << 4 | pairs[:, 1]
    shape = (weight.shape[0], weight.shape[1])
    if not double:
        return Packed(packed, scales, shape, block)
    small, scales_of_scales, mean = quantize_scales(scales)
    return Packed(packed, small, shape, block, scales_of_scales, mean)


def dequantize(packed: Packed) -> Tensor:
    """The weights that the codes stand for, float32, (rows, columns)."""
    levels = torch.tensor(nf4_levels(), device=packed.codes.device)
    codes = torch.stack([packed.codes >> 4, packed.codes & 15], dim=1).flatten().long()
    rows, columns = packed.shape
    values = levels[codes][: rows * columns]
    scales = dequantize_scales(packed).repeat_interleave(packed.block)[: values.numel()]
    return (values * scales).view(rows, columns)


# #endregion


# #region double-quantization
def quantize_scales(scales: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Double quantisation: one float32 a block of 64 is 0.5 bit a weight; 8 bits and one float32 for 256 blocks are 0.127 (QLoRA §3).

    The scales are all positive. Their mean is taken off first, so that both signs of the 8-bit numbers are of use.
    """
    mean = scales.mean()
    centred = scales - mean
    padded = torch.cat([centred, centred.new_zeros(-centred.numel() % SCALE_BLOCK)]).view(-1, SCALE_BLOCK)
    largest = padded.abs().amax(dim=1).clamp(min=1e-12)
    small = (padded / largest[:, None] * FLOAT8_MAX).flatten()[: scales.numel()]
    return small.to(torch.float8_e4m3fn), largest, mean.reshape(1)


def dequantize_scales(packed: Packed) -> Tensor:
    """One float32 a block."""
    if packed.scales_of_scales is None or packed.mean is None:
        return packed.scales
    largest = packed.scales_of_scales.repeat_interleave(SCALE_BLOCK)[: packed.scales.numel()]
    return packed.scales.float() / FLOAT8_MAX * largest + packed.mean


# #endregion


# #region linear4bit
class Linear4bit(nn.Linear):
    """A frozen linear layer whose weight is NF4. Gradients flow through it to its input, never into it.

    It is an nn.Linear for peft's sake, which puts adapters on layers of that class; `weight` holds the packed codes.
    """

    def __init__(self, layer: nn.Linear, block: int, double: bool) -> None:
        nn.Module.__init__(self)
        self.in_features, self.out_features = layer.in_features, layer.out_features
        self.packed = quantize(layer.weight, block, double)
        self.weight = nn.Parameter(self.packed.codes, requires_grad=False)
        self.register_parameter("bias", layer.bias)

    def forward(self, x: Tensor) -> Tensor:
        """x (…, in) to (…, out)."""
        return nn.functional.linear(x, dequantize(self.packed).to(x.dtype), self.bias)


def quantize_layers(model: nn.Module, targets: tuple[str, ...], block: int, double: bool) -> None:
    """Replaces every linear layer named in TARGETS. Embeddings, norms and the output layer stay as they are."""
    for name, module in list(model.named_modules()):
        for child, layer in list(module.named_children()):
            if child in targets and isinstance(layer, nn.Linear):
                setattr(module, child, Linear4bit(layer, block, double))


# #endregion
