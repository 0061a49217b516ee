"""What a list of cases shows of each: no more than a row has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.case import UNTIMED, Promised, Reason, Snooze, State, Times, Woken
from bot.core.clocks.clock import Clock
from bot.core.desk.teams import is_elsewhere
from bot.core.hours import AS_BUSINESS, Office
from bot.core.messages import Attachment, Author, Kind


@dataclass(frozen=True, kw_only=True)
class Written:
    """What the customer wrote last; ``text`` is its beginning, ``file`` its first file where there is no text."""

    id: int
    kind: Kind
    text: str
    created_at: datetime
    file: Attachment | None


@dataclass(frozen=True, kw_only=True)
class ListedCase:
    """A case in the queue. ``question`` is the beginning of the brief's; ``unanswered``: what the customer wrote since
    the last answer; ``waiting_since``: their first message that nobody has answered; ``holder_gone``: no page of the
    holder's is open; ``mentioned``: whom a note calls that they have not seen, ``note_id`` the last of these notes;
    ``assigned``: the desk gave it to its holder, who has not looked yet; ``promised``: the next promise given
    in it; ``clock``: what is due first; ``team_id``: whose case it is, None for everybody's, ``team_here``:
    somebody of that team is on duty.
    """

    id: int
    conversation_id: int
    state: State
    reason: Reason
    priority: int
    question: str
    opened_at: datetime
    person_id: int | None
    person_name: str
    channel: str
    customer_name: str
    username: str
    language: str
    waiting_since: datetime | None
    last: Written | None
    unanswered: int
    snooze: Snooze | None = None
    woken: Woken = Woken.NO
    holder_gone: bool = False
    mentioned: tuple[int, ...] = ()
    note_id: int = 0
    assigned: bool = False
    times: Times = UNTIMED
    promised: Promised | None = None
    clock: Clock | None = None
    team_id: int | None = None
    team_name: str = ""
    office: Office = AS_BUSINESS
    team_here: bool = True


def is_called(case: ListedCase, before: ListedCase | None, person_id: int) -> bool:
    """Whether a note calls the person that did not before; a second one may come before the first is seen."""
    if person_id not in case.mentioned:
        return False
    return before is None or person_id not in before.mentioned or case.note_id > before.note_id


class Section(StrEnum):
    """Where a case stands in the list of a person."""

    WAITING = "waiting"
    MINE = "mine"
    CUSTOMER = "customer"  # mine, and the customer's turn
    SNOOZED = "snoozed"
    OTHERS = "others"


def section_of(case: ListedCase, person_id: int) -> Section:
    """The list of this person it belongs to."""
    if case.state is State.WAITING:
        return Section.WAITING
    if case.person_id != person_id:
        return Section.OTHERS
    if case.snooze is not None:
        return Section.SNOOZED
    return Section.CUSTOMER if case.waiting_since is None and case.woken is Woken.NO else Section.MINE


def choose_next(
    cases: Sequence[ListedCase], person_id: int, *, after: int, own: frozenset[int] = frozenset()
) -> int | None:
    """The conversation to go on with after this one: of mine who waits longest, else the head of the queue, what other
    teams than ``own`` have last.

    ``cases`` are in the order of the queue.
    """
    others = [case for case in cases if case.conversation_id != after]
    mine = [case for case in others if section_of(case, person_id) is Section.MINE]
    mine.sort(key=lambda case: (case.waiting_since is None, case.waiting_since or case.opened_at))
    waiting = [case for case in others if case.state is State.WAITING]
    waiting.sort(key=lambda case: is_elsewhere(case.team_id, own))
    return next((case.conversation_id for case in (*mine, *waiting)), None)


@dataclass(frozen=True, kw_only=True)
class Closed:
    """How a case ended. ``person_name`` of who closed it, "" where nobody did."""

    number: int
    state: State
    reason: Reason
    person_name: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ListedChat:
    """A chat in a list that is read by pages. ``place`` orders the list, highest first; ``at`` is the time it shows.

    ``text`` is the beginning of what the customer wrote last, or asked in the case that was closed, ``file`` their file
    where there is no text; ``case_id`` is the number of the open case, None without one, and ``free`` says that nobody
    has taken it; ``closed`` is there where the list is one of cases.
    """

    place: tuple[float, int]
    conversation_id: int
    channel: str
    customer_name: str
    username: str
    language: str
    text: str
    at: datetime
    file: Attachment | None = None
    case_id: int | None = None
    free: bool = False
    closed: Closed | None = None


MINE: Final = "mine"
NO_TEAM: Final = "none"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list is narrowed to; "" and None for everything. ``unread``: the customer waits for an answer; ``age``: so
    many minutes at least; ``tag``: of a closed case; ``team``: ``MINE``, ``NO_TEAM`` or the number of one.
    """

    language: str = ""
    channel: str = ""
    reason: Reason | None = None
    unread: bool = False
    age: int = 0
    tag: str = ""
    team: str = ""

    def take(self, case: ListedCase, now: datetime, own: frozenset[int] = frozenset()) -> bool:
        """Whether an open case is among them at this moment, for who is in these teams; a tag comes with the end."""
        return (
            self.language in ("", case.language)
            and self.channel in ("", case.channel)
            and self.reason in (None, case.reason)
            and (bool(case.unanswered) or not self.unread)
            and (not self.age or self._has_waited(case, now))
            and (not self.team or self._is_of(case.team_id, own))
        )

    def _is_of(self, team_id: int | None, own: frozenset[int]) -> bool:
        if self.team == MINE:
            return team_id in own
        return team_id is None if self.team == NO_TEAM else self.team == str(team_id)

    def _has_waited(self, case: ListedCase, now: datetime) -> bool:
        return case.waiting_since is not None and now - case.waiting_since >= timedelta(minutes=self.age)


def merge_pages(known: tuple[ListedChat, ...], newest: tuple[ListedChat, ...], *, full: bool) -> tuple[ListedChat, ...]:
    """A list whose first page was read again; ``full``: more stands behind that page."""
    if not full:
        return newest
    last = newest[-1].place
    return (*newest, *(chat for chat in known if chat.place < last))


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word that is wanted: any of its ``forms``, or what begins with ``prefix`` ("" for nothing)."""

    forms: frozenset[str]
    prefix: str = ""

    def takes(self, word: str) -> bool:
        """Whether a word of a text is meant."""
        return word in self.forms or bool(self.prefix and word.startswith(self.prefix))


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A line of a chat that has all terms. ``person_name`` of a colleague who wrote it, "" for others."""

    message_id: int
    conversation_id: int
    author: Author
    person_name: str
    text: str
    created_at: datetime
    customer_name: str
    username: str
    channel: str
    language: str
