"""How good a model is: loss, perplexity, exact match, and what it has forgotten."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn
from transformers import PreTrainedTokenizerBase

from .generate import generate
from .practice import Record
from .template import Example, collate
from .train import loss_sum, tokens_with_loss


@dataclass(frozen=True)
class Score:
    """Losses in nats a token; `exact` is a share. `plain_loss` is of text that tuning never showed: it rises if the model forgets."""

    loss: float
    perplexity: float
    exact: float
    plain_loss: float


# #region evaluation
def mean_loss(model: nn.Module, examples: Sequence[Example], pad: int, batch: int = 64) -> float:
    """The mean cross entropy over the tokens that carry loss, in nats. Each token weighs the same, so batches may differ in size."""
    device = next(model.parameters()).device
    model.eval()
    total, tokens = 0.0, 0
    with torch.no_grad():
        for first in range(0, len(examples), batch):
            part = collate(examples[first : first + batch], pad).to(device)
            total += loss_sum(model, part).item()
            tokens += tokens_with_loss(part)
    return total / tokens


def exact_match(answers: Sequence[str], records: Sequence[Record]) -> float:
    """The share of ANSWERS that are the reference to the letter, outer spaces aside."""
    same = [answer.strip() == record["messages"][-1]["content"].strip() for answer, record in zip(answers, records, strict=True)]
    return sum(same) / len(same)


# #endregion


def plain_examples(tokenizer: PreTrainedTokenizerBase, texts: Sequence[str], max_length: int) -> list[Example]:
    """Plain text as examples in which every token but the first carries loss, the end among them."""
    examples = []
    for text in texts:
        ids = tokenizer(f"{tokenizer.bos_token}{text}{tokenizer.eos_token}", add_special_tokens=False)["input_ids"][:max_length]
        examples.append(Example(ids, list(ids)))
    return examples


def evaluate(
    model: nn.Module,
    tokenizer: PreTrainedTokenizerBase,
    records: Sequence[Record],
    examples: Sequence[Example],
    plain: Sequence[Example],
    new_tokens: int,
    batch: int = 64,
) -> tuple[Score, list[str]]:
    """The score on held-out RECORDS (EXAMPLES are the same, encoded) and on PLAIN text, and the answers. BATCH of them at once."""
    pad = tokenizer.pad_token_id
    assert isinstance(pad, int)
    answers = generate(model, tokenizer, [record["messages"][:-1] for record in records], new_tokens, batch)
    loss = mean_loss(model, examples, pad, batch)
    score = Score(loss, math.exp(min(loss, 50.0)), exact_match(answers, records), mean_loss(model, plain, pad, batch))
    return score, answers
