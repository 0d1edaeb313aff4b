"""Configurations: those that are shipped, and what is said of wrong ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, PreTrainedModel

from conftest import EXAMPLE
from finetuning.lora import attach
from finetuning.model import load_model, load_tokenizer, number_type, pick_device, recompute_activations
from finetuning.pipeline import Workshop
from finetuning.settings import LoraSettings, ModelSettings, QuantSettings, Settings, TuningSettings, read_settings, settings_from


@pytest.mark.parametrize("path", sorted((EXAMPLE / "configs").glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_configurations_are_read_whole(path: Path) -> None:
    settings = read_settings(path)
    assert settings.name == path.stem


@pytest.mark.parametrize("name", ["colab-t4", "qwen-t4"])
def test_a_t4_computes_in_float16_with_checkpointing_in_4_bits(name: str) -> None:
    settings = read_settings(EXAMPLE / "configs" / f"{name}.toml")
    assert settings.model.dtype == "float16" and settings.model.checkpointing
    assert settings.quant.backend == "bitsandbytes" and settings.methods == ("qlora",)
    # Scores over 152,064 words in float16, in float32 and their gradient: 8 × 512 of them are 6 GB.
    assert settings.evaluation_batch <= 8 and settings.tuning.batch <= 4 and settings.tuning.max_length <= 512


def test_a_t4_that_is_asked_for_bfloat16_says_no_before_anything_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (7, 5))
    settings = read_settings(EXAMPLE / "configs" / "colab-t4.toml")
    assert Workshop(settings, tmp_path).half
    with pytest.raises(RuntimeError, match="T4、V100 都没有.*改成 float16"):
        Workshop(replace(settings, model=replace(settings.model, dtype="bfloat16")), tmp_path)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(RuntimeError, match="先选 GPU 运行时"):
        Workshop(settings, tmp_path)


@pytest.mark.parametrize("name", ["colab-t4", "qwen-t4"])
def test_a_t4_loads_float16_on_one_card_in_nf4_that_computes_in_float16(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def load(path: str, **options: Any) -> object:
        asked.update(options, path=path)
        raise KeyboardInterrupt

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (7, 5))
    monkeypatch.setattr(AutoModelForCausalLM, "from_pretrained", load)
    settings = read_settings(EXAMPLE / "configs" / f"{name}.toml")
    with pytest.raises(KeyboardInterrupt):
        load_model(settings.model, settings.quant)
    config = asked["quantization_config"]
    assert asked["path"] == settings.model.path and asked["dtype"] is torch.float16 and asked["device_map"] == {"": 0}
    assert config.load_in_4bit and config.bnb_4bit_quant_type == "nf4" and config.bnb_4bit_use_double_quant
    assert config.bnb_4bit_compute_dtype is torch.float16


def test_without_bitsandbytes_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match="pip install bitsandbytes"):
        load_model(ModelSettings(path="x", device="cpu"), QuantSettings(backend="bitsandbytes"))


def test_activations_are_recomputed_without_losing_gradients(untrained: PreTrainedModel) -> None:
    """The options that the T4 trains with: frozen base, float32 adapters, checkpointing that is not re-entrant."""
    ids = torch.tensor([[5, 6, 7, 8]])
    model = attach(untrained, LoraSettings(r=4))
    grads = []
    for recompute in (False, True):
        if recompute:
            recompute_activations(untrained)
        model.train()
        model.zero_grad()
        model(input_ids=ids, labels=ids).loss.backward()
        grads.append({name: each.grad.clone() for name, each in model.named_parameters() if each.grad is not None})
    assert not untrained.config.use_cache
    assert grads[0].keys() == grads[1].keys() and len(grads[0]) == 2 * 2 * 7
    for name, grad in grads[0].items():
        assert torch.allclose(grad, grads[1][name], atol=1e-6), name
    assert any(grad.abs().max() > 0 for name, grad in grads[1].items() if "lora_B" in name)


def test_adapters_of_a_float16_base_are_float32(untrained: PreTrainedModel) -> None:
    model = attach(untrained.half(), LoraSettings(r=4))
    kinds = {each.requires_grad: each.dtype for each in model.parameters()}
    assert kinds == {True: torch.float32, False: torch.float16}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x", "不是合法的 TOML"),
        ("seed = 1", "没有 name"),
        ('name = "a"\nlr = 1', "不认识 lr。可以写的有：name、seed"),
        ('name = "a"\n[tuning]\nlearning_rte = 1', r"\[tuning\]里不认识 learning_rte"),
        ('name = "a"\n[tuning]\nsteps = "many"', "steps 应是 int，读到的是 'many'"),
        ('name = "a"\n[tuning]\nsteps = true', "steps 应是 int，读到的是 True"),
        ('name = "a"\n[tuning]\nlearning_rate = -1.0', "不能是负数"),
        ('name = "a"\nlora = 3', r"应是一节 \[lora\]"),
        ('name = "a"\n[tuning]\nbatch = 0', r"\[tuning\]的 batch 至少是 1，读到的是 0"),
        ('name = "a"\n[lora]\nr = 0', "r 至少是 1"),
        ('name = "a"\nheld_out = 1.0', "held_out 是比例，应小于 1"),
        ('name = "a"\n[lora]\ndropout = 5', "dropout 是比例"),
    ],
)
def test_wrong_ones_are_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        settings_from(text)


def test_numbers_and_lists_are_read_as_meant() -> None:
    settings = settings_from('name = "a"\nmethods = ["lora"]\n[tuning]\nlearning_rate = 1\n[dpo.training]\nsteps = 3')
    assert settings.tuning.learning_rate == 1.0 and settings.methods == ("lora",)
    assert settings.dpo is not None and settings.dpo.training.steps == 3
    assert settings.full is None


def test_a_missing_file_says_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="现成的在 configs/：tiny.toml"):
        read_settings(tmp_path / "none.toml")


def test_methods_are_checked_before_anything_runs(tmp_path: Path) -> None:
    for methods in ((), ("full",), ("lora", "magic")):
        with pytest.raises(ValueError, match="methods 应从 full、lora、qlora 里选"):
            Workshop(Settings(name="a", methods=methods), tmp_path)
    with pytest.raises(ValueError, match=r"没有 \[full\] 一节"):
        Workshop(Settings(name="a", methods=("full", "lora")), tmp_path)
    with pytest.raises(ValueError, match="backend 应是 own 或 bitsandbytes，读到的是 'bnb'"):
        Workshop(Settings(name="a", quant=QuantSettings(backend="bnb")), tmp_path)
    half = Settings(name="a", methods=("full", "lora"), full=TuningSettings(), model=ModelSettings(dtype="float16"))
    with pytest.raises(ValueError, match="全量微调要更新 float32 的权重"):
        Workshop(half, tmp_path)


def test_devices_and_number_types(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="device 应是 auto、cuda 或 cpu"):
        pick_device("tpu")
    with pytest.raises(ValueError, match="dtype 应是 float32、float16、bfloat16 之一"):
        number_type("int4")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert pick_device("auto").type == "cpu"
    with pytest.raises(RuntimeError, match="PyTorch 找不到"):
        pick_device("cuda")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (7, 5))
    assert number_type("float16") is torch.float16
    with pytest.raises(RuntimeError, match="T4、V100 都没有"):
        number_type("bfloat16")


def test_a_saved_tokenizer_gets_a_template_and_something_to_pad_with(tmp_path: Path, tokenizer: object) -> None:
    tokenizer.save_pretrained(tmp_path)  # type: ignore[attr-defined]
    assert "[INST]" in str(load_tokenizer(ModelSettings(path=str(tmp_path))).chat_template)
    assert load_tokenizer(ModelSettings(path=str(tmp_path), template="own")).pad_token == "<pad>"
    with pytest.raises(ValueError, match="template 应是 llama2 或 own"):
        load_tokenizer(ModelSettings(path=str(tmp_path), template="alpaca"))
