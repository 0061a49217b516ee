"""Cases whose customers leave a question of ours unanswered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, or_, select, update

from bot.core.case import State, Times
from bot.core.clocks.dues import DueKind
from bot.core.events import Topic
from bot.core.hours import Office
from bot.core.messages import Dropped
from bot.storage.cases.escalations import to_times
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations
from bot.storage.tables.clocks import dues
from bot.storage.tables.replies import planned
from bot.storage.tables.teams import teams


@dataclass(frozen=True, kw_only=True)
class Silent:
    """A case whose customer is silent; ``office``: when those work whose case it is."""

    conversation_id: int
    times: Times
    office: Office


def list_silent(tx: Tx, *, conversation_id: int | None = None) -> tuple[Silent, ...]:
    """Held cases with a question of ours that stands, in which nobody waits for us: nothing is promised, kept for
    later or put off until a time; one conversation or all.
    """
    promised = exists().where(
        dues.c.conversation_id == escalations.c.conversation_id,
        dues.c.kind == DueKind.PROMISE.value,
        dues.c.settled_at.is_(None),
    )
    planned_reply = exists().where(
        planned.c.conversation_id == escalations.c.conversation_id, planned.c.dropped == Dropped.NO.value
    )
    where = [
        escalations.c.state == State.CLAIMED.value,
        escalations.c.asked_at.is_not(None),
        escalations.c.kept_open.is_(False),
        or_(escalations.c.snoozed_at.is_(None), escalations.c.snoozed_until.is_(None)),
        conversations.c.waiting_since.is_(None),
        conversations.c.blocked.is_(False),
        ~promised,
        ~planned_reply,
    ]
    if conversation_id is not None:
        where.append(escalations.c.conversation_id == conversation_id)
    query = (
        select(escalations, teams.c.office)
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(*where)
        .order_by(escalations.c.asked_at)
    )
    rows = tx.connection.execute(query).mappings()
    return tuple(
        Silent(conversation_id=row["conversation_id"], times=to_times(row), office=to_office(row["office"]))
        for row in rows
    )


def record_nudged(tx: Tx, case_id: int) -> None:
    """The customer was reminded."""
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(nudged_at=tx.now))
    tx.tell(Topic.QUEUE)


def record_kept_open(tx: Tx, case_id: int) -> None:
    """Nothing happens by itself until we ask again."""
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(kept_open=True))
    tx.tell(Topic.QUEUE)
