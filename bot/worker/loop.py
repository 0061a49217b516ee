"""Claim a job, run it, finish it: woken by the doorbell and by polling."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from bot.core.events import Event, Topic
from bot.core.jobs import Job, JobKind
from bot.errors import AnswerdeskError, MachineTrouble, machine_trouble
from bot.service.outbox import delivery
from bot.service.outbox.delivery import TryLater
from bot.service.ports import App, Tx
from bot.service.system import jobs

log = logging.getLogger(__name__)

A = TypeVar("A", bound=App)  # a front has less than an engine


class Finished(Enum):
    """What a handler returns that has ended the job itself, in its own last commit."""

    FINISHED = "finished"


FINISHED = Finished.FINISHED
Handler = Callable[[A, Job], Awaitable[dict[str, object] | Finished | None]]

POLL_SECONDS = 0.5
MOST_FAILURES = 8
LONGEST_PAUSE = 60.0
TROUBLE_SECONDS = 1.0
TROUBLE_PAUSE = timedelta(seconds=3)


class Worker(Generic[A]):
    """Runs jobs of the kinds it has handlers for, ``width`` at a time."""

    def __init__(self, app: A, handlers: Mapping[JobKind, Handler[A]], *, name: str, width: int) -> None:
        self._app = app
        self._handlers = handlers
        self._name = f"{name}@{socket.gethostname()}:{os.getpid()}"
        self._width = width
        self._wanted: dict[str, Any] = {"kinds": tuple(handlers), "accounts": app.accounts}
        self._topics = {jobs.TOPICS[kind] for kind in handlers} | {Topic.JOBS}
        self._bell = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until ``stop``, then let running jobs finish."""
        unsubscribe = self._app.hub.subscribe(self._hear)
        try:
            while not stop.is_set():
                self._bell.clear()
                due = await self._next_due()
                while due is not None and due <= self._app.clock() and len(self._running) < self._width:
                    due = await self._start_due()
                await self._rest(due)
            await asyncio.gather(*self._running, return_exceptions=True)
        finally:
            unsubscribe()

    async def _start_due(self) -> datetime | None:
        """Claim as many jobs as there is room for, in one commit; when the next one is due.

        None as well when the database is in trouble or another worker was first.
        """
        room = self._width - len(self._running)
        try:
            claimed, due = await self._app.database.write(_claim, limit=room, worker=self._name, wanted=self._wanted)
        except AnswerdeskError as error:
            log.error("%s", error)
            return None
        for job in claimed:
            task = asyncio.create_task(self.work(job))
            self._running.add(task)
            task.add_done_callback(self._done)
        return due if claimed else None

    async def _next_due(self) -> datetime | None:
        """A look costs no write transaction, which would hold up whoever writes; with no room there is none to take."""
        if len(self._running) >= self._width:
            return None
        try:
            return await self._app.database.read(jobs.next_due, **self._wanted)
        except AnswerdeskError:
            return None

    async def work(self, job: Job) -> None:
        """Run one claimed job to its end, whatever that is."""
        keep = asyncio.create_task(self._keep_lease(job))
        try:
            with machine_trouble():
                result = await self._handlers[job.kind](self._app, job)
        except MachineTrouble as error:  # not the job's fault: it waits, however long
            log.error("job %s %s waits: %s", job.id, job.kind, error)
            await self._write(jobs.retry, job, run_at=self._app.clock() + TROUBLE_PAUSE, error=error.message)
        except TryLater as error:
            await self._write(jobs.retry, job, run_at=self._app.clock() + error.delay, error=str(error))
        except Exception as error:  # boundary: one bad job must not stop the others
            log.exception("job %s %s failed", job.id, job.kind)
            await self._give_up_or_retry(job, error)
        else:
            if not isinstance(result, Finished):
                await self._write(jobs.finish, job, result=result)
        finally:
            keep.cancel()

    async def _give_up_or_retry(self, job: Job, error: Exception) -> None:
        if job.failures + 1 >= MOST_FAILURES:
            await self._write(_give_up, job, error=repr(error))
            return
        pause = timedelta(seconds=min(LONGEST_PAUSE, 2.0**job.failures))
        await self._write(jobs.retry, job, run_at=self._app.clock() + pause, error=type(error).__name__, failed=1)

    async def _write(self, change: Callable[..., None], *args: object, **fields: object) -> None:
        """Once the database is well; after the lease the sweep takes the job back anyway."""
        for _ in range(int(jobs.LEASE.total_seconds() / TROUBLE_SECONDS)):
            try:
                await self._app.database.write(change, *args, **fields)
            except MachineTrouble as error:
                log.error("%s", error)
            else:
                return
            await asyncio.sleep(TROUBLE_SECONDS)

    async def _keep_lease(self, job: Job) -> None:
        while True:
            await asyncio.sleep(jobs.LEASE.total_seconds() / 3)
            await self._write(jobs.extend_lease, job)

    async def _rest(self, due: datetime | None) -> None:
        """Until the doorbell, the time of the next job, or the next look."""
        nap = POLL_SECONDS if due is None else (due - self._app.clock()).total_seconds()
        try:
            await asyncio.wait_for(self._bell.wait(), min(POLL_SECONDS, max(0.01, nap)))
        except TimeoutError:
            return

    def _hear(self, event: Event) -> None:
        if event.topic in self._topics:
            self._bell.set()

    def _done(self, task: asyncio.Task[None]) -> None:
        """Only who had no room has something to look for; of the next job in a lane the end of the last one tells."""
        if len(self._running) >= self._width:
            self._bell.set()
        self._running.discard(task)


def _claim(tx: Tx, *, limit: int, worker: str, wanted: Mapping[str, Any]) -> tuple[tuple[Job, ...], datetime | None]:
    claimed = jobs.claim_due(tx, limit=limit, worker=worker, **wanted)
    return claimed, jobs.next_due(tx, **wanted)


def _give_up(tx: Tx, job: Job, *, error: str) -> None:
    jobs.fail(tx, job, error=error)
    if job.kind in (JobKind.DELIVER, JobKind.EDIT):
        delivery.do_give_up(tx, int(job.payload["outbox_id"]))


def is_dead(worker: str) -> bool:
    """Whether a worker of this machine is gone; workers of other machines are left to their lease."""
    host, _, process = worker.partition("@")[2].rpartition(":")
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
