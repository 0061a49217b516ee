"""What two articles have against each other, and whether a lead finds that right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class FindingKind(StrEnum):
    """What is the matter."""

    VALUES = "values"  # the same is said with another number, price, day, hour, phone or link
    NEGATION = "negation"  # one says that it is so, the other that it is not
    SAME = "same"  # two articles say nearly the same
    CLAIMED = "claimed"  # one wording stands in both


@dataclass(frozen=True, kw_only=True)
class Half:
    """One of the two articles, with the words of it that matter."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """Two articles of one language that a lead should look at."""

    kind: FindingKind
    language: str
    one: Half
    other: Half

    @cached_property
    def mark(self) -> str:
        """What it is known by, until one of the texts changes."""
        halves = sorted((half.key, half.text) for half in (self.one, self.other))
        return hashlib.sha256(repr((self.kind.value, self.language, halves)).encode()).hexdigest()[:40]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is kept of it; ``shown``: how often customers were shown either of the articles."""

    id: int
    found: Found
    shown: int
    is_away: bool
    is_new: bool
