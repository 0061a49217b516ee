"""What live articles have against each other, as it was found last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.core.insights.radar import Finding, FindingKind, Found, Half
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.insights import findings


def replace_all(tx: Tx, found: Mapping[Found, int]) -> None:
    """These are there now, each with how often its articles were shown; what was decided about one stays with it."""
    known = set(tx.connection.execute(select(findings.c.mark)).scalars())
    marks = {one.mark for one in found}
    for mark in known - marks:
        tx.connection.execute(delete(findings).where(findings.c.mark == mark))
    for one, shown in found.items():
        if one.mark in known:
            tx.connection.execute(update(findings).where(findings.c.mark == one.mark).values(shown=shown))
        else:
            tx.connection.execute(insert(findings).values(**_to_row(one), shown=shown))


def list_findings(tx: Tx, *, is_away: bool, limit: int) -> tuple[Finding, ...]:
    """Those whose articles customers see most, first."""
    query = select(findings).where(findings.c.is_away.is_(is_away))
    rows = tx.connection.execute(query.order_by(findings.c.shown.desc(), findings.c.id).limit(limit)).mappings()
    return tuple(_to_finding(row) for row in rows)


def count(tx: Tx, *, is_away: bool, only_new: bool = False) -> int:
    """How many there are."""
    query = select(func.count()).select_from(findings).where(findings.c.is_away.is_(is_away))
    return int(tx.connection.execute(query.where(findings.c.is_new.is_(True)) if only_new else query).scalar_one())


def record_seen(tx: Tx) -> None:
    """Nothing is new any more."""
    tx.connection.execute(update(findings).where(findings.c.is_new.is_(True)).values(is_new=False))


def record_away(tx: Tx, number: int, *, is_away: bool) -> None:
    """Put one away, or take it out again.

    Raises:
        NotFound: it is there no more, because one of the texts was changed.
    """
    change = update(findings).where(findings.c.id == number).values(is_away=is_away)
    if not tx.connection.execute(change).rowcount:
        raise NotFound(what="page")


def _to_row(one: Found) -> dict[str, Any]:
    halves = [asdict(one.one), asdict(one.other)]
    return {"mark": one.mark, "kind": one.kind.value, "language": one.language, "halves": halves}


def _to_finding(row: Mapping[Any, Any]) -> Finding:
    one, other = (Half(**half) for half in row["halves"])
    found = Found(kind=FindingKind(row["kind"]), language=row["language"], one=one, other=other)
    return Finding(id=row["id"], found=found, shown=row["shown"], is_away=row["is_away"], is_new=row["is_new"])
