"""The search over all chats, kept in step by whoever writes a line or a name, in the same transaction.

What is indexed is what people said, customers and colleagues: the bot says the same to everybody, and who looks for a
chat would find a thousand. Notices, commands and presses of buttons are not looked for either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from bot.core.messages import Author, Kind
from bot.core.queue import Hit
from bot.storage import word_index
from bot.storage.database import Tx
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.people import people
from bot.storage.word_index import CHATS, LINES

SAID: Final = (Author.CUSTOMER, Author.OPERATOR)
KINDS: Final = (Kind.TEXT, Kind.MEDIA)
NEWEST: Final = 2**31 - 1  # no line stands behind it


@dataclass(frozen=True, kw_only=True)
class Found:
    """Where a line stands that has all terms."""

    message_id: int
    conversation_id: int
    author: Author


def record_line(tx: Tx, message_id: int, *, author: Author, kind: Kind, now: str, before: str = "") -> None:
    """A line was written, or reads otherwise than ``before``."""
    if author in SAID and kind in KINDS:
        word_index.record(tx.connection, LINES, message_id, now=now, before=before)


def record_names(tx: Tx, conversation_id: int, *, now: str, before: str = "") -> None:
    """A customer is called so, and was called otherwise ``before``."""
    word_index.record(tx.connection, CHATS, conversation_id, now=now, before=before)


def join_names(*names: str) -> str:
    """What the index holds of a customer: all they are called."""
    return " ".join(names)


def list_hits(tx: Tx, message_ids: Iterable[int]) -> tuple[Hit, ...]:
    """These lines with whose they are, newest first."""
    query = (
        select(
            messages.c.id,
            messages.c.conversation_id,
            messages.c.author,
            messages.c.text,
            messages.c.created_at,
            people.c.name.label("person_name"),
            CALLED,
            conversations.c.username,
            conversations.c.channel,
            conversations.c.language,
        )
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .outerjoin(people, people.c.id == messages.c.person_id)
        .where(messages.c.id.in_(list(message_ids)))
        .order_by(messages.c.id.desc())
    )
    return tuple(_to_hit(row) for row in tx.connection.execute(query).mappings())


def rebuild(connection: Connection) -> None:
    """Index all there is: for rows that were written past this module."""
    lines = select(messages.c.id, messages.c.text).where(messages.c.author.in_(SAID), messages.c.kind.in_(KINDS))
    given = conversations.c.customer_name, conversations.c.username, conversations.c.given_name
    names = select(conversations.c.id, given[0] + " " + given[1] + " " + given[2])
    word_index.fill(connection, LINES, lines)
    word_index.fill(connection, CHATS, names)


def _to_hit(row: Any) -> Hit:
    return Hit(
        message_id=row["id"],
        conversation_id=row["conversation_id"],
        author=Author(row["author"]),
        person_name=row["person_name"] or "",
        text=row["text"],
        created_at=row["created_at"],
        customer_name=row["customer_name"],
        username=row["username"],
        channel=row["channel"],
        language=row["language"],
    )
