"""measure_memory.py: its steps run without a GPU, and without a GPU it records nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from conftest import EXAMPLE, checked_in

sys.path.insert(0, str(EXAMPLE))
import measure_memory
from finetuning.nf4 import Linear4bit


@pytest.mark.parametrize("method", measure_memory.METHODS)
@pytest.mark.parametrize("checkpointing", [False, True])
def test_a_step_of_each_method_runs(method: str, checkpointing: bool) -> None:
    row = measure_memory.one("tiny", method, 1, 16, checkpointing)
    assert row["status"] == "ok" and row["method"] == method
    if not torch.cuda.is_available():
        assert row["peakAllocatedBytes"] is None and row["card"] is None


def test_weights_are_random_and_whole() -> None:
    model = measure_memory.random_model("tiny", "full", torch.device("cpu"), torch.float32)
    assert not any(value.is_meta for value in [*model.parameters(), *model.buffers()])
    assert model.lm_head.weight.std().item() == pytest.approx(0.02, rel=0.1)
    assert torch.isfinite(model(input_ids=torch.tensor([[1, 2, 3]])).logits).all()
    packed = measure_memory.random_model("tiny", "qlora", torch.device("cpu"), torch.float32)
    layers = [module for module in packed.modules() if isinstance(module, nn.Linear)]
    assert sum(isinstance(layer, Linear4bit) for layer in layers) == 2 * 7 and len(layers) == 2 * 7 + 1


def test_shapes_have_the_parameters_of_llama_2() -> None:
    # 6,738,415,616 and 13,015,864,320: what the released weights hold.
    from transformers import LlamaConfig, LlamaForCausalLM

    for shape, parameters in (("7b", 6_738_415_616), ("13b", 13_015_864_320)):
        with torch.device("meta"):
            model = LlamaForCausalLM(LlamaConfig(**measure_memory.SHAPES[shape]))
        assert sum(parameter.numel() for parameter in model.parameters()) == parameters


def test_without_a_gpu_the_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    target = tmp_path / "memory.json"
    assert measure_memory.main(["--target", str(target)]) == 0
    found = json.loads(target.read_text("utf-8"))
    assert found["rows"] == [] and "没有 PyTorch 能用的显卡" in found["note"]


def test_what_is_planned() -> None:
    assert measure_memory.plan(["7b", "tiny"], ["lora"], 1, [512], cuda=False) == ["tiny,lora,1,512,0", "tiny,lora,1,512,1"]
    assert len(measure_memory.plan(["7b", "13b"], ["full", "lora", "qlora"], 1, [512, 2048], cuda=True)) == 24


def test_the_notes_rows_are_measured_or_absent() -> None:
    found = checked_in("memoryRuns.json")
    assert bool(found["rows"]) != bool(found["note"])
    for row in found["rows"]:
        assert row["card"] and row["date"] and row["status"] in ("ok", "out-of-memory")
