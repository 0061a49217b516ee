"""The cases that planning learns from."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import and_, func, or_, select

from bot.core.case import Pause, Reason, State
from bot.core.insights.staffing.history import Contact
from bot.core.people import RIGHTS, Right
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.people import people

COLUMNS = (
    escalations.c.opened_at,
    escalations.c.reason,
    escalations.c.state,
    escalations.c.person_id,
    escalations.c.claimed_at,
    escalations.c.first_reply_at,
    escalations.c.answered_at,
    escalations.c.closed_at,
    escalations.c.pauses,
    escalations.c.team_id,
)
ANSWERING = [role.value for role, rights in RIGHTS.items() if Right.ANSWER_CHATS in rights]


def list_contacts(
    tx: Tx, *, since: datetime, former: tuple[datetime, datetime], team_id: int | None = None
) -> tuple[Contact, ...]:
    """Cases opened since then, and those of a ``former`` time, in order; of a team, or all."""
    opened = escalations.c.opened_at
    before = and_(opened >= former[0], opened < former[1])
    query = select(*COLUMNS).where(or_(opened >= since, before)).order_by(opened)
    if team_id is not None:
        query = query.where(escalations.c.team_id == team_id)
    return tuple(
        Contact(
            opened_at=row.opened_at,
            reason=Reason(row.reason),
            state=State(row.state),
            person_id=row.person_id,
            claimed_at=row.claimed_at,
            first_reply_at=row.first_reply_at,
            answered_at=row.answered_at,
            closed_at=row.closed_at,
            pauses=tuple(Pause(since=_moment(a), until=_moment(b)) for a, b in row.pauses or ()),
            team_id=row.team_id,
        )
        for row in tx.connection.execute(query)
    )


def list_capacities(tx: Tx) -> dict[int, int | None]:
    """Of everybody who may answer chats, by id, how many they should have at once."""
    query = select(people.c.id, people.c.capacity).where(people.c.disabled.is_(False), people.c.role.in_(ANSWERING))
    return dict(tx.connection.execute(query).tuples().all())


def count_operators(tx: Tx, role: str) -> int:
    """How many people there are in a role."""
    query = select(func.count()).select_from(people).where(people.c.disabled.is_(False), people.c.role == role)
    return int(tx.connection.execute(query).scalar_one())


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
