"""The machine has run out of something: nobody's message is to blame, and all of it is waited for."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.telegram.convert import to_incoming
from bot.channels.telegram.line import Address
from bot.channels.telegram.sender import TelegramChannel
from bot.core.events import Event, Topic
from bot.core.jobs import Job, JobKind
from bot.core.messages import Delivery, Incoming
from bot.errors import (
    DatabaseReadOnly,
    DatabaseTrouble,
    DiskFull,
    MachineTrouble,
    SendLater,
    machine_trouble,
    to_trouble,
)
from bot.realtime.local import LocalHub
from bot.service.cases import reply
from bot.service.chat import inbox
from bot.service.ports import App, Letter
from bot.storage.chat import updates
from bot.storage.database import translate
from bot.storage.system import jobs
from bot.worker.handlers import FRONT
from bot.worker.loop import MOST_FAILURES, Worker
from tests.support.acting import hand_to, hire, run_jobs, transcript, write_in
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.emulator import Clock, Emulator
from tests.support.handles import no_handles_left

TROUBLES = (
    OSError(errno.EMFILE, "Too many open files"),
    OSError(errno.ENFILE, "Too many open files in system"),
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.ENOMEM, "Cannot allocate memory"),
    MemoryError(),
    RuntimeError("can't start new thread"),
    DatabaseTrouble(problem="locked"),
)
DEFECTS = (OSError(errno.ENOENT, "No such file"), RuntimeError("a defect"), ZeroDivisionError())


def _raising(error: Exception) -> Callable[..., Awaitable[None]]:
    async def fail(app: App, job: Job) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", TROUBLES, ids=repr)
def test_what_the_machine_lacks_is_told_from_defects_however_deep_it_lies(error: Exception) -> None:
    with pytest.raises(MachineTrouble), machine_trouble():
        raise error
    wrapped = ValueError("outside")
    wrapped.__cause__ = error
    assert to_trouble(wrapped) is not None


@pytest.mark.parametrize("error", DEFECTS, ids=repr)
def test_a_defect_stays_a_defect(error: Exception) -> None:
    with pytest.raises(type(error)), machine_trouble():
        raise error
    assert to_trouble(error) is None


@pytest.mark.parametrize("error", TROUBLES, ids=repr)
async def test_a_job_that_meets_it_waits_however_often(app: App, clock: FakeClock, error: Exception) -> None:
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="a", payload={})
    worker = Worker(app, {JobKind.DELIVER: _raising(error)}, name="w", width=1)
    for _ in range(3 * MOST_FAILURES):
        clock.advance(seconds=60)
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="w")
        assert job is not None
        await worker.work(job)
    assert await app.database.read(jobs.count_states) == {"queued": 1}


async def test_waiting_does_not_use_up_the_tries_of_a_defect(app: App, clock: FakeClock) -> None:
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="a", payload={"outbox_id": 1})
    states = []
    for error in (*[TROUBLES[0]] * 20, *[DEFECTS[1]] * (MOST_FAILURES - 1)):
        clock.advance(seconds=90)
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="w")
        assert job is not None
        await Worker(app, {JobKind.DELIVER: _raising(error)}, name="w", width=1).work(job)
        states.append(await app.database.read(jobs.count_states))
    assert states[-1] == {"queued": 1}


class Exhausted(RecordingChannel):
    """Reading an update needs something the machine does not have."""

    lacks: Exception | None = None

    def to_incoming(self, raw: str) -> Incoming | None:
        if self.lacks is not None:
            raise self.lacks
        return super().to_incoming(raw)


@pytest.mark.parametrize("error", TROUBLES, ids=repr)
async def test_an_update_that_meets_it_stays_and_is_handled_later(app: App, error: Exception) -> None:
    channel = Exhausted()
    channel.lacks = error
    await app.database.write(updates.record_update, channel="test", update_key="1", raw="null")
    with pytest.raises(MachineTrouble):
        await inbox.pump(app, channel)
    assert await app.database.read(updates.count_states) == {"new": 1}
    channel.lacks = None
    await inbox.pump(app, channel)
    assert await app.database.read(updates.count_states) == {"done": 1}


async def test_a_message_is_received_stored_and_told_without_a_free_handle(app: App, tmp_path: Path) -> None:
    await write_in(app, "before")  # the database is open from here on
    with no_handles_left():
        await write_in(app, "meanwhile")
    assert [message.text for message in await transcript(app)] == ["before", "meanwhile"]


async def test_a_doorbell_without_a_handle_is_lost_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "99.bell").touch()
    hub = LocalHub(tmp_path)
    await hub.start()
    with no_handles_left():
        hub.publish([Event(topic=Topic.JOBS)])
    await hub.stop()


async def test_a_message_that_finds_no_handle_is_surely_unsent() -> None:
    async with Emulator(clock=Clock(speed=1)) as server:
        await server.user(id=5).sends("hello")
        channel = TelegramChannel(Address(token=server.token, base_url=server.url).open())
        letter = Letter(chat_key="5", text="an answer")
        with no_handles_left(), pytest.raises(SendLater):
            await channel.send(letter, part_sent=lambda parts: None)
        await channel.send(letter, part_sent=lambda parts: None)
        await channel.close()
        assert [message.text for message in server.user(id=5).chat] == ["an answer"]


def test_an_update_is_not_bad_because_a_handle_was_missing() -> None:
    raw = json.dumps({"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}})
    with no_handles_left():
        to_incoming(raw)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_READONLY, DatabaseReadOnly),
        (sqlite3.SQLITE_READONLY | 8 << 8, DatabaseReadOnly),
        (sqlite3.SQLITE_BUSY, DatabaseTrouble),
    ],
)
def test_what_sqlite_complains_of_has_a_name(code: int, kind: type[DatabaseTrouble]) -> None:
    complaint = sqlite3.OperationalError("attempt to do something")
    complaint.sqlite_errorcode = code
    assert type(translate(OperationalError("", {}, complaint), "sqlite:///a.db")) is kind


@pytest.mark.parametrize(
    ("state", "kind"), [("53100", DiskFull), ("25006", DatabaseReadOnly), ("57P03", DatabaseTrouble)]
)
def test_what_postgresql_complains_of_has_a_name(state: str, kind: type[DatabaseTrouble]) -> None:
    class Complaint(Exception):
        sqlstate = state

    assert type(translate(OperationalError("", {}, Complaint("no")), "postgresql://a/b")) is kind


async def test_a_reply_sent_while_no_connection_can_be_made_arrives_once(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    channel = app.channels["test"]
    assert isinstance(channel, RecordingChannel)
    channel.script(*[SendLater(seconds=2)] * 20)
    worker = Worker(app, FRONT, name="w", width=1)
    conversation = (await transcript(app))[0].conversation_id
    await app.database.write(reply.do_reply, app, anna, conversation, "here", client_id="c")
    for _ in range(20):
        clock.advance(seconds=5)
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="w")
        assert job is not None
        await worker.work(job)
    await run_jobs(app)
    assert (await transcript(app))[-1].delivery is Delivery.SENT
    assert channel.texts().count("here") == 1
