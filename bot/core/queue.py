"""What a list of cases shows of each: no more than a row has room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.case import Reason, State
from bot.core.messages import Attachment, Kind


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
    the last answer; ``waiting_since``: their first message that nobody has answered.
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
