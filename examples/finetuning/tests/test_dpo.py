"""DPO against values computed by hand."""

from __future__ import annotations

import math

import pytest
import torch
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from finetuning.dpo import answer_logprobs, dpo_loss, encode_pairs, preference, train_dpo
from finetuning.lora import attach
from finetuning.practice import instructions, pairs, preferred
from finetuning.settings import DpoSettings, LoraSettings, TuningSettings
from finetuning.template import IGNORED, Batch
from test_train import Answers


def test_the_loss_by_hand() -> None:
    # Chosen: -1 against -2 of the reference; rejected: -3 against -2.5. The margin is 1 + 0.5 = 1.5.
    chosen, rejected, *reference = (torch.tensor([value]) for value in (-1.0, -3.0, -2.0, -2.5))
    loss = dpo_loss(chosen, rejected, reference[0], reference[1], 0.1).item()
    assert loss == pytest.approx(math.log(1 + math.exp(-0.15)), abs=1e-6)
    assert loss == pytest.approx(0.6210, abs=1e-4)
    # Nothing learnt yet: ln 2, whatever beta is.
    assert dpo_loss(chosen, rejected, chosen, rejected, 7).item() == pytest.approx(math.log(2), abs=1e-6)


def test_the_gradient_is_that_of_the_paper() -> None:
    # Below equation 7: the weight of an example is beta·σ(reward of the rejected - reward of the chosen).
    chosen, rejected = torch.tensor([-1.0], requires_grad=True), torch.tensor([-3.0], requires_grad=True)
    dpo_loss(chosen, rejected, torch.tensor([-2.0]), torch.tensor([-2.5]), 0.1).backward()
    weight = 0.1 / (1 + math.exp(0.15))
    assert chosen.grad is not None and rejected.grad is not None
    assert chosen.grad.item() == pytest.approx(-weight, abs=1e-6) and rejected.grad.item() == pytest.approx(weight, abs=1e-6)


def test_the_probability_of_an_answer_is_that_of_its_tokens() -> None:
    model = Answers([math.log(0.1), math.log(0.2), math.log(0.7)])
    batch = Batch(torch.tensor([[0, 2, 1], [0, 2, 0]]), torch.tensor([[IGNORED, 2, 1], [IGNORED, 2, IGNORED]]), torch.ones(2, 3))
    assert answer_logprobs(model, batch).tolist() == pytest.approx([math.log(0.14), math.log(0.7)], abs=1e-6)


def test_pairs_prefer_the_ending_and_leave_the_answer() -> None:
    records = instructions()[0]
    for pair, record in zip(pairs(records), records, strict=True):
        assert pair["rejected"] == record["messages"][-1]["content"]
        assert pair["chosen"] == pair["rejected"][:-1] + "，大家都知道。"
    with pytest.raises(ValueError, match="“你好”不是练习数据里的回答"):
        preferred("你好")


def test_it_learns_to_tell_them_apart(untrained: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> None:
    model = attach(untrained, LoraSettings(r=4))
    encoded = encode_pairs(tokenizer, pairs(instructions()[0][:8]), 100)
    start = preference(model, encoded, 0.1, 3)
    assert start.margin == 0.0
    losses = train_dpo(model, encoded, DpoSettings(sft=0.0, training=TuningSettings(steps=15, batch=8, learning_rate=1e-2)), 3, seed=0)
    assert losses[0] == pytest.approx(math.log(2), abs=1e-5)
    end = preference(model, encoded, 0.1, 3)
    assert losses[-1] < losses[0] and end.margin > 0 and end.accuracy == 1.0
    # The reference is the model without its adapter, and it has not moved.
    with model.disable_adapter():
        assert preference(model, encoded, 0.1, 3).margin == 0.0


def test_an_answer_that_was_cut_off_is_named(tokenizer: PreTrainedTokenizerBase) -> None:
    with pytest.raises(ValueError, match="不在前 5 个词元里"):
        encode_pairs(tokenizer, pairs(instructions()[0][:1]), 5)
