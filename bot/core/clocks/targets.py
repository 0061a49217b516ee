"""Targets: how soon a case is to be answered and closed, by the first policy that takes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.core.case import Pause, Reason
from bot.core.clocks.worktime import ALWAYS, ZERO, Calendar, after, worked
from bot.core.hours import AS_BUSINESS, Office
from bot.core.wrong import WrongValue

SPAN: Final = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>[mh])")
LONGEST: Final = timedelta(days=90)
PRIORITIES: Final = {"urgent": 2, "raised": 1, "normal": 0}
COUNTED: Final = ("working", "calendar")


class Aim(StrEnum):
    """What is to be done in time. A promise is one somebody gave, the others are the business's own."""

    FIRST_REPLY = "first_reply"
    NEXT_REPLY = "next_reply"
    RESOLUTION = "resolution"
    PROMISE = "promise"


AIMS: Final = (Aim.FIRST_REPLY, Aim.NEXT_REPLY, Aim.RESOLUTION)


def read_span(text: str) -> timedelta | None:
    """ "15m" or "2h"; None for "".

    Raises:
        WrongValue: it is neither, or not between a minute and ninety days.
    """
    if not text:
        return None
    match = SPAN.fullmatch(text.strip())
    if match is None:
        raise WrongValue("span", "'{text}' is no time; write it like 15m or 2h", text=text)
    number = int(match["number"])
    found = timedelta(minutes=number) if match["unit"] == "m" else timedelta(hours=number)
    if not ZERO < found <= LONGEST:
        raise WrongValue("span-range", "'{text}' must be between 1m and 2160h", text=text)
    return found


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The targets of the cases it takes, as business.yml says them; an empty condition takes all, an empty time sets no
    target.
    """

    name: str
    priority: str = ""
    reasons: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    first_reply: str = ""
    next_reply: str = ""
    resolution: str = ""
    counted: str = "working"

    def takes(self, facts: Facts) -> bool:
        """Whether it is for this case."""
        return (
            (not self.priority or PRIORITIES[self.priority] == facts.priority)
            and (not self.reasons or facts.reason.value in self.reasons)
            and (not self.languages or facts.language in self.languages)
            and (not self.channels or facts.channel in self.channels)
            and (not self.teams or facts.team.casefold() in map(str.casefold, self.teams))
        )

    @property
    def takes_all(self) -> bool:
        """Whether no case gets past it."""
        return not (self.priority or self.reasons or self.languages or self.channels or self.teams)

    def allowed(self, aim: Aim) -> timedelta | None:
        """So much time there is; None without a target."""
        return read_span(str(getattr(self, aim.value)))


DEFAULT: Final = (
    Policy(name="urgent", priority="urgent", first_reply="15m", next_reply="30m", resolution="8h"),
    Policy(name="usual", first_reply="30m", next_reply="1h", resolution="24h"),
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is measured of a case. ``waiting_since``: the customer's first message that nobody has answered;
    ``answered_at``: since when the last word is ours, None while it is not; ``pauses``: earlier such times, in order;
    ``team``: what the team is called whose case it is, ``office``: when that works.
    """

    reason: Reason
    priority: int
    language: str
    channel: str
    opened_at: datetime
    waiting_since: datetime | None
    first_reply_at: datetime | None = None
    answered_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    team: str = ""
    office: Office = AS_BUSINESS


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One target of a case: it counts from ``since``, is due at ``due_at`` and worth a warning from ``warn_at`` on."""

    aim: Aim
    policy: str
    since: datetime
    warn_at: datetime
    due_at: datetime


def find_policy(policies: Sequence[Policy], facts: Facts) -> Policy | None:
    """The first that takes the case."""
    return next((policy for policy in policies if policy.takes(facts)), None)


@lru_cache(maxsize=8192)
def list_measures(
    policies: tuple[Policy, ...], facts: Facts, calendar: Calendar, *, warning: int
) -> tuple[Measure, ...]:
    """What runs now, the nearest first. ``warning``: the last so many per cent of the time are worth a warning.

    The first reply counts from the opening; until it is given no next one does. The resolution stands still while the
    last word is ours: it is the customer's turn then.
    """
    policy = find_policy(policies, facts)
    if policy is None:
        return ()
    counted = ALWAYS if policy.counted == "calendar" else calendar
    found = (_measure(policy, aim, facts, counted, warning) for aim in AIMS)
    return tuple(sorted(filter(None, found), key=lambda measure: measure.due_at))


def _measure(policy: Policy, aim: Aim, facts: Facts, calendar: Calendar, warning: int) -> Measure | None:
    allowed, since = policy.allowed(aim), _since(aim, facts)
    if allowed is None or since is None:
        return None
    pauses = facts.pauses if aim is Aim.RESOLUTION else ()
    until = facts.answered_at if aim is Aim.RESOLUTION else None
    due_at = _pass(calendar, since, allowed, pauses, until)
    if due_at is None:
        return None
    early = _pass(calendar, since, allowed * (100 - warning) / 100, pauses, until)
    return Measure(aim=aim, policy=policy.name, since=since, warn_at=early or due_at, due_at=due_at)


def _since(aim: Aim, facts: Facts) -> datetime | None:
    """From when it counts; None while it does not."""
    if aim is Aim.RESOLUTION:
        return facts.opened_at
    first = facts.first_reply_at is None
    if facts.waiting_since is None or first is not (aim is Aim.FIRST_REPLY):
        return None
    return facts.opened_at if first else facts.waiting_since


def _pass(
    calendar: Calendar, since: datetime, amount: timedelta, pauses: Sequence[Pause], until: datetime | None
) -> datetime | None:
    """When so much time has passed outside the pauses; None when it had not before it stopped at ``until``."""
    left = amount
    for pause in pauses:
        run = worked(calendar, since, pause.since)
        if run >= left:
            break
        left, since = left - run, max(since, pause.until)
    if until is not None and worked(calendar, since, until) < left:
        return None
    return after(calendar, since, left)
