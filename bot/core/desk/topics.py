"""A desk in a forum group of Telegram: its groups, a topic a case, and what stands in a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.case import OPEN, Case, State
from bot.core.desk.numbers import write_number

NOTE: Final = "//"  # begins what only colleagues read
TITLE_LENGTH: Final = 128
BLUE, YELLOW, ROSE, RED = 7322096, 16766590, 16749490, 16478047  # icons that Telegram has for topics


class Lack(StrEnum):
    """What keeps a group from being a desk."""

    NONE = ""
    UNKNOWN = "unknown"  # nobody has looked yet
    NO_FORUM = "no_forum"
    NO_ADMIN = "no_admin"
    NO_RIGHT = "no_right"  # to manage topics
    GONE = "gone"  # the bot is no longer in it


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What a group is and what the bot may do there."""

    title: str
    forum: bool
    admin: bool
    topics: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group that is a desk. ``team_id``: whose cases come there, None for everybody's."""

    id: int
    account: str
    chat_key: str
    title: str
    language: str
    lack: Lack
    connected_at: datetime
    team_id: int | None = None

    @property
    def works(self) -> bool:
        """Whether topics can be opened in it."""
        return self.lack is Lack.NONE


class Menu(StrEnum):
    """Which buttons stand under a brief, besides the usual."""

    USUAL = ""
    RESULTS = "results"
    PASSING = "passing"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """The topic of one case. ``thread_key`` and ``panel_key`` are "" until there are any, ``former_keys`` those of
    threads that are no more, between spaces; ``stamp`` is what it was of the case that is shown; lines up to
    ``read_through``, notes up to ``noted_through`` and corrections up to ``revised_through`` are there.
    """

    id: int
    group_id: int
    case_id: int
    conversation_id: int
    thread_key: str = ""
    former_keys: str = ""
    panel_key: str = ""
    title: str = ""
    panel: str = ""
    stamp: str = ""
    menu: Menu = Menu.USUAL
    pinned: bool = False
    closed: bool = False
    read_through: int = 0
    noted_through: int = 0
    revised_through: int = 0


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message of a topic and what it is with us. ``came``: a colleague wrote it there; ``settled``: what became of it
    at the customer is shown.
    """

    id: int
    topic_id: int
    channel_key: str
    message_id: int | None = None
    note_id: int | None = None
    came: bool = False
    settled: bool = False


def find_lack(rights: Rights | None) -> Lack:
    """What is missing first; None: the bot is not there."""
    if rights is None:
        return Lack.GONE
    if not rights.forum:
        return Lack.NO_FORUM
    if not rights.admin:
        return Lack.NO_ADMIN
    return Lack.NONE if rights.topics else Lack.NO_RIGHT


def find_group(groups: Sequence[Group], team_id: int | None) -> Group | None:
    """Where a case of this team belongs: in the team's own group, else in that of everybody."""
    return next((one for one in groups if one.team_id == team_id), None) or next(
        (one for one in groups if one.team_id is None), None
    )


def choose_colour(case: Case) -> int:
    """The colour of a topic's icon, which never changes: how urgent the case was when it came."""
    return {0: BLUE, 1: YELLOW}.get(case.priority, RED)


SIGNS: Final = {State.WAITING: "🟡", State.CLAIMED: "🟢", State.RESOLVED: "✅", State.RETURNED: "🤖"}


def sign_of(case: Case) -> str:
    """What stands before the title."""
    return SIGNS.get(case.state, "⚪") if case.state is not State.WAITING or case.priority < 2 else "🔴"


def write_title(case: Case, name: str, reason: str) -> str:
    """What a topic is called."""
    whole = f"{sign_of(case)} №{write_number(case.id)} {name or '—'} · {reason}"
    return whole if len(whole) <= TITLE_LENGTH else f"{whole[: TITLE_LENGTH - 1]}…"


def is_open(case: Case) -> bool:
    """Whether people still have to do with it."""
    return case.state in OPEN
