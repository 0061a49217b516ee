"""Silent customers: one reminder, then the end; never while somebody waits for us."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.business import Silence
from bot.core.case import State
from bot.core.conversation import BOT
from bot.core.people import Person
from bot.errors import NotYours
from bot.service.cases import queue, snoozing
from bot.service.cases.timers import nudging
from bot.service.ports import App
from bot.storage.cases import escalations, results
from tests.support.acting import case_of, chat_of, hand_to, hire, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


@pytest.fixture
def app(app: App, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> App:
    """A business that is always open and closes what is silent, at ten in the morning."""
    clock.now = clock.now.astimezone(app.business.zone).replace(hour=10, minute=0).astimezone(clock.now.tzinfo)
    strict = replace(app.business, hours="", closed=(), silence=Silence(nudge_after="3h", close_after="2h"))
    monkeypatch.setattr(type(app), "business", property(lambda _: strict))
    return app


async def asked(app: App, text: str = "Which order is it?") -> Person:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, text)
    await run_jobs(app)
    return anna


def tomorrow(app: App, clock: FakeClock) -> None:
    """The next day at noon: both times have passed, and it is day."""
    local = clock.now.astimezone(app.business.zone) + timedelta(days=1)
    clock.now = local.replace(hour=12, minute=0).astimezone(clock.now.tzinfo)


async def said(app: App) -> list[str]:
    person = await hire(app, "Reader")
    found = await app.database.read(queue.access_case, person, (await chat_of(app)).id)
    return [line.text for line in found.transcript]


async def nudges(app: App) -> int:
    return sum(text.startswith("Are you still with us?") for text in await said(app))


async def test_one_reminder_then_the_end_with_a_way_back(app: App, clock: FakeClock) -> None:
    await asked(app)
    conversation = await chat_of(app)
    clock.advance(hours=2, minutes=59)
    assert await nudging.watch_silence(app) == 0
    clock.advance(minutes=2)
    assert await nudging.watch_silence(app) == 1
    assert await nudging.watch_silence(app) == 0, "never twice"
    assert await nudges(app) == 1
    clock.advance(hours=2, minutes=1)
    assert await nudging.watch_silence(app) == 1
    (case,) = await app.database.read(escalations.list_closed, conversation_id=conversation.id)
    assert (case.state, case.result.key if case.result else "") == (State.LAPSED, "no_answer")
    after = await chat_of(app)
    assert (after.owner, after.waiting_since) == (BOT, None)
    assert "Write here any time" in (await said(app))[-1]
    await run_jobs(app)
    assert await nudging.watch_silence(app) == 0


async def test_who_answers_is_left_in_peace_until_the_next_question(app: App, clock: FakeClock) -> None:
    anna = await asked(app)
    clock.advance(hours=3)
    await nudging.watch_silence(app)
    await write_in(app, "LF-1")
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 0, "the customer waits for us"
    await send_reply(app, anna, "Thank you, it is on its way.")
    await run_jobs(app)
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 0, "that was no question"
    await send_reply(app, anna, "Did it arrive?")
    await run_jobs(app)
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 1
    assert await nudges(app) == 2


async def test_nothing_goes_out_at_night(app: App, clock: FakeClock) -> None:
    await asked(app)
    night = (clock.now.astimezone(app.business.zone) + timedelta(days=1)).replace(hour=3)
    clock.now = night.astimezone(clock.now.tzinfo)
    assert await nudging.watch_silence(app) == 0
    clock.advance(hours=6)
    assert await nudging.watch_silence(app) == 1


async def test_what_is_promised_or_put_off_is_ours_to_do(app: App, clock: FakeClock) -> None:
    anna = await asked(app, "Which order is it? I'll call you tomorrow at 15:00.")
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 0
    await send_reply(app, anna, "Which order is it?")
    await run_jobs(app)
    where = (await chat_of(app)).id
    await app.database.write(snoozing.do_snooze, app, anna, where, until=clock.now + timedelta(hours=60))
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 0
    await app.database.write(snoozing.do_snooze, app, anna, where, until=None)
    assert await nudging.watch_silence(app) == 1, "put off until the customer writes is waiting for them"


async def test_its_holder_keeps_it_open_until_they_ask_again(app: App, clock: FakeClock) -> None:
    anna, oleh = await asked(app), await hire(app, "Oleh")
    where = (await chat_of(app)).id
    with pytest.raises(NotYours):
        await app.database.write(nudging.do_keep_open, oleh, where)
    await app.database.write(nudging.do_keep_open, anna, where)
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 0
    await send_reply(app, anna, "And now?")
    await run_jobs(app)
    tomorrow(app, clock)
    assert await nudging.watch_silence(app) == 1


async def test_nobody_is_reminded_of_what_has_not_arrived(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "Which order is it?")
    clock.advance(hours=4)
    assert await nudging.watch_silence(app) == 0


async def test_a_list_without_that_result_closes_all_the_same(app: App, clock: FakeClock) -> None:
    await asked(app)
    for one in await app.database.read(results.list_results):
        if one.key == nudging.NO_ANSWER:
            await app.database.write(results.record_change, one.id, retired=True)
    for _ in range(2):
        tomorrow(app, clock)
        await nudging.watch_silence(app)
    (case,) = await app.database.read(escalations.list_closed)
    assert (case.state, case.result) == (State.LAPSED, None)


async def test_it_is_shown_beforehand(app: App, clock: FakeClock) -> None:
    await asked(app)
    case = await case_of(app)
    shown = nudging.coming_of(app.business, case, waiting_since=None, promised=None)
    assert shown is not None
    assert shown.at - clock.now <= timedelta(hours=3)
    assert nudging.coming_of(app.business, case, waiting_since=clock.now, promised=None) is None
