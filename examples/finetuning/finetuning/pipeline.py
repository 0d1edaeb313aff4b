"""The whole way: data, base, before, tuning, after, merging, preferences. Each step is a method, so that a notebook can take them one by one."""

from __future__ import annotations

import gc
import json
import platform
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil
import torch
from peft import PeftModel
from torch import Tensor
from transformers import AutoModelForCausalLM, PreTrainedModel, PreTrainedTokenizerBase, set_seed
from transformers.utils.logging import disable_progress_bar

from .delta import describe, matrix
from .dpo import encode_pairs, preference, train_dpo
from .evaluation import Score, evaluate, plain_examples
from .generate import generate
from .lora import attach, learned, merge
from .model import count, load_model, load_tokenizer, number_type, pick_device, recompute_activations, tiny_model
from .nf4 import Linear4bit
from .practice import Message, Record, instructions, pairs, plain_sentences, shuffled, symbol_lines
from .progress import Progress
from .records import read_records
from .settings import QuantSettings, Settings, TuningSettings
from .template import Example, encode_all, end_tokens
from .tokenizer import train_tokenizer
from .train import mixed_precision, reporter, train

LABELS = {"base": "底座", "full": "全量微调", "lora": "LoRA", "qlora": "QLoRA", "control": "对照（打乱回答）", "dpo": "DPO", "dpo-sft": "DPO 加监督项"}


@dataclass
class Run:
    """One model that was measured. Losses in nats a token."""

    method: str
    label: str
    trainable: int
    parameters: int
    losses: list[float]
    score: dict[str, float]
    answers: list[str]
    seconds: float
    extra: dict[str, Any]


@dataclass
class PeakMemory:
    """The most memory that the process held, in bytes, on the processor's side and on the GPU's."""

    process: int = 0

    def look(self) -> None:
        """Remembers how much there is now; called after each step of training."""
        self.process = max(self.process, psutil.Process().memory_info().rss)

    @property
    def gpu(self) -> int | None:
        """None without a GPU."""
        return torch.cuda.max_memory_allocated() if torch.cuda.is_available() else None


def split(records: Sequence[Record], held_out: float, seed: int) -> tuple[list[Record], list[Record]]:
    """A random HELD_OUT share apart, at least one record."""
    if len(records) < 2:
        raise ValueError(f"只有 {len(records)} 条数据，分不出训练和留出两部分。至少要两条")
    order = list(range(len(records)))
    random.Random(f"{seed}-split").shuffle(order)
    apart = max(1, round(held_out * len(records)))
    return [records[index] for index in order[apart:]], [records[index] for index in order[:apart]]


def with_system(records: Sequence[Record], system: str) -> list[Record]:
    """RECORDS with SYSTEM first in those that have no system message."""
    message: Message = {"role": "system", "content": system}
    return [
        {"messages": [message, *record["messages"]], "source": record["source"]}
        if system and record["messages"][0]["role"] != "system"
        else record
        for record in records
    ]


