"""Chats put off: they wake at their time or when the customer writes, and nothing of the wait is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.case import State, Woken
from bot.core.people import Person
from bot.core.queue import Section, section_of
from bot.errors import BadMoment, NotYours, PastMoment
from bot.service.cases import holding, queue, snoozing
from bot.service.ports import App
from bot.storage.people import presence
from tests.support.acting import case_of, chat_of, hand_to, hire, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def snooze(app: App, person: Person, choice: str) -> None:
    until = snoozing.read_choice(app, choice)
    await app.database.write(snoozing.do_snooze, app, person, (await chat_of(app)).id, until=until)


async def where(app: App, person: Person) -> Section:
    (listed,) = await app.database.read(queue.list_queue, person)
    return section_of(listed, person.id)


async def test_a_chat_put_off_leaves_mine_and_is_back_at_its_time(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "I shall ask")
    assert await where(app, anna) is Section.CUSTOMER
    await snooze(app, anna, "2h")
    assert await where(app, anna) is Section.SNOOZED
    clock.advance(minutes=119)
    assert await snoozing.wake_due(app) == 0
    clock.advance(minutes=2)
    assert await snoozing.wake_due(app) == 1
    assert (await case_of(app)).woken is Woken.TIME
    assert await where(app, anna) is Section.MINE, "also where it is the customer's turn"
    assert await snoozing.wake_due(app) == 0
    await send_reply(app, anna, "here it is")
    assert (await case_of(app)).woken is Woken.NO
    assert await where(app, anna) is Section.CUSTOMER


async def test_the_customer_wakes_it_whatever_was_chosen(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "tell me the number")
    for choice in ("reply", "3h"):
        await snooze(app, anna, choice)
        await write_in(app, "LF-1")
        case = await case_of(app)
        assert (case.snooze, case.woken) == (None, Woken.REPLY)
        assert await where(app, anna) is Section.MINE
        await send_reply(app, anna, "thanks", f"thanks {choice}")


async def test_the_clock_of_waiting_runs_on_while_it_is_put_off(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    since = (await chat_of(app)).waiting_since
    await snooze(app, anna, "1h")
    clock.advance(hours=2)
    await snoozing.wake_due(app)
    after = await chat_of(app)
    assert (after.waiting_since, (await case_of(app)).waiting_since) == (since, case.waiting_since)


async def test_its_holder_takes_it_up_before_the_time(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    case = await hand_to(app, anna)
    await snooze(app, anna, "tomorrow 9")
    with pytest.raises(NotYours):
        await app.database.write(snoozing.do_take_up, oleh, case.conversation_id)
    await app.database.write(snoozing.do_take_up, anna, case.conversation_id)
    assert (await case_of(app)).snooze is None


async def test_whoever_gets_the_chat_next_gets_it_awake(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    await snooze(app, anna, "1h")
    await app.database.write(holding.do_put_back, app, anna, case.conversation_id)
    assert (await case_of(app)).snooze is None


async def test_a_time_that_has_passed_or_says_nothing_is_refused_in_words(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    for text, error in (("01.02.2020", PastMoment), ("00:00", PastMoment), ("soon", BadMoment), ("400 d", BadMoment)):
        with pytest.raises(error):
            snoozing.read_until(app, text)
    where = (await chat_of(app)).id
    with pytest.raises(PastMoment):
        await app.database.write(snoozing.do_snooze, app, anna, where, until=clock.now - timedelta(seconds=1))


async def test_one_that_is_put_off_anew_is_not_woken_by_the_old_time(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await snooze(app, anna, "1h")
    clock.advance(hours=2)
    await snooze(app, anna, "1h")
    await app.database.write(snoozing.do_wake_due, app, (await chat_of(app)).id)
    assert (await case_of(app)).snooze is not None


async def test_what_was_promised_for_a_time_is_not_forgotten_with_its_holder(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "I shall call tomorrow at nine")
    await snooze(app, anna, "1h")
    await app.database.write(presence.record_gone, anna.id)
    clock.advance(minutes=89)
    assert await snoozing.wake_due(app) == 0, "they may come a little later"
    clock.advance(minutes=2)
    assert await snoozing.wake_due(app) == 1
    assert (await case_of(app)).state is State.WAITING


async def test_who_comes_a_little_later_finds_it_awake(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await snooze(app, anna, "1h")
    await app.database.write(presence.record_gone, anna.id)
    clock.advance(minutes=70)
    await app.database.write(presence.record_seen, anna.id, token_hash="x")
    assert await snoozing.wake_due(app) == 1
    assert ((await case_of(app)).woken, await where(app, anna)) == (Woken.TIME, Section.MINE)
