"""What stages and reasons are called in the datasheet and in the figures of the notes."""

from __future__ import annotations

import re

STAGES = {
    "crawl": "抓取",
    "extract": "提取正文",
    "language": "语言识别",
    "quality": "质量过滤（仿 Gopher）",
    "prose": "质量过滤（仿 C4）",
    "exact": "精确去重",
    "near": "近似去重",
    "privacy": "隐去个人信息",
    "decontaminate": "去除测试集污染",
    "instruct": "转成指令",
    "split": "划分",
}

REASONS = {
    "robots.txt": "robots.txt 不许取",
    "redirect": "转到别的地址",
    "leaves the site": "转到站外",
    "too many redirects": "跳转太多次",
    "looks endless": "像是没有尽头的陷阱",
    "timeout": "一直没有回应",
    "not-html": "不是网页",
    "noindex": "作者写了不要收录",
    "no-text": "没有正文",
    "language": "不是中文",
    "han-share": "汉字太少",
    "length": "太短或太长",
    "symbols": "井号或省略号太多",
    "bullets": "几乎都是列表",
    "ellipses": "太多行以省略号结尾",
    "letters": "文字太少，数字太多",
    "stop-words": "没有常用虚词",
    "same-lines": "重复的行太多",
    "same-line-characters": "重复的行占的字太多",
    "garbled": "乱码",
    "lorem-ipsum": "有排版用的假文",
    "curly-bracket": "有花括号",
    "unwanted-words": "有广告用语",
    "few-sentences": "成句的话太少",
    "exact-duplicate": "与另一页完全相同",
    "near-duplicate": "与另一页几乎相同",
    "in-test-set": "与测试集重合",
    "no-question": "没有问句，转不成问答",
    "question-seen": "问题都已经有了",
}
PATTERNS = (
    (re.compile(r"status (\d+).*"), r"状态码 \1"),
    (re.compile(r"top-(\d+)-gram"), r"同一个 \1 元组反复出现"),
    (re.compile(r"repeated-(\d+)-grams"), r"重复的 \1 元组太多"),
    (re.compile(r"(\w+Error|\w*Timeout)"), r"连接失败（\1）"),
)

KINDS = {
    "email": "邮箱",
    "identity": "证件号",
    "card": "卡号",
    "phone": "电话",
    "address": "IP 地址",
    "wechat": "微信号",
}


def label_of(reason: str) -> str:
    """REASON in Chinese. Raises KeyError for one that has no name yet."""
    if reason in REASONS:
        return REASONS[reason]
    for pattern, label in PATTERNS:
        match = pattern.fullmatch(reason)
        if match:
            return match.expand(label)
    raise KeyError(reason)
