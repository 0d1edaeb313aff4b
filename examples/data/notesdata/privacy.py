"""Personal data by its form: found, counted, replaced by what it was. Names and addresses have no form and are not found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from .practice.people import id_check_digit, luhn_check_digit

# #region patterns
#: A neighbouring digit means that the number is another, longer one. (\b would not do: Chinese characters are word characters.)
START, END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: how it looks, what stands in its place, and a test for what only looks like it."""

    name: str
    pattern: re.Pattern[str]
    mark: str
    real: Callable[[str], bool] = lambda _: True


def is_identity(text: str) -> bool:
    """Whether the check digit of an 18-character identity number is right (GB 11643)."""
    return id_check_digit(text[:17]) == text[17].upper()


def is_card(text: str) -> bool:
    """Whether a card number passes the Luhn test."""
    digits = re.sub(r"[ -]", "", text)
    return luhn_check_digit(digits[:-1]) == digits[-1]


def is_address(text: str) -> bool:
    """Whether four numbers can be an IPv4 address: 0 to 255 each. Version numbers such as 1.2.3.4 pass as well."""
    return all(int(part) <= 255 for part in text.split("."))


#: The order matters: an identity number would otherwise be taken for a card, and part of a card for a telephone.
KINDS = (
    Kind("email", re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"), "[邮箱]"),
    Kind("identity", re.compile(START + r"\d{17}[\dXx]" + END), "[证件号]", is_identity),
    Kind("card", re.compile(START + r"(?:\d[ -]?){15,18}\d" + END), "[卡号]", is_card),
    Kind("phone", re.compile(START + r"(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}" + END), "[电话]"),
    Kind("address", re.compile(START + r"(?:\d{1,3}\.){3}\d{1,3}" + END), "[IP 地址]", is_address),
    Kind("wechat", re.compile(r"(?<=微信)(?:号)?[ :：]{0,2}[A-Za-z][A-Za-z0-9_-]{5,19}"), "[微信号]"),
)
# #endregion


# #region redact
def redact(text: str) -> tuple[str, Counter[str]]:
    """TEXT with each find replaced by its mark, and how many of each kind there were."""
    counts: Counter[str] = Counter()
    for kind in KINDS:

        def replace(match: re.Match[str], kind: Kind = kind) -> str:
            if not kind.real(match.group()):
                return match.group()
            counts[kind.name] += 1
            return kind.mark

        text = kind.pattern.sub(replace, text)
    return text, counts


# #endregion
