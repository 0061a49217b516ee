"""Cases that are put off, and their waking."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from bot.core.case import State, Woken
from bot.core.events import Topic
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.people import presence


def record_snooze(tx: Tx, case_id: int, *, until: datetime | None) -> None:
    """Put a case off; ``until`` None: until the customer writes."""
    values = {"snoozed_at": tx.now, "snoozed_until": until, "woken": Woken.NO.value}
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))
    tx.tell(Topic.QUEUE)


def record_woken(tx: Tx, case_id: int, by: Woken) -> None:
    """It is on the table again; ``Woken.NO`` takes the mark away as well."""
    values = {"snoozed_at": None, "snoozed_until": None, "woken": by.value}
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))
    tx.tell(Topic.QUEUE)


def wake_by_reply(tx: Tx, conversation_id: int) -> None:
    """The customer wrote: what was put off is on the table again."""
    where = (
        escalations.c.conversation_id == conversation_id,
        escalations.c.state == State.CLAIMED.value,
        escalations.c.snoozed_at.is_not(None),
    )
    values = {"snoozed_at": None, "snoozed_until": None, "woken": Woken.REPLY.value}
    if tx.connection.execute(update(escalations).where(*where).values(**values)).rowcount:
        tx.tell(Topic.QUEUE)


def list_due(tx: Tx, *, patience: timedelta, limit: int = 50) -> tuple[int, ...]:
    """Conversations whose time has come, the longest overdue first; of a holder who is gone so much later."""
    here = or_(presence.c.gone_at.is_(None), escalations.c.snoozed_until <= tx.now - patience)
    query = (
        select(escalations.c.conversation_id)
        .outerjoin(presence, presence.c.person_id == escalations.c.person_id)
        .where(escalations.c.state == State.CLAIMED.value, escalations.c.snoozed_until <= tx.now, here)
        .order_by(escalations.c.snoozed_until)
        .limit(limit)
    )
    return tuple(tx.connection.execute(query).scalars())
