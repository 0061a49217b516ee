"""Whether customers would recommend the business: a row for each case after which they were asked, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, insert, or_, select, update

from bot.core.case import OPEN, State
from bot.core.conversation import Holder
from bot.core.desk.nps import FRESH, PASSIVE, PROMOTES, REST, Chance, Closed, NpsSum, Recommendation, Unasked
from bot.core.events import Topic
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import escalations, ratings
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.insights import nps
from bot.storage.tables.teams import teams

_ASKED = nps.c.unasked == ""


def list_closed(tx: Tx) -> tuple[Closed, ...]:
    """Cases with a person's answer that ended well ago and are not spoken of yet, the oldest first."""
    case_columns = (escalations.c.id.label("case_id"), escalations.c.conversation_id)
    columns = (*case_columns, escalations.c.closed_at, teams.c.office)
    rested = tx.now - REST
    query = (
        select(*columns)
        .outerjoin(ratings, ratings.c.case_id == escalations.c.id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(
            escalations.c.closed_at.between(rested - 2 * FRESH, rested),
            escalations.c.state == State.RESOLVED.value,
            escalations.c.first_reply_at.is_not(None),
            or_(ratings.c.rated_at.is_(None), ratings.c.rated_at <= rested),
            ~exists().where(nps.c.case_id == escalations.c.id),
        )
        .order_by(escalations.c.closed_at, escalations.c.id)
    )
    rows = tx.connection.execute(query).mappings()
    return tuple(Closed(**{**row, "office": to_office(row["office"])}) for row in rows)


def is_spoken_of(tx: Tx, case_id: int) -> bool:
    """Whether the customer was asked after this case, or will not be."""
    return tx.connection.execute(select(nps.c.id).where(nps.c.case_id == case_id)).first() is not None


def read_chance(tx: Tx, conversation_id: int) -> Chance:
    """What counts of a customer."""
    mine = messages.c.conversation_id == conversation_id
    said = select(func.max(messages.c.created_at)).where(mine, messages.c.author == Author.CUSTOMER.value)
    asked = select(func.max(nps.c.asked_at)).where(nps.c.conversation_id == conversation_id, _ASKED)
    states = [state.value for state in OPEN]
    held = exists().where(escalations.c.conversation_id == conversation_id, escalations.c.state.in_(states))
    columns = (conversations.c.blocked, conversations.c.holder, conversations.c.waiting_since)
    query = select(
        *columns,
        said.scalar_subquery().label("said_at"),
        asked.scalar_subquery().label("asked_at"),
        held.label("held"),
    ).where(conversations.c.id == conversation_id)
    row = tx.connection.execute(query).one()
    is_busy = row.held or row.waiting_since is not None or row.holder != Holder.BOT.value
    return Chance(asked_at=row.asked_at, said_at=row.said_at, blocked=bool(row.blocked), is_busy=bool(is_busy))


def record_asked(tx: Tx, closed: Closed, *, message_id: int | None = None, unasked: Unasked | None = None) -> None:
    """The customer was asked by this message, or was not, and why."""
    why = unasked.value if unasked is not None else ""
    values = {"case_id": closed.case_id, "conversation_id": closed.conversation_id, "message_id": message_id}
    tx.connection.execute(insert(nps).values(**values, unasked=why, asked_at=tx.now))


def record_score(tx: Tx, found: Recommendation, score: int) -> None:
    """What the customer gave, the last of it."""
    _change(tx, found, score=score, answered_at=tx.now)


def record_comment(tx: Tx, found: Recommendation, comment: str) -> None:
    """Why, in their words."""
    _change(tx, found, comment=comment)


def find_by_message(tx: Tx, message_id: int) -> Recommendation | None:
    """What was asked by this message."""
    row = tx.connection.execute(select(nps).where(nps.c.message_id == message_id)).mappings().first()
    return _to_recommendation(row) if row is not None else None


def find_given(tx: Tx, conversation_id: int) -> Recommendation | None:
    """What this customer answered last."""
    where = (nps.c.conversation_id == conversation_id, nps.c.score.is_not(None))
    row = tx.connection.execute(select(nps).where(*where).order_by(nps.c.id.desc()).limit(1)).mappings().first()
    return _to_recommendation(row) if row is not None else None


def sum_nps(tx: Tx, since: datetime, until: datetime) -> NpsSum:
    """Of the customers asked from ``since`` on and before ``until``, whenever they answered."""
    query = select(
        func.count().label("asked"),
        _count(nps.c.score >= PROMOTES).label("promoters"),
        _count(nps.c.score.between(PASSIVE, PROMOTES - 1)).label("passives"),
        _count(nps.c.score < PASSIVE).label("detractors"),
    ).where(_ASKED, nps.c.asked_at >= since, nps.c.asked_at < until)
    return NpsSum(**tx.connection.execute(query).mappings().one())


def count_unasked(tx: Tx, since: datetime, until: datetime) -> dict[Unasked, int]:
    """After how many cases of a time nobody was asked, and why."""
    where = (~_ASKED, nps.c.asked_at >= since, nps.c.asked_at < until)
    query = select(nps.c.unasked, func.count()).where(*where).group_by(nps.c.unasked)
    return {Unasked(why): count for why, count in tx.connection.execute(query)}


def _count(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _change(tx: Tx, found: Recommendation, **fields: str | int | datetime) -> None:
    tx.connection.execute(update(nps).where(nps.c.id == found.id).values(**fields))
    tx.tell(Topic.CONVERSATION, found.conversation_id)


def _to_recommendation(row: Mapping[Any, Any]) -> Recommendation:
    names = ("id", "conversation_id", "message_id", "asked_at", "score", "answered_at", "comment")
    return Recommendation(**{name: row[name] for name in names})
