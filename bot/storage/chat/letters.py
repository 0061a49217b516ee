"""Letters that came to us, each stored before its mailbox hears that it was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.core.reach.inbound import OPEN, Fate, Inbound
from bot.storage.database import Tx
from bot.storage.tables.reach import letters

SHOWN = 200


def record_letter(tx: Tx, *, letter_key: str, raw_key: str, size: int) -> int | None:
    """A letter that has just come; None for one that is here already."""
    fields = {"letter_key": letter_key, "raw_key": raw_key, "size": size, "fate": Fate.NEW.value}
    plain = dict.fromkeys(("sender", "name", "subject", "text", "cut", "note"), "")
    return tx.insert_if_new(letters, **fields, **plain, other_sender=False, received_at=tx.now)


def list_new(tx: Tx, *, limit: int) -> tuple[Inbound, ...]:
    """Those nobody has looked into, in order of arrival."""
    query = select(letters).where(letters.c.fate == Fate.NEW.value).order_by(letters.c.id).limit(limit)
    return tuple(_to_inbound(row) for row in tx.connection.execute(query).mappings())


def get(tx: Tx, letter_id: int) -> Inbound | None:
    """The letter; None where there is none."""
    row = tx.connection.execute(select(letters).where(letters.c.id == letter_id)).mappings().first()
    return _to_inbound(row) if row is not None else None


def find_key(tx: Tx, letter_id: int) -> str:
    """What names it among all letters there are."""
    return str(tx.connection.execute(select(letters.c.letter_key).where(letters.c.id == letter_id)).scalar_one())


def take(tx: Tx, letter: Inbound, fate: Fate, **fields: Any) -> bool:
    """Decide what becomes of it, once; False when somebody has done so meanwhile."""
    change = update(letters).where(letters.c.id == letter.id, letters.c.fate == letter.fate.value)
    return tx.connection.execute(change.values(fate=fate.value, **fields)).rowcount == 1


def record_line(tx: Tx, letter_id: int, message_id: int) -> None:
    """Which line of a chat it became."""
    tx.connection.execute(update(letters).where(letters.c.id == letter_id).values(message_id=message_id))


def record_done(tx: Tx, letter_id: int, *, person_id: int) -> bool:
    """Somebody has looked at it and needs nothing more of it; False where that is said already."""
    where = (letters.c.id == letter_id, letters.c.done_at.is_(None))
    change = update(letters).where(*where).values(done_at=tx.now, done_by=person_id)
    return tx.connection.execute(change).rowcount == 1


def count_lately(tx: Tx, conversation_id: int, *, since: datetime) -> int:
    """How many have become lines of a chat since then."""
    where = (letters.c.conversation_id == conversation_id, letters.c.received_at >= since)
    taken = letters.c.fate == Fate.TAKEN.value
    return int(tx.connection.execute(select(func.count()).where(*where, taken)).scalar_one())


def count_open(tx: Tx) -> int:
    """How many somebody should look at."""
    return int(tx.connection.execute(select(func.count()).select_from(letters).where(*_open())).scalar_one())


def list_letters(tx: Tx, *, is_open: bool) -> tuple[Inbound, ...]:
    """The newest ones, or those of them that somebody should look at."""
    where = _open() if is_open else ()
    query = select(letters).where(*where).order_by(letters.c.id.desc()).limit(SHOWN)
    return tuple(_to_inbound(row) for row in tx.connection.execute(query).mappings())


def list_of(tx: Tx, conversation_id: int) -> tuple[Inbound, ...]:
    """Those that are lines of this chat."""
    where = (letters.c.conversation_id == conversation_id, letters.c.message_id.is_not(None))
    return tuple(_to_inbound(row) for row in tx.connection.execute(select(letters).where(*where)).mappings())


def list_old(tx: Tx, *, raw_before: datetime, limit: int) -> tuple[tuple[int, str], ...]:
    """Id and file of letters that lie here as they came for long enough."""
    where = (letters.c.raw_key != "", letters.c.received_at < raw_before, letters.c.fate != Fate.NEW.value)
    query = select(letters.c.id, letters.c.raw_key).where(*where).order_by(letters.c.id).limit(limit)
    return tuple((int(row[0]), str(row[1])) for row in tx.connection.execute(query))


def forget_raw(tx: Tx, letter_id: int) -> None:
    """The file is gone."""
    tx.connection.execute(update(letters).where(letters.c.id == letter_id).values(raw_key=""))


def forget_letters(tx: Tx, *, before: datetime) -> None:
    """Remove what became no line of a chat and is that old."""
    old = (letters.c.received_at < before, letters.c.message_id.is_(None), letters.c.raw_key == "")
    tx.connection.execute(delete(letters).where(*old))


def _open() -> tuple[Any, ...]:
    return (letters.c.fate.in_(sorted(one.value for one in OPEN)), letters.c.done_at.is_(None))


def _to_inbound(row: Mapping[Any, Any]) -> Inbound:
    names = ("id", "received_at", "size", "raw_key", "sender", "name", "subject", "text", "cut", "note")
    rest = {name: row[name] for name in (*names, "conversation_id", "other_sender", "done_at")}
    return Inbound(fate=Fate(row["fate"]), refused=tuple(row["refused"] or ()), stands=row["message_id"], **rest)
