"""Views that people keep."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, or_, select, update

from bot.core.desk.views import SavedView
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.replies import saved_views


def list_views(tx: Tx, person_id: int) -> tuple[SavedView, ...]:
    """The shared ones and then the person's own, each in their order."""
    query = (
        select(saved_views)
        .where(or_(saved_views.c.shared.is_(True), saved_views.c.person_id == person_id))
        .order_by(saved_views.c.shared.desc(), saved_views.c.place, saved_views.c.id)
    )
    return tuple(SavedView(**row) for row in tx.connection.execute(query).mappings())


def get(tx: Tx, view_id: int) -> SavedView:
    """One of them.

    Raises:
        NotFound: there is none with this id.
    """
    row = tx.connection.execute(select(saved_views).where(saved_views.c.id == view_id)).mappings().first()
    if row is None:
        raise NotFound(what="view")
    return SavedView(**row)


def record_view(tx: Tx, *, person_id: int, name: str, query: str, shared: bool) -> int:
    """One more, after the others; its id."""
    last = tx.connection.execute(select(func.max(saved_views.c.place))).scalar() or 0
    row = insert(saved_views).values(person_id=person_id, name=name, query=query, shared=shared, place=last + 1)
    return tx.insert(row)


def record_change(tx: Tx, view_id: int, *, name: str, query: str, shared: bool) -> None:
    """It is called so and shows that from now on."""
    change = update(saved_views).where(saved_views.c.id == view_id)
    tx.connection.execute(change.values(name=name, query=query, shared=shared))


def record_order(tx: Tx, view_ids: Sequence[int]) -> None:
    """They stand in this order."""
    for place, number in enumerate(view_ids, start=1):
        tx.connection.execute(update(saved_views).where(saved_views.c.id == number).values(place=place))


def remove_view(tx: Tx, view_id: int) -> None:
    """It is gone."""
    tx.connection.execute(delete(saved_views).where(saved_views.c.id == view_id))
