"""The configuration file: what differs between a laptop without a GPU and a T4 is written there and nowhere in the code."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


# #region config
@dataclass(frozen=True)
class ModelSettings:
    """Where the model comes from and in what numbers it is held."""

    path: str = ""  # a folder or a name on a hub; empty: the tiny model is made and pre-trained on the spot
    template: str = "llama2"  # "llama2", or "own" for the template that the tokenizer brings
    device: str = "auto"  # "auto", "cuda" or "cpu"
    dtype: str = "float32"  # of the frozen weights; a T4 computes in float16, not in bfloat16
    checkpointing: bool = False  # recompute activations in the backward pass: less memory, more time


@dataclass(frozen=True)
class TinySettings:
    """The shape of the tiny model, and how long it is pre-trained."""

    vocabulary: int = 900
    hidden: int = 64
    intermediate: int = 176
    layers: int = 3
    heads: int = 4
    steps: int = 1500
    batch: int = 32
    length: int = 48
    learning_rate: float = 3e-3


@dataclass(frozen=True)
class TuningSettings:
    """A training run. `batch` × `accumulate` examples make one step."""

    steps: int = 300
    batch: int = 16
    accumulate: int = 1
    learning_rate: float = 2e-3
    warmup: int = 20
    clip: float = 1.0
    max_length: int = 128


@dataclass(frozen=True)
class LoraSettings:
    """LoRA: ΔW = (alpha / r)·B·A on each of `targets`."""

    r: int = 8
    alpha: int = 16
    dropout: float = 0.0
    targets: tuple[str, ...] = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True)
class QuantSettings:
    """4-bit weights: "own" is nf4.py, which runs anywhere; "bitsandbytes" needs a GPU to be fast."""

    backend: str = "own"
    block: int = 64
    double: bool = True


@dataclass(frozen=True)
class DpoSettings:
    """Preference training after the tuning."""

    beta: float = 0.1
    sft: float = 0.2  # weight of the chosen answers' own loss beside DPO's; 0: plain DPO
    compare: bool = False  # also without that term
    training: TuningSettings = field(default_factory=TuningSettings)


@dataclass(frozen=True)
class Settings:
    """One configuration file. `full` is absent where a full fine-tune does not fit."""

    name: str
    seed: int = 0
    data: str = ""  # JSONL of conversations; empty: the practice set
    held_out: float = 0.2
    methods: tuple[str, ...] = ("qlora",)  # of "full", "lora", "qlora", in this order
    control: bool = False  # tune once more on shuffled answers, to see what the tuning is worth
    threads: int = 0  # of the processor; 0: as PyTorch thinks best
    system: str = ""
    new_tokens: int = 24
    evaluation_batch: int = 64  # conversations at once where nothing is trained; their scores over the vocabulary may fill a card
    model: ModelSettings = field(default_factory=ModelSettings)
    tiny: TinySettings = field(default_factory=TinySettings)
    full: TuningSettings | None = None
    lora: LoraSettings = field(default_factory=LoraSettings)
    tuning: TuningSettings = field(default_factory=TuningSettings)
    quant: QuantSettings = field(default_factory=QuantSettings)
    dpo: DpoSettings | None = None


def settings_from(text: str, origin: str = "配置") -> Settings:
    """Reads a configuration. An unknown or mistyped key is an error: a misspelt learning rate must not pass in silence."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{origin}不是合法的 TOML：{error}") from None
    found = _build(Settings, values, origin)
    assert isinstance(found, Settings)
    return found


# #endregion


def read_settings(path: Path) -> Settings:
    """The configuration in the file PATH."""
    if not path.exists():
        raise FileNotFoundError(f"没有配置文件 {path}。现成的在 configs/：tiny.toml、colab-t4.toml、qwen-t4.toml")
    return settings_from(path.read_text("utf-8"), str(path))


_SECTIONS: dict[str, type] = {
    "model": ModelSettings,
    "tiny": TinySettings,
    "full": TuningSettings,
    "lora": LoraSettings,
    "tuning": TuningSettings,
    "quant": QuantSettings,
    "dpo": DpoSettings,
    "training": TuningSettings,
}


_AT_LEAST_ONE = (
    *("steps", "batch", "accumulate", "max_length", "r", "alpha", "block", "new_tokens", "evaluation_batch"),
    *("vocabulary", "hidden", "intermediate", "layers", "heads", "length"),
)


def _build(kind: type, values: dict[str, Any], where: str) -> object:
    known = {each.name: each for each in dataclasses.fields(kind)}
    unknown = values.keys() - known.keys()
    if unknown:
        raise ValueError(f"{where}里不认识 {'、'.join(sorted(unknown))}。可以写的有：{'、'.join(known)}")
    if "name" in known and "name" not in values:
        raise ValueError(f"{where}没有 name。给这份配置起个名字，写在第一行")
    ready: dict[str, Any] = {}
    for key, value in values.items():
        if key in _SECTIONS:
            if not isinstance(value, dict):
                raise ValueError(f"{where}的 {key} 应是一节 [{key}]，读到的是 {value!r}")
            ready[key] = _build(_SECTIONS[key], value, f"{where} [{key}]")
        else:
            ready[key] = _checked(key, value, str(known[key].type), where)
    return kind(**ready)


def _checked(key: str, value: Any, kind: str, where: str) -> Any:
    kinds: dict[str, type | tuple[type, ...]] = {"str": str, "int": int, "float": (int, float), "bool": bool, "tuple[str, ...]": list}
    fits: bool = isinstance(value, kinds[kind])
    # bool is a subclass of int in Python.
    if not fits or (isinstance(value, bool) and kind != "bool"):
        raise ValueError(f"{where}的 {key} 应是 {kind}，读到的是 {value!r}")
    if kind in ("int", "float") and value < 0:
        raise ValueError(f"{where}的 {key} 不能是负数，读到的是 {value}")
    if key in _AT_LEAST_ONE and value < 1:
        raise ValueError(f"{where}的 {key} 至少是 1，读到的是 {value}")
    if key in ("held_out", "dropout") and value >= 1:
        raise ValueError(f"{where}的 {key} 是比例，应小于 1，读到的是 {value}")
    return tuple(value) if kind == "tuple[str, ...]" else float(value) if kind == "float" else value
