"""What cases end with: the list of results, and the tags of each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, insert, select, update

from bot.core.case import Result
from bot.storage.database import Tx
from bot.storage.tables.cases import case_tags, results

SUGGESTED = 40


def list_results(tx: Tx) -> tuple[Result, ...]:
    """All of them in their order, those out of use last."""
    query = select(results).order_by(results.c.retired, results.c.place, results.c.id)
    return tuple(
        Result(id=row.id, key=row.key, names=tuple((row.names or {}).items()), place=row.place, retired=row.retired)
        for row in tx.connection.execute(query)
    )


def record_result(tx: Tx, *, key: str, names: Mapping[str, str], place: int) -> int:
    """One more; its id."""
    return tx.insert(insert(results).values(key=key, names=dict(names), place=place, retired=False))


def record_change(tx: Tx, /, result_id: int, **fields: object) -> None:
    """Change names, place or retired."""
    tx.connection.execute(update(results).where(results.c.id == result_id).values(**fields))


def record_tags(tx: Tx, case_id: int, tags: Sequence[str]) -> None:
    """The tags of a case from now on."""
    tx.connection.execute(delete(case_tags).where(case_tags.c.case_id == case_id))
    if tags:
        tx.connection.execute(insert(case_tags), [{"case_id": case_id, "tag": tag} for tag in tags])


def list_tags(tx: Tx) -> tuple[str, ...]:
    """The tags in use, the most frequent first."""
    used = func.count().label("used")
    query = select(case_tags.c.tag, used).group_by(case_tags.c.tag).order_by(used.desc(), case_tags.c.tag)
    return tuple(tx.connection.execute(query.limit(SUGGESTED)).scalars())
