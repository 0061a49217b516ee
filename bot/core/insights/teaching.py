"""A training of the dialogue model with the phrases of a business: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.insights.phrases import SEARCHED

MOST_FLIPPED: Final = 40
LONGEST_REASON: Final = 300
SILENT: Final = timedelta(minutes=2)  # a training that nobody has heard of for so long has ended with its engine


class State(StrEnum):
    """What became of it."""

    WANTED = "wanted"
    GOING = "going"
    USED = "used"
    WORSE = "worse"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNDONE = "undone"


class Trouble(StrEnum):
    """Why it came to nothing."""

    NONE = ""
    CUT = "cut"  # the engine ended meanwhile
    MEMORY = "memory"
    DISK = "disk"
    BROKEN = "broken"  # the log says more


class Verdict(StrEnum):
    """The new model beside the one before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, kw_only=True)
class Flip:
    """A sentence that is read in another way than before; ``own``: one of the business's new ones."""

    text: str
    meant: str
    before: str
    after: str
    own: bool = False

    @property
    def gained(self) -> bool:
        """Whether it is understood now."""
        return is_right(self.meant, self.after)


@dataclass(frozen=True, kw_only=True)
class Row:
    """Of so many sentences of a meaning, so many were understood before and after."""

    intent: str
    asked: int = 0
    before: int = 0
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Compared:
    """``rows``: sentences that neither model has learned; ``own``: the new phrases, which the newer one has."""

    rows: tuple[Row, ...]
    own: Row
    flips: tuple[Flip, ...] = ()

    @property
    def total(self) -> Row:
        """All that was held out."""
        asked, before, after = (sum(getattr(row, name) for row in self.rows) for name in ("asked", "before", "after"))
        return Row(intent="", asked=asked, before=before, after=after)

    @property
    def verdict(self) -> Verdict:
        """Worse is what understands fewer of either."""
        changes = [row.after - row.before for row in (self.total, self.own)]
        if min(changes) < 0:
            return Verdict.WORSE
        return Verdict.BETTER if max(changes) > 0 else Verdict.SAME


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What two models made of a sentence whose meaning is known."""

    text: str
    meant: str
    before: str
    after: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class Training:
    """By whom it was asked for, when, with how many phrases, how far (0..1) it is, and what came of it.

    ``reason`` is why a worse model was used all the same, ``decider`` who decided that or undid it.
    """

    id: int
    state: State
    person_name: str
    wanted_at: datetime
    share: float = 0.0
    heard_at: datetime | None = None
    count: int = 0
    compared: Compared | None = None
    trouble: Trouble = Trouble.NONE
    reason: str = ""
    decider: str = ""

    @property
    def under_way(self) -> bool:
        """Whether it is not over."""
        return self.state in (State.WANTED, State.GOING)

    def is_lost(self, now: datetime) -> bool:
        """Whether whoever trained is no more."""
        return self.state is State.GOING and (self.heard_at or self.wanted_at) < now - SILENT


def is_right(meant: str, read: str) -> bool:
    """An unsure question goes the same way as a sure one, so it counts as understood."""
    return read == meant or (meant in SEARCHED and read in SEARCHED)


def sum_up(heard: Iterable[Heard]) -> Compared:
    """Counts by meaning, and what is read in another way now: what was lost first."""
    rows: dict[str, Row] = {}
    own, flips = Row(intent=""), []
    for one in heard:
        if one.own:
            own = _count(own, one)
        else:
            rows[one.meant] = _count(rows.get(one.meant, Row(intent=one.meant)), one)
        if is_right(one.meant, one.before) != is_right(one.meant, one.after):
            flips.append(Flip(text=one.text, meant=one.meant, before=one.before, after=one.after, own=one.own))
    flips.sort(key=lambda flip: (flip.gained, not flip.own))
    return Compared(rows=tuple(rows.values()), own=own, flips=tuple(flips[:MOST_FLIPPED]))


def _count(row: Row, one: Heard) -> Row:
    before, after = is_right(one.meant, one.before), is_right(one.meant, one.after)
    return replace(row, asked=row.asked + 1, before=row.before + before, after=row.after + after)
