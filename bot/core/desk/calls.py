"""Calls to staff who are not looking: who is told of which chat that waits too long, once for each wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.hours import AS_BUSINESS, Office
from bot.core.people import Right, Role, may_role
from bot.core.presence import Presence


class Stage(StrEnum):
    """Who is told: whoever is on duty that nobody has taken it, its holder, or the lead that nobody has reacted; of a
    reminder whoever asked for it, of articles that are to be read again their owner, of what many ask at once leads, of
    what was sent for review or came of that whoever is to look at it now.
    """

    QUEUE = "queue"
    HOLDER = "holder"
    LEAD = "lead"
    REMINDER = "reminder"
    REVIEW = "review"
    SPIKE = "spike"
    APPROVAL = "approval"


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where a person is reached: by a channel, or in a browser of theirs (``chat_key`` is its number then).
    ``always``: in working hours also when they have no page open.
    """

    person_id: int
    name: str
    role: Role
    language: str
    channel: str
    account: str
    chat_key: str
    username: str = ""
    always: bool = False
    presence: Presence = Presence.OFFLINE

    @property
    def place(self) -> tuple[str, str, str]:
        """Where a message goes."""
        return self.channel, self.account, self.chat_key

    def is_on_duty(self, *, open_now: bool) -> bool:
        """Whether they may be disturbed now."""
        if self.presence in (Presence.ONLINE, Presence.BUSY):
            return True
        return self.always and open_now and self.presence is Presence.OFFLINE


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A chat whose customer waits ``since`` then; ``taken_at`` by its holder, who ``writes`` in it now.
    ``told`` are the calls made for this wait, ``team`` who is in the team whose case it is, none for everybody's;
    ``office``: when that works.
    """

    conversation_id: int
    case_id: int
    since: datetime
    person_id: int | None = None
    person_name: str = ""
    taken_at: datetime | None = None
    writes: bool = False
    told: frozenset[tuple[Stage, datetime]] = frozenset()
    team: frozenset[int] = frozenset()
    office: Office = AS_BUSINESS

    def began(self, stage: Stage) -> datetime:
        """From when on the time of a stage counts: a holder has theirs from when they got the chat."""
        return max(self.since, self.taken_at or self.since) if stage is Stage.HOLDER else self.since


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a chat may wait before its holder or the staff are told, and how much longer before a lead is."""

    staff: timedelta | None
    lead: timedelta | None


def find_due(chats: Sequence[Waiting], patience: Patience, now: datetime) -> Iterator[tuple[Waiting, Stage]]:
    """What must be told now and was not."""
    if patience.staff is None:
        return
    for chat in chats:
        first = Stage.QUEUE if chat.person_id is None else Stage.HOLDER
        allowed = {first: patience.staff}
        if patience.lead is not None:
            allowed[Stage.LEAD] = patience.staff + patience.lead
        for stage, most in allowed.items():
            began = chat.began(stage)
            if now - began >= most and not chat.writes and (stage, began) not in chat.told:
                yield chat, stage


def find_receivers(chat: Waiting, stage: Stage, links: Collection[Link], *, open_now: bool) -> tuple[Link, ...]:
    """Who is told: nobody hears of a colleague's chat but the leads, and of a team's the others only when nobody of it
    can be told.
    """
    on_duty = [link for link in links if link.is_on_duty(open_now=open_now)]
    if stage is Stage.HOLDER:
        return tuple(link for link in on_duty if link.person_id == chat.person_id)
    if stage is Stage.LEAD:
        return tuple(link for link in on_duty if may_role(link.role, Right.TAKE_OVER))
    return tuple(link for link in on_duty if link.person_id in chat.team) or tuple(on_duty)
