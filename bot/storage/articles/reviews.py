"""Articles whose owner is to read them again, and who was told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.shelf import reviews


@dataclass(frozen=True, kw_only=True)
class Due:
    """An article that is to be read again since this day, by this person."""

    article: str
    person_id: int
    due_on: date


def list_due(tx: Tx) -> tuple[Due, ...]:
    """All of them."""
    query = select(reviews.c.article, reviews.c.person_id, reviews.c.due_on).order_by(reviews.c.article)
    return tuple(Due(**row) for row in tx.connection.execute(query).mappings())


def record_due(tx: Tx, due: Collection[Due], *, over: Collection[str]) -> None:
    """These are due from now on and nobody was told of them; those that are ``over`` are not any more."""
    gone = {*over, *(one.article for one in due)}
    tx.connection.execute(delete(reviews).where(reviews.c.article.in_(gone)))
    if due:
        rows = [{"article": one.article, "person_id": one.person_id, "due_on": one.due_on} for one in due]
        tx.connection.execute(insert(reviews), rows)


def list_untold(tx: Tx) -> frozenset[int]:
    """Who has articles to read again that they were not told of."""
    query = select(reviews.c.person_id).where(reviews.c.told_at.is_(None)).distinct()
    return frozenset(tx.connection.execute(query).scalars())


def record_told(tx: Tx, person_id: int) -> bool:
    """They are told of all they have; whether there was anything new."""
    change = update(reviews).where(reviews.c.person_id == person_id, reviews.c.told_at.is_(None))
    return tx.connection.execute(change.values(told_at=tx.now)).rowcount > 0


def count_of(tx: Tx, person_id: int) -> int:
    """How many somebody has to read again."""
    query = select(func.count()).select_from(reviews).where(reviews.c.person_id == person_id)
    return int(tx.connection.execute(query).scalar_one())
