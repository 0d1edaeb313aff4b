"""Bytes to text."""

from __future__ import annotations

import pytest

from notesdata.crawl.encodings import decode

TEXT = "朱镕基的镕字不在 GB2312 里，囍字也不在。"


@pytest.mark.parametrize(
    ("body", "content_type", "decided_by", "encoding"),
    [
        (TEXT.encode("gbk"), "text/html; charset=gbk", "header", "gb18030"),
        (b'<meta charset="gb2312">' + TEXT.encode("gbk"), "text/html", "meta", "gb18030"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=GB2312">' + TEXT.encode("gbk"), "text/html", "meta", "gb18030"),
        (b"<meta charset=gbk>" + TEXT.encode("gbk"), "text/html; charset=ISO-8859-1", "meta", "gb18030"),
        (TEXT.encode("gbk"), "text/html", "guess", "gb18030"),
        (TEXT.encode(), "text/html", "guess", "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "text/html; charset=gbk", "bom", "utf-8"),
        (TEXT.encode("gb18030"), "text/html; charset=utf-8", "guess", "gb18030"),
        (TEXT.encode("big5", "ignore"), "text/html; charset=big5", "header", "big5"),
        (TEXT.encode(), "text/html; charset=no-such-thing", "guess", "utf-8"),
    ],
)
def test_decode(body: bytes, content_type: str, decided_by: str, encoding: str) -> None:
    decoded = decode(body, content_type)
    assert (decoded.decided_by, decoded.encoding) == (decided_by, encoding)
    if encoding != "big5":
        assert TEXT in decoded.text


def test_bytes_that_are_nothing_still_give_text() -> None:
    assert "\ufffd" in decode(b"\xff\xfe\xff\x00\xff", "text/html").text
