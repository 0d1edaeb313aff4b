"""Rules of thumb for text worth reading, in the manner of Gopher and C4, made to fit Chinese.

Gopher: Rae et al. 2021, arXiv 2112.11446, appendix A.1.1 and table A1. C4: Raffel et al. 2020, JMLR 21(140), section 2.2. Both count
words, and Chinese has no spaces: a unit here is a Chinese character or a run of Latin letters or digits. Thresholds are the papers'
unless the line says "ours"; Gopher's mean word length makes no sense for characters and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..documents import Document, Drop, dropped

UNIT = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]|[A-Za-z0-9]+")


def units(text: str) -> list[str]:
    """What is counted in place of words."""
    return UNIT.findall(text)


# #region gopher
MIN_UNITS = 80  # ours; Gopher: 50 words
MAX_UNITS = 100_000
MAX_SYMBOLS = 0.1
MAX_BULLETS = 0.9
MAX_ELLIPSES = 0.3
MIN_LETTERS = 0.8
#: Ours: the ten words that hardly any Chinese paragraph does without; Gopher asks for two of eight English ones.
STOP_WORDS = ("的", "了", "是", "在", "和", "有", "不", "就", "也", "这")
MIN_STOP_WORDS = 2
BULLETS = ("•", "‣", "◦", "·", "-", "*", "●", "■")


def gopher_quality(text: str) -> tuple[str, str] | None:
    """The first rule that TEXT breaks with the value measured, or None."""
    found = units(text)
    lines = text.splitlines()
    if not MIN_UNITS <= len(found) <= MAX_UNITS:
        return "length", str(len(found))
    symbols = max(text.count("#"), text.count("…") + text.count("...")) / len(found)
    if symbols > MAX_SYMBOLS:
        return "symbols", f"{symbols:.2f}"
    bullets = sum(line.startswith(BULLETS) for line in lines) / len(lines)
    if bullets > MAX_BULLETS:
        return "bullets", f"{bullets:.2f}"
    ellipses = sum(line.endswith(("…", "...")) for line in lines) / len(lines)
    if ellipses > MAX_ELLIPSES:
        return "ellipses", f"{ellipses:.2f}"
    letters = sum(any(character.isalpha() for character in unit) for unit in found) / len(found)
    if letters < MIN_LETTERS:
        return "letters", f"{letters:.2f}"
    stop_words = sum(word in text for word in STOP_WORDS)
    if stop_words < MIN_STOP_WORDS:
        return "stop-words", str(stop_words)
    return None


# #endregion

# #region repetition
MAX_SAME_LINES = 0.3
MAX_SAME_LINE_CHARACTERS = 0.2
#: Share of the units that the most frequent n-gram may cover, and that repeated n-grams may cover (table A1).
TOP_GRAMS = ((2, 0.20), (3, 0.18), (4, 0.16))
REPEATED_GRAMS = ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10))


def gopher_repetition(text: str) -> tuple[str, str] | None:
    """The first repetition rule that TEXT breaks with the share measured, or None."""
    lines = text.splitlines()
    repeats = [line for place, line in enumerate(lines) if line in lines[:place]]
    if len(repeats) / max(1, len(lines)) > MAX_SAME_LINES:
        return "same-lines", f"{len(repeats) / len(lines):.2f}"
    share = sum(map(len, repeats)) / max(1, len(text))
    if share > MAX_SAME_LINE_CHARACTERS:
        return "same-line-characters", f"{share:.2f}"
    found = units(text)
    for size, limit in TOP_GRAMS:
        share = top_share(found, size)
        if share > limit:
            return f"top-{size}-gram", f"{share:.2f}"
    for size, limit in REPEATED_GRAMS:
        share = repeated_share(found, size)
        if share > limit:
            return f"repeated-{size}-grams", f"{share:.2f}"
    return None


def top_share(found: Sequence[str], size: int) -> float:
    """Share of FOUND covered by its most frequent n-gram of SIZE; 0 if none occurs twice."""
    grams = Counter(tuple(found[start : start + size]) for start in range(len(found) - size + 1))
    times = max(grams.values(), default=0)
    return times * size / len(found) if times > 1 else 0.0


def repeated_share(found: Sequence[str], size: int) -> float:
    """Share of FOUND that lies in an n-gram of SIZE seen before; each unit counts once, overlaps do not add up."""
    seen: set[tuple[str, ...]] = set()
    covered: set[int] = set()
    for start in range(len(found) - size + 1):
        gram = tuple(found[start : start + size])
        if gram in seen:
            covered.update(range(start, start + size))
        seen.add(gram)
    return len(covered) / len(found) if found else 0.0


# #endregion

# #region c4
TERMINAL = ("。", "！", "？", "”", ".", "!", "?", '"')
MIN_LINE_UNITS = 5  # ours; C4: 3 words
MIN_SENTENCES = 3  # ours, for short pages; C4: 5
SENTENCE = re.compile("[^。！？.!?]*[。！？.!?]+")
#: Stands for C4's list of words; ours names advertising, which Chinese pages are full of.
UNWANTED = ("代开发票", "博彩", "刷单")


def c4_lines(text: str) -> str:
    """TEXT without the lines that do not end like a sentence, are too short, or ask for JavaScript."""
    kept = (
        line
        for line in text.splitlines()
        if line.endswith(TERMINAL) and len(units(line)) >= MIN_LINE_UNITS and "javascript" not in line.lower()
    )
    return "\n".join(kept)


def c4_page(text: str) -> tuple[str, str] | None:
    """The first rule for whole pages that TEXT breaks, or None."""
    if "lorem ipsum" in text.lower():
        return "lorem-ipsum", ""
    if "{" in text or "}" in text:
        return "curly-bracket", ""
    unwanted = [word for word in UNWANTED if word in text]
    if unwanted:
        return "unwanted-words", "、".join(unwanted)
    sentences = len(SENTENCE.findall(c4_lines(text)))
    if sentences < MIN_SENTENCES:
        return "few-sentences", str(sentences)
    return None


# #endregion

#: What appears when UTF-8 is read as GBK, or memory as text: no rule of the papers, but a Chinese crawl meets it every day.
GARBLED = ("锟斤拷", "烫烫烫", "屯屯屯", "\ufffd")
MAX_GARBLED = 0.01


def garbled_share(text: str) -> float:
    """Share of TEXT's characters that stand in garbled sequences."""
    return sum(text.count(mark) * len(mark) for mark in GARBLED) / max(1, len(text))


def keep_readable(document: Document) -> Document | Drop:
    """Gopher's rules, and ours for garbled text."""
    garbled = garbled_share(document.text)
    if garbled > MAX_GARBLED:
        return dropped(document, "garbled", f"{garbled:.2f}")
    broken = gopher_quality(document.text) or gopher_repetition(document.text)
    return dropped(document, *broken) if broken else document


def keep_prose(document: Document) -> Document | Drop:
    """C4's rules: pages first, then lines."""
    broken = c4_page(document.text)
    return dropped(document, *broken) if broken else document.with_text(c4_lines(document.text))


