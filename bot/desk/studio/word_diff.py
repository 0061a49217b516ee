"""What changed inside lines, word by word. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE: Final = 0.4  # of lines that are less alike each is shown as a whole


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of a line; ``kind``: same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a comparison; ``skip``: lines were left out here."""

    parts: tuple[Part, ...]
    skip: bool = False


def compare_words(before: str, after: str, *, around: int = 1) -> tuple[Line, ...]:
    """What changed from ``before`` to ``after``, with a line around each change; () when nothing did."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(around):
        if lines:
            lines.append(Line(parts=(), skip=True))
        for name, old_from, old_to, new_from, new_to in group:
            if name == "equal":
                lines += (_whole("same", text) for text in old[old_from:old_to])
            else:
                lines += _changed(old[old_from:old_to], new[new_from:new_to])
    return tuple(lines)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines that follow each other in both and are alike as one, the others each by itself."""
    for at in range(max(len(old), len(new))):
        one, other = old[at : at + 1], new[at : at + 1]
        if one and other:
            yield from _pair(one[0], other[0])
        else:
            yield _whole("gone" if one else "new", (one or other)[0])


def _pair(before: str, after: str) -> Iterator[Line]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield _whole("gone", before)
        yield _whole("new", after)
        return
    yield Line(parts=tuple(_parts(matcher, old, new)))


def _parts(matcher: difflib.SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for name, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, fresh = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if name == "equal":
            yield Part(kind="same", text=gone)
            continue
        if gone:
            yield Part(kind="gone", text=gone)
        if fresh:
            yield Part(kind="new", text=fresh)


def _whole(kind: str, text: str) -> Line:
    return Line(parts=(Part(kind=kind, text=text),))
