"""Answers."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from transformers import PreTrainedTokenizerBase

from .practice import Message
from .template import end_tokens, render


# #region generate
def generate(
    model: nn.Module, tokenizer: PreTrainedTokenizerBase, prompts: Sequence[Sequence[Message]], new_tokens: int, batch: int = 64
) -> list[str]:
    """The most probable answer, token by token, to each conversation that ends with the user's turn.

    Padding stands on the left here: the answer has to follow the question without a gap. An answer is over at the first of end_tokens(), or after
    NEW_TOKENS.
    """
    device = next(model.parameters()).device
    ends = end_tokens(tokenizer)
    model.eval()
    answers: list[str] = []
    for first in range(0, len(prompts), batch):
        texts = [render(tokenizer, prompt, ask=True) for prompt in prompts[first : first + batch]]
        found = tokenizer(texts, add_special_tokens=False, padding=True, padding_side="left", return_tensors="pt").to(device)
        with torch.no_grad():
            output = model.generate(  # type: ignore[operator]
                input_ids=found["input_ids"],
                attention_mask=found["attention_mask"],
                max_new_tokens=new_tokens,
                do_sample=False,
                # Training with checkpointing turns the cache off; without it each token would cost a pass over all before it.
                use_cache=True,
                pad_token_id=tokenizer.pad_token_id,
                eos_token_id=ends,
            )
        for row in output[:, found["input_ids"].shape[1] :].tolist():
            over = next((place for place, token in enumerate(row) if token in ends), len(row))
            answers.append(tokenizer.decode(row[:over], skip_special_tokens=True).strip())
    return answers


# #endregion
