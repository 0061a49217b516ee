"""Outgoing messages and jobs, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.jobs import Job, JobKind
from bot.core.messages import Author, Delivery
from bot.storage.chat import outbox
from bot.storage.database import Database
from bot.storage.system import jobs
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message, at_once

ALL = tuple(JobKind)


def add_job(store: Database, lane: str, kind: JobKind = JobKind.ANSWER, **fields: object) -> int:
    return store.write_now(jobs.add, kind=kind, lane=lane, payload={"lane": lane}, **fields)  # type: ignore[arg-type]


def claim_job(store: Database, kinds: tuple[JobKind, ...] = ALL) -> Job | None:
    return store.write_now(jobs.claim, kinds=kinds, worker="w@host:1")


def claim_one(store: Database) -> Job:
    job = claim_job(store)
    assert job is not None
    return job


def make_outgoing(store: Database, *, epoch: int = 1, author: Author = Author.BOT, **fields: object) -> outbox.Outgoing:
    chat = add_chat(store)
    fields = {"message_id": add_message(store, chat), "conversation_id": chat.id, "author": author} | fields
    return store.read_now(outbox.get, store.write_now(outbox.record_outgoing, epoch=epoch, **fields))  # type: ignore[arg-type]


def test_a_new_outgoing_message_is_queued(store: Database) -> None:
    row = make_outgoing(store)
    assert (row.state, row.attempts, row.parts_sent, row.possibly_twice) == (Delivery.QUEUED, 0, 0, False)
    assert row.operation is outbox.Operation.SEND


def test_an_outgoing_message_moves_through_its_states(store: Database) -> None:
    row = make_outgoing(store)
    store.write_now(outbox.record_state, row, Delivery.SENDING, attempts=1, possibly_twice=True)
    store.write_now(outbox.record_state, row, Delivery.SENT, parts_sent=2)
    after = store.read_now(outbox.get, row.id)
    assert (after.state, after.attempts, after.parts_sent, after.possibly_twice) == (Delivery.SENT, 1, 2, True)
    assert store.read_now(outbox.count_states) == {"sent": 1}
    assert store.read_now(outbox.last_of, row.message_id) == after


def test_a_client_id_names_one_row(store: Database) -> None:
    row = make_outgoing(store, client_id="click")
    assert store.read_now(outbox.find_by_client_id, "click") == row
    assert store.read_now(outbox.find_by_client_id, "other") is None
    with pytest.raises(IntegrityError):
        make_outgoing(store, client_id="click")


def test_adopting_carries_only_what_the_author_has_still_on_its_way(store: Database) -> None:
    waiting = [make_outgoing(store, author=Author.OPERATOR, epoch=3) for _ in range(3)]
    sent = make_outgoing(store, author=Author.OPERATOR, epoch=3)
    store.write_now(outbox.record_state, waiting[1], Delivery.SENDING)
    store.write_now(outbox.record_state, waiting[2], Delivery.UNKNOWN)
    store.write_now(outbox.record_state, sent, Delivery.SENT)
    notice = make_outgoing(store, author=Author.SYSTEM, epoch=3)
    older = make_outgoing(store, author=Author.OPERATOR, epoch=2)
    store.write_now(outbox.adopt, sent.conversation_id, author=Author.OPERATOR, before=3, after=4)
    epochs = [store.read_now(outbox.get, row.id).epoch for row in (*waiting, sent, notice, older)]
    assert epochs == [4, 4, 4, 3, 3, 2]


def test_a_job_is_claimed_when_it_is_due_and_not_before(store: Database, clock: FakeClock) -> None:
    add_job(store, "a", run_at=clock.now + timedelta(seconds=1))
    assert claim_job(store) is None
    assert store.read_now(jobs.next_due, kinds=ALL) == clock.now + timedelta(seconds=1)
    clock.advance(seconds=1)
    job = claim_one(store)
    assert (job.kind, job.lane, job.payload, job.attempts) == (JobKind.ANSWER, "a", {"lane": "a"}, 1)
    assert claim_job(store) is None


def test_a_worker_gets_only_the_kinds_it_can_do(store: Database) -> None:
    add_job(store, "a", JobKind.DELIVER)
    assert claim_job(store, (JobKind.ANSWER, JobKind.TRY)) is None
    assert store.read_now(jobs.next_due, kinds=(JobKind.ANSWER,)) is None
    assert claim_job(store, (JobKind.DELIVER,)) is not None


def test_jobs_of_one_lane_run_one_at_a_time_in_order(store: Database) -> None:
    ids = [add_job(store, "a") for _ in range(3)]
    for expected in ids:
        job = claim_one(store)
        assert job.id == expected
        assert claim_job(store) is None
        store.write_now(jobs.finish, job)
    assert claim_job(store) is None


def test_a_lane_that_is_lifted_goes_before_what_was_due_earlier(store: Database, clock: FakeClock) -> None:
    earlier = add_job(store, "a")
    clock.advance(minutes=5)
    first, second = add_job(store, "b"), add_job(store, "b")
    later = add_job(store, "b", run_at=clock.now + timedelta(seconds=1))
    store.write_now(jobs.lift, lane="b")
    assert [job.id for job in (_done(store) for _ in range(3))] == [first, second, earlier]
    assert claim_job(store) is None, "what is not due yet is no sooner due"
    clock.advance(seconds=1)
    assert claim_one(store).id == later


def _done(store: Database) -> Job:
    job = claim_one(store)
    store.write_now(jobs.finish, job)
    return job


def test_a_job_that_waits_for_a_retry_holds_its_lane_and_no_other(store: Database, clock: FakeClock) -> None:
    first, _, other = add_job(store, "a"), add_job(store, "a"), add_job(store, "b")
    job = claim_one(store)
    store.write_now(jobs.retry, job, run_at=clock.now + timedelta(seconds=9), error="busy")
    assert claim_one(store).id == other
    assert claim_job(store) is None
    assert store.read_now(jobs.next_due, kinds=ALL) == clock.now + timedelta(seconds=9)
    clock.advance(seconds=9)
    again = claim_one(store)
    assert (again.id, again.attempts, again.error) == (first, 2, "busy")


def test_a_blocked_job_is_not_announced_as_due(store: Database) -> None:
    add_job(store, "a")
    add_job(store, "a")
    claim_one(store)
    assert store.read_now(jobs.next_due, kinds=ALL) is None


def test_a_failed_job_frees_its_lane(store: Database) -> None:
    first, second = add_job(store, "a"), add_job(store, "a")
    store.write_now(jobs.fail, claim_one(store), error="x" * 900)
    assert claim_one(store).id == second
    found = store.read_now(jobs.get, first)
    assert found is not None
    assert (found[0], found[1].error) == ("failed", "x" * 500)
    assert store.read_now(jobs.count_states) == {"failed": 1, "running": 1}


def test_a_job_is_claimed_by_one_of_several_workers(store: Database) -> None:
    for _ in range(5):
        add_job(store, "a")
        claimed = [job for job in at_once(*[lambda: claim_job(store)] * 4) if job is not None]
        assert len(claimed) == 1
        store.write_now(jobs.finish, claimed[0])


def test_several_workers_never_run_two_jobs_of_one_lane(store: Database) -> None:
    for lane in "ababab":
        add_job(store, lane)
    for _ in range(3):
        claimed = [job for _ in range(3) for job in at_once(*[lambda: claim_job(store)] * 3) if job is not None]
        assert sorted(job.lane for job in claimed) == ["a", "b"]
        for job in claimed:
            store.write_now(jobs.finish, job)
    assert store.read_now(jobs.count_states) == {}


def test_a_result_is_kept_until_it_is_fetched(store: Database) -> None:
    job_id = add_job(store, "a", JobKind.TRY)
    store.write_now(jobs.finish, claim_one(store), result={"candidates": []})
    found = store.read_now(jobs.get, job_id)
    assert found is not None
    assert (found[0], found[1].result) == ("done", {"candidates": []})
    store.write_now(jobs.forget, job_id)
    assert store.read_now(jobs.get, job_id) is None


def test_jobs_of_dead_workers_are_taken_back(store: Database) -> None:
    add_job(store, "a")
    job = claim_one(store)
    assert store.write_now(jobs.take_back) == 0
    assert store.write_now(jobs.take_back, is_dead=lambda worker: worker == "w@host:1") == 1
    assert claim_one(store).id == job.id


def test_a_lease_that_ran_out_is_taken_back_and_an_extended_one_is_not(store: Database, clock: FakeClock) -> None:
    add_job(store, "a")
    job = claim_one(store)
    clock.advance(seconds=50)
    store.write_now(jobs.extend_lease, job)
    clock.advance(seconds=50)
    assert store.write_now(jobs.take_back) == 0
    clock.advance(seconds=11)
    assert store.write_now(jobs.take_back) == 1
    assert claim_one(store).attempts == 2


def test_a_waiting_job_is_moved_and_one_that_is_worked_on_is_not(store: Database, clock: FakeClock) -> None:
    made = clock.now
    add_job(store, "a", run_at=made + timedelta(seconds=1))
    clock.advance(seconds=0.5)
    waiting = store.read_now(jobs.find_queued, lane="a")
    assert waiting is not None
    assert store.write_now(jobs.move, waiting, run_at=made + timedelta(seconds=3))
    moved = store.read_now(jobs.find_queued, lane="a")
    assert moved is not None
    assert (moved.run_at - made, moved.set_at, moved.created_at) == (timedelta(seconds=3), clock.now, made)
    clock.advance(seconds=3)
    claim_one(store)
    assert store.read_now(jobs.find_queued, lane="a") is None
    assert not store.write_now(jobs.move, waiting, run_at=clock.now)
