"""The notebook, made of the same source files: each module is a cell, with imports among them left out. Needs nothing but Python."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
CONFIGS = PACKAGE.parent / "configs"

# In the order in which they can be run, each with what a reader should know before reading it.
MODULES = {
    "progress": "## 进度\n\n打印做到哪一步了。",
    "settings": "## 配置\n\n没有显卡和 T4 之间的差别都写在配置里，代码只有一份。写错的键会报错，不会悄悄用默认值。",
    "practice": "## 练习数据\n\n228 条短问答，和说同样事实的纯文本。底座先读纯文本，再由微调教它回答；留出的问题在微调时没有见过。",
    "records": "## 读 JSONL\n\n自己的数据照这个格式写：一行一个 `{\"messages\": [{\"role\": \"user\", \"content\": \"…\"}, {\"role\": \"assistant\", \"content\": \"…\"}]}`。",
    "template": "## 对话模板和损失掩码\n\n只有回答和结束符计入损失，其余标 −100。",
    "tokenizer": "## 小模型的分词器\n\n真实的权重自带分词器，只有小模型才用这一段。",
    "nf4": "## NF4\n\nQLoRA 的 4 位权重，手写一遍。T4 上用 bitsandbytes，没有显卡时用这一份。",
    "model": "## 模型",
    "lora": "## LoRA\n\n`LoraLinear` 是手写的一层，用来看懂；训练用 peft 的，两者结果相同。",
    "train": "## 训练循环\n\n损失按整步的词元数平均；float16 要放大损失。",
    "generate": "## 生成",
    "evaluation": "## 评测\n\n留出集的损失、完全答对的比例，和纯文本的损失（它升高就是忘了）。",
    "dpo": "## DPO",
    "delta": "## 权重变了多少\n\n给笔记里的图用，训练用不到。",
    "pipeline": "## 把各步接起来",
}

TITLE = """\
# 用 QLoRA 微调 Llama 2

从指令数据到微调、评测、合并、DPO。有显卡时用 `colab-t4` 配置微调 Llama 2 7B；没有显卡时用 `tiny` 配置，几分钟就能从头走到尾。

在 Colab 上：菜单“代码执行程序”→“更改运行时类型”→ T4 GPU，然后全部运行。代码和笔记里展示的是同一份，由源文件生成。"""

INSTALL = """\
from __future__ import annotations

import subprocess
import sys

# 够新的不会重装：Colab 已经带了 torch 和 transformers。
subprocess.check_call(
    [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    + [
        "torch>=2.6,<3",
        "transformers>=4.57,<6",
        "peft>=0.17,<1",
        "accelerate>=1,<2",
        "bitsandbytes>=0.46,<1",
        "psutil>=5.9,<8",
    ]
)"""

CHOOSE = """\
# 想换配置，改这一行：CONFIGS 里的名字之一。自己的数据先传上来，再写 replace(settings, data="train.jsonl")。
name = "colab-t4" if torch.cuda.is_available() else "tiny"
settings = settings_from(CONFIGS[name], name)
workshop = Workshop(settings, Path("out"))
print(name, device_name(settings.model.device), versions())"""

STEPS = [
    ("## 准备数据和底座", "workshop.prepare()\nprint(render(workshop.tokenizer, workshop.train_records[0][\"messages\"]))"),
    (
        "哪些词元计入损失：",
        "example = workshop.train_examples[0]\n"
        "for token, label in zip(example.ids, example.labels, strict=True):\n"
        "    print(\"计入\" if label != IGNORED else \"  · \", repr(workshop.tokenizer.decode([token])))",
    ),
    ("## 微调之前", "before = workshop.before()\nprint(before.score)"),
    (
        "## 微调",
        "for method in settings.methods:\n    run = workshop.tune(method)\n    print(run.label, run.score, f\"{run.seconds} 秒\")\n"
        "if settings.control:\n    print(workshop.control().score)",
    ),
    ("损失每十步一个：", "for run in workshop.runs:\n    if run.losses:\n        print(run.label, run.losses[::10])"),
    (
        "## 合并、保存、重新加载",
        "adapters = [method for method in settings.methods if method != \"full\"]\nfor method in adapters:\n    print(workshop.merge(method))",
    ),
    ("问一句：", "print(ask(workshop, f\"{adapters[0]}-merged\", workshop.held_out[0][\"messages\"][-2][\"content\"]))"),
    (
        "## DPO",
        "if settings.dpo and not settings.data:\n    print(workshop.prefer(adapters[0], \"dpo-sft\", settings.dpo.sft).score)\n"
        "    print(workshop.preferences)",
    ),
    (
        "## 前后对照",
        "result = workshop.report()\n"
        "for row in result[\"answers\"][:8]:\n    print(row)\n"
        "print(\"用时\", result[\"wallSeconds\"], \"秒；内存峰值\", result[\"peakMemoryBytes\"], \"；显存峰值\", result[\"peakGpuBytes\"])",
    ),
]


def flattened(source: str) -> str:
    """SOURCE without its docstring, its imports from the package and the marks of regions: what is left runs after the other modules' cells."""
    body = ast.parse(source).body
    lines: list[str | None] = list(source.splitlines())
    for index, node in enumerate(body):
        docstring = index == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        inner = isinstance(node, ast.ImportFrom) and (node.level > 0 or node.module == "__future__")
        if docstring or inner:
            assert node.end_lineno is not None
            lines[node.lineno - 1 : node.end_lineno] = [None] * (node.end_lineno - node.lineno + 1)
    kept = [line for line in lines if line is not None and not line.strip().startswith(("# #region", "# #endregion"))]
    text = "\n".join(kept).strip("\n")
    # Marks and imports leave several empty lines behind.
    while "\n\n\n\n" in text:
        text = text.replace("\n\n\n\n", "\n\n\n")
    return text


def top_level_names(source: str) -> set[str]:
    """What SOURCE defines for other cells to see, imports aside."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


def notebook() -> str:
    """The notebook as JSON, its outputs empty."""
    cells: list[dict[str, Any]] = []

    def add(kind: str, text: str) -> None:
        cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{len(cells):02}", "metadata": {}, "source": text.splitlines(keepends=True)}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        cells.append(cell)

    add("markdown", TITLE)
    add("code", INSTALL)
    seen: dict[str, str] = {}
    for name, text in MODULES.items():
        source = (PACKAGE / f"{name}.py").read_text("utf-8")
        for defined in top_level_names(source):
            if defined in seen:
                raise ValueError(f"{name}.py 和 {seen[defined]}.py 都定义了 {defined}：在笔记本里后一个会盖住前一个，改掉一个名字")
            seen[defined] = name
        add("markdown", text)
        add("code", flattened(source))
    add("markdown", "## 选一份配置")
    configs = {path.stem: path.read_text("utf-8") for path in sorted(CONFIGS.glob("*.toml"))}
    add("code", "CONFIGS = {\n" + "".join(f'    "{name}": """\\\n{text}""",\n' for name, text in configs.items()) + "}")
    add("code", CHOOSE)
    for text, code in STEPS:
        add("markdown", text)
        add("code", code)
    book = {
        "cells": cells,
        "metadata": {
            "accelerator": "GPU",
            "colab": {"gpuType": "T4", "provenance": []},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"
