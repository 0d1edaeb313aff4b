"""One spelling for one character, one line break for one line."""

from __future__ import annotations

import re
import unicodedata

# #region normalize
#: Full-width Latin letters and digits, and the ideographic space; full-width punctuation stays, it is right in Chinese.
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))} | {0x3000: 0x20}
#: Zero-width characters, soft hyphen, byte order mark and other marks that nobody sees.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def normalize(text: str) -> str:
    """TEXT in Unicode form NFC, without invisible characters, letters and digits half-width, each line trimmed, no empty lines.

    NFKC would also turn "，" into "," and "㎡" into "m2": too much for a text that people read.
    """
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(WIDE)
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


# #endregion


def without_title(text: str, title: str) -> str:
    """TEXT without a first line that only repeats TITLE: some extractors keep it, some do not."""
    first, _, rest = text.partition("\n")
    return rest if first == title else text


def essence(text: str) -> str:
    """What is left of TEXT for comparing: letters and digits in lower case, nothing else."""
    return "".join(character for character in text.lower() if character.isalnum())
