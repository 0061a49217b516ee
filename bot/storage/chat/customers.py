"""What colleagues wrote down of a customer, and what the chat holds of them: thumbs, files, answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.desk.customer import Customer, Filed, Thumb
from bot.core.events import Topic
from bot.core.messages import Attachment, Author, Kind
from bot.storage.chat import search
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.tables.cases import feedback
from bot.storage.tables.chat import conversations, customers, messages
from bot.storage.tables.people import people

FIELDS = ("phone", "email", "zone", "note")
MOST_FILES = 12
MOST_REPLIES = 200
MOST_THUMBS = 30
MOST_WRITTEN = 20
LONGEST = 300  # characters


def find(tx: Tx, conversation_id: int) -> Customer:
    """What is written down; an empty card when nothing is."""
    query = (
        select(conversations.c.given_name, customers, people.c.name.label("changed_by_name"))
        .select_from(conversations)
        .outerjoin(customers, customers.c.conversation_id == conversations.c.id)
        .outerjoin(people, people.c.id == customers.c.changed_by)
        .where(conversations.c.id == conversation_id)
    )
    row = tx.connection.execute(query).mappings().first()
    if row is None:
        return Customer()
    fields = {name: row[name] or "" for name in FIELDS}
    return Customer(
        name=row["given_name"], changed_at=row["changed_at"], changed_by=row["changed_by_name"] or "", **fields
    )


def record(tx: Tx, conversation_id: int, *, person_id: int, **fields: Any) -> None:
    """Write down phone, email, zone or note, and who did."""
    make = sqlite.insert if tx.connection.dialect.name == "sqlite" else postgresql.insert
    said = {**fields, "changed_at": tx.now, "changed_by": person_id}
    row = make(customers).values(**{**dict.fromkeys(FIELDS, ""), **said}, conversation_id=conversation_id)
    tx.connection.execute(row.on_conflict_do_update(index_elements=["conversation_id"], set_=said))
    tx.tell(Topic.CONVERSATION, conversation_id)


def record_name(tx: Tx, conversation_id: int, name: str) -> None:
    """What colleagues call them from now on; "" for what the channel does."""
    where = conversations.c.id == conversation_id
    row = tx.connection.execute(select(conversations).where(where)).mappings().one()
    tx.connection.execute(update(conversations).where(where).values(given_name=name))
    before = search.join_names(row["customer_name"], row["username"], row["given_name"])
    search.record_names(
        tx, conversation_id, now=search.join_names(row["customer_name"], row["username"], name), before=before
    )
    tx.tell(Topic.CONVERSATION, conversation_id)
    tx.tell(Topic.QUEUE)


def list_thumbs(tx: Tx, conversation_id: int) -> tuple[Thumb, ...]:
    """What they thought of the last answers, the newest first."""
    query = (
        select(feedback.c.helped, feedback.c.article, messages.c.source["title"].as_string().label("title"))
        .join(messages, messages.c.id == feedback.c.message_id)
        .where(feedback.c.conversation_id == conversation_id)
        .order_by(feedback.c.id.desc())
        .limit(MOST_THUMBS)
    )
    return tuple(Thumb(title=row.title or row.article, helped=row.helped) for row in tx.connection.execute(query))


def list_files(tx: Tx, conversation_id: int) -> tuple[Filed, ...]:
    """The newest files of the chat, by whomever."""
    query = (
        select(messages.c.id, messages.c.attachments, messages.c.created_at)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.author.in_((Author.CUSTOMER.value, Author.OPERATOR.value)),
            messages.c.kind == Kind.MEDIA.value,
        )
        .order_by(messages.c.id.desc())
        .limit(MOST_FILES)
    )
    found = (
        Filed(message_id=row.id, number=number, attachment=attachment, at=row.created_at)
        for row in tx.connection.execute(query)
        for number, attachment in enumerate(unpack(tuple[Attachment, ...], row.attachments or ()))
        if attachment.file_key
    )
    return tuple(found)[:MOST_FILES]


def list_replies(tx: Tx, conversation_id: int) -> tuple[tuple[datetime, str], ...]:
    """When colleagues wrote what, the newest first."""
    query = (
        select(messages.c.created_at, messages.c.text)
        .where(messages.c.conversation_id == conversation_id, messages.c.author == Author.OPERATOR.value)
        .order_by(messages.c.id.desc())
        .limit(MOST_REPLIES)
    )
    return tuple((row.created_at, row.text) for row in tx.connection.execute(query))


def list_written(tx: Tx, conversation_id: int, *, since: datetime) -> tuple[str, ...]:
    """What they wrote after a moment, oldest first, each line's beginning."""
    query = (
        select(func.substr(messages.c.text, 1, LONGEST).label("text"))
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.author == Author.CUSTOMER.value,
            messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
            messages.c.created_at > since,
            messages.c.text != "",
        )
        .order_by(messages.c.id)
        .limit(MOST_WRITTEN)
    )
    return tuple(tx.connection.execute(query).scalars())
