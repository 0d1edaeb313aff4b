"""Which language a text is in: py3langid's classifier, and the share of Chinese characters as a second opinion."""

from __future__ import annotations

import py3langid

from ..documents import Document, Drop, dropped

# #region language
MIN_HAN_SHARE = 0.5
#: The classifier tells Cantonese and Wu apart; written with the same characters, lists of nouns often come out as one of them.
CHINESE = ("zh", "yue", "wuu")


def is_han(character: str) -> bool:
    """Whether CHARACTER is a Chinese character of the two blocks that everyday text uses."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def han_share(text: str) -> float:
    """Chinese characters among the letters of TEXT, 0 to 1."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(is_han, letters)) / len(letters) if letters else 0.0


def language_of(text: str) -> str:
    """The ISO 639-1 code that the classifier gives TEXT."""
    return str(py3langid.classify(text)[0])


def keep_chinese(document: Document) -> Document | Drop:
    """The document if it is Chinese. Japanese has Chinese characters too, so the share alone would not do."""
    language = language_of(document.text)
    if language not in CHINESE:
        return dropped(document, "language", language)
    share = han_share(document.text)
    if share < MIN_HAN_SHARE:
        return dropped(document, "han-share", f"{share:.2f}")
    return document


# #endregion
