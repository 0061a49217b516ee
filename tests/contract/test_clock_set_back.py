"""The clock is set back an hour while work is queued, retried, running: nothing waits for the hour to pass."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.jobs import Job, JobKind
from bot.service.ports import App
from bot.service.system import clocks
from bot.storage.database import Database
from bot.storage.system import ahead, jobs
from tests.support.acting import phone_of, run_jobs, transcript, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue

QUIET = timedelta(seconds=0.6)


def _add(store: Database, lane: str = "a", *, delay: timedelta = QUIET) -> None:
    now = store.read_now(lambda tx: tx.now)
    store.write_now(jobs.add, kind=JobKind.ANSWER, lane=lane, payload={}, run_at=now + delay)


def _claim(store: Database) -> Job | None:
    return store.write_now(jobs.claim, kinds=(JobKind.ANSWER,), worker="w@here:1")


def _set_right(store: Database) -> bool:
    """As the timer does; whether there was anything to set right."""
    found = store.read_now(ahead.is_any_ahead)
    if found:
        store.write_now(ahead.do_bring_back)
    return found


@pytest.mark.parametrize("back", [timedelta(seconds=10), timedelta(hours=1), timedelta(days=400)])
def test_a_queued_job_is_done_at_once(store: Database, clock: FakeClock, back: timedelta) -> None:
    _add(store)
    clock.now -= back
    assert _claim(store) is None
    assert _set_right(store)
    assert _claim(store) is not None
    assert not _set_right(store), "once is enough"


def test_a_retried_job_made_long_before_is_done_at_once_as_well(store: Database, clock: FakeClock) -> None:
    _add(store, delay=timedelta())
    clock.advance(hours=3)
    job = _claim(store)
    assert job is not None
    store.write_now(jobs.retry, job, run_at=clock.now + timedelta(seconds=30), error="busy")
    clock.advance(hours=-1)
    assert _set_right(store)
    assert _claim(store) is not None


def test_a_postponed_job_is_done_at_once_as_well(store: Database, clock: FakeClock) -> None:
    _add(store)
    waiting = store.read_now(jobs.find_queued, lane="a")
    assert waiting is not None
    store.write_now(jobs.move, waiting, run_at=clock.now + 2 * QUIET)
    clock.advance(hours=-1)
    assert _set_right(store)
    assert _claim(store) is not None


def test_jobs_of_a_lane_keep_their_order(store: Database, clock: FakeClock) -> None:
    for _ in range(3):
        _add(store)
    clock.advance(hours=-1)
    _set_right(store)
    first = _claim(store)
    assert first is not None
    assert first.id == 1
    assert _claim(store) is None, "one at a time"


def test_the_job_of_a_dead_worker_comes_back_a_minute_later_and_not_an_hour(store: Database, clock: FakeClock) -> None:
    _add(store, delay=timedelta())
    assert _claim(store) is not None
    clock.advance(hours=-1)
    assert _set_right(store)
    clock.now += jobs.LEASE + timedelta(seconds=1)
    assert store.write_now(jobs.take_back) == 1


def test_clocks_of_machines_that_differ_a_little_change_nothing(store: Database, clock: FakeClock) -> None:
    _add(store, delay=timedelta(minutes=1))
    clock.advance(seconds=-5)
    assert not _set_right(store)
    clock.advance(minutes=-30)
    assert _set_right(store)


def test_a_job_for_later_stays_for_later_while_the_clock_goes_on(store: Database, clock: FakeClock) -> None:
    _add(store, delay=timedelta(hours=2))
    for _ in range(5):
        clock.advance(minutes=10)
        assert not _set_right(store)
    assert _claim(store) is None


async def test_a_customer_who_asked_before_is_answered(app: App, clock: FakeClock, dialogue: ScriptedDialogue) -> None:
    await write_in(app, "hello")
    clock.advance(hours=-1)
    before = clock.now
    await clocks.set_right(app)
    await run_jobs(app, until=before + timedelta(seconds=30))
    assert phone_of(app), await transcript(app)
