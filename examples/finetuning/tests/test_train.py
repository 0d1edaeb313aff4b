"""The loop: what the loss counts, and that it falls."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from finetuning.evaluation import exact_match, mean_loss, plain_examples
from finetuning.practice import instructions
from finetuning.settings import TuningSettings
from finetuning.template import IGNORED, Batch, Example, collate, encode_all
from finetuning.train import batches, learning_rate, loss_sum, tokens_with_loss, train


class Answers(nn.Module):
    """A model that says the same logits everywhere."""

    def __init__(self, logits: list[float]) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(logits))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> Answers:
        self.answer = self.logits.expand(*input_ids.shape, -1)
        return type("Output", (), {"logits": self.answer})()  # type: ignore[no-any-return]


def test_the_loss_by_hand() -> None:
    # Probabilities 0.1, 0.2, 0.7; the labels of positions 1 and 2 are 2 and 1, the first label has no prediction before it.
    model = Answers([math.log(0.1), math.log(0.2), math.log(0.7)])
    batch = Batch(torch.tensor([[0, 2, 1, 0]]), torch.tensor([[0, 2, 1, IGNORED]]), torch.ones(1, 4))
    assert tokens_with_loss(batch) == 2
    assert loss_sum(model, batch).item() == pytest.approx(-math.log(0.7) - math.log(0.2), abs=1e-6)


def test_the_mean_weighs_tokens_and_not_batches() -> None:
    model = Answers([math.log(0.1), math.log(0.9)])
    long, short = Example([0, 1, 1, 1], [IGNORED, 1, 1, 1]), Example([0, 0], [IGNORED, 0])
    expected = (3 * -math.log(0.9) - math.log(0.1)) / 4
    for size in (1, 2):
        assert mean_loss(model, [long, short], 0, size) == pytest.approx(expected, abs=1e-6)


def test_the_rate_rises_in_a_line_and_falls_along_a_cosine() -> None:
    plan = TuningSettings(steps=110, warmup=10)
    rates = [learning_rate(step, plan) for step in range(110)]
    assert rates[:3] == pytest.approx([0.1, 0.2, 0.3])
    assert rates[10] == 1.0 and rates[60] == pytest.approx(0.5) and rates[109] < 0.001
    assert learning_rate(0, TuningSettings(steps=5, warmup=0)) == 1.0


def test_a_pass_shows_every_example_once() -> None:
    examples = [Example([number], [number]) for number in range(10)]
    source = batches(examples, 4, 0, seed=1)
    seen = [int(number) for _ in range(5) for number in next(source).ids[:, 0]]
    assert sorted(seen[:10]) == sorted(seen[10:]) == list(range(10))
    assert seen[:10] != list(range(10))
    again = batches(examples, 4, 0, seed=1)
    assert [int(number) for _ in range(5) for number in next(again).ids[:, 0]] == seen


def test_small_batches_added_up_are_the_large_one(untrained: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> None:
    examples = encode_all(tokenizer, [record["messages"] for record in instructions()[0][:8]], 100)
    state = {name: value.clone() for name, value in untrained.state_dict().items()}
    outcomes = []
    for size, parts in ((8, 1), (2, 4)):
        untrained.load_state_dict(state)
        losses = train(untrained, examples, TuningSettings(steps=2, batch=size, accumulate=parts, warmup=0), 3, seed=0)
        outcomes.append((losses, untrained.lm_head.weight.detach().clone()))
    assert outcomes[0][0] == pytest.approx(outcomes[1][0], abs=1e-4)
    assert torch.allclose(outcomes[0][1], outcomes[1][1], atol=1e-4)


def test_the_loss_falls_and_a_run_can_be_repeated(untrained: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> None:
    examples = plain_examples(tokenizer, ["苹果是一种水果。", "白菜是一种蔬菜。"], 40)
    state = {name: value.clone() for name, value in untrained.state_dict().items()}
    plan = TuningSettings(steps=25, batch=4, learning_rate=5e-3, warmup=2)
    first = train(untrained, examples, plan, 3, seed=0)
    untrained.load_state_dict(state)
    assert train(untrained, examples, plan, 3, seed=0) == pytest.approx(first, abs=1e-5)
    assert first[0] > 4 and first[-1] < 0.5 * first[0]


def test_without_a_gpu_nothing_is_scaled_and_nothing_is_float16(untrained: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> None:
    examples = plain_examples(tokenizer, ["苹果是一种水果。"], 40)
    state = {name: value.clone() for name, value in untrained.state_dict().items()}
    plan = TuningSettings(steps=3, batch=2)
    losses = []
    for half in (False, True):
        untrained.load_state_dict(state)
        losses.append(train(untrained, examples, plan, 3, seed=0, half=half))
    assert losses[0] == losses[1]


def test_a_step_whose_gradients_overflow_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a T4: the scaler is on, and the first scaled loss is too large for its gradients."""
    scaler = torch.amp.GradScaler
    monkeypatch.setattr(torch.amp, "GradScaler", lambda device, enabled: scaler(device, init_scale=2.0**127))
    model = Answers([0.0, 0.0])
    # 4 × 0.5 × 2¹²⁷ is more than float32 holds; once the scale is halved, it is not.
    model.logits.register_hook(lambda grad: 4 * grad)
    example = Example([0, 1, 1, 1], [IGNORED, 1, 1, 1])
    losses = train(model, [example], TuningSettings(steps=4, batch=1, warmup=0, learning_rate=0.1), 0, seed=0)
    assert losses[1] == losses[0], "the first step moved nothing"
    assert losses[3] < losses[2] < losses[1]


def test_a_loss_that_is_no_number_stops_the_run() -> None:
    model = Answers([float("nan"), 0.0])
    with pytest.raises(RuntimeError, match="第 1 步的损失是 nan：学习率太大"):
        train(model, [Example([0, 1], [IGNORED, 1])], TuningSettings(steps=1, batch=1), 0, seed=0)


def test_plain_text_carries_loss_to_the_end(tokenizer: PreTrainedTokenizerBase) -> None:
    example = plain_examples(tokenizer, ["苹果"], 10)[0]
    assert example.ids == example.labels and len(example.ids) == 4
    assert collate([example], 0).labels[0, -1] == tokenizer.eos_token_id


def test_exact_means_to_the_letter() -> None:
    records = instructions()[0][:2]
    right = [record["messages"][-1]["content"] for record in records]
    assert exact_match([f" {right[0]} ", right[1][:-1]], records) == 0.5
