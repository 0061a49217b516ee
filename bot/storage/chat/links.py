"""One-time codes that lead into a chat from elsewhere, and the other browsers that show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.reach import chat_keys, chat_links


@dataclass(frozen=True, kw_only=True)
class Link:
    """A code, known by its hash."""

    code_hash: str
    conversation_id: int
    purpose: str
    expires_at: datetime
    used_at: datetime | None


def record_link(tx: Tx, *, code_hash: str, conversation_id: int, purpose: str, expires_at: datetime) -> None:
    """A new code."""
    row = insert(chat_links).values(
        code_hash=code_hash, conversation_id=conversation_id, purpose=purpose, made_at=tx.now, expires_at=expires_at
    )
    tx.connection.execute(row)


def find_link(tx: Tx, code_hash: str, *, purpose: str) -> Link | None:
    """The code, used or not; None for one we never gave."""
    where = (chat_links.c.code_hash == code_hash, chat_links.c.purpose == purpose)
    row = tx.connection.execute(select(chat_links).where(*where)).mappings().first()
    if row is None:
        return None
    names = ("code_hash", "conversation_id", "purpose", "expires_at", "used_at")
    return Link(**{name: row[name] for name in names})


def take_link(tx: Tx, link: Link) -> bool:
    """Use it up; False when somebody has, or its time is over."""
    table = chat_links.c
    where = (table.code_hash == link.code_hash, table.used_at.is_(None), table.expires_at >= tx.now)
    return tx.connection.execute(update(chat_links).where(*where).values(used_at=tx.now)).rowcount == 1


def end_links(tx: Tx, conversation_id: int, *, purpose: str) -> None:
    """Codes of a chat that were not used count no more."""
    table = chat_links.c
    where = (table.conversation_id == conversation_id, table.purpose == purpose, table.used_at.is_(None))
    tx.connection.execute(delete(chat_links).where(*where))


def retire_links(tx: Tx, conversation_id: int, *, purpose: str) -> None:
    """The same, for codes that are counted."""
    table = chat_links.c
    where = (table.conversation_id == conversation_id, table.purpose == purpose, table.used_at.is_(None))
    over = table.expires_at > tx.now
    tx.connection.execute(update(chat_links).where(*where, over).values(expires_at=tx.now - timedelta(seconds=1)))


def count_links(tx: Tx, conversation_id: int, *, purpose: str, since: datetime) -> int:
    """How many codes of a chat were made since then."""
    table = chat_links.c
    where = (table.conversation_id == conversation_id, table.purpose == purpose, table.made_at >= since)
    return int(tx.connection.execute(select(func.count()).select_from(chat_links).where(*where)).scalar_one())


def forget_links(tx: Tx, *, before: datetime) -> None:
    """Remove codes whose time was over long ago."""
    tx.connection.execute(delete(chat_links).where(chat_links.c.expires_at < before))


def record_key(tx: Tx, conversation_id: int, *, channel: str, chat_key: str) -> None:
    """Another browser shows the chat from now on."""
    fields = {"channel": channel, "chat_key": chat_key, "conversation_id": conversation_id}
    tx.insert_if_new(chat_keys, **fields, made_at=tx.now)


def list_keys(tx: Tx, conversation_id: int) -> tuple[str, ...]:
    """The other browsers that show a chat."""
    query = select(chat_keys.c.chat_key).where(chat_keys.c.conversation_id == conversation_id).order_by(chat_keys.c.id)
    return tuple(tx.connection.execute(query).scalars())
