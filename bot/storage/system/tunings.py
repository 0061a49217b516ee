"""What was changed of how the bot decides and speaks: before and after, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, insert, select

from bot.core.insights.tuning import Tuning
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.people import people
from bot.storage.tables.system import tunings


def record_tuning(tx: Tx, *, person_id: int, place: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Keep a change."""
    values = {"person_id": person_id, "place": place, "before": dict(before), "after": dict(after)}
    tx.connection.execute(insert(tunings).values(at=tx.now, **values))


def list_tunings(tx: Tx, *, prefix: str, limit: int) -> tuple[Tuning, ...]:
    """The newest changes of places that begin so."""
    query = _query().where(tunings.c.place.startswith(prefix, autoescape=True))
    rows = tx.connection.execute(query.order_by(tunings.c.id.desc()).limit(limit)).mappings()
    return tuple(map(_to_tuning, rows))


def get(tx: Tx, number: int) -> Tuning:
    """One change.

    Raises:
        NotFound: there is none.
    """
    row = tx.connection.execute(_query().where(tunings.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(what="change")
    return _to_tuning(row)


def _query() -> Select[Any]:
    return select(tunings, people.c.name).outerjoin(people, people.c.id == tunings.c.person_id)


def _to_tuning(row: Mapping[Any, Any]) -> Tuning:
    return Tuning(
        id=row["id"],
        at=row["at"],
        person_name=row["name"] or "",
        place=row["place"],
        before=row["before"] or {},
        after=row["after"] or {},
    )
