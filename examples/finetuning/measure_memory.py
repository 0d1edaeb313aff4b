"""Peak GPU memory of one training step by method, on randomly initialised models of the shapes of Llama 2.

    python measure_memory.py                      # 7B and 13B; writes src/data/generated/memoryRuns.json
    python measure_memory.py --shapes tiny        # any machine: one step each, to see that it runs; nothing is recorded without a GPU

Memory does not depend on what the weights are, so none are downloaded. Each row is measured in a process of its own: what one run leaves
behind would count in the next. Without a GPU the file says so and has no rows.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedModel

from finetuning.lora import attach
from finetuning.model import LINEAR_LAYERS
from finetuning.nf4 import quantize_layers
from finetuning.pipeline import versions
from finetuning.settings import LoraSettings
from finetuning.template import Batch
from finetuning.train import loss_sum, tokens_with_loss

TARGET = Path(__file__).parents[2] / "src" / "data" / "generated" / "memoryRuns.json"
# Llama 2, arXiv 2307.09288; layers, widths and heads as in the released params.json.
SHAPES: dict[str, dict[str, int]] = {
    "7b": {"hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32, "num_attention_heads": 32, "vocab_size": 32000},
    "13b": {"hidden_size": 5120, "intermediate_size": 13824, "num_hidden_layers": 40, "num_attention_heads": 40, "vocab_size": 32000},
    "tiny": {"hidden_size": 64, "intermediate_size": 176, "num_hidden_layers": 2, "num_attention_heads": 4, "vocab_size": 500},
}
METHODS = ("full", "lora", "qlora")
NO_GPU = "运行的机器没有 PyTorch 能用的显卡，所以没有行。在有显卡的机器上运行 examples/finetuning/measure_memory.py 会把它填上。"


def random_model(shape: str, method: str, device: torch.device, dtype: torch.dtype) -> PreTrainedModel:
    """A model of SHAPE whose weights are whatever was in memory, brought into a harmless range.

    Layer by layer, so that the 16-bit weights of a model that is to be in 4 bits are never there all at once.
    """
    config = LlamaConfig(**SHAPES[shape], max_position_embeddings=4096, use_cache=False)
    with torch.device("meta"):
        model = LlamaForCausalLM(config)
    model = model.to(dtype)

    def fill(module: nn.Module) -> None:
        module.to_empty(device=device)
        for name, parameter in module.named_parameters():
            nn.init.ones_(parameter) if "norm" in name else nn.init.normal_(parameter, std=0.02)

    for layer in model.model.layers:
        fill(layer)
        if method == "qlora":
            pack(layer, device, dtype)
    for rest in (model.model.embed_tokens, model.lm_head):
        fill(rest)
    model.model.norm.to_empty(device=device)
    nn.init.ones_(model.model.norm.weight)
    # The rotary frequencies are no parameters: made anew on the device.
    model.model.rotary_emb = type(model.model.rotary_emb)(config).to(device)
    return model


def pack(layer: nn.Module, device: torch.device, dtype: torch.dtype) -> None:
    """The linear layers of LAYER in NF4: bitsandbytes on a GPU, our own elsewhere."""
    if device.type != "cuda":
        quantize_layers(layer, LINEAR_LAYERS, 64, True)
        return
    import bitsandbytes as bnb

    for module in list(layer.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Linear):
                packed = bnb.nn.Linear4bit(
                    child.in_features, child.out_features, bias=False, compute_dtype=dtype, quant_type="nf4", compress_statistics=True
                )
                packed.weight = bnb.nn.Params4bit(child.weight.data, requires_grad=False, quant_type="nf4", compress_statistics=True)
                setattr(module, name, packed.to(device))


def one(shape: str, method: str, batch: int, length: int, checkpointing: bool) -> dict[str, Any]:
    """Two steps of AdamW, as the optimiser makes its state in the first. Peaks are None without a GPU."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    dtype = torch.float32
    if device.type == "cuda":
        dtype = torch.bfloat16 if torch.cuda.get_device_capability()[0] >= 8 else torch.float16
    row: dict[str, Any] = {
        "shape": shape,
        "method": method,
        "batch": batch,
        "length": length,
        "checkpointing": checkpointing,
        # Full fine-tuning in mixed precision: float32 weights, gradients and moments, products in 16 bits.
        "optimizer": "AdamW, float32",
        "dtype": str(torch.float32 if method == "full" else dtype).removeprefix("torch."),
        "card": torch.cuda.get_device_name() if device.type == "cuda" else None,
        "cardBytes": torch.cuda.get_device_properties(0).total_memory if device.type == "cuda" else None,
        "versions": versions(),
        "date": date.today().isoformat(),
    }
    began = time.monotonic()
    try:
        base = random_model(shape, method, device, torch.float32 if method == "full" else dtype)
        if checkpointing:
            base.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
            base.enable_input_require_grads()
        model: nn.Module = base if method == "full" else attach(base, LoraSettings(r=16))
        model.train()
        weights = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.AdamW(weights, lr=1e-5, fused=True)
        ids = torch.randint(0, SHAPES[shape]["vocab_size"], (batch, length), device=device)
        data = Batch(ids, ids, torch.ones_like(ids))
        for _ in range(2):
            with torch.autocast(device.type, dtype=dtype, enabled=device.type == "cuda"):
                loss = loss_sum(model, data) / tokens_with_loss(data)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        status = "ok"
    except torch.cuda.OutOfMemoryError:
        status = "out-of-memory"
    on_card = device.type == "cuda"
    return row | {
        "status": status,
        "peakAllocatedBytes": torch.cuda.max_memory_allocated() if on_card else None,
        "peakReservedBytes": torch.cuda.max_memory_reserved() if on_card else None,
        "seconds": round(time.monotonic() - began, 1),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measures and writes; returns the exit status."""
    parser = argparse.ArgumentParser(description="量一步训练的显存峰值")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=["7b", "13b"])
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--lengths", type=int, nargs="+", default=[512, 2048])
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        shape, method, batch, length, checkpointing = options.one.split(",")
        print(json.dumps(one(shape, method, int(batch), int(length), checkpointing == "1")))
        return 0
    cuda = torch.cuda.is_available()
    rows: list[dict[str, Any]] = []
    for spec in plan(options.shapes, options.methods, options.batch, options.lengths, cuda):
        done = subprocess.run([sys.executable, __file__, "--one", spec], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{spec} 没有量成：\n{done.stderr}", file=sys.stderr)
            return 1
        row = json.loads(done.stdout.splitlines()[-1])
        print(spec, row["status"], row["peakAllocatedBytes"], f"{row['seconds']} 秒", file=sys.stderr)
        rows.append(row)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    options.target.write_text(document(rows if cuda else []), "utf-8", newline="\n")
    return 0


def plan(shapes: list[str], methods: list[str], batch: int, lengths: list[int], cuda: bool) -> list[str]:
    """What to run, with checkpointing and without. Without a GPU only shapes that a processor can hold."""
    return [
        f"{shape},{method},{batch},{length},{checkpointing}"
        for shape in shapes
        if cuda or shape == "tiny"
        for method in methods
        for length in lengths
        for checkpointing in (0, 1)
    ]


def document(rows: list[dict[str, Any]]) -> str:
    """The file: rows, or why there are none."""
    note = "" if rows else NO_GPU
    return json.dumps({"made": "examples/finetuning/measure_memory.py", "note": note, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
