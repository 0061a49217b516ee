"""Accounts on whose behalf the bot speaks, and until when their customers can be written to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, literal, select, update

from bot.core.conversation import Conversation
from bot.core.events import Topic
from bot.core.messages import Profile
from bot.core.reach.behalf import CHANNEL, WINDOW, Connection, News, Powers, Window, to_chat_key, to_place
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.behalf import behalf_chats, behalf_connections
from bot.storage.tables.chat import conversations


def record_news(tx: Tx, news: News, *, account: str, key: str, profile: Profile) -> Connection:
    """Write down what Telegram says of a connection. An account has one: where it is connected anew under another key,
    its chats go on under that.
    """
    known = find_by_user(tx, account=account, user_key=news.user_key)
    values: dict[str, Any] = {
        "connection_key": key,
        "talk_key": news.talk_key,
        "name": profile.name,
        "username": profile.username,
        "may_reply": news.powers.reply,
        "may_read": news.powers.read,
        "may_delete": news.powers.delete,
        "enabled": news.enabled,
        "changed_at": tx.now,
    }
    tx.tell(Topic.QUEUE)
    if known is None:
        own = {"account": account, "user_key": news.user_key, "allowed": False, "connected_at": tx.now}
        return get(tx, tx.insert(insert(behalf_connections).values(**own, **values)))
    if not known.enabled and news.enabled:
        values["connected_at"] = tx.now
    tx.connection.execute(update(behalf_connections).where(behalf_connections.c.id == known.id).values(**values))
    if known.key != key:
        _go_on(tx, account=account, before=known.key, after=key)
    return get(tx, known.id)


def record_allowed(tx: Tx, connection_id: int, *, allowed: bool) -> Connection:
    """Whether the bot may speak on behalf of it."""
    values = {"allowed": allowed, "changed_at": tx.now}
    tx.connection.execute(update(behalf_connections).where(behalf_connections.c.id == connection_id).values(**values))
    return get(tx, connection_id)


def record_written(tx: Tx, conversation_id: int, *, at: datetime) -> None:
    """The customer wrote then; an older message that comes late closes nothing."""
    where = behalf_chats.c.conversation_id == conversation_id
    known = tx.connection.execute(select(behalf_chats.c.written_at).where(where)).scalar()
    if known is None:
        tx.connection.execute(insert(behalf_chats).values(conversation_id=conversation_id, written_at=at))
    elif known < at:
        tx.connection.execute(update(behalf_chats).where(where).values(written_at=at))


def record_hush(tx: Tx, conversation_id: int, *, until: datetime) -> None:
    """The owner of the account has the chat until then."""
    where = behalf_chats.c.conversation_id == conversation_id
    if tx.connection.execute(update(behalf_chats).where(where).values(hushed_until=until)).rowcount == 0:
        row = {"conversation_id": conversation_id, "written_at": tx.now - WINDOW, "hushed_until": until}
        tx.connection.execute(insert(behalf_chats).values(**row))
    tx.tell(Topic.CONVERSATION, conversation_id)


def end_hush(tx: Tx, conversation: Conversation) -> None:
    """The chat is no longer left to the owner of an account."""
    if conversation.channel == CHANNEL:
        where = behalf_chats.c.conversation_id == conversation.id
        tx.connection.execute(update(behalf_chats).where(where).values(hushed_until=None))
        tx.tell(Topic.CONVERSATION, conversation.id)


def find_window(tx: Tx, conversation: Conversation) -> Window | None:
    """Until when this customer can be written to; None for whoever writes to the bot itself."""
    if conversation.channel != CHANNEL:
        return None
    key, _ = to_place(conversation.chat_key)
    here = and_(behalf_connections.c.account == conversation.account, behalf_connections.c.connection_key == key)
    query = (
        select(behalf_chats.c.written_at, behalf_chats.c.hushed_until, behalf_connections)
        .select_from(behalf_chats.outerjoin(behalf_connections, here))
        .where(behalf_chats.c.conversation_id == conversation.id)
    )
    row = tx.connection.execute(query).mappings().first()
    if row is None:
        return Window(until=tx.now, hushed_until=None, standing=None)
    until, hushed = row["written_at"] + WINDOW, row["hushed_until"]
    if row["id"] is None:
        return Window(until=until, hushed_until=hushed, standing=None)
    connection = _to_connection(row)
    return Window(until=until, hushed_until=hushed, standing=connection.standing, marks=connection.powers.read)


def find(tx: Tx, *, account: str, key: str) -> Connection | None:
    """The connection of this key."""
    where = (behalf_connections.c.account == account, behalf_connections.c.connection_key == key)
    return _first(tx, *where)


def find_by_user(tx: Tx, *, account: str, user_key: str) -> Connection | None:
    """The connection of this account of Telegram."""
    return _first(tx, behalf_connections.c.account == account, behalf_connections.c.user_key == user_key)


def get(tx: Tx, connection_id: int) -> Connection:
    """One of them.

    Raises:
        NotFound: there is none with this id.
    """
    found = _first(tx, behalf_connections.c.id == connection_id)
    if found is None:
        raise NotFound(what="account")
    return found


def list_connections(tx: Tx) -> tuple[Connection, ...]:
    """All, in the order in which they came."""
    rows = tx.connection.execute(select(behalf_connections).order_by(behalf_connections.c.id)).mappings()
    return tuple(map(_to_connection, rows))


def _go_on(tx: Tx, *, account: str, before: str, after: str) -> None:
    table, start = conversations.c, to_chat_key(before, "")
    chat = func.substr(table.chat_key, len(start) + 1)
    where = (table.channel == CHANNEL, table.account == account, table.chat_key.startswith(start, autoescape=True))
    change = update(conversations).where(*where).values(chat_key=literal(to_chat_key(after, "")) + chat)
    tx.connection.execute(change)


def _first(tx: Tx, *where: Any) -> Connection | None:
    row = tx.connection.execute(select(behalf_connections).where(*where)).mappings().first()
    return _to_connection(row) if row is not None else None


def _to_connection(row: Mapping[Any, Any]) -> Connection:
    return Connection(
        id=row["id"],
        account=row["account"],
        key=row["connection_key"],
        user_key=row["user_key"],
        talk_key=row["talk_key"],
        name=row["name"],
        username=row["username"],
        powers=Powers(reply=row["may_reply"], read=row["may_read"], delete=row["may_delete"]),
        enabled=row["enabled"],
        allowed=row["allowed"],
        connected_at=row["connected_at"],
        changed_at=row["changed_at"],
    )
