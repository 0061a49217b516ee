"""How a case ends or goes back, and what the bot does then."""

from __future__ import annotations

import pytest

from bot.core.case import State
from bot.core.conversation import BOT, Memory
from bot.core.desk.numbers import write_number
from bot.errors import (
    NotYours,
)
from bot.service.cases import holding
from bot.service.ports import App
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations
from tests.support.acting import (
    case_of,
    chat_of,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    run_jobs,
    write_in,
)
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue


async def test_resolving_gives_the_chat_back_to_a_bot_that_remembers_nothing(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    conversation = await chat_of(app)
    full = Memory(shown=("a/b",), misses=1, asked=("x",))
    await app.database.write(
        conversations.record_memory, conversation.id, memory=full, dialogue="state", read_through=0
    )
    await app.database.write(holding.do_resolve, app, anna, conversation.id, outcome="refund")
    after = await chat_of(app)
    assert (after.owner, after.memory, after.dialogue) == (BOT, Memory(), "")
    assert after.waiting_since is None
    (closed,) = await app.database.read(cases.list_closed)
    assert (closed.id, closed.state, closed.outcome) == (case.id, State.RESOLVED, "refund")


async def test_after_a_case_the_bot_answers_only_what_comes_next(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await write_in(app, "for Anna")
    await app.database.write(holding.do_return, app, anna, (await chat_of(app)).id)
    await write_in(app, "for the bot")
    await run_jobs(app)
    assert dialogue.heard == ["for the bot"]


async def test_the_bot_says_nothing_while_a_person_has_the_chat(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    before = phone_of(app)
    await write_in(app, "are you there?")
    await run_jobs(app)
    assert dialogue.heard == []
    assert phone_of(app) == before


async def test_putting_a_case_back_keeps_the_wait_and_the_place(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    clock.advance(minutes=10)
    await queue_up(app, chat="2")
    await app.database.write(holding.do_put_back, app, anna, case.conversation_id)
    await run_jobs(app)
    back = await case_of(app)
    assert (back.state, back.person_id) == (State.WAITING, None)
    assert back.waiting_since == case.waiting_since
    assert (await chat_of(app)).waiting_since == case.waiting_since
    assert "next" in phone_of(app)[-1]
    assert phone_of(app)[-2].startswith("Anna had to leave")


async def test_only_the_holder_may_put_back_or_close(app: App) -> None:
    case = await hand_to(app, await hire(app))
    boris = await hire(app, "Boris")
    for step in (holding.do_put_back, holding.do_resolve, holding.do_return):
        with pytest.raises(NotYours):
            await app.database.write(step, app, boris, case.conversation_id)


async def test_the_customer_can_take_their_request_back(app: App) -> None:
    case = await queue_up(app)
    await press(app, "cancel-wait")
    await run_jobs(app)
    assert (await chat_of(app)).owner == BOT
    assert phone_of(app)[1] == f"Request #{write_number(case.id)} is cancelled."
    assert phone_of(app)[-1].startswith("All right")


async def test_a_cancel_after_the_claim_says_who_is_there(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    card = channel.phone()[1].key
    anna = await hire(app)
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, anna, case.id)
    await press(app, "cancel-wait", on=card)
    await run_jobs(app)
    assert (await case_of(app)).state is State.CLAIMED
