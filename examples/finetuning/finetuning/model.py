"""The model: a tiny one made on the spot, or real weights."""

from __future__ import annotations

import importlib.util
from typing import Any

import torch
from peft import prepare_model_for_kbit_training
from torch import nn
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig, LlamaForCausalLM, PreTrainedModel, PreTrainedTokenizerBase

from .nf4 import quantize_layers
from .settings import ModelSettings, QuantSettings, TinySettings
from .template import LLAMA2_TEMPLATE


def pick_device(wanted: str) -> torch.device:
    """The device that a configuration asks for. "auto" is the GPU where there is one."""
    if wanted not in ("auto", "cuda", "cpu"):
        raise ValueError(f"device 应是 auto、cuda 或 cpu，读到的是 {wanted!r}")
    if wanted == "cuda" and not torch.cuda.is_available():
        raise RuntimeError("配置要用 GPU（device = \"cuda\"），这台机器上 PyTorch 找不到。在 Colab 里先选 GPU 运行时，或改用 configs/tiny.toml")
    return torch.device("cuda" if wanted != "cpu" and torch.cuda.is_available() else "cpu")


def number_type(name: str) -> torch.dtype:
    """float32, float16 or bfloat16."""
    kinds = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}
    if name not in kinds:
        raise ValueError(f"dtype 应是 {'、'.join(kinds)} 之一，读到的是 {name!r}")
    if name == "bfloat16" and torch.cuda.is_available() and torch.cuda.get_device_capability()[0] < 8:
        raise RuntimeError("这块 GPU 没有 bfloat16 的运算单元（T4、V100 都没有）。把 dtype 改成 float16")
    return kinds[name]


# #region tiny-model
def tiny_model(settings: TinySettings, tokenizer: PreTrainedTokenizerBase) -> PreTrainedModel:
    """The architecture of Llama 2 (RMSNorm, rotary positions, SwiGLU, no bias) in a size that a laptop trains, with random weights."""
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=settings.hidden,
            intermediate_size=settings.intermediate,
            num_hidden_layers=settings.layers,
            num_attention_heads=settings.heads,
            max_position_embeddings=512,
            rms_norm_eps=1e-5,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


# #endregion


# #region load
def load_tokenizer(settings: ModelSettings) -> PreTrainedTokenizerBase:
    """The tokenizer of the model, with a chat template and something to pad with."""
    tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(settings.path)
    if settings.template == "llama2":
        tokenizer.chat_template = LLAMA2_TEMPLATE
    elif settings.template != "own":
        raise ValueError(f"template 应是 llama2 或 own，读到的是 {settings.template!r}")
    elif not tokenizer.chat_template:
        raise ValueError(f"{settings.path} 的分词器没有带对话模板。把 template 改成 \"llama2\"，或换成对话版模型")
    if tokenizer.pad_token_id is None:
        # Llama 2 brings none. collate() tells padding by position, so the end token will do.
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_model(settings: ModelSettings, quant: QuantSettings | None) -> PreTrainedModel:
    """The weights, in 4 bits if QUANT is given."""
    device, kind = pick_device(settings.device), number_type(settings.dtype)
    # A number, because that is what every version of bitsandbytes' loader takes for a card.
    options: dict[str, Any] = {"dtype": kind, "device_map": {"": 0 if device.type == "cuda" else "cpu"}}
    if quant is not None and quant.backend == "bitsandbytes":
        if importlib.util.find_spec("bitsandbytes") is None:
            raise RuntimeError("配置要用 bitsandbytes 的 4 位权重，这里没有装它。运行 pip install bitsandbytes，或把 backend 改成 \"own\"")
        from transformers import BitsAndBytesConfig

        # Blocks of 64 are fixed in bitsandbytes' linear layer.
        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=quant.double,
            bnb_4bit_compute_dtype=kind,
        )
    model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(settings.path, **options)
    if quant is not None and quant.backend == "own":
        quantize_layers(model, LINEAR_LAYERS, quant.block, quant.double)
    elif quant is not None:
        # What stays unquantised (embeddings, norms, output layer) goes to float32, and with it the stream between the layers: in float16 the
        # sums of a large model can exceed 65,504.
        model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=False)
    return model


def recompute_activations(model: PreTrainedModel) -> None:
    """Switches checkpointing on. The embeddings are frozen, so nothing before the first adapter asks for a gradient; recomputing needs one
    there."""
    model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    model.enable_input_require_grads()
    # Layers that are computed twice must not write into a cache.
    model.config.use_cache = False


# #endregion

LINEAR_LAYERS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def count(model: nn.Module) -> tuple[int, int]:
    """Parameters that are trained, and all of them. Packed 4-bit weights count as stored, two a byte."""
    every = list(model.parameters())
    return sum(each.numel() for each in every if each.requires_grad), sum(each.numel() for each in every)
