"""Chats that wait too long, and whom they were told to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import String, cast, delete, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.case import OPEN
from bot.core.desk.calls import Stage, Waiting
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations
from bot.storage.tables.people import people, staff_calls
from bot.storage.tables.replies import drafts
from bot.storage.tables.teams import team_members, teams

MOST: Final = 300  # chats at one look, who waits longest first
WRITING: Final = timedelta(minutes=2)  # a draft that was gone on with so lately is being written


def list_waiting(tx: Tx, *, before: datetime, conversation_ids: Iterable[int] | None = None) -> tuple[Waiting, ...]:
    """Open cases whose customer has waited since before a moment, put-off ones left out."""
    now_written = exists().where(
        drafts.c.conversation_id == escalations.c.conversation_id,
        drafts.c.person_id == escalations.c.person_id,
        drafts.c.updated_at > tx.now - WRITING,
    )
    team = (
        select(func.aggregate_strings(cast(team_members.c.person_id, String), " "))
        .where(team_members.c.team_id == escalations.c.team_id)
        .correlate(escalations)
        .scalar_subquery()
    )
    query = (
        select(
            escalations.c.conversation_id,
            escalations.c.id,
            escalations.c.person_id,
            escalations.c.claimed_at,
            people.c.name,
            conversations.c.waiting_since,
            now_written.label("writes"),
            team.label("team"),
            teams.c.office,
        )
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(people, people.c.id == escalations.c.person_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(
            escalations.c.state.in_([state.value for state in OPEN]),
            escalations.c.snoozed_at.is_(None),
            conversations.c.waiting_since <= before,
        )
        .order_by(conversations.c.waiting_since)
        .limit(MOST)
    )
    if conversation_ids is not None:
        query = query.where(escalations.c.conversation_id.in_(list(conversation_ids)))
    rows = tx.connection.execute(query).all()
    told = _list_told(tx, [row.conversation_id for row in rows])
    return tuple(_to_waiting(row, told.get(row.conversation_id, set())) for row in rows)


def record_call(tx: Tx, conversation_id: int, stage: Stage, *, since: datetime) -> bool:
    """It is told; False when it was."""
    make = sqlite.insert if tx.connection.dialect.name == "sqlite" else postgresql.insert
    row = make(staff_calls).values(conversation_id=conversation_id, stage=stage.value, since=since, at=tx.now)
    # what it returns, for PostgreSQL counts no rows of an insert
    told = row.on_conflict_do_nothing().returning(staff_calls.c.conversation_id)
    return tx.connection.execute(told).first() is not None


def forget_calls(tx: Tx, *, before: datetime) -> None:
    """Remove what was told long ago."""
    tx.connection.execute(delete(staff_calls).where(staff_calls.c.at < before))


def _list_told(tx: Tx, conversation_ids: list[int]) -> dict[int, set[tuple[Stage, datetime]]]:
    if not conversation_ids:
        return {}
    told: dict[int, set[tuple[Stage, datetime]]] = {}
    query = select(staff_calls).where(staff_calls.c.conversation_id.in_(conversation_ids))
    for row in tx.connection.execute(query):
        told.setdefault(row.conversation_id, set()).add((Stage(row.stage), row.since))
    return told


def _to_waiting(row: Any, told: set[tuple[Stage, datetime]]) -> Waiting:
    return Waiting(
        conversation_id=row.conversation_id,
        case_id=row.id,
        since=row.waiting_since,
        person_id=row.person_id,
        person_name=row.name or "",
        taken_at=row.claimed_at,
        writes=bool(row.writes),
        told=frozenset(told),
        team=frozenset(map(int, (row.team or "").split())),
        office=to_office(row.office),
    )
