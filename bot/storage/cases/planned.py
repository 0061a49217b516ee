"""Replies that leave later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, insert, or_, select, update

from bot.core.events import Topic
from bot.core.messages import Attachment, Author, Dropped, Kind, Planned, Then
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.people import people
from bot.storage.tables.replies import planned

ASKING = (Kind.TEXT.value, Kind.MEDIA.value)


def record(tx: Tx, one: Planned) -> int:
    """Keep it; its id."""
    number = tx.insert(
        insert(planned).values(
            conversation_id=one.conversation_id,
            person_id=one.person_id,
            text=one.text,
            attachments=pack(one.attachments, tuple[Attachment, ...]) if one.attachments else None,
            snippet_ids=list(one.snippet_ids),
            reply_to=one.reply_to,
            then=pack(one.then),
            client_id=one.client_id,
            after=one.after,
            kept=one.kept,
            created_at=tx.now,
            due_at=one.due_at,
        )
    )
    tx.tell(Topic.CONVERSATION, one.conversation_id)
    return number


def find(tx: Tx, number: int) -> Planned | None:
    """One of them; None once it has left or was taken back."""
    row = tx.connection.execute(_query().where(planned.c.id == number)).mappings().first()
    return _to_planned(row) if row is not None else None


def find_by_client_id(tx: Tx, client_id: str) -> Planned | None:
    """What a browser has asked for already."""
    row = tx.connection.execute(_query().where(planned.c.client_id == client_id)).mappings().first()
    return _to_planned(row) if row is not None else None


def list_of(tx: Tx, conversation_id: int) -> tuple[Planned, ...]:
    """Those of a chat, the next to leave first."""
    query = _query().where(planned.c.conversation_id == conversation_id).order_by(planned.c.due_at, planned.c.id)
    return tuple(_to_planned(row) for row in tx.connection.execute(query).mappings())


def list_hopeless(tx: Tx, *, limit: int = 50) -> tuple[int, ...]:
    """Those that will not leave any more: the customer wrote first, or the chat changed hands."""
    wrote = and_(planned.c.kept, _has_written())
    gone = or_(conversations.c.person_id.is_(None), conversations.c.person_id != planned.c.person_id)
    query = (
        select(planned.c.id)
        .join(conversations, conversations.c.id == planned.c.conversation_id)
        .where(planned.c.dropped == "", or_(wrote, gone))
        .order_by(planned.c.id)
        .limit(limit)
    )
    return tuple(tx.connection.execute(query).scalars())


def has_written(tx: Tx, one: Planned) -> bool:
    """Whether the customer has written since."""
    query = select(planned.c.id).where(planned.c.id == one.id, _has_written())
    return tx.connection.execute(query).first() is not None


def record_change(tx: Tx, /, one: Planned, **fields: Any) -> None:
    """Another text or due_at, or why it is dropped."""
    tx.connection.execute(update(planned).where(planned.c.id == one.id).values(**fields))
    tx.tell(Topic.CONVERSATION, one.conversation_id)


def remove(tx: Tx, one: Planned) -> None:
    """It has left, or was taken back."""
    tx.connection.execute(delete(planned).where(planned.c.id == one.id))
    tx.tell(Topic.CONVERSATION, one.conversation_id)


def remove_said(tx: Tx, conversation_id: int, *, person_id: int, text: str) -> None:
    """What did not leave and was sent from the box after all is no longer kept beside it."""
    where = (
        planned.c.conversation_id == conversation_id,
        planned.c.person_id == person_id,
        planned.c.dropped != "",
        planned.c.text == text,
    )
    tx.connection.execute(delete(planned).where(*where))


def _has_written() -> ColumnElement[bool]:
    return exists().where(
        messages.c.conversation_id == planned.c.conversation_id,
        messages.c.author == Author.CUSTOMER.value,
        messages.c.kind.in_(ASKING),
        messages.c.id > planned.c.after,
    )


def _query() -> Select[Any]:
    return select(planned, people.c.name.label("person_name")).join(people, people.c.id == planned.c.person_id)


def _to_planned(row: Mapping[Any, Any]) -> Planned:
    return Planned(
        id=row["id"],
        conversation_id=row["conversation_id"],
        person_id=row["person_id"],
        person_name=row["person_name"],
        text=row["text"],
        client_id=row["client_id"],
        created_at=row["created_at"],
        due_at=row["due_at"],
        kept=row["kept"],
        after=row["after"],
        attachments=unpack(tuple[Attachment, ...], row["attachments"] or ()),
        snippet_ids=tuple(row["snippet_ids"] or ()),
        reply_to=row["reply_to"],
        then=unpack(Then, row["then"]) if row["then"] else Then(),
        dropped=Dropped(row["dropped"]),
    )
