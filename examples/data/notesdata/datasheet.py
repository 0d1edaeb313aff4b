"""The datasheet of a run, after the questions of Gebru et al., "Datasheets for Datasets" (arXiv 1803.09010)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Any

from .clean import quality
from .dedup import duplicates, minhash
from .instruct import Record
from .labels import KINDS


# #region datasheet
def datasheet(funnel: dict[str, Any], records: Sequence[Record]) -> str:
    """Markdown in Chinese; every number in it comes from the run."""
    stages = {stage["stage"]: stage for stage in funnel["stages"]}
    parts = stages["split"]["parts"]
    lengths = [len(record["messages"][-1]["content"]) for record in records] or [0]
    redacted = "、".join(f"{KINDS[name]} {count} 处" for name, count in stages["privacy"]["redacted"].items()) or "没有"
    lines = [
        "# 数据说明书",
        "",
        "## 动机",
        "演示怎样从网页得到微调用的指令数据。内容来自本机的练习网站，文字和人物都是虚构的。",
        "",
        "## 组成",
        f"- 对话 {len(records)} 条，来自 {stages['instruct']['kept']} 篇文章；每条一问一答，中文。",
        f"- 训练 {parts['train']} 条，验证 {parts['validation']} 条，测试 {parts['test']} 条。",
        f"- 回答平均 {mean(lengths):.0f} 字，最短 {min(lengths)} 字，最长 {max(lengths)} 字。",
        "- 每条都记有来源地址（字段 source）。",
        "",
        "## 收集",
        f"遵守 robots.txt，限速抓取，得到 {stages['crawl']['kept']} 页；另有 {stages['crawl']['dropped']} 个地址没有取：",
        *_reasons(stages["crawl"]),
        "",
        "## 处理",
        "| 步骤 | 留下 | 去掉 |",
        "| --- | ---: | ---: |",
        *(f"| {stage['label']} | {stage['kept']} | {stage['dropped']} |" for stage in funnel["stages"]),
        "",
        f"- 最短 {quality.MIN_UNITS} 字；句子少于 {quality.MIN_SENTENCES} 句的页面不要。",
        f"- 近似去重：{minhash.BANDS} 段、每段 {minhash.ROWS} 行，{minhash.SHINGLE} 字一片，相似度不低于 {duplicates.THRESHOLD} 的只留一篇。",
        f"- 隐去的个人信息：{redacted}。按格式识别，姓名和住址认不出来。",
        f"- 训练集与另两部分最相似的一对，相似度是 {stages['split']['highestSimilarity']}。",
        "",
        "## 用途",
        "可以练习指令微调的流程。条数太少，也没有经过专家核对，不能用来教模型知识，更不能用于医学或法律问题。",
        "",
        "## 分发与维护",
        "随例子代码一起，用法遵照项目的许可。换一个网站抓取之前，先读它的 robots.txt、使用条款和相关法律。再运行一次就会得到同样的数据。",
        "",
    ]
    return "\n".join(lines)


def _reasons(stage: dict[str, Any]) -> list[str]:
    return [f"- {reason['label']}：{reason['count']}" for reason in stage["reasons"]]


# #endregion
