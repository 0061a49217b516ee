"""A notice of a lead: what newcomers read before all else while something does not work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.case import Reason
from bot.core.policy.decision import Action, Escalate
from bot.core.policy.rules import Rule

SHORTEST: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=24)
MOST_EXAMPLES: Final = 5
AS_IT_IS: Final = 0  # minutes of one that is changed: its end stays
# Of phrasings of three incidents (payment, late couriers, log-in codes) beside five examples 73 % are known, of 249
# other questions one or two.
SURE: Final = 0.46  # likeness to one example: it asks that
NEAR: Final = 0.4  # to two of them, or to the only one
INSTEAD: Final = {"ru": ("ru", "uk", "en"), "uk": ("uk", "ru", "en"), "en": ("en", "uk", "ru")}
# a person is called because the bot can't help: the notice does
HELPLESS: Final = frozenset((Reason.MISSES, Reason.NOT_HELPED, Reason.REPEATED, Reason.CAME_BACK, Reason.BEYOND_BOT))


class Whom(StrEnum):
    """Who reads it: those who ask about that, or everybody who writes."""

    NEAR = "near"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """``texts`` by language, at least one; ``examples`` of what it is about. ``ends_at`` None: until it is stopped.

    ``given``: how many have read it; ``wanting``: how many of them want to be told when it works again and have not
    been told; ``told``: how many were.
    """

    id: int
    spike_id: int | None
    texts: Mapping[str, str]
    whom: Whom
    examples: tuple[str, ...]
    began_at: datetime
    ends_at: datetime | None = None
    stopped_at: datetime | None = None
    person_name: str = ""
    given: int = 0
    wanting: int = 0
    told: int = 0

    def is_live(self, now: datetime) -> bool:
        """Whether newcomers read it."""
        return self.stopped_at is None and (self.ends_at is None or self.ends_at > now)

    def find_text(self, language: str) -> tuple[str, str]:
        """The text for whoever speaks this language, and the language it is in."""
        found = next(code for code in INSTEAD[language] if self.texts.get(code))
        return self.texts[found], found


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A notice that is to be read before an answer; ``is_near``: what was asked is what it is about."""

    number: int
    is_near: bool


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A notice as a lead writes it; ``minutes`` from now until it ends, None for until it is stopped, ``AS_IT_IS`` only
    where it is changed.
    """

    texts: Mapping[str, str]
    whom: Whom = Whom.NEAR
    minutes: int | None = 60
    examples: Sequence[str] = ()
    spike_id: int | None = None


def is_near(likenesses: Sequence[float]) -> bool:
    """Whether a question so like to each of the examples asks about the same."""
    best = sorted(likenesses, reverse=True)
    if not best:
        return False
    return best[0] >= SURE or best[min(1, len(best) - 1)] >= NEAR


def stands_instead(action: Action, rule: Rule) -> bool:
    """Whether the notice is said in the place of this; who asks for a person or is angry gets one all the same."""
    if not isinstance(action, Escalate):
        return True
    return action.reason in HELPLESS or rule is Rule.TROUBLE
