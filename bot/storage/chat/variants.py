"""Which of several ways to say something a customer has read last."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.chat import said_variants


def take_turn(tx: Tx, conversation_id: int, key: str, *, count: int) -> int:
    """The place of the next one, 0 and up; the first of a chat depends on its number, so that all are used."""
    mine = (said_variants.c.conversation_id == conversation_id, said_variants.c.key == key)
    last: int | None = tx.connection.execute(select(said_variants.c.place).where(*mine)).scalar()
    if last is None:
        place = conversation_id % count
        values = {"conversation_id": conversation_id, "key": key, "place": place}
        tx.connection.execute(insert(said_variants).values(**values))
        return place
    place = (last + 1) % count
    tx.connection.execute(update(said_variants).where(*mine).values(place=place))
    return place
