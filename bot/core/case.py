"""An escalation: a conversation handed to people, from the request to its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.hours import AS_BUSINESS, Office
from bot.core.policy.rules import Grounds
from bot.core.request import Request


class Reason(StrEnum):
    """Why a person is needed."""

    REQUESTED = "requested"
    COMPLAINT = "complaint"
    ANGER = "anger"
    MISSES = "misses"
    NOT_HELPED = "not_helped"
    REPEATED = "repeated"
    CAME_BACK = "came_back"  # asks within days what was answered
    SENSITIVE = "sensitive"
    STATUS = "status"
    BOT_UNAVAILABLE = "bot_unavailable"
    BEYOND_BOT = "beyond_bot"  # the engine ended at the message
    FILE = "file"
    REQUEST = "request"  # something only a person can do
    AGAIN = "again"  # what was closed is not solved
    TAKEN = "taken"  # somebody took the chat from the bot
    WRITTEN_FIRST = "written_first"  # somebody wrote into it
    REOPENED = "reopened"  # somebody goes on with a closed case


class State(StrEnum):
    """Where an escalation stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    RETURNED = "returned"  # back to the bot without a result
    RESOLVED = "resolved"
    CANCELLED = "cancelled"  # the customer no longer needs a person
    LAPSED = "lapsed"  # the customer left our question unanswered
    RECOVERED = "recovered"  # opened only because the bot was away, and it is back


OPEN = (State.WAITING, State.CLAIMED)
MOVES = {
    State.WAITING: {State.CLAIMED, State.CANCELLED, State.RECOVERED},
    State.CLAIMED: {State.WAITING, State.RETURNED, State.RESOLVED, State.LAPSED},
    State.RETURNED: set[State](),
    State.RESOLVED: set[State](),
    State.CANCELLED: set[State](),
    State.LAPSED: set[State](),
    State.RECOVERED: set[State](),
}

OURS = frozenset((Reason.TAKEN, Reason.WRITTEN_FIRST, Reason.REOPENED))  # nobody called, so it never stood in the queue

PRIORITY = {
    Reason.ANGER: 2,
    Reason.COMPLAINT: 2,
    Reason.SENSITIVE: 1,
    Reason.STATUS: 1,
    Reason.REQUEST: 1,
    Reason.AGAIN: 1,
}


def can_move(now: State, to: State) -> bool:
    """Whether the state machine allows the step."""
    return to in MOVES[now]


@dataclass(frozen=True, kw_only=True)
class Tried:
    """An article the bot showed, and how the customer reacted: "helped", "not_helped" or "". ``picked_for`` are the
    words for which they chose it when the bot asked back.
    """

    article: str
    title: str
    reaction: str = ""
    picked_for: str = ""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What the operator must know at a glance, frozen when the escalation opens. Times are aware UTC.

    ``grounds`` on which the policy called a person, None where it was not the policy; ``topic`` is the title of the
    answer that the question leans on; ``parts`` are the questions of a message that asks several; ``request`` is what
    is to be done; ``former`` is the number of the closed case that this one goes on with; ``offered`` are titles that
    the bot asked back with last, of which none was chosen.
    """

    reason: Reason
    question: str
    language: str
    intent: str = ""
    anger: float = 0.0
    facts: tuple[tuple[str, str], ...] = ()
    tried: tuple[Tried, ...] = ()
    considered: tuple[tuple[str, float], ...] = ()
    waiting_since: datetime | None = None
    past_cases: int = 0
    grounds: Grounds | None = None
    topic: str = ""
    parts: tuple[str, ...] = ()
    request: Request | None = None
    former: int | None = None
    offered: tuple[str, ...] = ()


class Woken(StrEnum):
    """What ended the last time a case was put off, until its holder acts again."""

    NO = ""
    TIME = "time"
    PROMISE = "promise"  # what was promised is due
    REPLY = "reply"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a case can end with. ``names`` by language; where there is none the catalogue has one for the ``key``."""

    id: int
    key: str
    names: tuple[tuple[str, str], ...] = ()
    place: int = 0
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Snooze:
    """A case put off: ``until`` is aware UTC, None for "until the customer writes"."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A time in which the last word was ours."""

    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Promised:
    """The next thing somebody promised in a case; its holder is reminded from ``warn_at`` on."""

    warn_at: datetime
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Times:
    """What a case is measured by. ``answered_at``: since when the last word is ours; ``asked_at``: since when a
    question of ours has no answer, ``nudged_at``: when the customer was reminded of it; ``kept_open``: by its holder,
    however long the customer is silent.
    """

    first_reply_at: datetime | None = None
    answered_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    asked_at: datetime | None = None
    nudged_at: datetime | None = None
    kept_open: bool = False


UNTIMED: Final = Times()


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case. ``id`` is its number for customers and staff alike; ``holder_gone``: the holder has no page open;
    ``assigned_at``: the desk gave it to them then, and they have not looked yet; ``team_id``: whose case it
    is, None for everybody's; ``office``: when that works.
    """

    id: int
    conversation_id: int
    state: State
    reason: Reason
    priority: int
    brief: Brief
    opened_at: datetime
    waiting_since: datetime
    person_id: int | None = None
    person_name: str = ""
    claimed_at: datetime | None = None
    times: Times = UNTIMED
    closed_at: datetime | None = None
    outcome: str = ""
    result: Result | None = None
    tags: tuple[str, ...] = ()
    snooze: Snooze | None = None
    woken: Woken = Woken.NO
    holder_gone: bool = False
    assigned_at: datetime | None = None
    team_id: int | None = None
    team_name: str = ""
    office: Office = AS_BUSINESS
