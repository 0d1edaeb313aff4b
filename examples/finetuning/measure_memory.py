"""Peak GPU memory of one training step by method, on randomly initialised models of the shapes of Llama 2.

    python measure_memory.py                          # 7B and 13B; writes src/data/generated/memoryRuns.json
    python measure_memory.py --device cpu --tiny      # any machine, no GPU: every method once, and the bytes that a backward pass keeps
    python measure_memory.py --counts counts.json     # the same for the figures: src/data/generated/activationCounts.json

Memory does not depend on what the weights are, so none are downloaded. Each row is measured in a process of its own: what one run leaves
behind would count in the next. Rows of another card in the file stay. Without a GPU the file says why it has no rows, unless it has some.
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
from peft import prepare_model_for_kbit_training
from torch import Tensor, nn
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedModel

from finetuning.lora import attach
from finetuning.model import LINEAR_LAYERS, recompute_activations
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
    # Made up, to count what is kept; in the last one four heads share one key and value head.
    "tiny": {"hidden_size": 64, "intermediate_size": 176, "num_hidden_layers": 2, "num_attention_heads": 4, "vocab_size": 500},
    "wide": {"hidden_size": 96, "intermediate_size": 160, "num_hidden_layers": 3, "num_attention_heads": 6, "vocab_size": 300},
    "grouped": {
        **{"hidden_size": 128, "intermediate_size": 320, "num_hidden_layers": 2, "num_attention_heads": 8, "vocab_size": 700},
        "num_key_value_heads": 2,
    },
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
                # On "meta" there is nothing to fill with random numbers, which would take minutes for a 13B model.
                packed = bnb.nn.Linear4bit(
                    child.in_features,
                    child.out_features,
                    bias=False,
                    compute_dtype=dtype,
                    quant_type="nf4",
                    compress_statistics=True,
                    device="meta",
                )
                weight = bnb.nn.Params4bit(child.weight.data, requires_grad=False, quant_type="nf4", compress_statistics=True)
                # Moving is what quantises.
                packed.weight = weight.to(device)
                setattr(module, name, packed)


def model_of(shape: str, method: str, checkpointing: bool, device: torch.device, dtype: torch.dtype) -> nn.Module:
    """What is trained: as the pipeline builds it, with random weights. A full fine-tune has float32 weights and computes in DTYPE."""
    base = random_model(shape, method, device, torch.float32 if method == "full" else dtype)
    if method == "qlora":
        # As load_model does: what is not quantised goes to float32.
        base.is_loaded_in_4bit = device.type == "cuda"
        base = prepare_model_for_kbit_training(base, use_gradient_checkpointing=False)
    if checkpointing:
        recompute_activations(base)
    model: nn.Module = base if method == "full" else attach(base, LoraSettings(r=16))
    model.train()
    return model


def card_is_full(error: RuntimeError) -> bool:
    """Whether ERROR says that there was no room. Libraries say it in their own words."""
    text = str(error)
    return isinstance(error, torch.cuda.OutOfMemoryError) or "out of memory" in text or "ALLOC_FAILED" in text


def one(shape: str, method: str, batch: int, length: int, checkpointing: bool, wanted: str = "auto") -> dict[str, Any]:
    """Two steps of AdamW, as the optimiser makes its state in the first. Peaks are None without a GPU."""
    on_card = torch.cuda.is_available() and wanted != "cpu"
    device = torch.device("cuda" if on_card else "cpu")
    # The processor too computes in 16 bits, so that it keeps what a card would keep.
    dtype = torch.bfloat16
    if on_card and torch.cuda.get_device_capability()[0] < 8:
        dtype = torch.float16
    row: dict[str, Any] = {
        "shape": shape,
        "method": method,
        "batch": batch,
        "length": length,
        "checkpointing": checkpointing,
        # Full fine-tuning in mixed precision: float32 weights, gradients and moments, products in 16 bits.
        "optimizer": "AdamW, float32",
        "dtype": str(torch.float32 if method == "full" else dtype).removeprefix("torch."),
        "card": torch.cuda.get_device_name() if on_card else None,
        "cardBytes": torch.cuda.get_device_properties(0).total_memory if on_card else None,
        "versions": versions() | ({"cuda": str(torch.version.cuda)} if on_card else {}),
        "date": date.today().isoformat(),
    }
    began = time.monotonic()
    weights_bytes: int | None = None
    try:
        model = model_of(shape, method, checkpointing, device, dtype)
        weights = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.AdamW(weights, lr=1e-5, fused=True)
        if on_card:
            weights_bytes = torch.cuda.memory_allocated()
            # What loading took for a moment is no part of a step.
            torch.cuda.reset_peak_memory_stats()
        data = tokens(shape, batch, length, device)
        for _ in range(2):
            with torch.autocast(device.type, dtype=dtype):
                loss = loss_sum(model, data) / tokens_with_loss(data)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        if on_card:
            torch.cuda.synchronize()
        status = "ok"
    except RuntimeError as error:
        if not card_is_full(error):
            raise
        status = "out-of-memory"
    done = on_card and status == "ok"
    return row | {
        "status": status,
        "weightsBytes": weights_bytes,
        "peakAllocatedBytes": torch.cuda.max_memory_allocated() if done else None,
        "peakReservedBytes": torch.cuda.max_memory_reserved() if done else None,
        "seconds": round(time.monotonic() - began, 1),
    }


def tokens(shape: str, batch: int, length: int, device: torch.device) -> Batch:
    """Random ones, all of which carry loss. Without padding, so that attention needs no mask."""
    ids = torch.randint(0, SHAPES[shape]["vocab_size"], (batch, length), device=device)
    return Batch(ids, ids, torch.ones_like(ids))


# #region saved
def saved_bytes(model: nn.Module, data: Batch, dtype: torch.dtype) -> int:
    """The bytes that a forward pass of MODEL keeps for the backward pass: every tensor that autograd saves, once, weights aside.

    No card is needed for that, and nothing is estimated. It is what src/llm/memory.ts counts as activations and scores.
    """
    weights = {each.untyped_storage().data_ptr() for each in [*model.parameters(), *model.buffers()]}
    kept: dict[int, Tensor] = {}

    def keep(tensor: Tensor) -> Tensor:
        place = tensor.untyped_storage().data_ptr()
        if place not in weights:
            # Held on to, or a later tensor could come to lie in the same place.
            kept[place] = tensor
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor), torch.autocast(data.ids.device.type, dtype=dtype):
        loss_sum(model, data)
    return sum(each.untyped_storage().nbytes() for each in kept.values())


# #endregion


def counts() -> list[dict[str, Any]]:
    """What small models keep, by method: enough shapes to tell apart what grows with which size."""
    rows = []
    for shape in ("tiny", "wide", "grouped"):
        # Without dropout: on the processor its mask has other numbers than on a card.
        for method in ("full", "lora"):
            torch.manual_seed(0)
            model = model_of(shape, method, False, torch.device("cpu"), torch.bfloat16)
            for batch, length in ((1, 32), (2, 64)):
                kept = saved_bytes(model, tokens(shape, batch, length, torch.device("cpu")), torch.bfloat16)
                rows.append({"shape": shape, "method": method, "batch": batch, "length": length, "savedBytes": kept})
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Measures and writes; returns the exit status."""
    parser = argparse.ArgumentParser(description="量一步训练的显存峰值")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=["7b", "13b"], help="模型的形状")
    parser.add_argument("--tiny", action="store_true", help="只跑最小的形状，看看跑不跑得通")
    parser.add_argument("--device", choices=["auto", "cuda", "cpu"], default="auto", help="用显卡还是处理器；处理器上不记峰值")
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--lengths", type=int, nargs="+", default=[512, 2048])
    parser.add_argument("--target", type=Path, default=TARGET, help="写到哪个文件")
    parser.add_argument("--counts", type=Path, help="不要显卡：数出小模型的反向传播留下多少字节，写到这个文件")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        shape, method, batch, length, checkpointing = options.one.split(",")
        print(json.dumps(one(shape, method, int(batch), int(length), checkpointing == "1", options.device)))
        return 0
    if options.counts:
        text = json.dumps({"made": "examples/finetuning/measure_memory.py --counts", "shapes": SHAPES, "rows": counts()}, indent=1)
        options.counts.write_text(text + "\n", "utf-8", newline="\n")
        return 0
    if options.device == "cuda" and not torch.cuda.is_available():
        print("要用显卡（--device cuda），这台机器上 PyTorch 找不到。没有显卡时用 --device cpu --tiny", file=sys.stderr)
        return 1
    cuda = torch.cuda.is_available() and options.device != "cpu"
    shapes = ["tiny"] if options.tiny else options.shapes
    rows: list[dict[str, Any]] = []
    failed = False
    for spec in plan(shapes, options.methods, options.batch, options.lengths, cuda):
        command = [sys.executable, __file__, "--device", options.device, "--one", spec]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{spec} 没有量成：\n{done.stderr}", file=sys.stderr)
            failed = True
            continue
        row = json.loads(done.stdout.splitlines()[-1])
        print(spec, row["status"], row["peakAllocatedBytes"], f"{row['seconds']} 秒", file=sys.stderr)
        rows.append(row)
        # After each row: an hour of measuring must not be lost to the last one. The smallest shape is no row of the notes.
        if cuda and row["shape"] in ("7b", "13b"):
            write(options.target, merged(earlier(options.target), rows))
    if not cuda and not earlier(options.target):
        write(options.target, [])
    return 1 if failed else 0


def earlier(target: Path) -> list[dict[str, Any]]:
    """The rows that TARGET has."""
    if not target.exists():
        return []
    found: list[dict[str, Any]] = json.loads(target.read_text("utf-8"))["rows"]
    return found


def merged(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """OLD rows, save those that NEW ones measure again: the same step on the same card."""

    def key(row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(row[name] for name in ("card", "shape", "method", "batch", "length", "checkpointing"))

    measured = {key(row) for row in new}
    return [row for row in old if key(row) not in measured] + [row for row in new if row["shape"] in ("7b", "13b")]


def write(target: Path, rows: list[dict[str, Any]]) -> None:
    """ROWS to the file TARGET."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(document(rows), "utf-8", newline="\n")


def plan(shapes: list[str], methods: list[str], batch: int, lengths: list[int], cuda: bool) -> list[str]:
    """What to run, with checkpointing and without. Without a GPU only shapes that a processor can hold."""
    return [
        f"{shape},{method},{batch},{length},{checkpointing}"
        for shape in shapes
        if cuda or shape not in ("7b", "13b")
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
