"""Where chats were before they went on in another channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, insert, select

from bot.core.conversation import Conversation
from bot.storage.database import Tx
from bot.storage.tables.reach import chat_moves


@dataclass(frozen=True, kw_only=True)
class Move:
    """A chat that was at this place up to the line ``last_id``."""

    conversation_id: int
    channel: str
    account: str
    chat_key: str
    to_channel: str
    last_id: int


def record_move(tx: Tx, conversation: Conversation, *, to_channel: str, last_id: int) -> None:
    """The chat leaves the place where it is."""
    place = {"channel": conversation.channel, "account": conversation.account, "chat_key": conversation.chat_key}
    row = insert(chat_moves).values(
        conversation_id=conversation.id, **place, to_channel=to_channel, last_id=last_id, at=tx.now
    )
    tx.connection.execute(row)


def find_move(tx: Tx, *, channel: str, chat_key: str, account: str = "") -> Move | None:
    """The chat that left this place last."""
    table = chat_moves.c
    where = (table.chat_key == chat_key, table.channel == channel, table.account == account)
    return _first(tx, select(chat_moves).where(*where).order_by(table.id.desc()))


def find_origin(tx: Tx, conversation_id: int, message_id: int) -> Move | None:
    """Where a line was said, if the chat was elsewhere then."""
    table = chat_moves.c
    where = (table.conversation_id == conversation_id, table.last_id >= message_id)
    return _first(tx, select(chat_moves).where(*where).order_by(table.id))


def _first(tx: Tx, query: Select[Any]) -> Move | None:
    row = tx.connection.execute(query.limit(1)).mappings().first()
    if row is None:
        return None
    names = ("conversation_id", "channel", "account", "chat_key", "to_channel", "last_id")
    return Move(**{name: row[name] for name in names})
