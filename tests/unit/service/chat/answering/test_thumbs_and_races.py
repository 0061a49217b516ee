"""Thumbs, and what happens while the engine thinks."""

from __future__ import annotations

from bot.core.case import Reason
from bot.core.jobs import JobKind
from bot.core.messages import Author
from bot.service.chat import answering
from bot.service.ports import App
from bot.storage.chat import feedback
from bot.storage.system import jobs
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    edit,
    phone_of,
    press,
    run_job,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.app import engine_of
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import (
    ScriptedDialogue,
)
from tests.unit.service.chat.answering.conftest import ask


async def test_a_thumb_up_is_thanked_and_its_buttons_go(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    await press(app, "helped")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Good to hear")
    shown = channel.phone()[0].buttons
    assert [(button.action, button.chosen) for button in shown] == [("more", False), ("helped", True), ("human", False)]
    said = len(phone_of(app))
    await press(app, "helped", on=channel.phone()[0].key)
    await run_jobs(app)
    assert len(phone_of(app)) == said, "what was chosen can't be pressed again"
    chat = await chat_of(app)
    assert await app.database.read(feedback.list_feedback, chat.id) == {"delivery/cost": True}


async def test_a_thumb_down_calls_a_person(app: App) -> None:
    await ask(app, "cost?")
    await press(app, "not-helped")
    assert (await case_of(app)).reason is Reason.NOT_HELPED


async def test_a_thumb_while_a_person_has_the_chat_is_recorded_and_says_nothing(
    app: App, channel: RecordingChannel
) -> None:
    await ask(app, "cost?")
    await command(app, "human")
    await run_jobs(app)
    before = len(phone_of(app))
    await press(app, "not-helped")
    await run_jobs(app)
    assert len(phone_of(app)) == before
    chat = await chat_of(app)
    assert await app.database.read(feedback.list_feedback, chat.id) == {"delivery/cost": False}


async def test_the_engine_is_told_the_state_of_the_dialogue_and_forgets_it_after_a_case(
    app: App, dialogue: ScriptedDialogue
) -> None:
    await ask(app, "cost?")
    await ask(app, "hello")
    assert (await chat_of(app)).dialogue == "cost?|hello"


async def test_nothing_is_said_when_a_person_took_the_chat_while_the_engine_thought(app: App) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    await command(app, "human")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_jobs(app)
    assert not any("120 UAH" in text for text in phone_of(app))
    assert all(line.author is not Author.BOT for line in await transcript(app))


async def test_an_answer_is_given_once_though_its_job_runs_twice(app: App) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    for _ in range(2):
        await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_jobs(app)
    assert len(phone_of(app)) == 1


async def test_an_edit_while_the_engine_thinks_is_what_gets_answered(app: App, clock: FakeClock) -> None:
    key = await write_in(app, "cost?")
    clock.advance(seconds=2)
    job = await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="test")
    assert job is not None
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    await edit(app, key, "hello")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_job(app, job)
    await run_jobs(app)
    assert phone_of(app) == ["Hello! How can I help?"]


async def test_a_message_that_came_while_the_engine_thought_keeps_waiting_and_is_answered(
    app: App, clock: FakeClock
) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    second = clock.advance(seconds=2)
    await write_in(app, "hello")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    assert (await chat_of(app)).waiting_since == second
    await run_jobs(app)
    assert phone_of(app)[-1] == "Hello! How can I help?"
    assert (await chat_of(app)).waiting_since is None
