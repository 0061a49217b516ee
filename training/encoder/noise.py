"""Text as customers type it: lower case, no full stops, slips of the finger, words left out."""

from __future__ import annotations

import random
import re
from typing import Final

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_MARKS: Final = re.compile(r"[^\w\s'’ʼ-]+")
_LONG_ENOUGH: Final = 4


def as_typed(text: str, *, chance: random.Random) -> str:
    """The text with a few of a customer's habits; half of all texts stay as they are."""
    if chance.random() < 0.5:
        return text
    if chance.random() < 0.7:
        text = text.lower()
    if chance.random() < 0.6:
        text = _MARKS.sub(" ", text).strip() or text
    if chance.random() < 0.3:
        text = without_some_words(text, chance=chance)
    if chance.random() < 0.4:
        text = with_slips(text, chance=chance)
    return text


def without_some_words(text: str, *, chance: random.Random, share: float = 0.12) -> str:
    """Each word is lost with this chance; texts of up to three words stay whole."""
    words = text.split()
    if len(words) <= 3:
        return text
    return " ".join(word for word in words if chance.random() >= share) or text


def with_slips(text: str, *, chance: random.Random, share: float = 0.12) -> str:
    """Each longer word gets one typing error with this chance."""
    return " ".join(_slip(word, chance) if chance.random() < share else word for word in text.split())


def _slip(word: str, chance: random.Random) -> str:
    """Two letters swapped, one letter lost or one letter doubled."""
    if len(word) < _LONG_ENOUGH:
        return word
    at = chance.randrange(1, len(word) - 1)
    left, letter, following, right = word[:at], word[at], word[at + 1], word[at + 2 :]
    return chance.choice((left + following + letter + right, left + following + right, word[:at] + letter + word[at:]))
