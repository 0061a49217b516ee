"""Which words of a text are not in another one. Pure."""

from __future__ import annotations

import difflib
import re
from typing import Final

_TOKEN: Final = re.compile(r"\s*\S+|\s+$")


def mark_words(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it differs from the other text."""
    own, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    matcher = difflib.SequenceMatcher(None, [one.strip() for one in own], [one.strip() for one in theirs], False)
    pieces = ((name != "equal", "".join(own[start:end])) for name, start, end, _, _ in matcher.get_opcodes())
    return tuple((piece, differs) for differs, piece in pieces if piece)
