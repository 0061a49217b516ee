"""What two articles have against each other, and whether a lead finds that right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from bot.core.insights.figures import Counts


class FindingKind(StrEnum):
    """What is the matter."""

    VALUES = "values"  # the same is said with another number, price, day, hour, phone or link
    NEGATION = "negation"  # one says that it is so, the other that it is not
    SAME = "same"  # two articles say nearly the same
    CLAIMED = "claimed"  # one wording stands in both
    LANGUAGES = "languages"  # one article says another thing in another language


CONTRADICTIONS: Final = frozenset((FindingKind.VALUES, FindingKind.NEGATION, FindingKind.LANGUAGES))
"""Whoever asks may get something wrong."""


Place = tuple[str, str]
"""The key of an article, and a language."""


@dataclass(frozen=True, kw_only=True)
class Half:
    """One of the two texts, with the words of it that matter; ``language`` only where it is not that of the finding."""

    key: str
    title: str
    text: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """Two articles of one language, or one article in two, that a lead should look at."""

    kind: FindingKind
    language: str
    one: Half
    other: Half

    @cached_property
    def mark(self) -> str:
        """What it is known by, until one of the texts changes."""
        halves = sorted((half.key, half.text) for half in (self.one, self.other))
        return hashlib.sha256(repr((self.kind.value, self.language, halves)).encode()).hexdigest()[:40]

    def language_of(self, half: Half) -> str:
        """In which language this one stands."""
        return half.language or self.language

    def place_of(self, half: Half) -> Place:
        """Where it is found."""
        return half.key, self.language_of(half)

    def beside(self, half: Half) -> Half:
        """The other one."""
        return self.other if half is self.one else self.one


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is kept of it; ``shown``: how often customers were shown either of the articles."""

    id: int
    found: Found
    shown: int
    is_away: bool
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class HelpsRarely:
    """An article that customers see often; what is wrong with it is more than chance. ``measure`` says which of its
    numbers that is.
    """

    key: str
    title: str
    counts: Counts
    measure: str
