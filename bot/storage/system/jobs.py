"""The job queue: rows claimed by a conditional update, one at a time per lane, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update

from bot.core.events import Topic
from bot.core.jobs import DIED, Job, JobKind
from bot.storage.database import Tx
from bot.storage.tables.system import jobs

LEASE = timedelta(seconds=60)
HEAD_START = timedelta(hours=1)
UNFINISHED = ("queued", "running")
_LAST = (
    JobKind.EDIT,
    JobKind.TELL,
    JobKind.GROUP,
    JobKind.SORT,
    JobKind.FORECAST,
    JobKind.REPLAY,
    JobKind.RADAR,
    JobKind.SPIKES,
)
LAST = tuple(kind.value for kind in _LAST)
# Who waits for one kind of job is not woken for every other.
TOPICS = {
    JobKind.ANSWER: Topic.ANSWERS,
    JobKind.TRY: Topic.ANSWERS,
    JobKind.REPLAY: Topic.ANSWERS,
    JobKind.TELL: Topic.ANSWERS,
    JobKind.GROUP: Topic.ANSWERS,
    JobKind.FORECAST: Topic.ANSWERS,
    JobKind.RADAR: Topic.ANSWERS,
    JobKind.SPIKES: Topic.ANSWERS,
    JobKind.DELIVER: Topic.DELIVERIES,
    JobKind.EDIT: Topic.DELIVERIES,
    JobKind.LATER: Topic.DELIVERIES,
    JobKind.TOGETHER: Topic.DELIVERIES,
    JobKind.CALL: Topic.DELIVERIES,
    JobKind.PUSH: Topic.DELIVERIES,
    JobKind.MAIL: Topic.DELIVERIES,
    JobKind.TOPIC: Topic.DELIVERIES,
    JobKind.IMPORT: Topic.DELIVERIES,
    JobKind.HISTORY: Topic.DELIVERIES,
    JobKind.SORT: Topic.ANSWERS,
}


@dataclass(frozen=True, kw_only=True)
class Queued:
    """A job that waits: for when, since when, and when that was set."""

    id: int
    kind: JobKind
    run_at: datetime
    set_at: datetime
    created_at: datetime


def add(
    tx: Tx, *, kind: JobKind, lane: str, payload: dict[str, Any], run_at: datetime | None = None, account: str = ""
) -> int:
    """Queue a job; its id. Only a worker for ``account`` takes it, unless that is ""."""
    tx.tell(TOPICS[kind])
    fields = {"kind": kind.value, "lane": lane, "account": account, "payload": payload}
    times = {"run_at": run_at or tx.now, "set_at": tx.now, "created_at": tx.now}
    return tx.insert(insert(jobs).values(**fields, **times))


def find_queued(tx: Tx, *, lane: str) -> Queued | None:
    """The job of a lane that waits; of several the last one."""
    columns = (jobs.c.id, jobs.c.kind, jobs.c.run_at, jobs.c.set_at, jobs.c.created_at)
    query = select(*columns).where(jobs.c.lane == lane, jobs.c.state == "queued")
    row = tx.connection.execute(query.order_by(jobs.c.id.desc()).limit(1)).mappings().first()
    return Queued(**{**row, "kind": JobKind(row["kind"])}) if row is not None else None


def move(tx: Tx, job: Queued, *, run_at: datetime) -> bool:
    """Have a waiting job done at another time; False when it waits no more.

    Nobody is woken for a later time: who looks at the earlier one finds nothing and waits on.
    """
    where = (jobs.c.id == job.id, jobs.c.state == "queued")
    if run_at < job.run_at:
        tx.tell(TOPICS[job.kind])
    return tx.connection.execute(update(jobs).where(*where).values(run_at=run_at, set_at=tx.now)).rowcount == 1


def lift(tx: Tx, *, lane: str) -> None:
    """Have what is due in a lane done before what is due in others: it counts as due for so long already."""
    due = (jobs.c.lane == lane, jobs.c.state == "queued", jobs.c.run_at <= tx.now)
    tx.connection.execute(update(jobs).where(*due).values(run_at=tx.now - HEAD_START))


def claim(tx: Tx, *, kinds: Collection[JobKind], worker: str, accounts: Collection[str] | None = None) -> Job | None:
    """Take the next due job of these kinds whose lane is free, or None; ``accounts`` limits it to theirs."""
    claimed = claim_due(tx, kinds=kinds, worker=worker, limit=1, accounts=accounts)
    return claimed[0] if claimed else None


def claim_due(
    tx: Tx, *, kinds: Collection[JobKind], worker: str, limit: int, accounts: Collection[str] | None = None
) -> tuple[Job, ...]:
    """Take up to ``limit`` due jobs, the longest due first and never two of a lane: the later waits for the earlier.

    Edits, the grouping of questions, forecasts and replays come last, however long they wait.
    """
    due = (
        select(jobs)
        .where(jobs.c.run_at <= tx.now, *_ready(kinds, accounts))
        .order_by(jobs.c.kind.in_(LAST), jobs.c.run_at, jobs.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = tx.connection.execute(due).mappings().all()
    if not rows:
        return ()
    mine = (jobs.c.id.in_([row["id"] for row in rows]), jobs.c.state == "queued")
    values = {"state": "running", "worker": worker, "lease_until": tx.now + LEASE}
    take = update(jobs).where(*mine).values(**values, attempts=jobs.c.attempts + 1).returning(jobs.c.id)
    taken = set(tx.connection.execute(take).scalars())
    return tuple(_to_job({**row, "attempts": row["attempts"] + 1}) for row in rows if row["id"] in taken)


def next_due(tx: Tx, *, kinds: Collection[JobKind], accounts: Collection[str] | None = None) -> datetime | None:
    """When the next waiting job of these kinds whose lane is free is due."""
    return tx.connection.execute(select(func.min(jobs.c.run_at)).where(*_ready(kinds, accounts))).scalar()


def finish(tx: Tx, job: Job, *, result: dict[str, Any] | None = None) -> None:
    """The job is done: it is removed, or kept with its result for whoever waits for it.

    Workers are woken when another one waits in the same lane.
    """
    waiting = select(jobs.c.id).where(jobs.c.lane == job.lane, jobs.c.state == "queued").limit(1)
    if tx.connection.execute(waiting).first():
        tx.tell(TOPICS[job.kind])
    if result is None:
        tx.connection.execute(delete(jobs).where(*_still_ours(job)))
    else:
        tx.connection.execute(update(jobs).where(*_still_ours(job)).values(state="done", result=result))


def retry(tx: Tx, job: Job, *, run_at: datetime, error: str, failed: int = 0) -> None:
    """Put the job back for later; ``failed`` is 1 after a defect, 0 after something that had to be waited for."""
    values = {"state": "queued", "run_at": run_at, "set_at": tx.now, "error": error[:500], "lease_until": None}
    counted = {"failures": jobs.c.failures + failed}
    tx.connection.execute(update(jobs).where(*_still_ours(job)).values(**values, **counted))
    tx.tell(TOPICS[job.kind])


def fail(tx: Tx, job: Job, *, error: str) -> None:
    """Give the job up; its lane is free again."""
    tx.connection.execute(update(jobs).where(*_still_ours(job)).values(state="failed", error=error[:500]))
    tx.tell(TOPICS[job.kind])


def extend_lease(tx: Tx, job: Job) -> None:
    """The worker is still at it."""
    tx.connection.execute(update(jobs).where(*_still_ours(job)).values(lease_until=tx.now + LEASE))


def take_back(tx: Tx, *, is_dead: Callable[[str], bool] = lambda _: False) -> int:
    """Return jobs of dead workers to the queue: a lease that has run out, or a worker known to be dead.

    Each is marked: what has ended one process must not end the next.
    """
    running = select(jobs.c.id, jobs.c.worker, jobs.c.lease_until).where(jobs.c.state == "running")
    dead = [row.id for row in tx.connection.execute(running) if row.lease_until < tx.now or is_dead(row.worker)]
    if dead:
        where = (jobs.c.id.in_(dead), jobs.c.state == "running")
        tx.connection.execute(update(jobs).where(*where).values(state="queued", lease_until=None, error=DIED))
        tx.tell(Topic.JOBS)
    return len(dead)


def is_running(tx: Tx, *, lane: str) -> bool:
    """Whether somebody works in this lane now."""
    query = select(jobs.c.id).where(jobs.c.lane == lane, jobs.c.state == "running").limit(1)
    return tx.connection.execute(query).first() is not None


def list_overdue(
    tx: Tx, *, kind: JobKind, after: datetime, before: datetime, lane: str = ""
) -> tuple[tuple[dict[str, Any], datetime], ...]:
    """What jobs of a kind, in one lane or in any, are to do that have been due since between two moments, done or not
    yet begun; each with that moment.
    """
    due = (jobs.c.state.in_(UNFINISHED), jobs.c.kind == kind.value, jobs.c.run_at > after, jobs.c.run_at <= before)
    here = (jobs.c.lane == lane,) if lane else ()
    rows = tx.connection.execute(select(jobs.c.payload, jobs.c.run_at).where(*due, *here).order_by(jobs.c.id))
    return tuple((row.payload, row.run_at) for row in rows)


def get(tx: Tx, job_id: int) -> tuple[str, Job] | None:
    """State and job, or None when it is finished and gone."""
    row = tx.connection.execute(select(jobs).where(jobs.c.id == job_id)).mappings().first()
    return (row["state"], _to_job(row)) if row else None


def forget(tx: Tx, job_id: int) -> None:
    """Remove a job nobody waits for any more."""
    tx.connection.execute(delete(jobs).where(jobs.c.id == job_id))


def forget_done(tx: Tx, *, before: datetime) -> None:
    """Remove results that nobody has fetched."""
    tx.connection.execute(delete(jobs).where(jobs.c.state == "done", jobs.c.created_at < before))


def count_states(tx: Tx) -> dict[str, int]:
    """How many jobs are in each state."""
    rows = tx.connection.execute(select(jobs.c.state, func.count()).group_by(jobs.c.state))
    return dict(rows.tuples().all())


def _ready(kinds: Collection[JobKind], accounts: Collection[str] | None) -> tuple[ColumnElement[bool], ...]:
    earlier = jobs.alias("earlier")
    blocked = exists().where(earlier.c.lane == jobs.c.lane, earlier.c.id < jobs.c.id, earlier.c.state.in_(UNFINISHED))
    ours = () if accounts is None else (jobs.c.account.in_(accounts),)
    return jobs.c.state == "queued", jobs.c.kind.in_([kind.value for kind in kinds]), *ours, ~blocked


def _still_ours(job: Job) -> tuple[ColumnElement[bool], ...]:
    """True while nobody else has claimed the job since: a worker without its lease must not end another one's work."""
    return (jobs.c.id == job.id, jobs.c.state == "running", jobs.c.attempts == job.attempts)


def _to_job(row: Mapping[Any, Any]) -> Job:
    return Job(
        id=row["id"],
        kind=JobKind(row["kind"]),
        lane=row["lane"],
        payload=row["payload"],
        run_at=row["run_at"],
        attempts=row["attempts"],
        failures=row["failures"],
        result=row["result"],
        error=row["error"],
    )
