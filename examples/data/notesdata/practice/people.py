"""Invented personal data that can belong to nobody, yet has the form of the real thing."""

from __future__ import annotations

import random
from dataclasses import dataclass

# #region id-check
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECK = "10X98765432"


def id_check_digit(first17: str) -> str:
    """The last character of a Chinese resident identity number (ISO 7064 MOD 11-2, as in GB 11643)."""
    total = sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, first17, strict=True))
    return ID_CHECK[total % 11]


# #endregion


def luhn_check_digit(digits: str) -> str:
    """The digit that makes DIGITS plus itself pass the Luhn test (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


@dataclass(frozen=True)
class Person:
    """A made-up person. No region has the code 000000, so no identity number here is anyone's."""

    name: str
    phone: str
    email: str
    identity: str
    card: str


SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = ("小禾", "青青", "望山", "一舟", "拾光", "知夏", "听雨", "半夏", "长风", "云归")


def invent(rng: random.Random) -> Person:
    """A person from RNG alone. The 154 prefix is used since it looks right and, as far as we know (not checked), is not
    handed out; addresses end in example.com (RFC 2606)."""
    name = rng.choice(SURNAMES) + rng.choice(GIVEN)
    phone = f"154{rng.randrange(10**8):08d}"
    email = f"user{rng.randrange(1000):03d}@example.com"
    born = f"{rng.randrange(1950, 2005)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"
    first17 = f"000000{born}{rng.randrange(1000):03d}"
    digits = f"6222{rng.randrange(10**14):014d}"
    return Person(name, phone, email, first17 + id_check_digit(first17), digits + luhn_check_digit(digits))
