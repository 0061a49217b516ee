"""Objections to reviews, and what was decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, insert, select, update

from bot.core.insights.reviews.review import Dispute
from bot.storage.database import Tx
from bot.storage.tables.people import people
from bot.storage.tables.reviews import review_disputes


def record_dispute(tx: Tx, *, review_id: int, category: str, given: int | None, reason: str) -> None:
    """Somebody objects to what was given here."""
    values = {"review_id": review_id, "category": category, "given": given, "reason": reason, "made_at": tx.now}
    tx.connection.execute(insert(review_disputes).values(**values, stands=given))


def record_decided(tx: Tx, dispute_id: int, *, stands: int | None, person_id: int, answer: str) -> bool:
    """This stands from now on; False when somebody has decided already."""
    where = (review_disputes.c.id == dispute_id, review_disputes.c.decided_at.is_(None))
    values = {"stands": stands, "decided_at": tx.now, "decided_by": person_id, "answer": answer}
    return tx.connection.execute(update(review_disputes).where(*where).values(**values)).rowcount == 1


def find(tx: Tx, dispute_id: int) -> Dispute | None:
    """One of them."""
    return next(iter(_fetch(tx, _query().where(review_disputes.c.id == dispute_id))), None)


def list_of(tx: Tx, review_ids: Collection[int]) -> tuple[Dispute, ...]:
    """Those of these reviews, the oldest first."""
    return _fetch(tx, _query().where(review_disputes.c.review_id.in_(set(review_ids))).order_by(review_disputes.c.id))


def list_open(tx: Tx) -> tuple[Dispute, ...]:
    """Those nobody has decided, the oldest first."""
    return _fetch(tx, _query().where(review_disputes.c.decided_at.is_(None)).order_by(review_disputes.c.id))


def _query() -> Select[Any]:
    decider = people.c.name.label("decided_name")
    return select(review_disputes, decider).outerjoin(people, people.c.id == review_disputes.c.decided_by)


def _fetch(tx: Tx, query: Select[Any]) -> tuple[Dispute, ...]:
    return tuple(_to_dispute(row) for row in tx.connection.execute(query).mappings())


def _to_dispute(row: Mapping[Any, Any]) -> Dispute:
    names = ("id", "review_id", "category", "reason", "made_at", "decided_at", "decided_by", "answer")
    return Dispute(
        **{name: row[name] for name in names},
        before=row["given"],
        after=row["stands"],
        decided_name=row["decided_name"] or "",
    )
