"""A text and its translation, paragraph beside paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.knowledge.shelf.values import find_values

_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_KINDS: Final = (
    ("heading", re.compile(r"\s{0,3}#{1,6}\s")),
    ("comment", re.compile(r"\s{0,3}<!--")),
    ("step", re.compile(r"\s{0,3}\d{1,4}[.)]\s")),
    ("item", re.compile(r"\s{0,3}[-*+]\s")),
    ("table", re.compile(r"\s{0,3}\|")),
)
SAME_KIND, OTHER_KIND, ALONE = 2.0, -2.0, -0.6
VALUES, LENGTH = 2.0, 1.0  # what shared numbers and a like length are worth


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A paragraph and what stands for it on the other side, "" for nothing."""

    source: str = ""
    target: str = ""


def split(markdown: str) -> tuple[str, ...]:
    """Paragraphs: what blank lines part, code and notes in one piece."""
    found: list[list[str]] = [[]]
    fenced = noted = False
    for line in markdown.replace("\r\n", "\n").split("\n"):
        if not line.strip() and not fenced and not noted:
            found.append([])
            continue
        fenced ^= bool(_FENCE.match(line))
        noted = (noted or "<!--" in line) and "-->" not in line.rpartition("<!--")[2]
        found[-1].append(line.rstrip())
    return tuple("\n".join(lines).strip("\n") for lines in found if lines)


def join(paragraphs: Sequence[str]) -> str:
    """The text of these paragraphs; empty ones are left out."""
    return "\n\n".join(text for one in paragraphs if (text := one.strip("\n").rstrip()))


def pair(source: Sequence[str], target: Sequence[str]) -> tuple[Pair, ...]:
    """Which belongs to which, in order: by kind, by the numbers both have and by length."""
    left, right = [_Side(text) for text in source], [_Side(text) for text in target]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for at in range(len(left) - 1, -1, -1):
        best[at][len(right)] = best[at + 1][len(right)] + ALONE
    for to in range(len(right) - 1, -1, -1):
        best[len(left)][to] = best[len(left)][to + 1] + ALONE
    for at in range(len(left) - 1, -1, -1):
        for to in range(len(right) - 1, -1, -1):
            both = _liken(left[at], right[to]) + best[at + 1][to + 1]
            best[at][to] = max(both, best[at + 1][to] + ALONE, best[at][to + 1] + ALONE)
    return tuple(_walk(left, right, best))


def _walk(left: list[_Side], right: list[_Side], best: list[list[float]]) -> list[Pair]:
    found: list[Pair] = []
    at = to = 0
    while at < len(left) or to < len(right):
        if at < len(left) and to < len(right):
            both = _liken(left[at], right[to]) + best[at + 1][to + 1]
            if both >= max(best[at + 1][to], best[at][to + 1]) + ALONE:
                found.append(Pair(source=left[at].text, target=right[to].text))
                at, to = at + 1, to + 1
                continue
        if to == len(right) or (at < len(left) and best[at + 1][to] >= best[at][to + 1]):
            found.append(Pair(source=left[at].text))
            at += 1
        else:
            found.append(Pair(target=right[to].text))
            to += 1
    return found


class _Side:
    """A paragraph with what it is told by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kind = next((name for name, pattern in _KINDS if pattern.match(text)), "text")
        self.values = frozenset(value.key for value in find_values(text))


def _liken(one: _Side, other: _Side) -> float:
    known = one.values | other.values
    shared = len(one.values & other.values) / len(known) if known else 0.5
    length = min(len(one.text), len(other.text)) / max(len(one.text), len(other.text), 1)
    return (SAME_KIND if one.kind == other.kind else OTHER_KIND) + VALUES * shared + LENGTH * length
