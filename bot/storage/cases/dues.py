"""Promises and reminders: written when they are given, settled when they are kept, done or given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, insert, or_, select, update

from bot.core.clocks.dues import Due, DueKind, Reminder
from bot.core.events import Topic
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.chat import conversations
from bot.storage.tables.clocks import dues


def record_due(
    tx: Tx,
    *,
    kind: DueKind,
    conversation_id: int,
    person_id: int,
    warn_at: datetime,
    due_at: datetime,
    case_id: int | None = None,
    message_id: int | None = None,
    note: str = "",
) -> int:
    """Write one down; its id."""
    row = insert(dues).values(
        kind=kind.value,
        conversation_id=conversation_id,
        case_id=case_id,
        message_id=message_id,
        person_id=person_id,
        note=note,
        created_at=tx.now,
        warn_at=warn_at,
        due_at=due_at,
    )
    _tell(tx, conversation_id)
    return tx.insert(row)


def record_settled(tx: Tx, found: Sequence[Due], *, removed: bool = False) -> None:
    """They are kept, done, or taken back (``removed``)."""
    if found:
        change = update(dues).where(dues.c.id.in_([one.id for one in found]), dues.c.settled_at.is_(None))
        tx.connection.execute(change.values(settled_at=tx.now, removed=removed))
        _tell(tx, found[0].conversation_id)


def record_moved(tx: Tx, due: Due, *, warn_at: datetime, due_at: datetime) -> None:
    """It is due at another time, and rings anew."""
    change = update(dues).where(dues.c.id == due.id)
    tx.connection.execute(change.values(warn_at=warn_at, due_at=due_at, rung=0, settled_at=None))
    _tell(tx, due.conversation_id)


def record_rung(tx: Tx, found: Sequence[Due]) -> None:
    """They have called: once for the warning, twice at the time."""
    late = [one.id for one in found if one.due_at <= tx.now]
    soon = [one.id for one in found if one.due_at > tx.now]
    for ids, times in ((late, 2), (soon, 1)):
        if ids:
            tx.connection.execute(update(dues).where(dues.c.id.in_(ids)).values(rung=times))


def get(tx: Tx, due_id: int) -> Due:
    """One of them.

    Raises:
        NotFound: there is none with this id.
    """
    row = tx.connection.execute(select(dues).where(dues.c.id == due_id)).mappings().first()
    if row is None:
        raise NotFound(what="reminder")
    return _to_due(row)


def list_outstanding(tx: Tx, conversation_id: int, *, kind: DueKind) -> tuple[Due, ...]:
    """What is not settled in a conversation, the nearest first."""
    where = (dues.c.conversation_id == conversation_id, dues.c.kind == kind.value, dues.c.settled_at.is_(None))
    return _list(tx, *where)


def list_for(tx: Tx, conversation_id: int, *, person_id: int) -> tuple[Due, ...]:
    """What a person sees of a conversation: all its promises, and their own reminders that stand."""
    own = and_(dues.c.kind == DueKind.REMINDER.value, dues.c.person_id == person_id, dues.c.settled_at.is_(None))
    return _list(tx, dues.c.conversation_id == conversation_id, or_(dues.c.kind == DueKind.PROMISE.value, own))


def record_told(tx: Tx, due_id: int) -> bool:
    """A reminder has reached its person outside the desk; False when it had."""
    change = update(dues).where(dues.c.id == due_id, dues.c.rung == 0, dues.c.settled_at.is_(None))
    return tx.connection.execute(change.values(rung=2)).rowcount == 1


def list_reminders(tx: Tx) -> tuple[Reminder, ...]:
    """Reminders of all whose time has come, the oldest first."""
    return _list_reminders(tx)


def list_untold(tx: Tx) -> tuple[Reminder, ...]:
    """Those of them that have reached nobody outside the desk yet."""
    return _list_reminders(tx, dues.c.rung == 0)


def _list_reminders(tx: Tx, *where: Any) -> tuple[Reminder, ...]:
    query = (
        select(dues, conversations.c.customer_name, conversations.c.channel)
        .join(conversations, conversations.c.id == dues.c.conversation_id)
        .where(dues.c.settled_at.is_(None), dues.c.warn_at <= tx.now, dues.c.kind != DueKind.PROMISE.value)
        .where(*where)
        .order_by(dues.c.due_at, dues.c.id)
    )
    return tuple(
        Reminder(
            id=row.id,
            conversation_id=row.conversation_id,
            person_id=row.person_id,
            note=row.note,
            due_at=row.due_at,
            customer_name=row.customer_name,
            channel=row.channel,
            kind=DueKind(row.kind),
            case_id=row.case_id,
        )
        for row in tx.connection.execute(query)
    )


def list_ringing(tx: Tx, *, limit: int = 50) -> tuple[int, ...]:
    """Conversations with a promise whose warning or time has come and has not called yet."""
    query = (
        select(dues.c.conversation_id)
        .where(
            dues.c.settled_at.is_(None),
            dues.c.warn_at <= tx.now,
            dues.c.kind == DueKind.PROMISE.value,
            or_(dues.c.rung == 0, and_(dues.c.rung == 1, dues.c.due_at <= tx.now)),
        )
        .order_by(dues.c.due_at)
        .limit(limit)
    )
    return tuple(dict.fromkeys(tx.connection.execute(query).scalars()))


def _list(tx: Tx, *where: Any) -> tuple[Due, ...]:
    query = select(dues).where(*where).order_by(dues.c.due_at, dues.c.id)
    return tuple(_to_due(row) for row in tx.connection.execute(query).mappings())


def _to_due(row: Mapping[Any, Any]) -> Due:
    return Due(
        id=row["id"],
        conversation_id=row["conversation_id"],
        kind=DueKind(row["kind"]),
        person_id=row["person_id"],
        note=row["note"],
        created_at=row["created_at"],
        warn_at=row["warn_at"],
        due_at=row["due_at"],
        case_id=row["case_id"],
        message_id=row["message_id"],
        rung=row["rung"],
        settled_at=row["settled_at"],
        removed=row["removed"],
    )


def _tell(tx: Tx, conversation_id: int) -> None:
    tx.tell(Topic.CONVERSATION, conversation_id)
    tx.tell(Topic.QUEUE)
