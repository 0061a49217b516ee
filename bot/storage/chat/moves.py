"""Where chats were before they went on in another channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select, update

from bot.core.conversation import Conversation
from bot.core.reach.joins import Kept
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.reach import chat_moves


@dataclass(frozen=True, kw_only=True)
class Move:
    """A chat that was at this place up to the line ``last_id``; ``kept``: what it had there."""

    id: int
    conversation_id: int
    channel: str
    account: str
    chat_key: str
    to_channel: str
    last_id: int
    at: datetime
    kept: Kept


def record_move(tx: Tx, conversation: Conversation, *, to_channel: str, last_id: int, kept: Kept) -> int:
    """The chat leaves the place where it is."""
    place = {"channel": conversation.channel, "account": conversation.account, "chat_key": conversation.chat_key}
    row = insert(chat_moves).values(
        conversation_id=conversation.id, **place, to_channel=to_channel, last_id=last_id, at=tx.now, kept=pack(kept)
    )
    return tx.insert(row)


def record_undone(tx: Tx, move_id: int, *, person_id: int) -> None:
    """It is as if the chat had not left; what was said meanwhile was said elsewhere all the same."""
    where = chat_moves.c.id == move_id
    tx.connection.execute(update(chat_moves).where(where).values(undone_at=tx.now, undone_by=person_id))


def find_last(tx: Tx, conversation_id: int) -> Move | None:
    """The last move of a chat that stands."""
    table = chat_moves.c
    where = (table.conversation_id == conversation_id, table.undone_at.is_(None))
    return _first(tx, select(chat_moves).where(*where).order_by(table.id.desc()))


def find_move(tx: Tx, *, channel: str, chat_key: str, account: str = "") -> Move | None:
    """The chat that left this place last."""
    table = chat_moves.c
    where = (
        table.chat_key == chat_key,
        table.channel == channel,
        table.account == account,
        table.undone_at.is_(None),
    )
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
    names = ("id", "at", "conversation_id", "channel", "account", "chat_key", "to_channel", "last_id")
    kept = unpack(Kept, row["kept"]) if row["kept"] else Kept()
    return Move(**{name: row[name] for name in names}, kept=kept)
