"""What is not done yet, counted by one statement whose cost is bounded by what is open."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Select, String, and_, func, literal, or_, select, union_all

from bot.core.messages import Delivery
from bot.storage.database import Tx
from bot.storage.tables.chat import outbox, updates
from bot.storage.tables.system import jobs

RECENT = timedelta(days=1)
ON_THEIR_WAY = (Delivery.QUEUED.value, Delivery.SENDING.value)
WENT_WRONG = (Delivery.FAILED.value, Delivery.WITHHELD.value, Delivery.UNKNOWN.value)


def count_open(tx: Tx) -> dict[str, dict[str, int]]:
    """For "updates", "outbox" and "jobs" how many are in each state.

    Updates that are new or parked; messages on their way, and those of the last day that did not arrive for sure; all
    jobs, for what is done is removed.
    """
    counts: dict[str, dict[str, int]] = {"updates": {}, "outbox": {}, "jobs": {}}
    for row in tx.connection.execute(union_all(_updates(), _outbox(tx), _jobs())):
        counts[row.name][row.state] = row.number
    return counts


def _updates() -> Select[tuple[str, str, int]]:
    query = select(literal("updates", String).label("name"), updates.c.state, func.count().label("number"))
    return query.where(updates.c.state.in_(("new", "parked"))).group_by(updates.c.state)


def _outbox(tx: Tx) -> Select[tuple[str, str, int]]:
    lately = and_(outbox.c.state.in_(WENT_WRONG), outbox.c.created_at > tx.now - RECENT)
    query = select(literal("outbox", String).label("name"), outbox.c.state, func.count().label("number"))
    return query.where(or_(outbox.c.state.in_(ON_THEIR_WAY), lately)).group_by(outbox.c.state)


def _jobs() -> Select[tuple[str, str, int]]:
    return select(literal("jobs", String).label("name"), jobs.c.state, func.count().label("number")).group_by(
        jobs.c.state
    )
