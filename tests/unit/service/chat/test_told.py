"""Customers who asked to be told are told once there is an answer: once, by day, and never beside a person."""

from __future__ import annotations

import pytest

from bot.core.insights.gaps import GapState
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.chat.told import telling
from bot.service.insights import gaps
from bot.service.ports import App
from bot.storage.chat import conversations
from tests.support.acting import chat_of, command, hire, phone_of, press, recording, run_jobs
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedFinder, make_article
from tests.unit.service.insights.test_gaps import ask_all, group, listed

QUESTION = "do you sell zebras?"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who writes articles."""
    return await hire(app, "Lena", Role.LEAD)


async def wish(app: App, clock: FakeClock, lead: Person, chat: str = "c0") -> int:
    """A customer asks to be told; the group of the question."""
    await ask_all(app, QUESTION, chat=chat[:-1])
    await press(app, "tell-me", chat)
    await run_jobs(app, kinds=(JobKind.DELIVER, JobKind.EDIT))
    await group(app, clock)
    return (await listed(app, lead))[0].id


async def answer_it(app: App, lead: Person, number: int) -> None:
    """An article is there, and the group is done with."""
    finder = engine_of(app).finder
    assert isinstance(finder, ScriptedFinder)
    finder.articles["shop/zebras"] = make_article("shop/zebras", title="do you sell zebras?")
    await app.database.write(gaps.do_begin, lead, number, key="shop/zebras")


async def send(app: App, lead: Person, number: int) -> None:
    await app.database.write(telling.do_tell, app, lead, number)
    await run_jobs(app, kinds=(JobKind.TELL, JobKind.DELIVER, JobKind.EDIT))


async def test_who_asked_is_told_once_and_the_lead_sees_what_they_thought(
    app: App, clock: FakeClock, lead: Person
) -> None:
    number = await wish(app, clock, lead)
    assert phone_of(app, "c0")[-1].startswith("Deal: once there is an answer")
    await answer_it(app, lead, number)
    await send(app, lead, number)
    assert phone_of(app, "c0")[-1].startswith(f"You asked: “{QUESTION}”. Now there is an answer:")
    before = len(phone_of(app, "c0"))
    await send(app, lead, number)
    assert len(phone_of(app, "c0")) == before
    await press(app, "helped", "c0")
    state = await app.database.read(telling.find_state, lead, number)
    assert (state.told.waiting, state.told.told, state.told.helped) == (0, 1, 1)


async def test_the_wish_is_offered_once_a_question_and_can_be_taken_back(
    app: App, clock: FakeClock, lead: Person
) -> None:
    number = await wish(app, clock, lead)
    await command(app, "status", chat="c0")
    await run_jobs(app, kinds=(JobKind.DELIVER,))
    assert QUESTION in phone_of(app, "c0")[-1]
    (back,) = [one.action for one in recording(app).phone("c0")[-1].buttons if one.action.startswith("untell")]
    await press(app, back, "c0")
    await answer_it(app, lead, number)
    await send(app, lead, number)
    assert phone_of(app, "c0")[-1] == "All right, I won't write about it."


async def test_a_chat_of_a_person_is_left_alone_and_and_not_forgotten(app: App, clock: FakeClock, lead: Person) -> None:
    number = await wish(app, clock, lead)
    await answer_it(app, lead, number)
    await command(app, "human", chat="c0")
    await run_jobs(app, kinds=(JobKind.DELIVER,))
    waiting = (await chat_of(app, "c0")).waiting_since
    await app.database.write(telling.do_tell, app, lead, number)
    clock.advance(minutes=2)
    await run_jobs(app, kinds=(JobKind.TELL, JobKind.DELIVER), until=clock.now)
    after = await chat_of(app, "c0")
    assert after.waiting_since == waiting, "the clock of who waits is not touched"
    assert not any("Now there is an answer" in line for line in phone_of(app, "c0"))
    state = await app.database.read(telling.find_state, lead, number)
    assert state.told.waiting == 1
    assert state.is_sending, "it is tried again"


async def test_who_blocked_the_bot_or_waits_a_month_is_not_told(app: App, clock: FakeClock, lead: Person) -> None:
    number = await wish(app, clock, lead)
    await answer_it(app, lead, number)
    await app.database.write(conversations.record_blocked, (await chat_of(app, "c0")).id, blocked=True)
    before = phone_of(app, "c0")
    await send(app, lead, number)
    assert phone_of(app, "c0") == before
    clock.advance(hours=31 * 24)
    assert (await app.database.read(telling.find_state, lead, number)).told.waiting == 0


async def test_only_a_lead_has_them_told_and_only_with_an_article(app: App, clock: FakeClock, lead: Person) -> None:
    number = await wish(app, clock, lead)
    with pytest.raises(NotFound):
        await app.database.write(telling.do_tell, app, lead, number)
    with pytest.raises(NotAllowed):
        await app.database.write(telling.do_tell, app, await hire(app, "Otto"), number)
    assert (await listed(app, lead, GapState.OPEN))[0].id == number
