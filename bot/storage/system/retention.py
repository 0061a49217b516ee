"""What nobody reads any more, by class: forgotten in steps so small that no other writer waits for one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Table, delete, func, null, select, update

from bot.core.messages import Delivery
from bot.storage.database import Tx
from bot.storage.tables.articles import article_versions
from bot.storage.tables.chat import messages, outbox, updates
from bot.storage.tables.system import jobs

STEP = 500  # rows looked at in one transaction: 3 to 10 ms


def forget_updates(tx: Tx, *, after: int, handled_before: datetime, parked_before: datetime) -> int | None:
    """Remove the traces of handled updates, and parked ones nobody has looked at.

    Like the other steps: it looks at the rows after an id, and says after which the next step begins; None at the end.
    """
    rows = _rows(tx, select(updates.c.id, updates.c.received_at.label("at"), updates.c.state), updates, after)
    limits = {"done": handled_before, "parked": parked_before}
    _forget(tx, updates, [row.id for row in rows if row.state in limits and row.at < limits[row.state]])
    return _next(rows, handled_before)


def forget_letters(tx: Tx, *, after: int, changes_before: datetime, sent_before: datetime) -> int | None:
    """Remove delivery notes: of changes, and of messages that arrived. What failed stays as long as its message."""
    columns = (outbox.c.id, outbox.c.created_at.label("at"), outbox.c.operation, outbox.c.state)
    rows = _rows(tx, select(*columns), outbox, after)
    _forget(tx, outbox, [row.id for row in rows if _is_settled(row, changes_before, sent_before)])
    return _next(rows, changes_before)


def forget_reasons(tx: Tx, *, after: int, before: datetime) -> int | None:
    """Take away why the bot said what it said long ago."""
    rows = _rows(tx, select(messages.c.id, messages.c.created_at.label("at")), messages, after)
    old = [row.id for row in rows if row.at < before]
    if old:
        where = (messages.c.id.in_(old), messages.c.why.is_not(None))
        tx.connection.execute(update(messages).where(*where).values(why=null()))
    return _next(rows, before)


def forget_jobs(tx: Tx, *, before: datetime) -> None:
    """Remove jobs that were given up long ago."""
    tx.connection.execute(delete(jobs).where(jobs.c.state == "failed", jobs.c.created_at < before))


def forget_versions(tx: Tx, *, before: datetime, kept: int) -> None:
    """Remove old texts of articles; the newest ``kept`` of each stay, however old."""
    age = func.row_number().over(
        partition_by=(article_versions.c.article, article_versions.c.language), order_by=article_versions.c.id.desc()
    )
    ranked = select(article_versions.c.id, article_versions.c.created_at, age.label("age")).subquery()
    old = select(ranked.c.id).where(ranked.c.age > kept, ranked.c.created_at < before).limit(STEP)
    _forget(tx, article_versions, list(tx.connection.execute(old).scalars()))


def _is_settled(row: Row[Any], changes_before: datetime, sent_before: datetime) -> bool:
    if row.operation != "send":
        return bool(row.at < changes_before) and row.state not in (Delivery.QUEUED.value, Delivery.SENDING.value)
    return bool(row.at < sent_before) and row.state == Delivery.SENT.value


def _rows(tx: Tx, query: Select[Any], table: Table, after: int) -> list[Row[Any]]:
    return list(tx.connection.execute(query.where(table.c.id > after).order_by(table.c.id).limit(STEP)))


def _forget(tx: Tx, table: Table, ids: list[int]) -> None:
    if ids:
        tx.connection.execute(delete(table).where(table.c.id.in_(ids)))


def _next(rows: list[Row[Any]], young: datetime) -> int | None:
    """Ids grow with time: behind the first young row there is nothing old."""
    return None if len(rows) < STEP or rows[-1].at >= young else int(rows[-1].id)
