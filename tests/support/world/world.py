"""A whole product at the edges of which everything is scripted: its clock, its channel and its engine."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core.jobs import Job, JobKind
from bot.core.people import Person, Role
from bot.service.chat import inbox
from bot.service.ports import Engine
from bot.storage.chat import updates
from bot.storage.system import jobs
from bot.worker.handlers import ENGINE, FRONT
from bot.worker.loop import Handler, Worker
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.staff import do_hire
from tests.support.world.engine import KeywordDialogue, SmallFinder
from tests.support.world.line import FaultyChannel, InItsName

HANDLERS: dict[JobKind, Handler[Engine]] = {**FRONT, **ENGINE}


SITE = "what the site signs its customers with"


class Crash(BaseException):
    """The process dies here: nothing may catch it."""


@dataclass
class World:
    """One product and the people around it."""

    app: Engine
    clock: FakeClock
    channel: FaultyChannel
    dialogue: KeywordDialogue
    loop: asyncio.AbstractEventLoop
    operators: tuple[Person, ...]
    next_update: int = 100
    keys: dict[str, int] = field(default_factory=dict)
    running: Job | None = None

    def wait(self, work: Awaitable[Any]) -> Any:
        """Run a coroutine to its end."""
        return self.loop.run_until_complete(work)

    def write(self, fn: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        return self.app.database.write_now(fn, *args, **fields)

    def read(self, fn: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        return self.app.database.read_now(fn, *args, **fields)

    def store(self, raw: dict[str, Any] | str, *, update_key: int | None = None) -> int:
        """Put a raw update into the inbox, as the receiver does; its key."""
        if update_key is None:
            self.next_update += 1
            update_key = self.next_update
        text = raw if isinstance(raw, str) else json.dumps(raw)
        self.write(updates.record_update, channel=self.channel.name, update_key=str(update_key), raw=text)
        return update_key

    def pump(self) -> None:
        self.wait(inbox.pump(self.app, self.channel))

    def new_key(self, chat: str) -> str:
        """The next message number of a chat; both sides share them, as in Telegram."""
        self.keys[chat] = self.keys.get(chat, 0) + 1
        return f"{chat}-{self.keys[chat]}"

    def claim_job(self, kind: JobKind) -> Job | None:
        kinds = (kind, JobKind.EDIT) if kind is JobKind.DELIVER else (kind,)  # the front does both
        job: Job | None = self.write(jobs.claim, kinds=kinds, worker=f"w@here:{kind}")
        return job

    def run_job(self, kind: JobKind, *, crash_at: str = "") -> bool:
        """Claim and run one due job, dying at ``claimed`` or ``committed`` if told so; False when none is due."""
        job = self.claim_job(kind)
        if job is None:
            return False
        self.running = job
        try:
            if crash_at == "claimed":
                raise Crash
            handlers = {job.kind: _dying(HANDLERS[job.kind]) if crash_at == "committed" else HANDLERS[job.kind]}
            self.wait(Worker(self.app, handlers, name="w", width=1).work(job))
        except Crash:
            self.write(jobs.take_back, is_dead=lambda worker: True)
        finally:
            self.running = None
        return True

    def settle(self) -> None:
        """No more faults: let everything run until nothing is left to do."""
        self.channel.script.clear()
        self.channel.meanwhile = self.dialogue.meanwhile = None
        self.dialogue.dies = False
        self.write(jobs.take_back, is_dead=lambda worker: True)
        self.pump()
        for _ in range(500):
            if not any(self.run_job(kind) for kind in (JobKind.ANSWER, JobKind.DELIVER, JobKind.LATER, JobKind.CALL)):
                due = self.read(jobs.next_due, kinds=tuple(HANDLERS))
                if due is None:
                    return
                self.clock.now = max(self.clock.now, due)
        raise AssertionError("the product never comes to rest")


def _dying(handler: Handler[Engine]) -> Handler[Engine]:
    """The process dies after the handler's last commit and before the job is finished."""

    async def run(app: Engine, job: Job) -> dict[str, object] | None:
        await handler(app, job)
        raise Crash

    return run


@contextmanager
def open_world(url: str = "", *, staff: int = 3) -> Iterator[World]:
    """A fresh product: on SQLite in memory-backed storage where there is some, or on ``url`` (migrated)."""
    fast = Path("/dev/shm")
    home = Path(tempfile.mkdtemp(prefix="answerdesk-world-", dir=fast if fast.is_dir() else None))
    clock, channel, dialogue = FakeClock(), FaultyChannel(crash=Crash), KeywordDialogue(crash=Crash)
    app = make_app(
        home,
        clock,
        channels=[channel, InItsName(channel)],
        dialogue=dialogue,
        finder=SmallFinder(),
        database_url=url,
        identity_secret=SITE,
    )
    loop = asyncio.new_event_loop()
    # leads, so that everybody may take over as well
    operators = tuple(app.database.write_now(do_hire, f"Operator {number}", Role.LEAD) for number in range(staff))
    world = World(app=app, clock=clock, channel=channel, dialogue=dialogue, loop=loop, operators=operators)
    channel.new_key, channel.now = world.new_key, clock
    try:
        yield world
    finally:
        app.database.close()
        loop.close()
        shutil.rmtree(home, ignore_errors=True)
