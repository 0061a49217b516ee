"""The number of a case as customers read and say it: with a letter that gives a slip away."""

from __future__ import annotations

import re
from typing import Final

# Letters that look alike in Latin and Cyrillic and like no digit; 11 of them, so that one wrong digit or two that
# changed places always ask for another letter.
LETTERS: Final = "ABCEHKMPTXY"
CYRILLIC: Final = (0x410, 0x412, 0x421, 0x415, 0x41D, 0x41A, 0x41C, 0x420, 0x422, 0x425, 0x423)
_ALIKE: Final = dict(zip(CYRILLIC, LETTERS, strict=True))
_NUMBER: Final = re.compile(r"(?:[№#]\s{0,3})?(\d{1,9})\s?([A-Z])?", re.ASCII)


def write_number(case_id: int) -> str:
    """8 is "8K", say."""
    return f"{case_id}{_letter_of(case_id)}"


def read_number(text: str) -> int | None:
    """The case somebody means, with or without the letter, in either alphabet; None where it is no number, or has the
    letter of another.
    """
    number, letter = _read(text)
    return number if letter in ("", _letter_of(number or 0)) else None


def is_mistyped(text: str) -> bool:
    """Whether it is a number with the letter of another."""
    number, letter = _read(text)
    return number is not None and letter not in ("", _letter_of(number))


def _read(text: str) -> tuple[int | None, str]:
    found = _NUMBER.fullmatch(text.strip().upper().translate(_ALIKE))
    return (int(found[1]), found[2] or "") if found else (None, "")


def _letter_of(number: int) -> str:
    """Each digit weighs otherwise modulo a prime, as in an ISBN."""
    return LETTERS[sum(weight * int(digit) for weight, digit in enumerate(reversed(str(number)), start=2)) % 11]
