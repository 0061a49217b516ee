"""Notes of authors, ``<!-- … -->``: never shown, never searched. What stands in code is no note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

OPENS: Final = "<!--"
CLOSES: Final = "-->"
_LONGEST_CODE: Final = 2000  # characters of code in a line; farther off the next backtick means something else
_SIGN: Final = re.compile(r"\\.|<!--|^[^\S\n]{0,3}(?:`{3,}|~{3,})|`+", re.M)


def strip_comments(markdown: str) -> str:
    """The text without its comments; one that is never closed goes to the end. Lines keep their number."""
    return "".join(_kept(markdown))


def list_comments(markdown: str) -> Iterator[tuple[int, str]]:
    """Each comment with the line, from 0, on which it begins."""
    for start, end in _comments(markdown):
        yield markdown.count("\n", 0, start), markdown[start + len(OPENS) : end].removesuffix(CLOSES).strip()


def find_open_comment(markdown: str) -> int | None:
    """The line, from 0, on which a comment begins that is never closed."""
    for start, end in _comments(markdown):
        if end == len(markdown) and not markdown.endswith(CLOSES, start + len(OPENS)):
            return markdown.count("\n", 0, start)
    return None


def _kept(text: str) -> Iterator[str]:
    at = 0
    for start, end in _comments(text):
        yield text[at:start]
        yield "\n" * text.count("\n", start, end)
        at = end
    yield text[at:]


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends."""
    at = 0
    while found := _SIGN.search(text, at):
        sign = found.group().strip()
        if sign == OPENS:
            at = _after(text, CLOSES, found.end())
            yield found.start(), at
        elif sign.startswith(("```", "~~~")):
            at = _after_fence(text, sign, found.end())
        elif sign.startswith("`"):
            at = _after_code(text, sign, found.end())
        else:
            at = found.end()


def _after(text: str, sign: str, at: int) -> int:
    end = text.find(sign, at)
    return len(text) if end < 0 else end + len(sign)


def _after_fence(text: str, sign: str, at: int) -> int:
    """Behind the block of code that begins here; one that is never closed goes to the end."""
    while (end := text.find(f"\n{sign[:3]}", at)) >= 0:
        at = text.find("\n", end + 1)
        line = text[end + 1 : at if at >= 0 else len(text)]
        if line.startswith(sign):
            return end + 1 + len(line)
        if at < 0:
            break
    return len(text)


def _after_code(text: str, sign: str, at: int) -> int:
    """Behind the code in a line that begins here; behind the sign alone if it is never closed."""
    paragraph = text.find("\n\n", at, at + _LONGEST_CODE)
    limit = paragraph if paragraph >= 0 else at + _LONGEST_CODE
    end = text.find(sign, at, limit)
    return at if end < 0 else end + len(sign)
