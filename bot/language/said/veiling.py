"""A question as it may be shown to anybody: what is the customer's own in it gives way to a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

SIGN: Final = "…"
LONGEST: Final = 400
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S", re.I)
_CALLED: Final = re.compile(
    r"(?:меня зовут|мене звати|моё имя|моє ім['’ʼ]я|my name is)\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?", re.I
)
_MANY_DIGITS: Final = 3
_STEM: Final = 4  # letters from which on a name is known by its beginning, whatever its case


def veil(text: str, *, names: Iterable[str] = ()) -> str:
    """The text in one line without addresses, long numbers, links and the names of who wrote it.

    Prices and days stay; a number of two digits or less beside a hidden one is a part of it.
    """
    line = " ".join(text.split())
    told = {word for found in _CALLED.finditer(line) for word in found.groups() if word and word[:1].isupper()}
    stems = tuple(_stem(word) for name in (*names, *told) for word in _WORD.findall(name) if len(word) > 2)
    words = line.split(" ")
    hidden = [_is_own(word, stems) for word in words]
    for place, word in enumerate(words):
        beside = any(
            hidden[near] and _is_number(words[near]) for near in (place - 1, place + 1) if 0 <= near < len(words)
        )
        hidden[place] = hidden[place] or (beside and _is_number(word))
    kept = [_end(word) if hide else word for word, hide in zip(words, hidden, strict=True)]
    merged = [word for place, word in enumerate(kept) if not (word == SIGN and place and kept[place - 1] == SIGN)]
    joined = " ".join(merged)
    return joined if len(joined) <= LONGEST else f"{joined[: LONGEST - 1].rstrip()}{SIGN}"


def _is_own(word: str, stems: tuple[str, ...]) -> bool:
    if "@" in word or len(_DIGIT.findall(word)) >= _MANY_DIGITS or _LINK.match(word):
        return True
    letters = "".join(_WORD.findall(word)).casefold()
    return any(letters.startswith(stem) and len(letters) <= len(stem) + 3 for stem in stems)


def _is_number(word: str) -> bool:
    return bool(_DIGIT.search(word)) and not _WORD.search(word)


def _stem(name: str) -> str:
    low = name.casefold()
    return low[:-1] if len(low) >= _STEM else low


def _end(word: str) -> str:
    """The sign, with the mark that ends the sentence."""
    return f"{SIGN}{word[-1]}" if word[-1] in "?!" else SIGN
