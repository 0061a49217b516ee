"""Lines of a transcript as they are read, with what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, and_, case, exists, func, select

from bot.core.clocks.told import Moment
from bot.core.messages import (
    Attachment,
    Author,
    Button,
    Change,
    Delivery,
    Kind,
    Message,
    Reacted,
    Replied,
    Revision,
    SentAs,
    Source,
)
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.tables.chat import messages, outbox, revisions
from bot.storage.tables.people import people

EXCERPT: Final = 300  # characters of a line that another one replies to


@cache
def query_lines() -> Select[Any]:
    """Lines with all that is shown of them, to be narrowed."""
    replied = messages.alias()
    latest = (
        select(func.max(outbox.c.id))
        .where(outbox.c.message_id == messages.c.id, outbox.c.operation == "send")
        .correlate(messages)
        .scalar_subquery()
    )
    return (
        select(
            messages,
            people.c.name.label("person_name"),
            outbox.c.state.label("delivery"),
            outbox.c.error.label("delivery_note"),
            outbox.c.possibly_twice,
            exists().where(revisions.c.message_id == messages.c.id).correlate(messages).label("revised"),
            and_(messages.c.author == Author.OPERATOR.value, _changes(messages)).label("changed"),
            replied.c.id.label("replied_id"),
            replied.c.author.label("replied_author"),
            func.substr(replied.c.text, 1, EXCERPT).label("replied_text"),
            replied.c.channel_key.label("replied_key"),
            replied.c.source.label("replied_source"),
            case((func.trim(replied.c.text) == "", replied.c.attachments)).label("replied_files"),
        )
        .outerjoin(people, people.c.id == messages.c.person_id)
        .outerjoin(outbox, outbox.c.id == latest)
        .outerjoin(replied, replied.c.id == messages.c.reply_to)
    )


def _changes(of: Table) -> ColumnElement[bool]:
    return exists().where(outbox.c.message_id == of.c.id, outbox.c.operation != "send").correlate(of)


def _list_changes(tx: Tx, ids: Sequence[int]) -> dict[int, Change]:
    """The newest change of each of these messages."""
    if not ids:
        return {}
    query = select(outbox).where(outbox.c.message_id.in_(ids), outbox.c.operation != "send").order_by(outbox.c.id)
    return {
        row["message_id"]: Change(deletes=row["operation"] == "delete", state=Delivery(row["state"]), note=row["error"])
        for row in tx.connection.execute(query).mappings()
    }


def fetch_lines(tx: Tx, query: Select[Any]) -> tuple[Message, ...]:
    """What a query of them finds, with earlier texts and the newest change."""
    rows = tx.connection.execute(query).mappings().all()
    changes = _list_changes(tx, [row["id"] for row in rows if row["changed"]])
    ids = [row["id"] for row in rows if row["revised"]]
    older: dict[int, list[Revision]] = {}
    if ids:
        history = select(revisions).where(revisions.c.message_id.in_(ids)).order_by(revisions.c.id)
        for row in tx.connection.execute(history).mappings():
            older.setdefault(row["message_id"], []).append(Revision(text=row["text"], replaced_at=row["replaced_at"]))
    return tuple(_to_message(row, tuple(older.get(row["id"], ())), changes.get(row["id"])) for row in rows)


def _to_delivery(row: Mapping[Any, Any]) -> Delivery | None:
    """None for what the customer wrote. Only what has arrived loses its note after a time."""
    if row["delivery"]:
        return Delivery(row["delivery"])
    return None if row["author"] == Author.CUSTOMER.value else Delivery.SENT


def _to_message(row: Mapping[Any, Any], older: tuple[Revision, ...], change: Change | None) -> Message:
    return Message(
        id=row["id"],
        conversation_id=row["conversation_id"],
        author=Author(row["author"]),
        kind=Kind(row["kind"]),
        text=row["text"],
        created_at=row["created_at"],
        person_id=row["person_id"],
        person_name=row["person_name"] or "",
        attachments=unpack(tuple[Attachment, ...], row["attachments"] or ()),
        buttons=unpack(tuple[Button, ...], row["buttons"] or ()),
        revisions=older,
        source=unpack(Source, row["source"]) if row["source"] else None,
        channel_key=row["channel_key"] or "",
        replied=_to_replied(row),
        quote=row["quote"],
        forwarded=row["forwarded"],
        delivery=_to_delivery(row),
        delivery_note=row["delivery_note"] or "",
        possibly_twice=bool(row["possibly_twice"]),
        group=row["group_key"],
        sent_as=unpack(SentAs, row["sent_as"]) if row["sent_as"] else None,
        reacted=unpack(Reacted, row["reacted"]) if row["reacted"] else Reacted(),
        moments=unpack(tuple[Moment, ...], row["moments"] or ()),
        deleted_at=row["deleted_at"],
        change=change,
    )


def _to_replied(row: Mapping[Any, Any]) -> Replied | None:
    if row["replied_id"] is None:
        return None
    files = unpack(tuple[Attachment, ...], row["replied_files"] or ())
    return Replied(
        id=row["replied_id"],
        author=Author(row["replied_author"]),
        text=row["replied_text"],
        channel_key=row["replied_key"] or "",
        file=files[0].kind if files else "",
        markup=bool(row["replied_source"]),
    )
