"""Scorecards: every version stays, the newest of a card is in use until it is put away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.core.insights.reviews.card import Card, Category
from bot.errors import NotFound
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.reviews import scorecards


def record_version(tx: Tx, card: Card, *, person_id: int) -> Card:
    """A new version of a card, or a new card where ``card.card`` is 0; it is in use from now on."""
    number = card.card or _find_highest(tx) + 1
    known = select(func.max(scorecards.c.version)).where(scorecards.c.card == number)
    version = int(tx.connection.execute(known).scalar() or 0) + 1
    record_retired(tx, number)
    row = insert(scorecards).values(
        card=number,
        version=version,
        name=card.name,
        categories=pack(card.categories, tuple[Category, ...]),
        is_current=True,
        person_id=person_id,
        made_at=tx.now,
    )
    return get(tx, tx.insert(row))


def record_retired(tx: Tx, card: int) -> None:
    """It is in use no more; reviews that were made by it keep it."""
    tx.connection.execute(update(scorecards).where(scorecards.c.card == card).values(is_current=False))


def get(tx: Tx, card_id: int) -> Card:
    """A version.

    Raises:
        NotFound: there is none with this id.
    """
    found = list_versions(tx, [card_id])
    if not found:
        raise NotFound(what="scorecard")
    return found[card_id]


def list_current(tx: Tx) -> tuple[Card, ...]:
    """The cards in use, the first made first."""
    query = select(scorecards).where(scorecards.c.is_current).order_by(scorecards.c.card)
    return tuple(_to_card(row) for row in tx.connection.execute(query).mappings())


def list_versions(tx: Tx, card_ids: Collection[int]) -> dict[int, Card]:
    """Versions by id."""
    query = select(scorecards).where(scorecards.c.id.in_(set(card_ids)))
    return {row["id"]: _to_card(row) for row in tx.connection.execute(query).mappings()}


def list_keys(tx: Tx, card: int) -> frozenset[str]:
    """The keys that categories of a card have or had."""
    rows = tx.connection.execute(select(scorecards.c.categories).where(scorecards.c.card == card)).scalars()
    return frozenset(one["key"] for categories in rows for one in categories)


def has_any(tx: Tx) -> bool:
    """Whether there ever was a card."""
    return tx.connection.execute(select(scorecards.c.id).limit(1)).first() is not None


def _find_highest(tx: Tx) -> int:
    return int(tx.connection.execute(select(func.max(scorecards.c.card))).scalar() or 0)


def _to_card(row: Mapping[Any, Any]) -> Card:
    return Card(
        id=row["id"],
        card=row["card"],
        version=row["version"],
        name=row["name"],
        categories=unpack(tuple[Category, ...], row["categories"]),
    )
