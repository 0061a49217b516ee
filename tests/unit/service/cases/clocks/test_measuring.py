"""The clock of a case as it lives: it runs, stands still, is met or missed, and that is written down."""

from __future__ import annotations

from datetime import timedelta

from bot.core.case import Case
from bot.core.clocks.clock import Clock
from bot.core.clocks.targets import Aim
from bot.core.people import Person
from bot.service.cases import closing, holding, queue
from bot.service.cases.clocks.measuring import clock_of
from bot.service.cases.closing import Ending
from bot.service.ports import App
from bot.storage.cases import clocks
from tests.support.acting import case_of, chat_of, hand_to, hire, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def shown_clock(app: App) -> Clock | None:
    """What the head of the chat and the row in the list show: the same."""
    listed = (await app.database.read(queue.read_queue, app)).cases[0]
    shown = clock_of(app.business, await case_of(app), await chat_of(app))
    assert listed.clock == shown
    return shown


async def aim(app: App) -> Aim | None:
    found = await shown_clock(app)
    return found.aim if found is not None else None


async def results(app: App, case: Case) -> list[tuple[Aim, bool]]:
    return [(one.aim, one.was_met) for one in await app.database.read(clocks.list_targets, case.id)]


async def held(app: App) -> tuple[Person, Case]:
    anna = await hire(app)
    return anna, await hand_to(app, anna)


async def test_a_case_is_due_for_its_first_reply_then_for_the_next_ones(app: App, clock: FakeClock) -> None:
    anna, case = await held(app)
    assert await aim(app) is Aim.FIRST_REPLY
    await send_reply(app, anna, "Hello")
    assert await aim(app) is None, "it is the customer's turn"
    clock.advance(minutes=5)
    await write_in(app, "and now?")
    assert await aim(app) is Aim.NEXT_REPLY
    clock.advance(minutes=5)
    await write_in(app, "hello?")
    found = await shown_clock(app)
    assert found is not None
    assert found.due_at - clock.now == timedelta(minutes=55), "the oldest unanswered message counts"
    await send_reply(app, anna, "Here I am")
    assert await results(app, case) == [(Aim.FIRST_REPLY, True), (Aim.NEXT_REPLY, True)]


async def test_a_reply_that_comes_too_late_is_written_down_as_late(app: App, clock: FakeClock) -> None:
    anna, case = await held(app)
    clock.advance(minutes=31)
    await send_reply(app, anna, "Sorry")
    assert await results(app, case) == [(Aim.FIRST_REPLY, False)]


async def test_the_time_in_which_the_customer_is_silent_does_not_count(app: App, clock: FakeClock) -> None:
    anna, case = await held(app)
    await send_reply(app, anna, "Which order?")
    await send_reply(app, anna, "Hello?")
    clock.advance(hours=300)
    await write_in(app, "LF-1")
    assert len((await case_of(app)).times.pauses) == 1
    await app.database.write(closing.do_close, app, anna, case.conversation_id, Ending())
    assert await results(app, case) == [
        (Aim.FIRST_REPLY, True),
        (Aim.NEXT_REPLY, True),
        (Aim.RESOLUTION, True),
    ]


async def test_a_case_that_is_closed_late_says_so(app: App, clock: FakeClock) -> None:
    anna, case = await held(app)
    clock.advance(hours=1)
    await send_reply(app, anna, "One moment")
    await write_in(app, "well?")
    clock.advance(hours=100)
    await send_reply(app, anna, "Done")
    await app.database.write(closing.do_close, app, anna, case.conversation_id, Ending())
    assert (await results(app, case))[-1] == (Aim.RESOLUTION, False)


async def test_nothing_we_say_by_ourselves_moves_the_clock(app: App, clock: FakeClock) -> None:
    anna, case = await held(app)
    before = await shown_clock(app)
    clock.advance(minutes=3)
    await app.database.write(holding.do_put_back, app, anna, case.conversation_id)
    await app.database.write(holding.do_claim, app, anna, case.id)
    assert await shown_clock(app) == before
    assert await results(app, case) == []


async def test_a_question_of_ours_is_remembered_until_the_customer_writes(app: App) -> None:
    anna, _ = await held(app)
    await send_reply(app, anna, "Which order?")
    assert (await case_of(app)).times.asked_at is not None
    await write_in(app, "LF-1")
    assert (await case_of(app)).times.asked_at is None
    await send_reply(app, anna, "Thank you.")
    assert (await case_of(app)).times.asked_at is None
