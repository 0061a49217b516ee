"""What customers said of the help of a person, and why others were not asked: a row for each closed case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.core.case import Case
from bot.core.desk.survey import Complaint, Rating, Talk, Unasked
from bot.core.events import Topic
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.tables.cases import ratings
from bot.storage.tables.chat import conversations, messages


def read_talk(tx: Tx, case: Case) -> Talk:
    """What counts of a case for asking about it."""
    here = (messages.c.conversation_id == case.conversation_id, messages.c.created_at >= case.waiting_since)
    said = messages.c.author.in_((Author.CUSTOMER.value, Author.OPERATOR.value))
    length = select(func.coalesce(func.sum(func.length(messages.c.text)), 0)).where(*here, said)
    reply = select(func.max(messages.c.created_at)).where(*here, messages.c.author == Author.OPERATOR.value)
    asked = select(func.max(ratings.c.asked_at)).where(
        ratings.c.conversation_id == case.conversation_id, ratings.c.unasked == ""
    )
    blocked = select(conversations.c.blocked).where(conversations.c.id == case.conversation_id)
    row = tx.connection.execute(
        select(
            length.scalar_subquery().label("characters"),
            reply.scalar_subquery().label("replied_at"),
            asked.scalar_subquery().label("asked_at"),
            blocked.scalar_subquery().label("blocked"),
        )
    ).one()
    return Talk(replied_at=row.replied_at, characters=row.characters, asked_at=row.asked_at, blocked=bool(row.blocked))


def record_asked(tx: Tx, case: Case, *, message_id: int | None = None, unasked: Unasked | None = None) -> None:
    """The customer was asked by this message, or was not, and why."""
    row = insert(ratings).values(
        case_id=case.id,
        conversation_id=case.conversation_id,
        person_id=case.person_id,
        message_id=message_id,
        unasked=unasked.value if unasked is not None else "",
        asked_at=tx.now,
    )
    tx.connection.execute(row)


def record_score(tx: Tx, rating: Rating, score: int) -> None:
    """What the customer gave."""
    _change(tx, rating, score=score, rated_at=tx.now)


def record_complaint(tx: Tx, rating: Rating, complaint: Complaint) -> None:
    """What was wrong."""
    _change(tx, rating, complaint=complaint.value)


def record_comment(tx: Tx, rating: Rating, comment: str) -> None:
    """What else the customer says of it."""
    _change(tx, rating, comment=comment)


def find_by_message(tx: Tx, message_id: int) -> Rating | None:
    """What was asked by this message."""
    row = tx.connection.execute(select(ratings).where(ratings.c.message_id == message_id)).mappings().first()
    return _to_rating(row) if row is not None else None


def list_given(tx: Tx, conversation_id: int) -> tuple[Rating, ...]:
    """What this customer has answered, the newest first."""
    where = (ratings.c.conversation_id == conversation_id, ratings.c.score.is_not(None))
    query = select(ratings).where(*where).order_by(ratings.c.case_id.desc())
    return tuple(_to_rating(row) for row in tx.connection.execute(query).mappings())


def _change(tx: Tx, rating: Rating, **fields: str | int | datetime) -> None:
    tx.connection.execute(update(ratings).where(ratings.c.case_id == rating.case_id).values(**fields))
    tx.tell(Topic.CONVERSATION, rating.conversation_id)


def _to_rating(row: Mapping[Any, Any]) -> Rating:
    return Rating(
        case_id=row["case_id"],
        conversation_id=row["conversation_id"],
        person_id=row["person_id"],
        asked_at=row["asked_at"],
        message_id=row["message_id"],
        unasked=Unasked(row["unasked"]) if row["unasked"] else None,
        score=row["score"],
        rated_at=row["rated_at"],
        complaint=Complaint(row["complaint"]) if row["complaint"] else None,
        comment=row["comment"],
    )
