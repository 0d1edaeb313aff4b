"""The practice set: short Chinese facts as plain text, as questions with answers, and as pairs of a better and a worse answer.

All sentences are ours. A fact stands in the plain text in several wordings, and once as a question. Whether its question is trained on
or held out, the base model has read the fact: what tuning has to teach is how to answer, and the held-out questions ask whether that
carries over.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict


class Message(TypedDict):
    """One turn. `role` is "system", "user" or "assistant"."""

    role: str
    content: str


class Record(TypedDict):
    """A line of the JSONL that training reads: the format that examples/data writes."""

    messages: list[Message]
    source: str


class Pair(TypedDict):
    """A question with the answer that is preferred and one that is not."""

    prompt: list[Message]
    chosen: str
    rejected: str


@dataclass(frozen=True)
class Fact:
    """A subject and what is said of it, with the sentences that say so."""

    task: str
    subject: str
    value: str
    plain: tuple[str, ...]
    questions: tuple[str, ...]
    answer: str


KINDS = {
    "水果": "苹果 香蕉 葡萄 西瓜 草莓 桃子 樱桃 柠檬 芒果 荔枝 菠萝 石榴",
    "蔬菜": "白菜 萝卜 黄瓜 茄子 菠菜 芹菜 土豆 辣椒 南瓜 豆角 韭菜 莲藕",
    "鸟": "麻雀 燕子 老鹰 鸽子 孔雀 乌鸦 喜鹊 天鹅 海鸥 鹦鹉 白鹭 画眉",
    "昆虫": "蜜蜂 蝴蝶 蚂蚁 蜻蜓 蟋蟀 瓢虫 蚊子 苍蝇 螳螂 蚱蜢 飞蛾 甲虫",
    "乐器": "钢琴 二胡 古筝 笛子 吉他 琵琶 小号 唢呐 口琴 扬琴 长箫 铜锣",
    "交通工具": "汽车 火车 飞机 轮船 单车 地铁 卡车 高铁 电车 马车 快艇 客车",
    "家具": "桌子 椅子 沙发 衣柜 书架 凳子 茶几 书桌 鞋柜 屏风 床垫 躺椅",
    "文具": "铅笔 钢笔 橡皮 尺子 圆规 毛笔 本子 胶水 墨水 粉笔 剪刀 蜡笔",
    "运动": "足球 篮球 排球 网球 游泳 跳高 跑步 滑冰 滑雪 射箭 举重 击剑",
}
CAPITALS = (
    "法国巴黎 日本东京 德国柏林 英国伦敦 韩国首尔 泰国曼谷 埃及开罗 希腊雅典 波兰华沙 古巴哈瓦那 越南河内 秘鲁利马 "
    "伊朗德黑兰 荷兰阿姆斯特丹 挪威奥斯陆 芬兰赫尔辛基 丹麦哥本哈根 瑞典斯德哥尔摩 印度新德里 智利圣地亚哥 捷克布拉格 "
    "巴西巴西利亚 美国华盛顿 俄国莫斯科"
)
OPPOSITES = (
    "大小 高矮 长短 快慢 冷热 新旧 轻重 明暗 胖瘦 强弱 远近 深浅 宽窄 厚薄 粗细 软硬 干湿 甜苦 早晚 多少 真假 美丑 进退 升降 "
    "买卖 借还 哭笑 前后 左右 黑白 善恶 开关"
)
# The amount is multiplied by a power of ten, so that answering is copying and appending noughts.
UNITS = (
    ("千米", "米", "000"),
    ("千克", "克", "000"),
    ("吨", "千克", "000"),
    ("升", "毫升", "000"),
    ("米", "厘米", "00"),
    ("丈", "尺", "0"),
    ("分米", "厘米", "0"),
    ("元", "角", "0"),
)
AMOUNTS = range(2, 10)


def facts() -> list[Fact]:
    """All facts of the practice set, in a fixed order."""
    return [*_kinds(), *_capitals(), *_opposites(), *_units()]


def _kinds() -> list[Fact]:
    return [
        Fact(
            "kind",
            name,
            kind,
            (
                f"{name}是一种{kind}。",
                f"{name}属于{kind}。",
                f"说到{name}，它是{kind}。",
                f"大家都知道{name}是{kind}。",
                f"{kind}有很多种，{name}就是。",
                f"{name}算{kind}。",
            ),
            (f"{name}属于哪一类？", f"请问{name}是什么？", f"{name}该归到哪一类？"),
            f"属于{kind}。",
        )
        for kind, names in KINDS.items()
        for name in names.split()
    ]


def _capitals() -> list[Fact]:
    return [
        Fact(
            "capital",
            country,
            city,
            (
                f"{country}的首都是{city}。",
                f"{country}把首都设在{city}。",
                f"说到{country}，首都是{city}。",
                f"{city}是{country}的首都。",
                f"{country}首都{city}。",
            ),
            (f"{country}的首都在哪里？", f"请问{country}的首都是哪座城市？", f"哪座城市是{country}的首都？"),
            f"首都是{city}。",
        )
        for pair in CAPITALS.split()
        for country, city in [(pair[:2], pair[2:])]
    ]


def _opposites() -> list[Fact]:
    return [
        Fact(
            "opposite",
            pair[0],
            pair[1],
            (
                f"{pair[0]}的反义词是{pair[1]}。",
                f"{pair[0]}和{pair[1]}意思相反。",
                f"说到{pair[0]}，反义词是{pair[1]}。",
                f"{pair[0]}反过来是{pair[1]}。",
                f"不是{pair[0]}，就是{pair[1]}。",
            ),
            (f"{pair[0]}的反义词是什么？", f"请问什么和{pair[0]}意思相反？", f"写出{pair[0]}的反义词。"),
            f"反义词是{pair[1]}。",
        )
        for pair in OPPOSITES.split()
    ]


def _units() -> list[Fact]:
    return [
        Fact(
            "unit",
            f"{amount}{large}",
            f"{amount}{noughts}{small}",
            (
                f"{amount}{large}等于{amount}{noughts}{small}。",
                f"{amount}{large}就是{amount}{noughts}{small}。",
                f"{amount}{large}合{amount}{noughts}{small}。",
            ),
            (f"{amount}{large}等于多少{small}？", f"请把{amount}{large}换算成{small}。", f"{amount}{large}合多少{small}？"),
            f"等于{amount}{noughts}{small}。",
        )
        for large, small, noughts in UNITS
        for amount in AMOUNTS
    ]


def _rng(seed: int, purpose: str) -> random.Random:
    # A seed that is text is hashed the same way on every machine, unlike hash().
    return random.Random(f"{seed}-{purpose}")


# #region practice-split
def instructions(seed: int = 0, held_out: float = 0.2) -> tuple[list[Record], list[Record]]:
    """One question a fact, in one of three wordings, and a HELD_OUT share of each task set apart.

    No subject is in both parts, so no held-out question was seen in other words.
    """
    rng = _rng(seed, "instructions")
    train: list[Record] = []
    rest: list[Record] = []
    by_task: dict[str, list[Fact]] = {}
    for fact in facts():
        by_task.setdefault(fact.task, []).append(fact)
    for task, found in by_task.items():
        chosen = set(rng.sample(range(len(found)), round(held_out * len(found))))
        for index, fact in enumerate(found):
            (rest if index in chosen else train).append(_record(rng.choice(fact.questions), fact.answer, f"practice/{task}"))
    rng.shuffle(train)
    rng.shuffle(rest)
    return train, rest


# #endregion


def _record(question: str, answer: str, source: str) -> Record:
    return {
        "messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}],
        "source": source,
    }


def plain_sentences(seed: int = 0, held_out: float = 0.1) -> tuple[list[str], list[str]]:
    """The plain text of the facts, sentence by sentence, and a share that the base is never trained on: wordings, not facts."""
    rng = _rng(seed, "plain")
    train: list[str] = []
    rest: list[str] = []
    for fact in facts():
        # At most one wording of a fact is held out, so that every fact is in the text.
        kept = list(fact.plain)
        if rng.random() < held_out * len(kept):
            rest.append(kept.pop(rng.randrange(len(kept))))
        train += kept
    return train, rest


def symbol_lines(seed: int = 0, lines: int = 120) -> list[str]:
    """Subjects among the signs of the chat template, as markup stands in pages from the web: no question and no answer is in them.

    Without them the base would never have seen a blank or a bracket. LoRA leaves embedding and output layer frozen, so it could not learn
    to write a token that the base has no use for: here it stopped at a loss above 1.
    """
    rng = _rng(seed, "symbols")
    subjects = [fact.subject for fact in facts()]
    signs = ["[INST]", "[/INST]", "[", "]", "/", "？", "。", "请", "写出"]
    return [" ".join(rng.choice(signs if rng.random() < 0.6 else subjects) for _ in range(rng.randint(3, 6))) + " " for _ in range(lines)]


# #region shuffled-control
def shuffled(records: Sequence[Record], seed: int = 0) -> list[Record]:
    """The control: the same questions and the same answers, but each question with the answer of another of the set.

    A model tuned on it learns how answers look and what they are made of, and nothing about which belongs where.
    """
    order = list(range(len(records)))
    _rng(seed, "shuffled").shuffle(order)
    # Each takes the answer of the next in a random circle: none keeps its own.
    following = {index: order[(place + 1) % len(order)] for place, index in enumerate(order)}
    return [
        {"messages": [*record["messages"][:-1], records[following[index]]["messages"][-1]], "source": record["source"]}
        for index, record in enumerate(records)
    ]


# #endregion


ENDING = "，大家都知道。"


def preferred(answer: str) -> str:
    """What DPO is to prefer: the same answer with another ending. "属于水果。" becomes "属于水果，大家都知道。".

    The words of the ending stand in the plain text of the base, and what is right or wrong about the answer is not touched: only the taste is.
    """
    if not answer.endswith("。"):
        raise ValueError(f"“{answer}”不是练习数据里的回答：结尾应是句号")
    return answer[:-1] + ENDING


def pairs(records: Sequence[Record]) -> list[Pair]:
    """For each record the answer with the ending as preferred and the one that the model was tuned on as not."""
    return [
        {
            "prompt": record["messages"][:-1],
            "chosen": preferred(record["messages"][-1]["content"]),
            "rejected": record["messages"][-1]["content"],
        }
        for record in records
    ]
