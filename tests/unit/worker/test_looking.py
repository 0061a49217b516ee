"""How a worker finds its jobs: it looks before it claims, and claims several at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.core.jobs import Job, JobKind
from bot.service.ports import App
from bot.storage.system import jobs
from bot.worker.loop import Worker
from tests.support.app import make_app

PATIENCE = 10
ANSWERS = (JobKind.ANSWER,)


class Desk:
    """A handler whose jobs stay open until it is told to let them go."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.changed = asyncio.Event()
        self.free = asyncio.Event()

    async def handle(self, app: App, job: Job) -> None:
        self.taken.append(job.payload["number"])
        self.changed.set()
        await self.free.wait()

    async def holds(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.taken) < count:
                self.changed.clear()
                await self.changed.wait()


def add(app: App, number: int, kind: JobKind = JobKind.ANSWER) -> None:
    app.database.write_now(jobs.add, kind=kind, lane=f"{kind}:{number}", payload={"number": number})


@asynccontextmanager
async def working(app: App, desk: Desk, *, width: int) -> AsyncIterator[list[str]]:
    """A worker for answers; the names of the changes it has had written."""
    written: list[str] = []
    write = app.database.write

    async def note(fn, *args, **kwargs):  # type: ignore[no-untyped-def]
        written.append(fn.__name__)
        return await write(fn, *args, **kwargs)

    app.database.write = note  # type: ignore[method-assign]
    stop = asyncio.Event()
    await app.hub.start()
    task = asyncio.create_task(Worker(app, {JobKind.ANSWER: desk.handle}, name="w", width=width).run(stop))
    try:
        yield written
    finally:
        stop.set()
        desk.free.set()
        await task
        await app.hub.stop()
        app.database.close()


async def test_all_that_is_due_is_claimed_in_one_commit(tmp_path: Path) -> None:
    app, desk = make_app(tmp_path), Desk()
    for number in range(5):
        add(app, number)
    async with working(app, desk, width=8) as written:
        await desk.holds(5)
        assert written.count("_claim") == 1
    assert sorted(desk.taken) == [0, 1, 2, 3, 4]


async def test_no_more_is_claimed_than_there_is_room_for(tmp_path: Path) -> None:
    app, desk = make_app(tmp_path), Desk()
    for number in range(5):
        add(app, number)
    async with working(app, desk, width=2):
        await desk.holds(2)
        assert app.database.read_now(jobs.count_states) == {"queued": 3, "running": 2}
        desk.free.set()
        await desk.holds(5)


async def test_a_job_of_another_kind_takes_no_write_transaction(tmp_path: Path) -> None:
    app, desk = make_app(tmp_path), Desk()
    async with working(app, desk, width=2) as written:
        add(app, 1, JobKind.DELIVER)
        add(app, 2)
        await desk.holds(1)
        assert written == ["_claim"]
    assert desk.taken == [2]


async def test_the_next_job_of_a_lane_is_taken_when_the_last_one_ends(tmp_path: Path) -> None:
    app, desk = make_app(tmp_path), Desk()
    desk.free.set()
    for number in range(3):
        app.database.write_now(jobs.add, kind=JobKind.ANSWER, lane="one", payload={"number": number})
    async with working(app, desk, width=8):
        await desk.holds(3)
    assert desk.taken == [0, 1, 2]