class Workshop:
    """A run in the folder OUT with one configuration."""

    def __init__(self, settings: Settings, out: Path, progress: Progress | None = None) -> None:
        unknown = set(settings.methods) - {"full", "lora", "qlora"}
        if unknown or not set(settings.methods) & {"lora", "qlora"}:
            raise ValueError(f"methods 应从 full、lora、qlora 里选，至少有 lora 或 qlora；读到的是 {list(settings.methods)}")
        if "full" in settings.methods and settings.full is None:
            raise ValueError("methods 里有 full，配置里却没有 [full] 一节")
        if "full" in settings.methods and settings.model.dtype == "float16":
            raise ValueError("全量微调要更新 float32 的权重：float16 里太小的更新会被舍掉。把 dtype 改成 float32，或去掉 full")
        if settings.quant.backend not in ("own", "bitsandbytes"):
            raise ValueError(f"[quant] 的 backend 应是 own 或 bitsandbytes，读到的是 {settings.quant.backend!r}")
        # Now, and not after gigabytes were downloaded.
        pick_device(settings.model.device)
        number_type(settings.model.dtype)
        self.settings = settings
        self.out = out
        self.progress = progress or Progress()
        self.began = time.monotonic()
        self.memory = PeakMemory()
        self.runs: list[Run] = []
        self.merges: list[dict[str, Any]] = []
        self.preferences: list[dict[str, Any]] = []
        self.pretraining: dict[str, Any] | None = None
        self.matrices: dict[str, dict[str, Tensor]] = {}
        self.base_path = settings.model.path
        self.half = settings.model.dtype == "float16" and pick_device(settings.model.device).type == "cuda"
        # Loading takes no time here, and its bars would break up ours.
        disable_progress_bar()
        if settings.threads:
            torch.set_num_threads(settings.threads)

    # #region prepare
    def prepare(self) -> None:
        """Data, tokenizer and, in the tiny configuration, the base."""
        settings = self.settings
        if settings.data:
            train_records, held_out = split(read_records(Path(settings.data)), settings.held_out, settings.seed)
        else:
            train_records, held_out = instructions(settings.seed, settings.held_out)
        self.train_records = with_system(train_records, settings.system)
        self.held_out = with_system(held_out, settings.system)
        plain, plain_apart = plain_sentences(settings.seed)
        if not settings.model.path:
            spoken = [message["content"] for record in self.train_records for message in record["messages"]]
            signs = symbol_lines(settings.seed)
            self.tokenizer: PreTrainedTokenizerBase = train_tokenizer([*plain, *spoken, *signs], settings.tiny.vocabulary)
        else:
            self.tokenizer = load_tokenizer(settings.model)
        pad = self.tokenizer.pad_token_id
        assert isinstance(pad, int)
        self.pad = pad
        self.ends = end_tokens(self.tokenizer)
        length = settings.tuning.max_length
        self.train_examples = encode_all(self.tokenizer, [record["messages"] for record in self.train_records], length)
        self.held_out_examples = encode_all(self.tokenizer, [record["messages"] for record in self.held_out], length)
        self.plain_examples = plain_examples(self.tokenizer, plain_apart, length)
        if not settings.model.path:
            # Other people's data may have characters that the practice text has not; LoRA could not teach the base to write them.
            self._pretrain([*plain, *signs, *(spoken if settings.data else [])])

    # #endregion

    def _pretrain(self, plain: Sequence[str]) -> None:
        """A base worth adapting: random weights know nothing that an adapter could bring out."""
        tiny = self.settings.tiny
        set_seed(self.settings.seed)
        model = tiny_model(tiny, self.tokenizer)
        self.memory.look()
        began = time.monotonic()
        plan = TuningSettings(steps=tiny.steps, batch=tiny.batch, learning_rate=tiny.learning_rate)
        examples = plain_examples(self.tokenizer, plain, tiny.length)
        losses = train(model, examples, plan, self.pad, self.settings.seed, progress=reporter(self.progress, "预训练", tiny.steps))
        self.pretraining = {"sentences": len(plain), "losses": shortened(losses), "seconds": round(time.monotonic() - began, 1)}
        self.base_path = str(self.out / "base")
        model.save_pretrained(self.base_path)
        self.tokenizer.save_pretrained(self.base_path)
        del model
        release()

    def load(self, path: str, quant: QuantSettings | None) -> PreTrainedModel:
        """A fresh copy of the weights in PATH."""
        set_seed(self.settings.seed)
        return load_model(replace(self.settings.model, path=path), quant)

    def _evaluate(self, model: torch.nn.Module) -> tuple[Score, list[str]]:
        """The score of MODEL and its answers, computed as the training computes."""
        settings = self.settings
        with mixed_precision(next(model.parameters()).device, self.half):
            return evaluate(
                model,
                self.tokenizer,
                self.held_out,
                self.held_out_examples,
                self.plain_examples,
                settings.new_tokens,
                settings.evaluation_batch,
            )

    def _measure(self, method: str, model: torch.nn.Module, losses: list[float], began: float, **extra: Any) -> Run:
        trainable, parameters = count(model)
        self.memory.look()
        score, answers = self._evaluate(model)
        run = Run(method, LABELS[method], trainable, parameters, losses, as_numbers(score), answers, round(time.monotonic() - began, 1), extra)
        self.runs.append(run)
        self.progress.line(f"{run.label}：留出损失 {score.loss:.3f}，完全答对 {score.exact:.0%}，纯文本损失 {score.plain_loss:.3f}")
        return run

    # #region before
    def before(self) -> Run:
        """How the base does. It is measured as it will be tuned: in 4 bits where only QLoRA is."""
        quant = None if {"full", "lora"} & set(self.settings.methods) else self.settings.quant
        model = self.load(self.base_path, quant)
        run = self._measure("base", model, [], time.monotonic())
        del model
        release()
        return run

    # #endregion

    # #region tune
    def tune(self, method: str, records: Sequence[Example] | None = None, name: str = "") -> Run:
        """Tunes the base by METHOD and measures it. The adapter goes to the folder of that name."""
        settings, began = self.settings, time.monotonic()
        name = name or method
        base = self.load(self.base_path, settings.quant if method == "qlora" else None)
        if settings.model.checkpointing:
            recompute_activations(base)
        model: torch.nn.Module = base if method == "full" else attach(base, settings.lora)
        plan = settings.full if method == "full" and settings.full else settings.tuning
        report = reporter(self.progress, LABELS[name], plan.steps)
        losses = train(model, records or self.train_examples, plan, self.pad, settings.seed, self.half, report)
        if isinstance(model, PeftModel):
            model.save_pretrained(str(self.out / name))
        self._remember(name, model)
        layers = [module for module in model.modules() if isinstance(module, Linear4bit)]
        extra = {"bitsPerParameter": round(layers[0].packed.bits_per_parameter, 4)} if layers else {}
        run = self._measure(name, model, shortened(losses), began, **extra)
        del base, model
        release()
        return run

    # #endregion

    def control(self) -> Run:
        """The same tuning on the same questions with the answers of others."""
        method = "lora" if "lora" in self.settings.methods else "qlora"
        records = shuffled(self.train_records, self.settings.seed)
        examples = encode_all(self.tokenizer, [record["messages"] for record in records], self.settings.tuning.max_length)
        return self.tune(method, examples, "control")

    def _remember(self, name: str, model: torch.nn.Module) -> None:
        """Keeps the matrices that the LoRA figure shows. Only of the tiny model: they would be large."""
        if self.settings.model.path or name not in ("full", "lora"):
            return
        for layer in self.shown_layers():
            if isinstance(model, PeftModel):
                a, b, _ = learned(model, layer)
                self.matrices.setdefault(layer, {}).update(a=a.double(), b=b.double())
            else:
                self.matrices.setdefault(layer, {})["after"] = matrix(model, layer)

    def shown_layers(self) -> list[str]:
        """Square matrices of the middle layer: how it reads (value) and how it writes (output)."""
        middle = self.settings.tiny.layers // 2
        return [f"model.layers.{middle}.self_attn.{name}" for name in ("v_proj", "o_proj")]

    # #region merge-and-reload
    def merge(self, method: str) -> dict[str, Any]:
        """Merges the adapter into the unquantised base, saves, loads again, answers again."""
        target = self.out / f"{method}-merged"
        adapter = self.out / method
        base = self.load(self.base_path, None)
        # Saved with the weights, so that other programs stop there too.
        base.generation_config.eos_token_id = self.ends
        merged = merge(base, adapter, target)
        self.tokenizer.save_pretrained(target)
        del base, merged
        release()
        again = self.load(str(target), None)
        score, answers = self._evaluate(again)
        del again
        release()
        unmerged = next(run for run in self.runs if run.method == method)
        result = {
            "method": method,
            "lossBefore": unmerged.score["loss"],
            "lossMerged": round(score.loss, 4),
            "sameAnswers": sum(one == two for one, two in zip(unmerged.answers, answers, strict=True)),
            "answers": len(answers),
            "adapterBytes": folder_bytes(adapter, "adapter_model.safetensors"),
            "mergedBytes": folder_bytes(target, "*.safetensors"),
        }
        self.merges.append(result)
        self.progress.line(f"合并 {LABELS[method]}：留出损失 {result['lossBefore']:.4f} → {result['lossMerged']:.4f}")
        return result

    # #endregion

    # #region prefer
    def prefer(self, method: str, name: str, sft: float) -> Run:
        """DPO on the merged model, which without its new adapter is the reference."""
        settings, began = self.settings, time.monotonic()
        assert settings.dpo is not None
        base = self.load(str(self.out / f"{method}-merged"), settings.quant if settings.model.path else None)
        if settings.model.checkpointing:
            recompute_activations(base)
        # Without dropout: with it, policy and reference would differ before anything is learnt.
        model = attach(base, replace(settings.lora, dropout=0.0))
        length = settings.dpo.training.max_length
        train_pairs = encode_pairs(self.tokenizer, pairs(self.train_records), length)
        held_out = encode_pairs(self.tokenizer, pairs(self.held_out), length)
        untrained = preference(model, held_out, settings.dpo.beta, self.pad)
        report = reporter(self.progress, LABELS[name], settings.dpo.training.steps)
        plan = replace(settings.dpo, sft=sft)
        losses = shortened(train_dpo(model, train_pairs, plan, self.pad, settings.seed, self.half, report))
        after = preference(model, held_out, settings.dpo.beta, self.pad)
        model.save_pretrained(str(self.out / name))
        run = self._measure(name, model, losses, began)
        wanted = [pair["chosen"] for pair in pairs(self.held_out)]
        right = sum(one == two for one, two in zip(run.answers, wanted, strict=True))
        self.preferences.append(
            {
                "method": name,
                "beta": settings.dpo.beta,
                "sft": sft,
                "pairs": len(train_pairs),
                "heldOutPairs": len(held_out),
                "before": as_numbers(untrained),
                "after": as_numbers(after),
                "exactChosen": round(right / len(wanted), 4),
            }
        )
        del base, model
        release()
        return run

    # #endregion

    # #region run
    def run(self) -> dict[str, Any]:
        """All steps; returns what the notes show and writes it to run.json."""
        self.prepare()
        self.before()
        for method in self.settings.methods:
            self.tune(method)
        if self.settings.control:
            self.control()
        adapters = [method for method in self.settings.methods if method != "full"]
        for method in adapters:
            self.merge(method)
        dpo = self.settings.dpo
        # Only the practice set says which of two answers is preferred.
        if dpo and not self.settings.data:
            if dpo.compare:
                self.prefer(adapters[0], "dpo", 0.0)
            self.prefer(adapters[0], "dpo-sft" if dpo.sft else "dpo", dpo.sft)
        return self.report()

    # #endregion

    def report(self) -> dict[str, Any]:
        """What was measured so far."""
        answers = [
            {
                "question": record["messages"][-2]["content"],
                "reference": record["messages"][-1]["content"],
                **{run.method: run.answers[index] for run in self.runs},
            }
            for index, record in enumerate(self.held_out)
        ]
        result = {
            "configuration": self.settings.name,
            "date": date.today().isoformat(),
            "versions": versions(),
            "device": device_name(self.settings.model.device),
            "peakMemoryBytes": self.memory.process,
            "peakGpuBytes": self.memory.gpu,
            "wallSeconds": round(time.monotonic() - self.began, 1),
            "settings": json.loads(json.dumps(asdict(self.settings))),
            "data": {"train": len(self.train_records), "heldOut": len(self.held_out), "plainHeldOut": len(self.plain_examples)},
            "pretraining": self.pretraining,
            "runs": [
                {key: value for key, value in asdict(run).items() if key not in ("answers", "extra")} | run.extra for run in self.runs
            ],
            "merges": self.merges,
            "dpo": self.preferences,
            "answers": answers,
        }
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / "run.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        return result

    def delta(self) -> dict[str, Any]:
        """What the LoRA figure shows; needs a full fine-tune and LoRA of the tiny model."""
        base = AutoModelForCausalLM.from_pretrained(self.base_path)
        tiny, lora = self.settings.tiny, self.settings.lora
        return {
            "made": f"npm run finetuning, {', '.join(f'{name} {found}' for name, found in versions().items())}",
            "model": {"configuration": self.settings.name, "hidden": tiny.hidden, "layers": tiny.layers, "heads": tiny.heads},
            "r": lora.r,
            "alpha": lora.alpha,
            "matrices": [
                describe(layer, matrix(base, layer), found["after"], found["a"], found["b"]) for layer, found in self.matrices.items()
            ],
        }


