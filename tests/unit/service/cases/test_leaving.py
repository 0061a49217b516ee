"""Who goes leaves nobody waiting: unanswered chats return to the queue, answered ones stay with a mark."""

from __future__ import annotations

from datetime import timedelta

from bot.core.case import State
from bot.core.people import Person
from bot.core.presence import Presence
from bot.service.cases import leaving, queue, snoozing
from bot.service.people import presence
from bot.service.people.login import digest
from bot.service.ports import App
from bot.storage.people import people
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def log_in(app: App, person: Person, name: str = "t") -> None:
    expires = app.clock() + timedelta(hours=12)
    await app.database.write(people.record_session, token_hash=digest(name), person_id=person.id, expires_at=expires)
    await app.database.write(presence.do_be_seen, name)


async def look(app: App, clock: FakeClock, *, minutes: int = 0) -> int:
    clock.advance(minutes=minutes)
    return await leaving.watch_presence(app)


async def test_logging_out_returns_unanswered_chats_at_their_place(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    case = await hand_to(app, anna)
    clock.advance(minutes=3)
    await queue_up(app, chat="2")
    assert await leaving.log_out(app, "t") == 1
    await run_jobs(app)
    back = await case_of(app)
    assert (back.state, back.waiting_since) == (State.WAITING, case.waiting_since)
    assert (await app.database.read(queue.list_queue, anna))[0].id == case.id
    assert any(text.startswith("Anna had to leave") for text in phone_of(app))


async def test_an_answered_chat_stays_with_a_mark_until_its_customer_writes(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    await send_reply(app, anna, "tell me the number")
    assert await leaving.log_out(app, "t") == 0
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert (listed.state, listed.holder_gone) == (State.CLAIMED, True)
    assert await look(app, clock) == 0
    await write_in(app, "LF-1")
    assert await look(app, clock) == 1
    assert (await case_of(app)).state is State.WAITING


async def test_a_page_that_falls_silent_is_gone_after_the_time_of_grace(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    assert await look(app, clock, minutes=4) == 0
    await app.database.write(presence.do_be_seen, "t")
    assert await look(app, clock, minutes=4) == 0
    assert await look(app, clock, minutes=2) == 1
    assert (await app.database.read(presence.find_presence, anna)).presence is Presence.OFFLINE
    assert await look(app, clock) == 0


async def test_another_page_of_theirs_keeps_them_here(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna, "desk")
    await log_in(app, anna, "phone")
    await hand_to(app, anna)
    assert await leaving.log_out(app, "desk") == 0
    assert (await case_of(app)).state is State.CLAIMED
    assert await app.database.write(presence.do_be_seen, "desk") is None, "a session that has ended is no sign of life"
    assert await look(app, clock, minutes=6) == 1


async def test_a_chat_put_off_stays_until_it_wakes(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    until = app.clock() + timedelta(hours=12)
    await app.database.write(snoozing.do_snooze, app, anna, (await chat_of(app)).id, until=until)
    await leaving.log_out(app, "t")
    assert await look(app, clock, minutes=60) == 0
    clock.advance(hours=12)
    assert await snoozing.wake_due(app) == 1
    assert (await case_of(app)).state is State.WAITING


async def test_what_a_crash_left_half_done_is_finished_by_the_timer(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    await app.database.write(leaving.do_log_out, app, "t")  # and the process died
    assert (await case_of(app)).state is State.CLAIMED
    assert await look(app, clock) == 1


async def test_after_the_front_was_away_everybody_has_their_grace_again(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    clock.advance(hours=2)
    await leaving.begin_anew(app)
    assert await look(app, clock, minutes=4) == 0
    assert await look(app, clock, minutes=2) == 1


async def test_who_was_never_seen_has_their_grace_too(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    assert await look(app, clock) == 0
    assert await look(app, clock, minutes=4) == 0
    assert await look(app, clock, minutes=2) == 1


async def test_who_comes_back_is_online_and_keeps_what_is_left(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await log_in(app, anna)
    await hand_to(app, anna)
    await send_reply(app, anna, "hello")
    await app.database.write(presence.do_set_presence, anna, Presence.AWAY, reason="lunch")
    await look(app, clock, minutes=10)
    found = await app.database.write(presence.do_be_seen, "t")
    assert found is not None
    assert (found.presence, found.reason) == (Presence.ONLINE, "")
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert not listed.holder_gone
