"""Notes of authors, ``<!-- … -->``: never shown, never searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

OPENS: Final = "<!--"
CLOSES: Final = "-->"


def strip_comments(markdown: str) -> str:
    """The text without its comments; one that is never closed goes to the end. Lines keep their number."""
    return "".join(_kept(markdown))


def _kept(text: str) -> Iterator[str]:
    at = 0
    while (start := text.find(OPENS, at)) >= 0:
        yield text[at:start]
        end = text.find(CLOSES, start + len(OPENS))
        at = len(text) if end < 0 else end + len(CLOSES)
        yield "\n" * text.count("\n", start, at)
    yield text[at:]
