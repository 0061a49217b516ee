"""Closed cases from which those to be reviewed are drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ScalarSelect, and_, func, select

from bot.core.case import Reason
from bot.core.desk.survey import LOW
from bot.core.insights.reviews.review import Drawn
from bot.core.insights.reviews.sampling import BOUNDS, LATE, Candidate
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations, ratings
from bot.storage.tables.chat import messages
from bot.storage.tables.reviews import case_reviews

BACK: Final = (Reason.AGAIN.value, Reason.REOPENED.value, Reason.CAME_BACK.value)
BACK_WITHIN: Final = timedelta(days=7)
WRITTEN: Final = (Author.CUSTOMER.value, Author.OPERATOR.value)


def list_candidates(tx: Tx, since: datetime, until: datetime) -> tuple[Candidate, ...]:
    """Cases that somebody of the staff had when they were closed in this time, with or without a review."""
    query = (
        select(
            escalations.c.id,
            escalations.c.person_id,
            escalations.c.conversation_id,
            escalations.c.closed_at,
            ratings.c.score,
            case_reviews.c.drawn,
            _count_lines().label("lines"),
        )
        .outerjoin(ratings, ratings.c.case_id == escalations.c.id)
        .outerjoin(case_reviews, case_reviews.c.case_id == escalations.c.id)
        .where(
            escalations.c.closed_at >= since,
            escalations.c.closed_at < until,
            escalations.c.person_id.is_not(None),
            escalations.c.first_reply_at.is_not(None),
        )
        .order_by(escalations.c.id)
    )
    rows = tx.connection.execute(query).all()
    back, first = _list_back(tx, since, until), _list_first(tx)
    return tuple(
        Candidate(
            case_id=row.id,
            person_id=row.person_id,
            is_low=row.score is not None and row.score <= LOW,
            is_reopened=row.id in back,
            lines=row.lines,
            place=first.get(row.id, LATE),
            drawn=Drawn(row.drawn) if row.drawn is not None else None,
        )
        for row in rows
    )


def _list_back(tx: Tx, since: datetime, until: datetime) -> frozenset[int]:
    """Cases of this time after which the customer came back about the same within a week."""
    later = escalations.alias()
    came = and_(
        later.c.conversation_id == escalations.c.conversation_id,
        later.c.id > escalations.c.id,
        later.c.reason.in_(BACK),
        later.c.opened_at >= since,
        later.c.opened_at < until + BACK_WITHIN,
    )
    query = select(escalations.c.id, escalations.c.closed_at, later.c.opened_at).join(later, came)
    query = query.where(escalations.c.closed_at >= since, escalations.c.closed_at < until)
    found = tx.connection.execute(query).all()
    return frozenset(row.id for row in found if row.closed_at <= row.opened_at <= row.closed_at + BACK_WITHIN)


def _count_lines() -> ScalarSelect[Any]:
    """What both sides wrote while it was open."""
    where = (
        messages.c.conversation_id == escalations.c.conversation_id,
        messages.c.created_at.between(escalations.c.opened_at, escalations.c.closed_at),
        messages.c.author.in_(WRITTEN),
    )
    return select(func.count()).where(*where).correlate(escalations).scalar_subquery()


def _list_first(tx: Tx) -> dict[int, int]:
    """The first cases of everybody, each with the how manieth of theirs it is."""
    order = (escalations.c.closed_at, escalations.c.id)
    place = func.row_number().over(partition_by=escalations.c.person_id, order_by=order).label("place")
    closed = (escalations.c.closed_at.is_not(None), escalations.c.person_id.is_not(None))
    placed = select(escalations.c.id, place).where(*closed).subquery()
    query = select(placed.c.id, placed.c.place).where(placed.c.place <= BOUNDS["new"])
    return {row.id: row.place for row in tx.connection.execute(query)}
