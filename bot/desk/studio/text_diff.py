"""Two texts side by side, as lines to draw. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DiffLine:
    """A line of a comparison; ``kind``: same, gone, new, or skip (lines left out)."""

    kind: str
    text: str


def compare(before: str, after: str, *, around: int = 2) -> tuple[DiffLine, ...]:
    """What changed from ``before`` to ``after``, with a few lines around each change; () when nothing did."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[DiffLine] = []
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(around):
        if lines:
            lines.append(DiffLine(kind="skip", text="⋯"))
        for operation in group:
            lines += _lines(operation, old, new)
    return tuple(lines)


def _lines(operation: tuple[str, int, int, int, int], old: list[str], new: list[str]) -> Iterator[DiffLine]:
    name, old_from, old_to, new_from, new_to = operation
    if name == "equal":
        yield from (DiffLine(kind="same", text=text) for text in old[old_from:old_to])
        return
    yield from (DiffLine(kind="gone", text=text) for text in old[old_from:old_to])
    yield from (DiffLine(kind="new", text=text) for text in new[new_from:new_to])
