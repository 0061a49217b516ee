"""The outbox, jobs and cases, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.escalation import Brief, Reason, State, Tried
from bot.core.jobs import Job, JobKind
from bot.core.messages import Author, Delivery
from bot.errors import NotFound
from bot.storage.cases import escalations
from bot.storage.chat import outbox
from bot.storage.engine import Database
from bot.storage.system import jobs
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat, add_message, add_person, at_once

ALL = tuple(JobKind)


def _add(store: Database, lane: str, kind: JobKind = JobKind.ANSWER, **fields: object) -> int:
    return store.write_now(jobs.add, kind=kind, lane=lane, payload={"lane": lane}, **fields)  # type: ignore[arg-type]


def _claim(store: Database, kinds: tuple[JobKind, ...] = ALL) -> Job | None:
    return store.write_now(jobs.claim, kinds=kinds, worker="w@host:1")


def _claimed(store: Database) -> Job:
    job = _claim(store)
    assert job is not None
    return job


def _outgoing(store: Database, *, epoch: int = 1, author: Author = Author.BOT, **fields: object) -> outbox.Outgoing:
    chat = add_chat(store)
    fields = {"message_id": add_message(store, chat), "conversation_id": chat.id, "author": author} | fields
    return store.read_now(outbox.get, store.write_now(outbox.record_outgoing, epoch=epoch, **fields))  # type: ignore[arg-type]


def test_a_new_outgoing_message_is_queued(store: Database) -> None:
    row = _outgoing(store)
    assert (row.state, row.attempts, row.parts_sent, row.possibly_twice) == (Delivery.QUEUED, 0, 0, False)
    assert row.operation is outbox.Operation.SEND


def test_an_outgoing_message_moves_through_its_states(store: Database) -> None:
    row = _outgoing(store)
    store.write_now(outbox.record_state, row, Delivery.SENDING, attempts=1, possibly_twice=True)
    store.write_now(outbox.record_state, row, Delivery.SENT, parts_sent=2)
    after = store.read_now(outbox.get, row.id)
    assert (after.state, after.attempts, after.parts_sent, after.possibly_twice) == (Delivery.SENT, 1, 2, True)
    assert store.read_now(outbox.count_states) == {"sent": 1}
    assert store.read_now(outbox.last_of, row.message_id) == after


def test_a_client_id_names_one_row(store: Database) -> None:
    row = _outgoing(store, client_id="click")
    assert store.read_now(outbox.find_by_client_id, "click") == row
    assert store.read_now(outbox.find_by_client_id, "other") is None
    with pytest.raises(IntegrityError):
        _outgoing(store, client_id="click")


def test_adopting_carries_only_what_the_author_has_still_on_its_way(store: Database) -> None:
    waiting = [_outgoing(store, author=Author.OPERATOR, epoch=3) for _ in range(3)]
    sent = _outgoing(store, author=Author.OPERATOR, epoch=3)
    store.write_now(outbox.record_state, waiting[1], Delivery.SENDING)
    store.write_now(outbox.record_state, waiting[2], Delivery.UNKNOWN)
    store.write_now(outbox.record_state, sent, Delivery.SENT)
    notice = _outgoing(store, author=Author.SYSTEM, epoch=3)
    older = _outgoing(store, author=Author.OPERATOR, epoch=2)
    store.write_now(outbox.adopt, sent.conversation_id, author=Author.OPERATOR, before=3, after=4)
    epochs = [store.read_now(outbox.get, row.id).epoch for row in (*waiting, sent, notice, older)]
    assert epochs == [4, 4, 4, 3, 3, 2]


def test_a_job_is_claimed_when_it_is_due_and_not_before(store: Database, clock: FakeClock) -> None:
    _add(store, "a", run_at=clock.now + timedelta(seconds=1))
    assert _claim(store) is None
    assert store.read_now(jobs.next_due, kinds=ALL) == clock.now + timedelta(seconds=1)
    clock.advance(seconds=1)
    job = _claimed(store)
    assert (job.kind, job.lane, job.payload, job.attempts) == (JobKind.ANSWER, "a", {"lane": "a"}, 1)
    assert _claim(store) is None


def test_a_worker_gets_only_the_kinds_it_can_do(store: Database) -> None:
    _add(store, "a", JobKind.DELIVER)
    assert _claim(store, (JobKind.ANSWER, JobKind.TRY)) is None
    assert store.read_now(jobs.next_due, kinds=(JobKind.ANSWER,)) is None
    assert _claim(store, (JobKind.DELIVER,)) is not None


def test_jobs_of_one_lane_run_one_at_a_time_in_order(store: Database) -> None:
    ids = [_add(store, "a") for _ in range(3)]
    for expected in ids:
        job = _claimed(store)
        assert job.id == expected
        assert _claim(store) is None
        store.write_now(jobs.finish, job)
    assert _claim(store) is None


def test_a_job_that_waits_for_a_retry_holds_its_lane_and_no_other(store: Database, clock: FakeClock) -> None:
    first, _, other = _add(store, "a"), _add(store, "a"), _add(store, "b")
    job = _claimed(store)
    store.write_now(jobs.retry, job, run_at=clock.now + timedelta(seconds=9), error="busy")
    assert _claimed(store).id == other
    assert _claim(store) is None
    assert store.read_now(jobs.next_due, kinds=ALL) == clock.now + timedelta(seconds=9)
    clock.advance(seconds=9)
    again = _claimed(store)
    assert (again.id, again.attempts, again.error) == (first, 2, "busy")


def test_a_blocked_job_is_not_announced_as_due(store: Database) -> None:
    _add(store, "a")
    _add(store, "a")
    _claimed(store)
    assert store.read_now(jobs.next_due, kinds=ALL) is None


def test_a_failed_job_frees_its_lane(store: Database) -> None:
    first, second = _add(store, "a"), _add(store, "a")
    store.write_now(jobs.fail, _claimed(store), error="x" * 900)
    assert _claimed(store).id == second
    found = store.read_now(jobs.get, first)
    assert found is not None
    assert (found[0], found[1].error) == ("failed", "x" * 500)
    assert store.read_now(jobs.count_states) == {"failed": 1, "running": 1}


def test_a_job_is_claimed_by_one_of_several_workers(store: Database) -> None:
    for _ in range(5):
        _add(store, "a")
        claimed = [job for job in at_once(*[lambda: _claim(store)] * 4) if job is not None]
        assert len(claimed) == 1
        store.write_now(jobs.finish, claimed[0])


def test_several_workers_never_run_two_jobs_of_one_lane(store: Database) -> None:
    for lane in "ababab":
        _add(store, lane)
    for _ in range(3):
        claimed = [job for _ in range(3) for job in at_once(*[lambda: _claim(store)] * 3) if job is not None]
        assert sorted(job.lane for job in claimed) == ["a", "b"]
        for job in claimed:
            store.write_now(jobs.finish, job)
    assert store.read_now(jobs.count_states) == {}


def test_a_result_is_kept_until_it_is_fetched(store: Database) -> None:
    job_id = _add(store, "a", JobKind.TRY)
    store.write_now(jobs.finish, _claimed(store), result={"candidates": []})
    found = store.read_now(jobs.get, job_id)
    assert found is not None
    assert (found[0], found[1].result) == ("done", {"candidates": []})
    store.write_now(jobs.forget, job_id)
    assert store.read_now(jobs.get, job_id) is None


def test_jobs_of_dead_workers_are_taken_back(store: Database) -> None:
    _add(store, "a")
    job = _claimed(store)
    assert store.write_now(jobs.take_back) == 0
    assert store.write_now(jobs.take_back, is_dead=lambda worker: worker == "w@host:1") == 1
    assert _claimed(store).id == job.id


def test_a_lease_that_ran_out_is_taken_back_and_an_extended_one_is_not(store: Database, clock: FakeClock) -> None:
    _add(store, "a")
    job = _claimed(store)
    clock.advance(seconds=50)
    store.write_now(jobs.extend_lease, job)
    clock.advance(seconds=50)
    assert store.write_now(jobs.take_back) == 0
    clock.advance(seconds=11)
    assert store.write_now(jobs.take_back) == 1
    assert _claimed(store).attempts == 2


def test_a_waiting_job_is_postponed_up_to_its_limit(store: Database, clock: FakeClock) -> None:
    made = clock.now
    _add(store, "a", run_at=made + timedelta(seconds=1))
    wait = {"lane": "a", "not_after": timedelta(seconds=3)}
    for seconds, expected in ((2, 2), (9, 3)):
        assert store.write_now(jobs.postpone_queued, run_at=made + timedelta(seconds=seconds), **wait)  # type: ignore[arg-type]
        assert store.read_now(jobs.next_due, kinds=ALL) == made + timedelta(seconds=expected)
    clock.advance(seconds=3)
    _claimed(store)
    assert not store.write_now(jobs.postpone_queued, run_at=clock.now, **wait)  # type: ignore[arg-type]


def test_a_case_comes_back_as_it_was_opened(store: Database, clock: FakeClock) -> None:
    chat = add_chat(store)
    brief = Brief(
        reason=Reason.ANGER,
        question="Где заказ?",
        language="ru",
        anger=0.9,
        facts=(("order_number", "LF-1"),),
        tried=(Tried(article="a/b", title="T", reaction="helped"),),
        considered=(("a/b", 0.5),),
        waiting_since=clock.now,
    )
    fields = {"conversation_id": chat.id, "brief": brief, "priority": 2, "waiting_since": clock.now}
    number = store.write_now(escalations.record_opened, **fields)  # type: ignore[arg-type]
    case = store.read_now(escalations.get, number)
    assert (case.brief, case.state, case.priority, case.opened_at) == (brief, State.WAITING, 2, clock.now)
    assert store.read_now(escalations.find_open, chat.id) == case


def test_a_conversation_has_one_open_case(store: Database) -> None:
    chat = add_chat(store)
    first = add_case(store, chat)
    with pytest.raises(IntegrityError):
        add_case(store, chat)
    store.write_now(escalations.record_closed, first, state=State.RESOLVED, outcome="done")
    second = add_case(store, chat)
    (closed,) = store.read_now(escalations.list_closed, conversation_id=chat.id)
    assert (closed.id, closed.outcome) == (first, "done")
    assert [case.id for case in store.read_now(escalations.list_open)] == [second]


def test_an_unknown_case_is_not_found(store: Database) -> None:
    with pytest.raises(NotFound):
        store.read_now(escalations.get, 99)


def test_of_two_claims_at_once_one_wins(store: Database) -> None:
    anna, boris = add_person(store), add_person(store, "boris")
    for number in range(10):
        case = add_case(store, add_chat(store, str(number)))
        won = at_once(
            lambda case=case: store.write_now(escalations.claim, case, person_id=anna.id),  # type: ignore[misc]
            lambda case=case: store.write_now(escalations.claim, case, person_id=boris.id),  # type: ignore[misc]
        )
        assert sorted(won) == [False, True]
        holder = store.read_now(escalations.get, case)
        assert holder.person_name == ("Anna" if won[0] else "Boris")


def test_a_case_put_back_waits_as_before(store: Database, clock: FakeClock) -> None:
    anna = add_person(store)
    number = add_case(store, add_chat(store))
    opened = clock.now
    clock.advance(minutes=1)
    store.write_now(escalations.claim, number, person_id=anna.id)
    store.write_now(escalations.put_back, number)
    case = store.read_now(escalations.get, number)
    assert (case.state, case.person_id, case.claimed_at, case.waiting_since) == (State.WAITING, None, None, opened)
    assert store.write_now(escalations.claim, number, person_id=anna.id)


def test_the_queue_is_urgent_first_then_the_longest_wait(store: Database, clock: FakeClock) -> None:
    numbers = []
    for chat, priority in (("1", 0), ("2", 0), ("3", 2)):
        numbers.append(add_case(store, add_chat(store, chat), priority=priority))
        clock.advance(minutes=1)
    cases = store.read_now(escalations.list_open)
    assert [case.id for case in cases] == [numbers[2], numbers[0], numbers[1]]
    assert [store.read_now(escalations.place, case) for case in cases] == [1, 2, 3]


def test_a_claimed_case_no_longer_counts_in_the_queue(store: Database) -> None:
    first, second = (add_case(store, add_chat(store, chat)) for chat in "12")
    store.write_now(escalations.claim, first, person_id=add_person(store).id)
    assert store.read_now(escalations.place, store.read_now(escalations.get, second)) == 1


def test_cards_are_listed_for_waiting_cases_only(store: Database) -> None:
    chat = add_chat(store)
    number, card = add_case(store, chat), add_message(store, chat, author=Author.SYSTEM)
    assert store.read_now(escalations.find_card, number) is None
    store.write_now(escalations.record_card, number, message_id=card)
    assert [(case.id, key) for case, key in store.read_now(escalations.list_cards)] == [(number, card)]
    assert store.read_now(escalations.find_card, number) == card
    store.write_now(escalations.claim, number, person_id=add_person(store).id)
    assert store.read_now(escalations.list_cards) == ()


def test_the_first_reply_is_recorded_once(store: Database, clock: FakeClock) -> None:
    number = add_case(store, add_chat(store))
    first = clock.advance(minutes=1)
    store.write_now(escalations.record_first_reply, number)
    clock.advance(minutes=1)
    store.write_now(escalations.record_first_reply, number)
    assert store.read_now(escalations.get, number).first_reply_at == first


def test_recent_waits_run_from_opening_to_the_first_claim(store: Database, clock: FakeClock) -> None:
    anna, boris = add_person(store), add_person(store, "boris")
    number = add_case(store, add_chat(store))
    add_case(store, add_chat(store, "2"))
    clock.advance(minutes=4)
    store.write_now(escalations.claim, number, person_id=anna.id)
    clock.advance(hours=1)
    store.write_now(escalations.reassign, number, person_id=boris.id)
    assert store.read_now(escalations.get, number).person_name == "Boris"
    assert store.read_now(escalations.list_recent_waits) == (timedelta(minutes=4),)
    clock.advance(hours=24 * 8)
    assert store.read_now(escalations.list_recent_waits) == ()
