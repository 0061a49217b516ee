"""A made-up history: what was to be sent counts as sent, and nobody has anything to do about it."""

from __future__ import annotations

from sqlalchemy import String, cast, delete, literal, select, update

from bot.core.jobs import JobKind
from bot.core.messages import Delivery
from bot.storage.chat.outbox import Operation
from bot.storage.database import Tx
from bot.storage.tables.chat import messages, outbox
from bot.storage.tables.system import jobs

KEY = "m"  # begins the channel's key of a message of ours, as in the web chat
KINDS = (JobKind.DELIVER, JobKind.EDIT, JobKind.ANSWER)


def name_of(message_id: int) -> str:
    """What its channel calls a message of ours."""
    return f"{KEY}{message_id}"


def record_all_sent(tx: Tx) -> None:
    """Everything that waits in the outbox has reached its customer, and is known by a key there."""
    waiting = outbox.c.state == Delivery.QUEUED.value
    fresh = select(outbox.c.message_id).where(waiting, outbox.c.operation == Operation.SEND.value)
    key = literal(KEY, String) + cast(messages.c.id, String)
    tx.connection.execute(update(messages).where(messages.c.id.in_(fresh)).values(channel_key=key))
    sent = {"state": Delivery.SENT.value, "attempts": 1, "sent_at": outbox.c.created_at}
    tx.connection.execute(update(outbox).where(waiting).values(**sent))
    tx.connection.execute(delete(jobs).where(jobs.c.kind.in_([kind.value for kind in KINDS])))
