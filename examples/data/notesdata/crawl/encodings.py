"""Bytes to text, when the page says its encoding, says it wrongly, or does not say it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# #region decode
#: A browser reads these labels with a larger set: gb2312 and gbk pages may hold characters of GB 18030 (WHATWG Encoding Standard).
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "windows-1252"}
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HEADER = re.compile(r"charset\s*=\s*\"?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding that gave it, and what decided: "bom", "header", "meta" or "guess"."""

    text: str
    encoding: str
    decided_by: str


def decode(body: bytes, content_type: str) -> Decoded:
    """BODY as text. In this order: byte order mark, HTTP header, meta element in the first 1,024 bytes, first guess that fits.

    An ISO-8859-1 header counts as no header: many servers send it for everything. A claim that does not decode is not believed.
    """
    if body.startswith(codecs.BOM_UTF8):
        return Decoded(body[3:].decode("utf-8", "replace"), "utf-8", "bom")
    header = HEADER.search(content_type)
    meta = META.search(body[:1024])
    claims = [("header", header.group(1)) if header else None, ("meta", meta.group(1).decode("ascii")) if meta else None]
    for claim in claims:
        if claim is None:
            continue
        encoding = known(claim[1])
        if encoding is None or (claim[0] == "header" and encoding == "windows-1252"):
            continue
        try:
            return Decoded(body.decode(encoding), encoding, claim[0])
        except UnicodeDecodeError:
            continue
    # UTF-8 first: text in another encoding hardly ever is valid UTF-8, while almost any bytes are valid GB 18030.
    for encoding in ("utf-8", "gb18030"):
        try:
            return Decoded(body.decode(encoding), encoding, "guess")
        except UnicodeDecodeError:
            continue
    return Decoded(body.decode("utf-8", "replace"), "utf-8", "guess")


def known(label: str) -> str | None:
    """Python's name for LABEL, widened as browsers do; None for a label that nobody knows."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return WIDER.get(name, name)


# #endregion
