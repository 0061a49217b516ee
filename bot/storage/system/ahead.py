"""Jobs whose times lie in a future that a clock set back has made: they must not wait for it to come round again."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from bot.core.events import Topic
from bot.storage.database import Tx
from bot.storage.system.jobs import LEASE
from bot.storage.tables.system import jobs

SKEW = timedelta(seconds=5)  # what clocks of several machines may differ by


def is_any_ahead(tx: Tx) -> bool:
    """Whether a job was set, or leased, later than now."""
    return (
        tx.connection.execute(select(jobs.c.id).where(_set_ahead(tx) | _leased_ahead(tx)).limit(1)).first() is not None
    )


def do_bring_back(tx: Tx) -> None:
    """What was to run in a little while is due now, in its order; what runs has a lease from now on."""
    due = update(jobs).where(_set_ahead(tx)).values(run_at=tx.now, set_at=tx.now)
    leased = update(jobs).where(_leased_ahead(tx)).values(lease_until=tx.now + LEASE)
    for change in (due, leased):
        tx.connection.execute(change)
    tx.tell(Topic.JOBS)


def _set_ahead(tx: Tx) -> ColumnElement[bool]:
    return (jobs.c.state == "queued") & (jobs.c.set_at > tx.now + SKEW)


def _leased_ahead(tx: Tx) -> ColumnElement[bool]:
    return (jobs.c.state == "running") & (jobs.c.lease_until > tx.now + LEASE + SKEW)
