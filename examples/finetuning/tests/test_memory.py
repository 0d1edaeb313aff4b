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
from finetuning.template import Batch


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


def test_a_dry_run_needs_no_gpu_and_leaves_rows_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "memory.json"
    measure_memory.write(target, [ROW])
    before = target.read_text("utf-8")
    # One method: a process of its own for each takes its time, and all of them ran above.
    command = ["--device", "cpu", "--tiny", "--methods", "qlora", "--lengths", "16", "--target", str(target)]
    assert measure_memory.main(command) == 0
    assert target.read_text("utf-8") == before
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[:2] for line in lines if line.startswith("tiny,")] == [
        [f"tiny,qlora,1,16,{checkpointing}", "ok"] for checkpointing in (0, 1)
    ]


def test_it_says_when_there_is_no_gpu_to_measure_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert measure_memory.main(["--device", "cuda"]) == 1
    assert "PyTorch 找不到" in capsys.readouterr().err


ROW = {"card": "A", "shape": "7b", "method": "lora", "batch": 1, "length": 512, "checkpointing": True, "peakAllocatedBytes": 1}


def test_rows_of_another_card_stay_and_the_same_step_is_replaced() -> None:
    again, other, small = ROW | {"peakAllocatedBytes": 2}, ROW | {"card": "B"}, ROW | {"shape": "tiny"}
    assert measure_memory.merged([ROW, other], [again, small]) == [other, again]


def test_a_full_card_is_told_from_other_errors() -> None:
    for text in ("CUDA out of memory. Tried to allocate 2 GiB", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate"):
        assert measure_memory.card_is_full(RuntimeError(text))
    assert not measure_memory.card_is_full(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))


def test_a_step_that_failed_otherwise_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    monkeypatch.setattr(measure_memory, "model_of", broken)
    with pytest.raises(RuntimeError, match="cannot be multiplied"):
        measure_memory.one("tiny", "lora", 1, 16, False)


def test_what_a_backward_pass_keeps_is_counted_and_the_figures_have_the_count() -> None:
    class Square(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.ones(4, 3))

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> object:
            hidden = self.weight[input_ids]
            return type("Output", (), {"logits": hidden.exp()})()

    # exp() keeps its result, 2 × 5 × 3 numbers; of the scores before the last, cross entropy keeps the softmax; indices and labels are int64.
    data = Batch(*(torch.zeros(2, 5, dtype=torch.long) for _ in range(3)))
    kept = measure_memory.saved_bytes(Square(), data, torch.bfloat16)
    assert kept == 4 * 2 * 5 * 3 + 4 * 2 * 4 * 3 + 8 * 2 * 5 + 8 * 2 * 4 + 4
    found = checked_in("activationCounts.json")
    assert found["shapes"] == measure_memory.SHAPES
    fresh = measure_memory.counts()
    assert [{**row, "savedBytes": 0} for row in fresh] == [{**row, "savedBytes": 0} for row in found["rows"]]
    for now, then in zip(fresh, found["rows"], strict=True):
        # Other versions of PyTorch may keep a few tensors more or less.
        assert now["savedBytes"] == pytest.approx(then["savedBytes"], rel=0.01)


def test_what_is_planned() -> None:
    assert measure_memory.plan(["7b", "tiny"], ["lora"], 1, [512], cuda=False) == ["tiny,lora,1,512,0", "tiny,lora,1,512,1"]
    assert len(measure_memory.plan(["7b", "13b"], ["full", "lora", "qlora"], 1, [512, 2048], cuda=True)) == 24


def test_the_notes_rows_are_measured_or_absent() -> None:
    found = checked_in("memoryRuns.json")
    assert bool(found["rows"]) != bool(found["note"])
    for row in found["rows"]:
        assert row["card"] and row["date"] and row["status"] in ("ok", "out-of-memory")
