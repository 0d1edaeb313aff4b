"""Extraction, normalisation, language, quality."""

from __future__ import annotations

import pytest

from notesdata.clean.extract import plain, score, title_of, unwrap_layout, with_trafilatura
from notesdata.clean.language import han_share, language_of
from notesdata.clean.normalize import essence, normalize, without_title
from notesdata.clean.quality import (
    c4_lines,
    c4_page,
    garbled_share,
    gopher_quality,
    gopher_repetition,
    repeated_share,
    top_share,
    units,
)

GOOD = "分词器把一段文字切成词元，再把每个词元换成一个编号。模型只看得见编号，看不见字，所以换一个分词器就等于换了一门语言。词表变大，同一句话切出的词元变少，推理更省；可是词嵌入和输出层也跟着变大，少见的词元又学不充分。"


def test_score_counts_grams() -> None:
    assert score("一二三四五六", "一二三四五六").f1 == 1
    half = score("一二三四五六七八九十", "一二三四五六")
    # Six 5-grams extracted, two wanted, both found.
    assert (half.shared, half.extracted, half.wanted) == (2, 6, 2)
    assert (half.precision, half.recall, half.f1) == pytest.approx((1 / 3, 1, 0.5))
    assert score("一二三四五一二三四五", "一二三四五").precision < 1, "what comes twice counts twice"
    assert score("", "一二三四五").f1 == 0


def test_plain_text_has_no_code() -> None:
    assert plain("<body><script>x()</script><p>甲</p><style>p{}</style>乙</body>") == "甲\n乙"


def test_titles() -> None:
    assert title_of("<title>甲 - 网站</title><h1> 乙 </h1>") == "乙"
    assert title_of("<title>甲 - 网站</title>") == "甲"


def test_layout_tables_are_unwrapped_and_data_tables_are_not() -> None:
    page = f"<html><body><table><tr><td><h1>标题</h1><h2>问题？</h2><p>{GOOD}</p></td></tr></table></body></html>"
    assert "|" in with_trafilatura(page) and "|" not in with_trafilatura(unwrap_layout(page))
    data = "<body><table><tr><td>一</td><td>二</td></tr></table></body>"
    assert unwrap_layout(data).count("<td>") == 2


def test_normalize() -> None:
    assert normalize("Ｇ\u200bＰＴ－４　好\u00a0\u00a0的，\r\n\r\n e\u0301 ") == "GPT－4 好 的，\né"
    assert without_title("标题\n正文", "标题") == "正文"
    assert without_title("正文\n标题", "标题") == "正文\n标题"
    assert essence("A1，b。 中") == "a1b中"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GOOD, "zh"),
        ("The library opens at nine in the morning and closes at eight.", "en"),
        ("図書館は午前九時に開き、午後八時に閉まります。館内では静かにしてください。", "ja"),
        ("도서관은 오전 아홉 시에 열고 오후 여덟 시에 닫습니다.", "ko"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_han_share() -> None:
    assert han_share("中文ab 12，") == 0.5
    assert han_share("123") == 0


def test_units() -> None:
    assert units("用 GPT-2 写，3.14 㐀") == ["用", "GPT", "2", "写", "3", "14", "㐀"]


def test_good_text_passes_all_rules() -> None:
    assert gopher_quality(GOOD) is None
    assert gopher_repetition(GOOD) is None
    assert c4_page(GOOD) is None
    assert c4_lines(GOOD) == GOOD


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("太短。", "length"),
        (GOOD + "#" * 20, "symbols"),
        ("\n".join(f"- {GOOD}" for _ in range(10)), "bullets"),
        (f"{GOOD}\n还有……\n更多……", "ellipses"),
        (GOOD + " 1 2 3 4 5 6 7 8 9" * 5, "letters"),
        ("山水花鸟虫鱼" * 20, "stop-words"),
    ],
)
def test_gopher_quality(text: str, rule: str) -> None:
    broken = gopher_quality(text)
    assert broken is not None and broken[0] == rule


def test_gopher_limits_are_just_where_they_say() -> None:
    filler = "的了" + "山" * 77
    assert gopher_quality(filler) == ("length", "79")
    assert gopher_quality(filler + "水") is None
    # 8 symbols on 80 units are 0.1, which is still allowed.
    assert gopher_quality(filler + "水" + "#" * 8) is None
    assert gopher_quality(filler + "水" + "#" * 9) == ("symbols", "0.11")


def test_repetition() -> None:
    assert gopher_repetition(f"{GOOD}\n甲\n甲\n甲") == ("same-lines", "0.50")
    broken = gopher_repetition(GOOD + GOOD)
    assert broken is not None and broken[0] == "repeated-5-grams"
    assert top_share(list("甲乙甲乙丙丁"), 2) == pytest.approx(4 / 6)
    assert top_share(list("甲乙丙丁"), 2) == 0
    assert repeated_share(list("甲乙丙甲乙丙丁"), 3) == pytest.approx(3 / 7)
    assert repeated_share([], 3) == 0


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (GOOD + "Lorem Ipsum", "lorem-ipsum"),
        (GOOD + "f(x) { return x }", "curly-bracket"),
        (GOOD + "代开发票。", "unwanted-words"),
        ("只有一句话，但是很长很长很长很长。", "few-sentences"),
    ],
)
def test_c4_pages(text: str, rule: str) -> None:
    broken = c4_page(text)
    assert broken is not None and broken[0] == rule


def test_c4_lines() -> None:
    assert c4_lines(f"导航 首页\n{GOOD}\n请启用 JavaScript 再来看这一页。\n好。\n“他说的是这句话。”") == f"{GOOD}\n“他说的是这句话。”"


def test_garbled() -> None:
    assert garbled_share("锟斤拷锟斤拷是烫烫烫") == 0.9
    assert garbled_share("") == 0
