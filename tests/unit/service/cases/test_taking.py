"""Who comes by themselves: takes a chat from the bot, reopens a case, writes first."""

from __future__ import annotations

import pytest

from bot.core.case import Reason, State
from bot.core.conversation import operator
from bot.core.messages import Author, Delivery, Profile
from bot.core.people import Person, Role
from bot.errors import AlreadyClaimed, ChannelOff, CustomerGone, EmptyReply, NotAllowed, NotFound
from bot.service.cases import holding, taking
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    queue_up,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue


async def take(app: App, person: Person, chat: str = "1") -> None:
    await app.database.write(taking.do_take, app, person, (await chat_of(app, chat)).id)


async def write_first(app: App, person: Person, text: str, client_id: str = "c1") -> int:
    conversation = await chat_of(app)
    return await app.database.write(taking.do_write_first, app, person, conversation.id, text, client_id=client_id)


async def test_a_chat_is_taken_from_the_bot_which_says_nothing_more(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await write_in(app, "how much is it?")
    await take(app, anna)
    await run_jobs(app)
    case = await case_of(app)
    assert (await chat_of(app)).owner == operator(anna.id)
    assert (case.state, case.reason, case.person_id) == (State.CLAIMED, Reason.TAKEN, anna.id)
    assert case.brief.question == "how much is it?"
    assert dialogue.heard == []
    assert phone_of(app) == [f"{anna.name} is with you now and can see our whole chat, so there's nothing to repeat."]


async def test_what_the_bot_had_on_its_way_is_withheld(app: App) -> None:
    anna = await hire(app)
    await command(app, "start")
    await take(app, anna)
    await run_jobs(app)
    greeting = next(line for line in await transcript(app) if line.author is Author.SYSTEM)
    assert greeting.delivery is Delivery.WITHHELD
    assert len(phone_of(app)) == 1


async def test_the_customers_wait_goes_on_from_where_it_began(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await write_in(app, "how much is it?")
    since = (await chat_of(app)).waiting_since
    clock.advance(seconds=2)
    await take(app, anna)
    assert (await chat_of(app)).waiting_since == since
    assert (await case_of(app)).waiting_since == since


async def test_nobody_waits_in_a_chat_that_was_taken_in_silence(app: App) -> None:
    await write_in(app, "hello")
    await run_jobs(app)
    await take(app, await hire(app))
    assert (await chat_of(app)).waiting_since is None


async def test_a_chat_that_waits_is_claimed_and_a_colleagues_is_refused(app: App) -> None:
    anna, boris = await hire(app), await hire(app, "Boris")
    case = await queue_up(app)
    await take(app, anna)
    assert ((await case_of(app)).id, (await case_of(app)).person_id) == (case.id, anna.id)
    await take(app, anna)
    with pytest.raises(AlreadyClaimed, match="Anna"):
        await take(app, boris)


async def test_a_chat_that_never_stood_in_the_queue_says_nothing_of_its_waits(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "hello")
    await take(app, anna)
    assert await app.database.read(escalations.list_claims) == ()


async def test_a_closed_case_is_gone_on_with_in_a_new_one(app: App) -> None:
    anna, boris = await hire(app), await hire(app, "Boris")
    await write_in(app, "where is my order?")
    await run_jobs(app)
    former = await hand_to(app, anna)
    await app.database.write(holding.do_resolve, app, anna, former.conversation_id, outcome="sent again")
    await app.database.write(taking.do_reopen, app, boris, former.conversation_id)
    case = await case_of(app)
    assert (case.reason, case.person_id, case.brief.former) == (Reason.REOPENED, boris.id, former.id)
    assert case.brief.question == former.brief.question
    closed = await app.database.read(escalations.get, former.id)
    assert (closed.state, closed.outcome, closed.person_id) == (State.RESOLVED, "sent again", anna.id)


async def test_without_a_closed_case_there_is_nothing_to_reopen(app: App) -> None:
    await write_in(app, "hello")
    with pytest.raises(NotFound):
        await app.database.write(taking.do_reopen, app, await hire(app), (await chat_of(app)).id)


async def test_who_writes_first_has_the_chat_and_is_named(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "hello")
    await run_jobs(app)
    before = phone_of(app)
    await write_first(app, anna, "Your order is ready")
    await run_jobs(app)
    assert phone_of(app)[len(before) :] == [f"This is {anna.name} from support.", "Your order is ready"]
    case = await case_of(app)
    assert (case.reason, case.person_id) == (Reason.WRITTEN_FIRST, anna.id)
    assert case.times.first_reply_at is not None


async def test_the_same_click_writes_once_even_when_the_chat_is_with_the_bot_again(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "hello")
    first = await write_first(app, anna, "Your order is ready")
    assert await write_first(app, anna, "Your order is ready") == first
    await app.database.write(holding.do_resolve, app, anna, (await chat_of(app)).id)
    assert await write_first(app, anna, "Your order is ready") == first
    await run_jobs(app)
    assert phone_of(app).count("Your order is ready") == 1


async def test_an_empty_text_takes_nothing(app: App) -> None:
    await write_in(app, "hello")
    with pytest.raises(EmptyReply):
        await write_first(app, await hire(app), "  ")
    assert (await chat_of(app)).owner.person_id is None


async def test_writing_first_into_a_chat_that_has_begun_to_wait_claims_it(app: App) -> None:
    anna, boris = await hire(app), await hire(app, "Boris")
    case = await queue_up(app)
    await write_first(app, anna, "I am here")
    assert ((await case_of(app)).id, (await case_of(app)).person_id) == (case.id, anna.id)
    with pytest.raises(AlreadyClaimed):
        await write_first(app, boris, "me too", client_id="c2")


async def test_who_has_blocked_the_bot_is_not_written_to(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "hello")
    await app.database.write(conversations.record_blocked, (await chat_of(app)).id, blocked=True)
    with pytest.raises(CustomerGone):
        await write_first(app, anna, "Are you there?")
    with pytest.raises(CustomerGone):
        await take(app, anna)


async def test_a_channel_that_is_not_connected_is_said_to_be_so(app: App) -> None:
    anna = await hire(app)
    found = await app.database.write(
        lambda tx: conversations.find_or_create(
            tx, channel="pigeon", chat_key="1", profile=Profile(name="Olha"), language="en"
        )
    )
    with pytest.raises(ChannelOff, match="Pigeon"):
        await app.database.write(taking.do_take, app, anna, found.id)


async def test_who_may_not_answer_chats_takes_none(app: App) -> None:
    await write_in(app, "hello")
    gone = await hire(app, "Gone", Role.OPERATOR)
    disabled = Person(id=gone.id, login="gone", name="Gone", role=Role.OPERATOR, disabled=True)
    with pytest.raises(NotAllowed):
        await take(app, disabled)
