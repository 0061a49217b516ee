"""Long texts in pieces that Telegram takes. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.markup.rich import Rich

LIMIT = 4096
MARGIN = 2  # what must be seen behind a cut: a paragraph's end, or what joins two characters
_BREAKS = ("\n\n", "\n", " ")
_VISIBLE = re.compile(r"\S")
_JOINERS = frozenset("\u200d\ufe0f")


def utf16_length(text: str) -> int:
    """Telegram's measure: characters outside the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(rich: Rich, *, limit: int = LIMIT) -> Iterator[Rich]:
    """Pieces of at most ``limit`` UTF-16 units, none empty, stripped; only white space is lost.

    A piece ends at the end of a paragraph, else of a line, else of a word, as long as it is at least half full.
    """
    return rich.cut(_places(rich.text.rstrip(), limit))


def _places(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start = 0
    while found := _VISIBLE.search(text, start):
        start = found.start()
        end = start + _end(text[start : start + limit + MARGIN], limit)
        yield start, start + len(text[start:end].rstrip())
        start = end


def _end(text: str, limit: int) -> int:
    """Where the first piece of a text, of which no more than ``limit + MARGIN`` is looked at, ends; more than 0."""
    most = _fitting(text, limit)
    if most == len(text):
        return most
    for mark in _BREAKS:
        found = text.rfind(mark, most // 2, most + len(mark))
        if found > 0:
            return found
    return _between_characters(text, most)


def _fitting(text: str, limit: int) -> int:
    """How many characters fit."""
    if utf16_length(text) <= limit:
        return len(text)
    count, size = 0, 0
    for character in text[:limit]:
        size += 1 + (character > "\uffff")
        if size > limit:
            break
        count += 1
    return count


def _between_characters(text: str, most: int) -> int:
    """Not inside an accented letter or a joined emoji, if one ends close by."""
    for end in range(most, max(most - 16, 0), -1):
        if not (_joins(text[end]) or text[end - 1] == "\u200d"):
            return end
    return most


def _joins(character: str) -> bool:
    return character in _JOINERS or unicodedata.combining(character) > 0 or "\U0001f3fb" <= character <= "\U0001f3ff"
