"""Lists of chats that people keep."""

from __future__ import annotations

from sqlalchemy import delete, insert, or_, select, update

from bot.core.insights.reports.lists import KeptList
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.insights import kept_lists


def list_kept(tx: Tx, person_id: int) -> tuple[KeptList, ...]:
    """The shared ones and then the person's own, by name."""
    mine = or_(kept_lists.c.shared.is_(True), kept_lists.c.person_id == person_id)
    rows = tx.connection.execute(select(kept_lists).where(mine)).mappings()
    return tuple(sorted((KeptList(**row) for row in rows), key=lambda one: (not one.shared, one.name.casefold())))


def get(tx: Tx, number: int) -> KeptList:
    """One of them.

    Raises:
        NotFound: it is gone.
    """
    row = tx.connection.execute(select(kept_lists).where(kept_lists.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(what="list")
    return KeptList(**row)


def record(tx: Tx, *, person_id: int, name: str, query: str, shared: bool) -> int:
    """One more; its id."""
    return tx.insert(insert(kept_lists).values(person_id=person_id, name=name, query=query, shared=shared))


def record_change(tx: Tx, number: int, *, name: str, query: str) -> None:
    """It is called so and shows that from now on."""
    tx.connection.execute(update(kept_lists).where(kept_lists.c.id == number).values(name=name, query=query))


def remove(tx: Tx, number: int) -> None:
    """It is gone."""
    tx.connection.execute(delete(kept_lists).where(kept_lists.c.id == number))
