"""Promises in the life of a case: found, called up in time, kept or broken; and reminders."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.case import State, Woken
from bot.core.clocks.dues import Due, DueKind
from bot.core.clocks.targets import Aim
from bot.core.clocks.told import Moment
from bot.core.people import Person
from bot.core.queue import Section, section_of
from bot.errors import NotYours, PastMoment, TooLarge
from bot.language.said.promises import find_promise
from bot.service.cases import closing, queue, snoozing
from bot.service.cases.clocks import promising
from bot.service.cases.closing import Ending
from bot.service.cases.timers import reminding, ringing
from bot.service.cases.writing import changing
from bot.service.ports import App
from bot.storage.people import presence
from tests.support.acting import case_of, chat_of, hand_to, hire, transcript, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def dues(app: App, person: Person) -> tuple[Due, ...]:
    return (await app.database.read(queue.access_case, person, (await chat_of(app)).id)).dues


async def promised(app: App, text: str = "I'll get back to you in 2 hours.") -> Person:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, text)
    return anna


async def test_a_promise_stands_with_the_reply_and_is_what_is_due(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    (due,) = await dues(app, anna)
    assert (due.due_at - clock.now, due.due_at - due.warn_at) == (timedelta(hours=2), timedelta(minutes=15))
    listed = (await app.database.read(queue.read_queue, app)).cases[0]
    assert listed.clock is not None
    assert (listed.clock.aim, listed.clock.due_at) == (Aim.PROMISE, due.due_at)


async def test_its_hour_is_told_by_the_clock_of_who_reads_it(app: App, clock: FakeClock) -> None:
    at = (clock.now + timedelta(hours=2)).replace(minute=0)
    local = at.astimezone(ZoneInfo("Europe/Kyiv"))
    anna = await promised(app, f"I'll get back to you by {local:%H:%M}.")
    line = (await transcript(app))[-1]
    assert line.moments == (Moment(words=f"{local:%H:%M}", at=at, bare=True),)
    later = at + timedelta(hours=1)
    text = f"I'll get back to you by {later.astimezone(local.tzinfo):%H:%M}."
    await app.database.write(changing.do_change, app, anna, line.id, text)
    (moment,) = (await transcript(app))[-1].moments
    assert moment.at == later
    await app.database.write(changing.do_change, app, anna, line.id, "I'll get back to you.")
    assert (await transcript(app))[-1].moments == ()


async def test_a_reply_in_time_keeps_it(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    clock.advance(minutes=3)
    await send_reply(app, anna, "Anything else meanwhile?")
    assert (await dues(app, anna))[0].stands, "in the same breath"
    clock.advance(hours=1)
    await send_reply(app, anna, "Here is the answer.")
    (due,) = await dues(app, anna)
    assert (due.stands, due.was_kept) == (False, True)


async def test_a_reply_too_late_breaks_it(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    clock.advance(hours=3)
    await send_reply(app, anna, "Sorry for the delay.")
    assert not (await dues(app, anna))[0].was_kept


async def test_closing_keeps_it_too(app: App) -> None:
    anna = await promised(app)
    await app.database.write(closing.do_close, app, anna, (await chat_of(app)).id, Ending())
    assert (await dues(app, anna))[0].was_kept


async def test_a_new_promise_replaces_one_of_the_same_breath_and_keeps_an_older_one(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    clock.advance(minutes=1)
    await send_reply(app, anna, "No, I'll get back to you in 4 hours.")
    first, second = await dues(app, anna)
    assert (first.removed, second.stands) == (True, True)
    clock.advance(hours=3)
    await send_reply(app, anna, "Not yet. I'll call you in 2 hours.")
    kept = [one for one in await dues(app, anna) if not one.removed]
    assert [(one.was_kept, one.stands) for one in kept] == [(True, False), (False, True)]


async def test_it_calls_the_chat_up_before_the_time_and_wakes_it(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    where = (await chat_of(app)).id
    await app.database.write(snoozing.do_snooze, app, anna, where, until=None)
    clock.advance(minutes=104)
    assert await ringing.ring_due(app) == 0
    clock.advance(minutes=2)
    assert await ringing.ring_due(app) == 1
    case = await case_of(app)
    assert (case.snooze, case.woken) == (None, Woken.PROMISE)
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert section_of(listed, anna.id) is Section.MINE
    assert await ringing.ring_due(app) == 0
    await app.database.write(snoozing.do_snooze, app, anna, where, until=None)
    clock.advance(minutes=15)
    assert await ringing.ring_due(app) == 1, "and at the time itself"
    assert (await case_of(app)).woken is Woken.PROMISE
    await send_reply(app, anna, "Done")
    assert (await case_of(app)).woken is Woken.NO


async def test_with_a_holder_who_is_gone_the_queue_keeps_it(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    await app.database.write(presence.record_gone, anna.id)
    clock.advance(minutes=106)
    await ringing.ring_due(app)
    assert (await case_of(app)).state is State.CLAIMED
    clock.advance(minutes=15)
    await ringing.ring_due(app)
    assert (await case_of(app)).state is State.WAITING
    assert await ringing.ring_due(app) == 0


async def test_it_is_corrected_or_taken_away_by_the_holder_alone(app: App, clock: FakeClock) -> None:
    anna, oleh = await promised(app), await hire(app, "Oleh")
    (due,) = await dues(app, anna)
    later = clock.now + timedelta(hours=8)
    with pytest.raises(NotYours):
        await app.database.write(promising.do_move, oleh, due.id, to=later)
    await app.database.write(promising.do_move, anna, due.id, to=later)
    assert (await dues(app, anna))[0].due_at == later
    await app.database.write(promising.do_remove, anna, due.id)
    assert (await dues(app, anna))[0].removed
    assert (await app.database.read(queue.read_queue, app)).cases[0].promised is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("отвечу завтра", "11-26 22:00"),
        ("отвечу завтра до 12", "11-26 12:00"),
        ("передзвоню до п'ятниці", "11-27 08:00"),
        ("перезвоню в пятницу", "11-27 22:00"),
        ("уточню до конца дня", "11-25 22:00"),
        ("вернусь в течение трёх рабочих дней", "11-28 22:00"),
    ],
)
async def test_a_day_without_an_hour_ends_or_begins_with_the_work(app: App, text: str, due: str) -> None:
    now = datetime(2026, 11, 25, 14, 20, tzinfo=ZoneInfo("Europe/Kyiv"))
    found = find_promise(text, now=now)
    assert found is not None
    assert f"{promising.to_due(app.business.calendar, found, now=now).astimezone(now.tzinfo):%m-%d %H:%M}" == due


async def test_a_reply_that_is_changed_or_deleted_takes_its_promise_along(app: App, clock: FakeClock) -> None:
    anna = await promised(app)
    (due,) = await dues(app, anna)
    assert due.message_id is not None
    await app.database.write(changing.do_change, app, anna, due.message_id, "I'll get back to you in 4 hours.")
    assert (await dues(app, anna))[0].due_at - clock.now == timedelta(hours=4)
    await app.database.write(changing.do_change, app, anna, due.message_id, "Hello.")
    assert (await dues(app, anna))[0].removed
    await write_in(app, "and?")
    await send_reply(app, anna, "I'll call you in an hour.")
    second = max(await dues(app, anna), key=lambda one: one.id)
    assert second.message_id is not None
    await app.database.write(changing.do_delete, anna, second.message_id)
    assert all(one.removed for one in await dues(app, anna))
    assert (await case_of(app)).times.answered_at is None, "the customer waits again"


# reminders


async def test_a_reminder_is_its_owners_alone_and_calls_at_its_time(app: App, clock: FakeClock) -> None:
    anna, oleh = await promised(app, "Hello."), await hire(app, "Oleh")
    where = (await chat_of(app)).id
    at = clock.now + timedelta(hours=1)
    number = await app.database.write(reminding.do_remind, app, oleh, where, at=at, note=" ask Anna ")
    assert await dues(app, anna) == ()
    (due,) = await dues(app, oleh)
    assert (due.kind, due.note) == (DueKind.REMINDER, "ask Anna")
    assert (await app.database.read(queue.read_queue, app)).reminders == ()
    clock.advance(hours=1)
    (called,) = (await app.database.read(queue.read_queue, app)).reminders
    assert (called.id, called.person_id, called.note) == (number, oleh.id, "ask Anna")
    assert await ringing.ring_due(app) == 0, "nobody else is disturbed"
    with pytest.raises(NotYours):
        await app.database.write(promising.do_remove, anna, number)
    await app.database.write(promising.do_remove, oleh, number)
    assert (await app.database.read(queue.read_queue, app)).reminders == ()


async def test_a_reminder_for_the_past_or_with_an_endless_note_is_refused(app: App, clock: FakeClock) -> None:
    anna = await promised(app, "Hello.")
    where = (await chat_of(app)).id
    with pytest.raises(PastMoment):
        await app.database.write(reminding.do_remind, app, anna, where, at=clock.now, note="")
    later = clock.now + timedelta(hours=1)
    with pytest.raises(TooLarge):
        await app.database.write(reminding.do_remind, app, anna, where, at=later, note="x" * 6000)


async def test_the_customer_who_writes_changes_nothing_of_a_promise(app: App) -> None:
    anna = await promised(app)
    await write_in(app, "fine")
    assert (await dues(app, anna))[0].stands
