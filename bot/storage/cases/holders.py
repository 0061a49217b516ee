"""Who holds how many cases, and the cases of those who are gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, Select, String, Subquery, and_, cast, exists, func, or_, select

from bot.core.case import State
from bot.core.desk.board import Duty
from bot.core.people import RIGHTS, Right
from bot.core.presence import Colleague, Presence, order
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations
from bot.storage.tables.people import people, presence
from bot.storage.tables.teams import team_members

ANSWERING = [role.value for role, rights in RIGHTS.items() if Right.ANSWER_CHATS in rights]


def list_colleagues(tx: Tx) -> tuple[Colleague, ...]:
    """Everybody who may answer chats; who can take one comes first."""
    return tuple(sorted((_to_colleague(row) for row in tx.connection.execute(_colleagues())), key=order))


def list_duties(tx: Tx, *, since: datetime) -> tuple[Duty, ...]:
    """The same people, with how many cases each has taken and closed since a moment."""
    taken, closed = (_count_by_person(since, column) for column in (escalations.c.claimed_at, escalations.c.closed_at))
    query = (
        _colleagues()
        .add_columns(presence.c.since, taken.c.cases.label("taken"), closed.c.cases.label("closed"))
        .outerjoin(taken, taken.c.person_id == people.c.id)
        .outerjoin(closed, closed.c.person_id == people.c.id)
    )
    return tuple(
        Duty(
            colleague=_to_colleague(row),
            since=row.since if row.gone_at is None else row.gone_at,
            taken=row.taken or 0,
            closed=row.closed or 0,
        )
        for row in tx.connection.execute(query)
    )


def _count_by_person(since: datetime, column: Column[Any]) -> Subquery:
    """How many cases of each person had this happen to them since a moment."""
    query = select(escalations.c.person_id, func.count().label("cases")).where(column >= since)
    return query.group_by(escalations.c.person_id).subquery()


def _colleagues() -> Select[Any]:
    held = (
        select(func.count())
        .where(
            escalations.c.person_id == people.c.id,
            escalations.c.state == State.CLAIMED.value,
            escalations.c.snoozed_at.is_(None),
        )
        .correlate(people)
        .scalar_subquery()
    )
    teams = (
        select(func.aggregate_strings(cast(team_members.c.team_id, String), " "))
        .where(team_members.c.person_id == people.c.id)
        .correlate(people)
        .scalar_subquery()
    )
    known = (presence.c.state, presence.c.reason, presence.c.gone_at, held.label("chats"), teams.label("teams"))
    return (
        select(people, *known)
        .outerjoin(presence, presence.c.person_id == people.c.id)
        .where(people.c.disabled.is_(False), people.c.role.in_(ANSWERING))
    )


def _to_colleague(row: Row[Any]) -> Colleague:
    return Colleague(
        id=row.id,
        login=row.login,
        name=row.name,
        presence=Presence(row.state) if row.state and row.gone_at is None else Presence.OFFLINE,
        reason=(row.reason or "") if row.gone_at is None else "",
        chats=row.chats,
        capacity=row.capacity,
        languages=tuple(row.languages.split()),
        teams=tuple(sorted(map(int, (row.teams or "").split()))),
    )


def list_held_by(tx: Tx, person_id: int) -> tuple[int, ...]:
    """Conversations a person holds where the customer waits and nothing was put off."""
    return _list(tx, escalations.c.person_id == person_id)


def list_left_alone(tx: Tx) -> tuple[int, ...]:
    """Conversations where the customer waits for somebody who is gone."""
    gone = select(presence.c.person_id).where(presence.c.gone_at.is_not(None))
    return _list(tx, escalations.c.person_id.in_(gone))


def list_silent(tx: Tx, *, before: datetime) -> tuple[tuple[int, bool], ...]:
    """Who is not known to be gone and has had no page open since a moment, or holds cases and was never seen; with
    whether they ever were.
    """
    holds = exists().where(escalations.c.person_id == people.c.id, escalations.c.state == State.CLAIMED.value)
    silent = and_(presence.c.gone_at.is_(None), presence.c.seen_at < before)
    query = (
        select(people.c.id, presence.c.person_id)
        .outerjoin(presence, presence.c.person_id == people.c.id)
        .where(or_(silent, and_(presence.c.person_id.is_(None), holds)))
        .order_by(people.c.id)
    )
    return tuple((row.id, row.person_id is not None) for row in tx.connection.execute(query))


def _list(tx: Tx, *where: object) -> tuple[int, ...]:
    query = (
        select(escalations.c.conversation_id)
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .where(
            escalations.c.state == State.CLAIMED.value,
            escalations.c.snoozed_at.is_(None),
            conversations.c.waiting_since.is_not(None),
            *where,  # type: ignore[arg-type]
        )
        .order_by(escalations.c.id)
    )
    return tuple(tx.connection.execute(query).scalars())
