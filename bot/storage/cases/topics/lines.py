"""What stands in a topic, and what it is with us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.core.desk.topics import Line
from bot.storage.database import Tx
from bot.storage.tables.chat import revisions
from bot.storage.tables.topics import topic_lines


def record_shown(
    tx: Tx, topic_id: int, channel_key: str, *, lines: Sequence[int] = (), notes: Sequence[int] = ()
) -> None:
    """One message of the topic shows these lines and notes."""
    rows = [{"message_id": one, "note_id": None} for one in lines] + [
        {"message_id": None, "note_id": one} for one in notes
    ]
    common = {"topic_id": topic_id, "channel_key": channel_key, "came": False, "settled": True}
    if rows:
        tx.connection.execute(insert(topic_lines), [{**common, **row} for row in rows])


def record_came(
    tx: Tx, topic_id: int, channel_key: str, *, message_id: int | None = None, note_id: int | None = None
) -> None:
    """A colleague wrote it there."""
    values = {"topic_id": topic_id, "channel_key": channel_key, "message_id": message_id, "note_id": note_id}
    tx.connection.execute(insert(topic_lines).values(**values, came=True, settled=False))


def record_asking(tx: Tx, topic_id: int, channel_key: str) -> None:
    """A message of ours that asks for a note."""
    values = {"topic_id": topic_id, "channel_key": channel_key, "came": False, "settled": True}
    tx.connection.execute(insert(topic_lines).values(**values))


def record_settled(tx: Tx, line_id: int) -> None:
    """What became of it is shown."""
    tx.connection.execute(update(topic_lines).where(topic_lines.c.id == line_id).values(settled=True))


def forget(tx: Tx, topic_id: int) -> None:
    """The topic was deleted, and all that stood there."""
    tx.connection.execute(delete(topic_lines).where(topic_lines.c.topic_id == topic_id))


def find_at(tx: Tx, topic_id: int, channel_key: str) -> Line | None:
    """What this message of the topic is."""
    where = (topic_lines.c.topic_id == topic_id, topic_lines.c.channel_key == channel_key)
    row = tx.connection.execute(select(topic_lines).where(*where).order_by(topic_lines.c.id)).mappings().first()
    return _to_line(row) if row is not None else None


def find_key(tx: Tx, topic_id: int, message_id: int) -> str:
    """Which message of the topic shows this line; "" for none."""
    where = (topic_lines.c.topic_id == topic_id, topic_lines.c.message_id == message_id)
    found = tx.connection.execute(select(topic_lines.c.channel_key).where(*where).order_by(topic_lines.c.id)).scalar()
    return str(found or "")


def list_came(tx: Tx, topic_id: int, *, after_line: int, after_note: int) -> tuple[frozenset[int], frozenset[int]]:
    """Lines and notes that were written there, newer than these."""
    query = select(topic_lines.c.message_id, topic_lines.c.note_id).where(
        topic_lines.c.topic_id == topic_id, topic_lines.c.came
    )
    rows = tx.connection.execute(query).all()
    lines = frozenset(row.message_id for row in rows if (row.message_id or 0) > after_line)
    return lines, frozenset(row.note_id for row in rows if (row.note_id or 0) > after_note)


def list_unsettled(tx: Tx, topic_id: int) -> tuple[Line, ...]:
    """What was written there and nobody has been told what became of it, oldest first."""
    where = (topic_lines.c.topic_id == topic_id, topic_lines.c.came, topic_lines.c.settled.is_(False))
    query = select(topic_lines).where(*where).order_by(topic_lines.c.id)
    return tuple(map(_to_line, tx.connection.execute(query).mappings()))


def find_revised(tx: Tx, topic_id: int, *, after: int) -> tuple[int, Line] | None:
    """The oldest correction after this one of a line that is shown, and where."""
    query = (
        select(revisions.c.id.label("revision"), topic_lines)
        .join(topic_lines, topic_lines.c.message_id == revisions.c.message_id)
        .where(topic_lines.c.topic_id == topic_id, revisions.c.id > after)
        .order_by(revisions.c.id)
        .limit(1)
    )
    row = tx.connection.execute(query).mappings().first()
    return (row["revision"], _to_line(row)) if row is not None else None


def find_last_revision(tx: Tx) -> int:
    """The newest correction of all; 0 for none."""
    return int(tx.connection.execute(select(func.max(revisions.c.id))).scalar() or 0)


def list_beside(tx: Tx, topic_id: int, channel_key: str) -> tuple[Line, ...]:
    """All that one message of the topic shows, in order."""
    where = (topic_lines.c.topic_id == topic_id, topic_lines.c.channel_key == channel_key)
    query = select(topic_lines).where(*where).order_by(topic_lines.c.id)
    return tuple(map(_to_line, tx.connection.execute(query).mappings()))


def _to_line(row: Mapping[Any, Any]) -> Line:
    return Line(**{name: row[name] for name in Line.__dataclass_fields__})
