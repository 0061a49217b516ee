"""Wait cards: the message that shows a customer their place in the queue, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, cast, func, select, update

from bot.core.case import State
from bot.core.hours import AS_BUSINESS, Office
from bot.core.wait import Standing, Told
from bot.storage.cases.escalations import list_rivals, queue_order
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations
from bot.storage.tables.teams import teams


@dataclass(frozen=True, kw_only=True)
class WaitCard:
    """A waiting case as far as its card is concerned; ``told`` is None where nothing is on record, ``posted`` says
    whether there is a card that reaches them; ``office``: when those work whose case it is.
    """

    case_id: int
    language: str
    told: Told | None
    posted: bool
    opened_at: datetime
    standing: Standing
    office: Office = AS_BUSINESS


def list_waiting(tx: Tx) -> tuple[WaitCard, ...]:
    """One for each waiting case, in the order of the queue; one without a card has its place too."""
    pairs = list_rivals()
    rivals = (
        select(pairs.c.team_id, func.aggregate_strings(cast(pairs.c.rival, String), " ").label("rivals"))
        .group_by(pairs.c.team_id)
        .subquery()
    )
    query = (
        select(
            escalations.c.id,
            escalations.c.card_id,
            escalations.c.told,
            escalations.c.opened_at,
            conversations.c.language,
            conversations.c.blocked,
            teams.c.id.label("team_id"),
            teams.c.office,
            rivals.c.rivals,
        )
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .outerjoin(rivals, rivals.c.team_id == teams.c.id)
        .where(escalations.c.state == State.WAITING.value)
        .order_by(*queue_order())
    )
    return tuple(
        WaitCard(
            case_id=row.id,
            language=row.language,
            told=unpack(Told, row.told) if row.card_id is not None and row.told is not None else None,
            posted=row.card_id is not None and not row.blocked,
            opened_at=row.opened_at,
            standing=Standing(team_id=row.team_id, rivals=frozenset(map(int, (row.rivals or "").split()))),
            office=to_office(row.office),
        )
        for row in tx.connection.execute(query)
    )


def record_card(tx: Tx, case_id: int, *, message_id: int, told: Told) -> None:
    """The message that shows the customer their place in the queue."""
    change = update(escalations).where(escalations.c.id == case_id)
    tx.connection.execute(change.values(card_id=message_id, told=pack(told)))


def find_told(tx: Tx, case_id: int) -> Told | None:
    """What the card of a case says."""
    told = tx.connection.execute(select(escalations.c.told).where(escalations.c.id == case_id)).scalar()
    return unpack(Told, told) if told is not None else None


def find_card(tx: Tx, case_id: int) -> int | None:
    """The id of the message that shows the customer their place."""
    query = select(escalations.c.card_id).where(escalations.c.id == case_id)
    return tx.connection.execute(query).scalar()
