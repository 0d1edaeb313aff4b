"""Configurations: those that are shipped, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from conftest import EXAMPLE
from finetuning.model import load_tokenizer, number_type, pick_device
from finetuning.pipeline import Workshop
from finetuning.settings import ModelSettings, Settings, read_settings, settings_from


@pytest.mark.parametrize("path", sorted((EXAMPLE / "configs").glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_configurations_are_read_whole(path: Path) -> None:
    settings = read_settings(path)
    assert settings.name == path.stem


@pytest.mark.parametrize("name", ["colab-t4", "qwen-t4"])
def test_a_t4_computes_in_float16_with_checkpointing_in_4_bits(name: str) -> None:
    settings = read_settings(EXAMPLE / "configs" / f"{name}.toml")
    assert settings.model.dtype == "float16" and settings.model.checkpointing
    assert settings.quant.backend == "bitsandbytes" and settings.methods == ("qlora",)


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
