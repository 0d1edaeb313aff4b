"""The training loop."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from .progress import Progress
from .settings import TuningSettings
from .template import IGNORED, Batch, Example, collate


# #region loss
def loss_sum(model: nn.Module, batch: Batch) -> Tensor:
    """The cross entropy of all tokens that carry loss, added up, in nats. Position t predicts the token at t + 1."""
    logits: Tensor = model(input_ids=batch.ids, attention_mask=batch.attention).logits
    predicted = logits[:, :-1].float().flatten(0, 1)
    return cross_entropy(predicted, batch.labels[:, 1:].flatten(), ignore_index=IGNORED, reduction="sum")


def tokens_with_loss(batch: Batch) -> int:
    """How many terms loss_sum adds up."""
    return int((batch.labels[:, 1:] != IGNORED).sum())


# #endregion


def batches(examples: Sequence[Example], size: int, pad: int, seed: int) -> Iterator[Batch]:
    """Batches without end. Each pass over EXAMPLES is in a new order that SEED decides."""
    rng = random.Random(f"{seed}-batches")
    waiting: list[Example] = []
    while True:
        while len(waiting) < size:
            waiting += rng.sample(list(examples), len(examples))
        now, waiting = waiting[:size], waiting[size:]
        yield collate(now, pad)


def learning_rate(step: int, settings: TuningSettings) -> float:
    """The factor of the learning rate at STEP, from 0: up in a line over `warmup` steps, then down along half a cosine to zero."""
    if step < settings.warmup:
        return (step + 1) / settings.warmup
    done = (step - settings.warmup) / max(1, settings.steps - settings.warmup)
    return 0.5 * (1 + math.cos(math.pi * done))


def mixed_precision(device: torch.device, half: bool) -> AbstractContextManager[object]:
    """float16 for the large products on a GPU, if HALF; everything in its own precision elsewhere."""
    return torch.autocast(device.type, dtype=torch.float16) if half and device.type == "cuda" else nullcontext()


# #region loop
def train(
    model: nn.Module,
    examples: Sequence[Example],
    settings: TuningSettings,
    pad: int,
    seed: int,
    half: bool = False,
    progress: Callable[[int, float], None] | None = None,
) -> list[float]:
    """Trains what requires a gradient; returns the loss of each step, in nats a token.

    HALF is for a GPU that computes in float16. Its smallest number is about 6e-8, and many gradients are smaller: so the loss is
    multiplied by a large number before the backward pass and the gradients are divided by it before the step (GradScaler). A step whose
    gradients overflowed is left out, and the number is halved.
    """
    weights = [parameter for parameter in model.parameters() if parameter.requires_grad]
    device = weights[0].device
    optimizer = torch.optim.AdamW(weights, lr=settings.learning_rate, weight_decay=0.0, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: learning_rate(step, settings))
    scaler = torch.amp.GradScaler(device.type, enabled=half and device.type == "cuda")
    source = batches(examples, settings.batch, pad, seed)
    losses: list[float] = []
    model.train()
    for step in range(settings.steps):
        parts = [next(source).to(device) for _ in range(settings.accumulate)]
        # Over all parts, not a part at a time: a token counts the same wherever it stands.
        tokens = sum(tokens_with_loss(part) for part in parts)
        total = 0.0
        for part in parts:
            with mixed_precision(device, half):
                loss = loss_sum(model, part) / tokens
            scaler.scale(loss).backward()
            total += loss.item()
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(weights, settings.clip)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        if not math.isfinite(total):
            raise RuntimeError(f"第 {step + 1} 步的损失是 {total}：学习率太大，或某条数据有问题。把 learning_rate 减半再试")
        losses.append(total)
        if progress:
            progress(step + 1, total)
    model.eval()
    return losses


# #endregion


def reporter(progress: Progress, stage: str, steps: int) -> Callable[[int, float], None]:
    """Tells PROGRESS of each step with its loss."""
    return lambda step, loss: progress.step(f"{stage}（损失 {loss:.3f}）", step, steps)
