"""Cases that the desk gives out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select, update

from bot.core.case import State
from bot.core.desk.assignment import Unassigned
from bot.core.events import Topic
from bot.storage.cases.escalations import queue_order
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations
from bot.storage.tables.teams import teams

MOST: Final = 50  # cases at one look, the head of the queue


def list_unassigned(tx: Tx, *, able: Collection[int] = ()) -> tuple[Unassigned, ...]:
    """The head of the queue as far as it is everybody's or of these teams, with who had the customer's last case."""
    past = escalations.alias()
    former = (
        select(past.c.person_id)
        .where(
            past.c.conversation_id == escalations.c.conversation_id,
            past.c.closed_at.is_not(None),
            past.c.person_id.is_not(None),
        )
        .order_by(past.c.id.desc())
        .limit(1)
        .correlate(escalations)
        .scalar_subquery()
    )
    query = (
        select(
            escalations.c.id,
            escalations.c.conversation_id,
            escalations.c.let_go_by,
            conversations.c.language,
            former.label("former_id"),
            teams.c.id.label("team_id"),
        )
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(escalations.c.state == State.WAITING.value, or_(teams.c.id.is_(None), teams.c.id.in_(list(able))))
        .order_by(*queue_order())
        .limit(MOST)
    )
    return tuple(
        Unassigned(
            case_id=row.id,
            conversation_id=row.conversation_id,
            language=row.language,
            former_id=row.former_id,
            let_go_by=row.let_go_by,
            team_id=row.team_id,
        )
        for row in tx.connection.execute(query)
    )


def record_assigned(tx: Tx, case_id: int, *, at: datetime | None) -> None:
    """The desk gave it to its holder then, who has not looked; None: they have."""
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(assigned_at=at))
    tx.tell(Topic.QUEUE)


def list_unseen(tx: Tx, *, before: datetime) -> tuple[int, ...]:
    """Conversations that were given to somebody before a moment, who has not looked."""
    query = select(escalations.c.conversation_id).where(
        escalations.c.state == State.CLAIMED.value, escalations.c.assigned_at <= before
    )
    return tuple(tx.connection.execute(query.order_by(escalations.c.assigned_at).limit(MOST)).scalars())
