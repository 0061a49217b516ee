"""Customers whose site signs for them, and which chat is theirs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from bot.core.conversation import Conversation
from bot.core.reach.identity import Identity
from bot.storage.database import Tx
from bot.storage.tables.reach import identities

NAMES = ("id", "user_key", "chat_key", "conversation_id", "name", "email", "seen_at")


def find(tx: Tx, user_key: str) -> Identity | None:
    """The customer the site knows by this, held until the transaction ends; None for a new one."""
    return _first(tx, identities.c.user_key == user_key)


def find_owner(tx: Tx, *, chat_key: str, conversation_id: int | None) -> Identity | None:
    """Whose page or chat this is; None for nobody's the site knows."""
    theirs = identities.c.chat_key == chat_key
    if conversation_id is not None:
        theirs = or_(theirs, identities.c.conversation_id == conversation_id)
    return _first(tx, theirs)


def find_of(tx: Tx, conversation: Conversation) -> Identity | None:
    """The customer of a chat, if the site has signed for them."""
    return find_owner(tx, chat_key=conversation.chat_key, conversation_id=conversation.id)


def record(tx: Tx, user_key: str, *, chat_key: str, conversation_id: int | None, name: str, email: str) -> None:
    """A customer, or what is said of them now."""
    said = {"chat_key": chat_key, "conversation_id": conversation_id, "name": name, "email": email, "seen_at": tx.now}
    if tx.insert_if_new(identities, user_key=user_key, **said) is None:
        tx.connection.execute(update(identities).where(identities.c.user_key == user_key).values(**said))


def _first(tx: Tx, where: ColumnElement[bool]) -> Identity | None:
    query = select(identities).where(where).order_by(identities.c.id).limit(1).with_for_update()
    row = tx.connection.execute(query).mappings().first()
    fields: dict[str, Any] = {name: row[name] for name in NAMES} if row is not None else {}
    return Identity(**fields) if fields else None
