"""How well an article does, in numbers. The sentences that define them are in the catalogue: ``desk-figure-…-text``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

PERIODS: Final = (7, 30, 90)  # days one can look back
MEASURES: Final = ("shown", "helped", "down", "escalated")
ENOUGH: Final = 5  # times shown from which on a share says something
BAD_SHARE: Final = 0.5  # helped; below is bad
BAD_DOWN: Final = 0.2  # thumbs down; from here on is bad


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How often an article was shown, helped, got a thumb down, and was followed by a person."""

    shown: int = 0
    helped: int = 0
    down: int = 0
    escalated: int = 0

    @property
    def share(self) -> float:
        """Helped of shown, 0..1."""
        return self.helped / self.shown if self.shown else 0.0

    @property
    def is_bad(self) -> bool:
        """Whether somebody should look at the article."""
        return self.shown >= ENOUGH and (self.share < BAD_SHARE or self.down / self.shown >= BAD_DOWN)

    def __add__(self, other: Counts) -> Counts:
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in MEASURES})


@dataclass(frozen=True, kw_only=True)
class Figures:
    """An article over some days: in all, by language, by day, and why thumbs went down ("" where nobody said)."""

    languages: Mapping[str, Counts] = field(default_factory=dict)
    days: Mapping[date, Counts] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> Counts:
        """All languages together."""
        return sum(self.languages.values(), Counts())


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One question in a chat and what came of it, for a list: ``line`` leads to it."""

    id: int
    conversation_id: int
    line: int
    text: str
    customer: str
    language: str
    at: datetime
    article: str = ""
    thumb: bool | None = None
    reason: str = ""
    person: bool = False
    gap: str = ""
