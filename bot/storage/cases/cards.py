"""Wait cards: the message that shows a customer their place in the queue, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update

from bot.core.case import State
from bot.core.wait import Told
from bot.storage.cases.escalations import queue_order
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations


@dataclass(frozen=True, kw_only=True)
class WaitCard:
    """A waiting case as far as its card is concerned; ``told`` is None where nothing is on record."""

    case_id: int
    language: str
    told: Told | None


def list_waiting(tx: Tx) -> tuple[WaitCard | None, ...]:
    """A card for each waiting case, in the order of the queue; None for a case without one, which has its place too."""
    query = (
        select(escalations.c.id, escalations.c.card_id, escalations.c.told, conversations.c.language)
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .where(escalations.c.state == State.WAITING.value)
        .order_by(*queue_order())
    )
    return tuple(
        None
        if row.card_id is None
        else WaitCard(
            case_id=row.id, language=row.language, told=unpack(Told, row.told) if row.told is not None else None
        )
        for row in tx.connection.execute(query)
    )


def record_card(tx: Tx, case_id: int, *, message_id: int, told: Told) -> None:
    """The message that shows the customer their place in the queue."""
    change = update(escalations).where(escalations.c.id == case_id)
    tx.connection.execute(change.values(card_id=message_id, told=pack(told)))


def find_card(tx: Tx, case_id: int) -> int | None:
    """The id of the message that shows the customer their place."""
    query = select(escalations.c.card_id).where(escalations.c.id == case_id)
    return tx.connection.execute(query).scalar()
