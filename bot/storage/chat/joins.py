"""Which chats are of one person."""

from __future__ import annotations

from sqlalchemy import ColumnElement, insert, or_, select, update

from bot.core.events import Topic
from bot.core.reach.joins import How, Join, Taken
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.people import people
from bot.storage.tables.reach import chat_joins

STEPS = 3  # from chat to chat; more belongs to nobody


def record_join(
    tx: Tx, conversation_id: int, other_id: int, *, how: How, person_id: int | None = None, taken: Taken | None = None
) -> int:
    """Both are of one person; ``taken``: what one of them took over."""
    fields = {"how": how.value, "person_id": person_id, "taken": pack(taken) if taken is not None else None}
    row = insert(chat_joins).values(conversation_id=conversation_id, other_id=other_id, at=tx.now, **fields)
    for one in (conversation_id, other_id):
        tx.tell(Topic.CONVERSATION, one)
    return tx.insert(row)


def end_join(tx: Tx, join_id: int, *, person_id: int) -> Join | None:
    """They are not; None when somebody has said so already."""
    found = _list(tx, chat_joins.c.id == join_id)
    if not found:
        return None
    where = (chat_joins.c.id == join_id, chat_joins.c.ended_at.is_(None))
    tx.connection.execute(update(chat_joins).where(*where).values(ended_at=tx.now, ended_by=person_id))
    for one in (found[0].conversation_id, found[0].other_id):
        tx.tell(Topic.CONVERSATION, one)
    return found[0]


def list_joins(tx: Tx, conversation_id: int) -> tuple[Join, ...]:
    """All that ties chats to this one, directly or by others."""
    known, joins = {conversation_id}, dict[int, Join]()
    for _ in range(STEPS):
        found = _list(tx, or_(chat_joins.c.conversation_id.in_(known), chat_joins.c.other_id.in_(known)))
        reached = known | {end for one in found for end in (one.conversation_id, one.other_id)}
        joins |= {one.id: one for one in found}
        if reached == known:
            break
        known = reached
    return tuple(joins.values())


def _list(tx: Tx, where: ColumnElement[bool]) -> tuple[Join, ...]:
    query = (
        select(chat_joins, people.c.name.label("person_name"))
        .outerjoin(people, people.c.id == chat_joins.c.person_id)
        .where(where, chat_joins.c.ended_at.is_(None))
        .order_by(chat_joins.c.id)
    )
    return tuple(
        Join(
            id=row["id"],
            conversation_id=row["conversation_id"],
            other_id=row["other_id"],
            how=How(row["how"]),
            at=row["at"],
            person_name=row["person_name"] or "",
            taken=unpack(Taken, row["taken"]) if row["taken"] else None,
        )
        for row in tx.connection.execute(query).mappings()
    )
