"""Cases that wait for a team, and who could take them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, cast, func, select

from bot.core.case import State
from bot.core.desk.alone import Attendance, Awaiting
from bot.core.people import RIGHTS, Right
from bot.core.presence import Presence
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.people import people, presence
from bot.storage.tables.teams import team_members, teams

ANSWERING = [role.value for role, rights in RIGHTS.items() if Right.ANSWER_CHATS in rights]
ON_DUTY = (Presence.ONLINE.value, Presence.BUSY.value)


def list_awaiting(tx: Tx, *, before: datetime) -> tuple[Awaiting, ...]:
    """Cases in the queue that have been a team's since before a moment."""
    query = (
        select(escalations.c.id, escalations.c.conversation_id, escalations.c.team_at, teams.c.id.label("team_id"))
        .join(teams, teams.c.id == escalations.c.team_id)
        .where(escalations.c.state == State.WAITING.value, escalations.c.team_at <= before)
        .order_by(escalations.c.id)
    )
    return tuple(
        Awaiting(case_id=row.id, conversation_id=row.conversation_id, team_id=row.team_id, team_at=row.team_at)
        for row in tx.connection.execute(query)
    )


def list_attendance(tx: Tx) -> tuple[Attendance, ...]:
    """Everybody who may answer chats."""
    theirs = (
        select(func.aggregate_strings(cast(team_members.c.team_id, String), " "))
        .where(team_members.c.person_id == people.c.id)
        .correlate(people)
        .scalar_subquery()
    )
    query = (
        select(presence.c.state, presence.c.since, presence.c.gone_at, theirs.label("teams"))
        .select_from(people)
        .outerjoin(presence, presence.c.person_id == people.c.id)
        .where(people.c.disabled.is_(False), people.c.role.in_(ANSWERING))
    )
    return tuple(
        Attendance(
            here=row.gone_at is None and row.state in ON_DUTY,
            since=row.gone_at or row.since,
            teams=tuple(map(int, (row.teams or "").split())),
        )
        for row in tx.connection.execute(query)
    )
