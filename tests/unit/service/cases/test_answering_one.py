"""A reply to one message: what the customer answered is seen, and staff can answer one message of many."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Author, Message
from bot.core.people import Person
from bot.service.cases import reply
from bot.service.cases.reply import Enclosed
from bot.service.cases.writing import planning
from bot.service.cases.writing.planning import Written
from bot.service.ports import App
from bot.storage.cases import planned
from tests.support.acting import chat_of, hand_to, hire, recording, run_jobs, transcript, write_in
from tests.support.clock import FakeClock


async def _last(app: App) -> Message:
    return (await transcript(app))[-1]


async def _line(app: App, text: str, chat: str = "1") -> int:
    return next(line.id for line in await transcript(app, chat) if line.text == text)


async def _answer(app: App, person: Person, text: str, line: int) -> None:
    chat, enclosed = (await chat_of(app)).id, Enclosed(reply_to=line)
    await app.database.write(reply.do_reply, app, person, chat, text, client_id=text, enclosed=enclosed)
    await run_jobs(app)


async def test_the_customer_sees_which_of_their_messages_is_answered(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    key = await write_in(app, "Is it fresh?")
    await write_in(app, "And who pays?")
    await _answer(app, anna, "From this morning.", await _line(app, "Is it fresh?"))
    assert recording(app).letters[-1].reply_key == key
    replied = (await _last(app)).replied
    assert replied is not None
    assert (replied.author, replied.text) == (Author.CUSTOMER, "Is it fresh?")


async def test_a_message_of_another_chat_or_of_nobody_is_not_answered(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await write_in(app, "Somebody else's secret", "2")
    for line in (await _line(app, "Somebody else's secret", "2"), 999_999):
        await _answer(app, anna, f"Good day {line}", line)
        assert recording(app).letters[-1].reply_key == ""
        assert (await _last(app)).replied is None


async def test_a_reply_for_later_remembers_which_message_it_answers(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    key = await write_in(app, "Is it fresh?")
    written = Written(text="Yes.", client_id="later", enclosed=Enclosed(reply_to=await _line(app, "Is it fresh?")))
    chat = (await chat_of(app)).id
    due = clock.now + timedelta(hours=1)
    await app.database.write(planning.do_plan, app, anna, chat, written, due=due)
    (one,) = await app.database.read(planned.list_of, chat)
    assert one.reply_to is not None
    clock.advance(hours=1, minutes=1)
    await run_jobs(app)
    assert (recording(app).letters[-1].text, recording(app).letters[-1].reply_key) == ("Yes.", key)
