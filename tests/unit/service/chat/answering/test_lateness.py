"""An answer that is late, and one that comes too late."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.core.case import Reason
from bot.core.conversation import BOT, Holder
from bot.core.jobs import JobKind
from bot.service.articles import drafts as articles
from bot.service.chat import late, rendering
from bot.service.ports import App
from bot.service.system import health
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    edit,
    phone_of,
    press,
    run_jobs,
    write_in,
)
from tests.support.clock import FakeClock
from tests.support.engine import (
    ScriptedDialogue,
    write_article,
)
from tests.unit.service.chat.answering.conftest import ask


async def watch_late(app: App) -> None:
    await late.watch_late(app, ready_since=health.ready_since)
    await run_jobs(app, kinds=(JobKind.DELIVER, JobKind.EDIT))


async def test_a_broken_engine_is_never_shown_to_the_customer(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.failing = RuntimeError("tensor exploded")
    await write_in(app, "cost?")
    with pytest.raises(RuntimeError):
        await run_jobs(app)
    assert phone_of(app) == []
    assert (await chat_of(app)).owner == BOT


async def test_a_customer_whose_answer_is_late_is_told_once_and_then_given_a_person(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await watch_late(app)
    assert phone_of(app) == []
    for _ in range(3):
        clock.advance(seconds=16)
        await watch_late(app)
    assert len(phone_of(app)) == 1
    assert phone_of(app)[0].startswith("Sorry")
    wrote = (await chat_of(app)).waiting_since
    clock.advance(seconds=60)
    await watch_late(app)
    case = await case_of(app)
    assert (case.reason, case.waiting_since, case.brief.question) == (Reason.BOT_UNAVAILABLE, wrote, "cost?")


async def test_an_answer_in_time_calls_nobody(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?")
    clock.advance(minutes=10)
    await watch_late(app)
    assert len(phone_of(app)) == 1


async def test_commands_and_buttons_are_never_late(app: App, clock: FakeClock) -> None:
    await command(app, "start")
    await command(app, "language")
    await run_jobs(app)
    await press(app, "language:en")
    await run_jobs(app)
    before = phone_of(app)
    for _ in range(3):
        clock.advance(minutes=5)
        await watch_late(app)
    assert phone_of(app) == before
    assert (await chat_of(app)).owner == BOT


async def test_an_edited_message_is_late_only_after_its_edit(app: App, clock: FakeClock) -> None:
    key = await write_in(app, "cost?")
    await run_jobs(app)
    clock.advance(minutes=10)
    await edit(app, key, "hello")
    clock.advance(seconds=1)
    await watch_late(app)
    await watch_late(app)
    assert (await chat_of(app)).owner == BOT
    assert len(phone_of(app)) == 1


async def test_a_message_that_waits_for_people_is_not_the_bots_delay(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await command(app, "human")
    clock.advance(minutes=5)
    await watch_late(app)
    assert not any(text.startswith("Sorry, I need") for text in phone_of(app))


async def test_a_late_answer_is_not_given_once_people_have_the_chat(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    for seconds in (16, 80):
        clock.advance(seconds=seconds)
        await watch_late(app)
    await run_jobs(app)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE
    assert not any("120 UAH" in text for text in phone_of(app))


async def test_the_front_finds_articles_without_the_engine(app: App) -> None:
    folder = app.articles_folder / "en" / "delivery"
    folder.mkdir(parents=True)
    (folder / "cost.md").write_text(write_article(rest="From the file."))
    (folder / "draft.md").write_text(write_article(status="draft"))
    front = App(**{field.name: getattr(app, field.name) for field in fields(App)})
    found_one = articles.find(front, "delivery/cost", "uk")
    assert found_one is not None
    assert rendering.render_blocks(found_one, (1,)) == "**More**\n\nFrom the file."
    assert articles.find(front, "delivery/draft", "en") is None
    assert articles.find(front, "../../etc/passwd", "en") is None
