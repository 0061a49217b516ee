"""What customers thought of answers."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.cases import feedback


def record_feedback(tx: Tx, *, conversation_id: int, message_id: int, article: str, helped: bool) -> bool:
    """What the customer thought of an answer; False when they said it before (the last word counts)."""
    known = tx.connection.execute(select(feedback.c.id).where(feedback.c.message_id == message_id)).scalar()
    if known is not None:
        tx.connection.execute(update(feedback).where(feedback.c.id == known).values(helped=helped))
        return False
    row = insert(feedback).values(
        conversation_id=conversation_id, message_id=message_id, article=article, helped=helped, created_at=tx.now
    )
    tx.connection.execute(row)
    return True


def record_reason(tx: Tx, message_id: int, reason: str) -> None:
    """What the customer said was wrong with an answer they had judged."""
    change = update(feedback).where(feedback.c.message_id == message_id, feedback.c.helped.is_(False))
    tx.connection.execute(change.values(reason=reason))


def find_feedback(tx: Tx, message_id: int) -> bool | None:
    """What the customer thinks of an answer; None when they never said."""
    found = tx.connection.execute(select(feedback.c.helped).where(feedback.c.message_id == message_id)).scalar()
    return None if found is None else bool(found)


def remove_feedback(tx: Tx, message_id: int) -> None:
    """They took back what they had said."""
    tx.connection.execute(delete(feedback).where(feedback.c.message_id == message_id))


def list_feedback(tx: Tx, conversation_id: int) -> dict[str, bool]:
    """The last word on each article in a conversation."""
    query = select(feedback.c.article, feedback.c.helped).where(feedback.c.conversation_id == conversation_id)
    return dict(tx.connection.execute(query.order_by(feedback.c.id)).tuples().all())
