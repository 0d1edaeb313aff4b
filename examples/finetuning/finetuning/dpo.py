"""Preferences: DPO without a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from peft import PeftModel
from torch import Tensor, nn
from torch.nn.functional import logsigmoid
from transformers import PreTrainedTokenizerBase

from .practice import Message, Pair
from .settings import DpoSettings
from .template import IGNORED, Batch, Example, collate, encode
from .train import learning_rate, mixed_precision, tokens_with_loss


# #region dpo-loss
def answer_logprobs(model: nn.Module, batch: Batch) -> Tensor:
    """log π(y | x) of each example: the log probabilities of the answer's tokens, added up. (examples,)"""
    logits: Tensor = model(input_ids=batch.ids, attention_mask=batch.attention).logits
    logprobs = logits[:, :-1].float().log_softmax(-1)
    labels = batch.labels[:, 1:]
    of_tokens = logprobs.gather(-1, labels.clamp(min=0)[..., None]).squeeze(-1)
    return (of_tokens * (labels != IGNORED)).sum(-1)


def dpo_loss(policy_chosen: Tensor, policy_rejected: Tensor, reference_chosen: Tensor, reference_rejected: Tensor, beta: float) -> Tensor:
    """-log σ(β·[(log π/π_ref of the chosen) - (log π/π_ref of the rejected)]), the mean over the pairs (arXiv 2305.18290, equation 7)."""
    margin = (policy_chosen - reference_chosen) - (policy_rejected - reference_rejected)
    return -logsigmoid(beta * margin).mean()


# #endregion


@dataclass(frozen=True)
class EncodedPair:
    """A pair as tokens."""

    chosen: Example
    rejected: Example


def encode_pairs(tokenizer: PreTrainedTokenizerBase, pairs: Sequence[Pair], max_length: int) -> list[EncodedPair]:
    """Both answers of each pair in the chat template. Raises ValueError where an answer was cut off whole."""

    def one(pair: Pair, answer: str) -> Example:
        message: Message = {"role": "assistant", "content": answer}
        example = encode(tokenizer, [*pair["prompt"], message], max_length)
        if all(label == IGNORED for label in example.labels):
            raise ValueError(f"回答“{answer[:20]}”不在前 {max_length} 个词元里。把 max_length 调大")
        return example

    return [EncodedPair(one(pair, pair["chosen"]), one(pair, pair["rejected"])) for pair in pairs]


@dataclass(frozen=True)
class Preference:
    """What a policy thinks of pairs: the share in which the chosen answer has the larger implicit reward β·log(π/π_ref), the mean of the
    difference of the rewards, and the mean log probabilities of both answers."""

    accuracy: float
    margin: float
    chosen: float
    rejected: float


def both(model: nn.Module, chosen: Batch, rejected: Batch) -> tuple[Tensor, Tensor]:
    """The log probabilities of the chosen and of the rejected answers."""
    return answer_logprobs(model, chosen), answer_logprobs(model, rejected)


# #region dpo-loop
def train_dpo(
    model: PeftModel,
    pairs: Sequence[EncodedPair],
    settings: DpoSettings,
    pad: int,
    seed: int,
    half: bool = False,
    progress: Callable[[int, float], None] | None = None,
) -> list[float]:
    """Trains the adapter of MODEL; the reference is the same model with its adapter switched off, so there is no second copy of the weights.

    DPO asks for a difference only: it may be won by making both answers improbable. `settings.sft` adds the mean loss of a chosen token, which holds
    the chosen answers up (Llama 3 does so with 0.2: arXiv 2407.21783, §4.1.4).
    """
    training = settings.training
    weights = [parameter for parameter in model.parameters() if parameter.requires_grad]
    device = weights[0].device
    optimizer = torch.optim.AdamW(weights, lr=training.learning_rate, weight_decay=0.0, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: learning_rate(step, training))
    scaler = torch.amp.GradScaler(device.type, enabled=half and device.type == "cuda")
    generator = torch.Generator().manual_seed(seed)
    losses: list[float] = []
    # Activations are recomputed in this mode only. The adapter must have no dropout: see Workshop.prefer.
    model.train()
    for step in range(training.steps):
        picked = [pairs[index] for index in torch.randint(len(pairs), (training.batch,), generator=generator)]
        chosen = collate([pair.chosen for pair in picked], pad).to(device)
        rejected = collate([pair.rejected for pair in picked], pad).to(device)
        with mixed_precision(device, half):
            with torch.no_grad(), model.disable_adapter():
                reference = both(model, chosen, rejected)
            policy = both(model, chosen, rejected)
            loss = dpo_loss(*policy, *reference, settings.beta)
            if settings.sft:
                loss = loss - settings.sft * policy[0].sum() / tokens_with_loss(chosen)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(weights, training.clip)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        losses.append(loss.item())
        if progress:
            progress(step + 1, losses[-1])
    model.eval()
    return losses


# #endregion


def preference(model: PeftModel, pairs: Sequence[EncodedPair], beta: float, pad: int) -> Preference:
    """How MODEL ranks PAIRS against itself without its adapter."""
    device = next(model.parameters()).device
    chosen = collate([pair.chosen for pair in pairs], pad).to(device)
    rejected = collate([pair.rejected for pair in pairs], pad).to(device)
    model.eval()
    with torch.no_grad():
        policy = both(model, chosen, rejected)
        with model.disable_adapter():
            reference = both(model, chosen, rejected)
    margin = beta * ((policy[0] - reference[0]) - (policy[1] - reference[1]))
    return Preference(float((margin > 0).float().mean()), float(margin.mean()), float(policy[0].mean()), float(policy[1].mean()))
