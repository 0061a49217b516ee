"""Outgoing messages: one row each, in the transaction of what caused it, with a state that always says the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.core.events import Topic
from bot.core.messages import Author, Delivery
from bot.storage.database import Tx
from bot.storage.tables.chat import outbox


class Operation(StrEnum):
    """Send a new message, change the text and buttons of one that was sent, or take it away from the customer."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message on its way. ``parts_sent``: how many pieces of a split text have arrived."""

    id: int
    message_id: int
    conversation_id: int
    operation: Operation
    author: Author
    epoch: int
    state: Delivery
    attempts: int
    parts_sent: int
    possibly_twice: bool
    error: str


def record_outgoing(
    tx: Tx,
    *,
    message_id: int,
    conversation_id: int,
    author: Author,
    epoch: int,
    operation: Operation = Operation.SEND,
    client_id: str | None = None,
    parts_sent: int = 0,
    possibly_twice: bool = False,
) -> int:
    """Queue a message for delivery; the id of the row. ``parts_sent`` and ``possibly_twice``: of an earlier row."""
    row = insert(outbox).values(
        message_id=message_id,
        conversation_id=conversation_id,
        operation=operation.value,
        author=author.value,
        epoch=epoch,
        client_id=client_id,
        parts_sent=parts_sent,
        possibly_twice=possibly_twice,
        created_at=tx.now,
    )
    return tx.insert(row)


def renew_edit(tx: Tx, message_id: int, *, epoch: int) -> bool:
    """Have a change of this message that waits still go out in this epoch; False when none waits."""
    where = (
        outbox.c.message_id == message_id,
        outbox.c.operation == Operation.EDIT.value,
        outbox.c.state == Delivery.QUEUED.value,
    )
    return tx.connection.execute(update(outbox).where(*where).values(epoch=epoch)).rowcount > 0


def count_queued_edits(tx: Tx) -> int:
    """How many changes of messages wait."""
    where = (outbox.c.operation == Operation.EDIT.value, outbox.c.state == Delivery.QUEUED.value)
    return int(tx.connection.execute(select(func.count()).where(*where)).scalar_one())


def find_by_client_id(tx: Tx, client_id: str) -> Outgoing | None:
    """The row an operator's browser has asked for already (double click, retry, second tab)."""
    row = tx.connection.execute(select(outbox).where(outbox.c.client_id == client_id)).mappings().first()
    return _to_outgoing(row) if row else None


def last_of(tx: Tx, message_id: int) -> Outgoing:
    """The newest row that sends this message."""
    where = (outbox.c.message_id == message_id, outbox.c.operation == Operation.SEND.value)
    query = select(outbox).where(*where).order_by(outbox.c.id.desc()).limit(1)
    return _to_outgoing(tx.connection.execute(query).mappings().one())


def find_last(tx: Tx, message_id: int) -> Outgoing | None:
    """The same; None where it is no longer known, or there never was one."""
    where = (outbox.c.message_id == message_id, outbox.c.operation == Operation.SEND.value)
    query = select(outbox).where(*where).order_by(outbox.c.id.desc()).limit(1)
    row = tx.connection.execute(query).mappings().first()
    return _to_outgoing(row) if row is not None else None


def get(tx: Tx, outbox_id: int) -> Outgoing:
    """One row."""
    row = tx.connection.execute(select(outbox).where(outbox.c.id == outbox_id)).mappings().one()
    return _to_outgoing(row)


def list_after(tx: Tx, conversation_id: int, outbox_id: int) -> tuple[Outgoing, ...]:
    """The rows of a conversation after this one, in order."""
    query = select(outbox).where(outbox.c.conversation_id == conversation_id, outbox.c.id > outbox_id)
    return tuple(_to_outgoing(row) for row in tx.connection.execute(query.order_by(outbox.c.id)).mappings())


def record_state(tx: Tx, /, outgoing: Outgoing, state: Delivery, **fields: Any) -> None:
    """Move a row to its next state; ``fields``: error, attempts, parts_sent, possibly_twice."""
    if state is Delivery.SENT:
        fields["sent_at"] = tx.now
    tx.connection.execute(update(outbox).where(outbox.c.id == outgoing.id).values(state=state.value, **fields))
    tx.tell(Topic.CONVERSATION, outgoing.conversation_id)


def adopt(tx: Tx, conversation_id: int, *, author: Author, before: int, after: int) -> None:
    """Carry what an author still has on its way into the next epoch: handed over knowingly, nothing is lost."""
    waiting = (Delivery.QUEUED.value, Delivery.SENDING.value, Delivery.UNKNOWN.value)
    where = (
        outbox.c.conversation_id == conversation_id,
        outbox.c.author == author.value,
        outbox.c.epoch == before,
        outbox.c.state.in_(waiting),
    )
    tx.connection.execute(update(outbox).where(*where).values(epoch=after))


def count_states(tx: Tx) -> dict[str, int]:
    """How many outgoing messages are in each state."""
    rows = tx.connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return dict(rows.tuples().all())


def _to_outgoing(row: Mapping[Any, Any]) -> Outgoing:
    return Outgoing(
        id=row["id"],
        message_id=row["message_id"],
        conversation_id=row["conversation_id"],
        operation=Operation(row["operation"]),
        author=Author(row["author"]),
        epoch=row["epoch"],
        state=Delivery(row["state"]),
        attempts=row["attempts"],
        parts_sent=row["parts_sent"],
        possibly_twice=row["possibly_twice"],
        error=row["error"],
    )
