"""Who waits for a person and writes on: what is sure is said, what is angry is seen, and the wait goes on."""

from __future__ import annotations

import pytest

from bot.core.case import PRIORITY, Reason, State
from bot.core.conversation import QUEUE
from bot.core.messages import Author
from bot.service.cases import holding
from bot.service.ports import App
from tests.support.acting import (
    case_of,
    chat_of,
    hire,
    phone_of,
    press,
    queue_up,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, found
from tests.unit.service.chat.answering.conftest import ask


@pytest.fixture(autouse=True)
async def waiting(app: App, clock: FakeClock) -> None:
    """Somebody has waited for a person for a while."""
    await queue_up(app)
    clock.advance(seconds=30)


async def test_a_sure_answer_is_given_and_the_wait_stays_as_it_was(app: App, channel: RecordingChannel) -> None:
    before = await chat_of(app)
    await ask(app, "what does it cost?")
    chat, case = await chat_of(app), await case_of(app)
    assert phone_of(app)[-1].startswith("Your request stays in the queue. Meanwhile, here is what the bot knows:")
    assert "120 UAH" in phone_of(app)[-1]
    assert [button.action for button in channel.phone()[-1].buttons] == ["cancel-wait"]
    assert (chat.owner, chat.epoch, chat.waiting_since) == (QUEUE, before.epoch, before.waiting_since)
    assert case.state is State.WAITING
    assert (await transcript(app))[-1].author is Author.SYSTEM, "the bot does not hold the chat"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("which one?", "I've added this to your request"),
        ("does the refund come soon?", "I've added this to your request"),
        ("the cost was 5", "I've added this to your request"),
        ("person please", "You're in the queue already"),
    ],
)
async def test_what_is_not_sure_is_left_to_the_person_and_that_is_said_once(
    app: App, clock: FakeClock, text: str, said: str
) -> None:
    before, count = await chat_of(app), len(phone_of(app))
    await ask(app, text)
    assert phone_of(app)[-1].startswith(said)
    clock.advance(seconds=60)
    await ask(app, text)
    after = await chat_of(app)
    assert len(phone_of(app)) == count + 1
    assert (after.owner, after.epoch, after.waiting_since) == (QUEUE, before.epoch, before.waiting_since)


async def test_whose_place_was_just_shown_again_reads_no_more(app: App, clock: FakeClock) -> None:
    clock.advance(minutes=5)
    count = len(phone_of(app))
    await ask(app, "which one?")
    assert len(phone_of(app)) == count + 1
    assert "You're next." in phone_of(app)[-1]


async def test_the_same_answer_is_not_given_twice(app: App) -> None:
    await ask(app, "what does it cost?")
    count = len(phone_of(app))
    await ask(app, "so what does it cost?")
    assert len(phone_of(app)) == count


async def test_who_gets_angry_moves_up_once_and_is_told(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["outrageous"] = found(anger=0.95)
    await ask(app, "this is outrageous")
    assert (await case_of(app)).priority == PRIORITY[Reason.ANGER]
    assert "marked your request as urgent" in phone_of(app)[-1]
    count = len(phone_of(app))
    await ask(app, "outrageous, I say")
    assert len(phone_of(app)) == count


async def test_whoever_found_it_in_the_answer_says_so_by_its_button(app: App) -> None:
    await ask(app, "what does it cost?")
    await press(app, "cancel-wait")
    await run_jobs(app)
    assert "I've taken your request back" in phone_of(app)[-1]


async def test_an_answer_that_a_colleague_overtook_is_not_sent(app: App) -> None:
    await write_in(app, "what does it cost?")
    anna = await hire(app)
    await app.database.write(holding.do_claim, app, anna, (await case_of(app)).id)
    await run_jobs(app)
    assert not any("120 UAH" in text for text in phone_of(app))
