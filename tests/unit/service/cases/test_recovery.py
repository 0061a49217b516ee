"""The engine was away and is back: what waits only for that reason, the bot answers."""

from __future__ import annotations

import pytest

from bot.core.case import Reason, State
from bot.core.conversation import BOT, Holder
from bot.core.jobs import JobKind
from bot.errors import NotWaiting
from bot.service.cases import holding
from bot.service.chat import late
from bot.service.ports import App
from bot.service.system import health
from bot.storage.cases import escalations
from bot.worker.schedule import _take_back_cases, _watch_late
from tests.support.acting import case_of, chat_of, command, hire, phone_of, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, says


@pytest.fixture(autouse=True)
def greeting(dialogue: ScriptedDialogue) -> None:
    """The bot, when it is there, answers with a greeting."""
    dialogue.turns["hello?"] = says("greet")


async def _time_out(app: App, clock: FakeClock, *chats: str) -> None:
    """Customers write, the engine says nothing, and people are called."""
    for chat in chats:
        await write_in(app, "hello?", chat)
    for _ in range(8):
        clock.advance(seconds=16)
        await _watch_late(app)
    await run_jobs(app, kinds=(JobKind.DELIVER,))


async def _come_back(app: App, clock: FakeClock) -> None:
    await app.database.write(health.record_engine, "loading")
    clock.advance(seconds=5)
    await app.database.write(health.record_engine, "ready")
    clock.advance(seconds=1)


async def test_everyone_who_waits_only_for_the_bot_is_answered_by_it(app: App, clock: FakeClock) -> None:
    chats = [str(number) for number in range(1, 28)]  # more than one batch
    await _time_out(app, clock, *chats)
    wrote = (await chat_of(app)).waiting_since
    await _come_back(app, clock)
    await _take_back_cases(app)
    assert (await chat_of(app)).waiting_since == wrote
    await run_jobs(app)
    for chat in chats:
        conversation = await chat_of(app, chat)
        assert (conversation.owner, conversation.waiting_since) == (BOT, None)
        assert phone_of(app, chat)[-2:] == [
            "I'm back, and sorry you had to wait. Here is your answer; a person is still one tap away.",
            "Hello! How can I help?",
        ]
    closed = await app.database.read(escalations.list_closed)
    assert {case.state for case in closed} == {State.RECOVERED}


async def test_a_claimed_case_stays_with_its_operator(app: App, clock: FakeClock) -> None:
    await _time_out(app, clock, "1")
    anna = await hire(app)
    await app.database.write(holding.do_claim, app, anna, (await case_of(app)).id)
    await _come_back(app, clock)
    await _take_back_cases(app)
    assert (await chat_of(app)).owner.person_id == anna.id


async def test_a_claim_that_comes_a_moment_too_late_is_told_so(app: App, clock: FakeClock) -> None:
    await _time_out(app, clock, "1")
    number = (await case_of(app)).id
    await _come_back(app, clock)
    await _take_back_cases(app)
    with pytest.raises(NotWaiting):
        await app.database.write(holding.do_claim, app, await hire(app), number)


async def test_whoever_asks_for_a_person_meanwhile_gets_a_person(app: App, clock: FakeClock) -> None:
    await _time_out(app, clock, "1")
    await command(app, "human")
    await _come_back(app, clock)
    await _take_back_cases(app)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE
    assert (await case_of(app)).reason is Reason.REQUESTED


async def test_a_case_of_another_reason_is_left_alone(app: App, clock: FakeClock) -> None:
    await write_in(app, "hello?")
    await command(app, "human")
    await _come_back(app, clock)
    await _take_back_cases(app)
    assert (await case_of(app)).state is State.WAITING


async def test_nothing_is_taken_back_while_the_engine_is_away(app: App, clock: FakeClock) -> None:
    await app.database.write(health.record_engine, "ready")
    await _time_out(app, clock, "1")
    await _take_back_cases(app)
    assert (await case_of(app)).reason is Reason.BOT_UNAVAILABLE


async def test_an_engine_that_has_just_come_back_has_the_whole_deadline_again(app: App, clock: FakeClock) -> None:
    await write_in(app, "hello?")
    clock.advance(seconds=20)
    await _watch_late(app)
    clock.advance(seconds=54)
    await _come_back(app, clock)
    await _watch_late(app)
    assert (await chat_of(app)).owner == BOT


async def test_an_engine_that_beats_but_does_not_answer_is_given_up(app: App, clock: FakeClock) -> None:
    await _come_back(app, clock)
    await write_in(app, "hello?")
    for _ in range(12):
        clock.advance(seconds=15)
        await app.database.write(health.record_engine, "ready")
        await _watch_late(app)
        await _take_back_cases(app)
    assert (await case_of(app)).reason is Reason.BOT_UNAVAILABLE


async def test_the_engine_is_ready_since_its_first_beat_after_a_silence(app: App, clock: FakeClock) -> None:
    await app.database.write(health.record_engine, "ready")
    first = clock()
    for _ in range(5):
        clock.advance(seconds=5)
        await app.database.write(health.record_engine, "ready")
    assert await app.database.read(health.ready_since) == first
    clock.advance(seconds=21)
    assert await app.database.read(health.ready_since) is None
    await app.database.write(health.record_engine, "ready")
    assert await app.database.read(health.ready_since) == clock()


async def test_a_watch_without_a_word_of_the_engine_gives_no_grace(app: App, clock: FakeClock) -> None:
    await write_in(app, "hello?")
    clock.advance(seconds=20)
    await late.watch_late(app, ready_since=health.ready_since)
    clock.advance(seconds=60)
    await late.watch_late(app, ready_since=health.ready_since)
    assert (await case_of(app)).reason is Reason.BOT_UNAVAILABLE
