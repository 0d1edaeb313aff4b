"""The command line: python -m notesdata run | site | refresh."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from .crawl.politeness import Manners
from .pipeline import Run, run
from .practice.server import PracticeSite
from .progress import Progress


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="notesdata", description="从抓取到指令数据")
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("run", help="抓取、清洗、去重、转成 JSONL；中断之后再运行一次就会接着做")
    whole.add_argument("--out", type=Path, default=Path("out"), help="结果放在哪里")
    whole.add_argument("--origin", help="抓取这个网站；不写就在本机启动练习网站")
    whole.add_argument("--interval", type=float, default=Manners.interval, help="两次请求至少隔几秒")
    whole.add_argument("--pairs", type=int, default=Run.pairs, help="测量 S 曲线时每个相似度用多少对")
    whole.add_argument("--figures", type=Path, help="把漏斗和 S 曲线也写到这个文件")
    whole.add_argument("--every", action="store_true", help="每一步都打印一行")
    site = commands.add_parser("site", help="启动练习网站，用浏览器看")
    site.add_argument("--port", type=int, default=8917)
    again = commands.add_parser("refresh", help="用条件请求看网站有没有变")
    again.add_argument("origin")
    again.add_argument("--out", type=Path, default=Path("out"))
    options = parser.parse_args(arguments)
    if options.command == "site":
        return serve(options.port)
    if options.command == "refresh":
        return check(options.origin, options.out)
    request = Run(options.out, options.origin, options.pairs, replace(Manners(), interval=options.interval))
    run(request, Progress(every=options.every))
    if options.figures:
        options.figures.parent.mkdir(parents=True, exist_ok=True)
        options.figures.write_text((options.out / "funnel.json").read_text("utf-8"), "utf-8", newline="\n")
    return 0


def serve(port: int) -> int:
    """Keeps the practice site up until Ctrl+C."""
    with PracticeSite(port) as site:
        print(f"练习网站：{site.origin}  按 Ctrl+C 停止", file=sys.stderr)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


def check(origin: str, out: Path) -> int:
    """Prints how many pages are unchanged, changed or gone."""
    from .crawl.polite_async import refresh
    from .crawl.store import Store

    with Store(out / "crawl" / "pages.sqlite") as store:
        print(json.dumps(asyncio.run(refresh(origin, store, Manners()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
