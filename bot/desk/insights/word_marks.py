"""Which words of a text are not in another one. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Final

from bot.service.articles.shelf.sides import find_places

_TOKEN: Final = re.compile(r"\s*\S+|\s+$")


def mark_words(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it differs from the other text."""
    own, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    matcher = difflib.SequenceMatcher(None, [one.strip() for one in own], [one.strip() for one in theirs], False)
    pieces = ((name != "equal", "".join(own[start:end])) for name, start, end, _, _ in matcher.get_opcodes())
    return tuple((piece, differs) for differs, piece in pieces if piece)


def mark_values(text: str, values: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The same for a text in another language: marked are these values of it."""
    marked = sorted({(at, at + len(one)) for one in values for at in find_places(text, one)})
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, after in marked:
        if start >= end:
            pieces += [(text[end:start], False), (text[start:after], True)]
            end = after
    pieces.append((text[end:], False))
    return tuple(one for one in pieces if one[0])