def ask(workshop: Workshop, folder: str, question: str) -> str:
    """What the saved model in FOLDER of the run answers to QUESTION."""
    model = workshop.load(str(workshop.out / folder), None)
    message: Message = {"role": "user", "content": question}
    answer = generate(model, workshop.tokenizer, [[message]], workshop.settings.new_tokens)[0]
    del model
    release()
    return answer


def release() -> None:
    """Gives memory back after a model was deleted, on the GPU too: the next one may need all of it."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def shortened(losses: Sequence[float], digits: int = 4) -> list[float]:
    """LOSSES with so many digits after the point."""
    return [round(loss, digits) for loss in losses]


def as_numbers(score: Any) -> dict[str, float]:
    """The fields of a dataclass, rounded, named as in JSON."""
    names = {"plain_loss": "plainLoss"}
    return {names.get(key, key): round(float(value), 4) for key, value in asdict(score).items()}


def folder_bytes(folder: Path, pattern: str) -> int:
    """The size of the files of FOLDER that match PATTERN."""
    return sum(file.stat().st_size for file in folder.glob(pattern))


def versions() -> dict[str, str]:
    """Versions of what a run depends on; what is not installed is left out."""
    found = {"python": platform.python_version()}
    for name in ("torch", "transformers", "peft", "tokenizers", "bitsandbytes"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def device_name(wanted: str) -> str:
    """The card, or the processor with its number of cores."""
    if pick_device(wanted).type == "cuda":
        return torch.cuda.get_device_name()
    return f"CPU（{platform.machine()}，{psutil.cpu_count()} 个逻辑核）"
