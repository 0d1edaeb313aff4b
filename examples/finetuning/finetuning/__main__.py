"""The command line: python -m finetuning run | data | notebook."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .progress import Progress

HERE = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="finetuning", description="从指令数据到微调好的模型")
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("run", help="从头到尾做一遍")
    whole.add_argument("--config", type=Path, default=HERE / "configs" / "tiny.toml", help="配置文件")
    whole.add_argument("--out", type=Path, default=Path("out"), help="模型和结果放在哪里")
    whole.add_argument("--data", type=Path, help="用这份 JSONL 训练，代替配置里写的")
    whole.add_argument("--figures", type=Path, help="把 finetuningRun.json 和 loraDelta.json 写到这个文件夹")
    commands.add_parser("data", help="重新写 data/ 里的练习数据")
    book = commands.add_parser("notebook", help="由源文件生成 Jupyter 笔记本")
    book.add_argument("target", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "data":
        return write_data()
    if options.command == "notebook":
        from .notebook import notebook

        options.target.parent.mkdir(parents=True, exist_ok=True)
        options.target.write_text(notebook(), "utf-8", newline="\n")
        return 0
    try:
        return run(options)
    except (ValueError, FileNotFoundError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1


def run(options: argparse.Namespace) -> int:
    """The whole way, and what the notes show of it."""
    from dataclasses import replace

    from .pipeline import Workshop
    from .settings import read_settings

    settings = read_settings(options.config)
    if options.data:
        settings = replace(settings, data=str(options.data))
    if options.figures and (settings.name != "tiny" or options.data):
        raise ValueError("--figures 只用于 tiny 配置和练习数据：笔记里的图是照它画的")
    workshop = Workshop(settings, options.out, Progress())
    result = workshop.run()
    if options.figures:
        options.figures.mkdir(parents=True, exist_ok=True)
        for name, value, indent in (("finetuningRun", result, 1), ("loraDelta", workshop.delta(), None)):
            text = json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
            (options.figures / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")
    return 0


def write_data() -> int:
    """The practice set as files, to look at and to copy the format from."""
    from .practice import instructions, pairs, plain_sentences
    from .records import write_jsonl

    train, held_out = instructions()
    write_jsonl(HERE / "data" / "train.jsonl", train)
    write_jsonl(HERE / "data" / "held-out.jsonl", held_out)
    write_jsonl(HERE / "data" / "pairs.jsonl", pairs(train))
    (HERE / "data" / "plain.txt").write_text("".join(f"{text}\n" for text in plain_sentences()[0]), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
