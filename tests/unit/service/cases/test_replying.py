"""What an operator writes, and what becomes of it when the chat changes hands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.messages import Author, Delivery
from bot.core.people import Role
from bot.errors import (
    EmptyReply,
    NotYours,
    SendLater,
    TooLarge,
)
from bot.service.cases import holding
from bot.service.ports import App
from bot.storage.chat import messages
from tests.support.acting import (
    chat_of,
    command,
    hand_to,
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
from tests.unit.service.cases.conftest import send_reply


async def test_a_reply_reaches_the_customer_under_the_operators_name(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    message_id = await send_reply(app, anna, "  Good day!  ")
    await run_jobs(app)
    line = await app.database.read(messages.get, message_id)
    assert (line.author, line.person_name, line.delivery) == (Author.OPERATOR, "Anna", Delivery.SENT)
    assert phone_of(app)[-1] == "Good day!"


async def test_the_same_reply_sent_twice_goes_out_once(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    first = await send_reply(app, anna, "once", "click-1")
    assert await send_reply(app, anna, "once", "click-1") == first
    await run_jobs(app)
    assert phone_of(app).count("once") == 1


async def test_a_reply_does_not_stand_behind_what_the_bot_says_in_other_chats(
    app: App, channel: RecordingChannel, clock: FakeClock
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await run_jobs(app)
    for other in ("2", "3"):
        await write_in(app, "hello", other)
        await command(app, "human", chat=other)
    clock.advance(seconds=30)
    before = len(channel.letters)
    await send_reply(app, anna, "Good day!")
    await run_jobs(app)
    assert channel.letters[before].text == "Good day!"
    assert len(channel.letters) > before + 2


@pytest.mark.parametrize("text", ["", "   \n "])
async def test_an_empty_reply_is_refused(app: App, text: str) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(EmptyReply):
        await send_reply(app, anna, text)


async def test_an_endless_reply_is_refused_with_the_limit(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(TooLarge, match="20000"):
        await send_reply(app, anna, "x" * 20_001)


async def test_a_reply_after_the_chat_was_handed_over_is_refused(app: App) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    await app.database.write(holding.do_take_over, app, lead, case.id)
    with pytest.raises(NotYours):
        await send_reply(app, anna, "too late")
    assert "too late" not in [line.text for line in await transcript(app)]


async def test_nobody_may_reply_to_a_chat_in_the_queue_or_with_the_bot(app: App) -> None:
    anna = await hire(app)
    await queue_up(app)
    with pytest.raises(NotYours):
        await send_reply(app, anna, "hello")
    await press(app, "cancel-wait")
    with pytest.raises(NotYours):
        await send_reply(app, anna, "hello")


async def test_what_the_former_holder_had_on_its_way_is_withheld_at_a_take_over(
    app: App, channel: RecordingChannel
) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    message_id = await send_reply(app, anna, "queued")
    await app.database.write(holding.do_take_over, app, lead, case.id)
    await run_jobs(app)
    assert (await app.database.read(messages.get, message_id)).delivery is Delivery.WITHHELD
    assert "queued" not in phone_of(app)


@pytest.mark.parametrize("step", ["resolve", "return", "put back"])
async def test_an_operator_who_gives_the_chat_away_loses_no_message_on_its_way(
    app: App, channel: RecordingChannel, step: str
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    message_id = await send_reply(app, anna, "last words")
    channel.script(SendLater(seconds=5))
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    conversation = await chat_of(app)
    give_away = {
        "resolve": holding.do_resolve,
        "return": holding.do_return,
        "put back": holding.do_put_back,
    }[step]
    await app.database.write(give_away, app, anna, conversation.id)
    await run_jobs(app)
    assert (await app.database.read(messages.get, message_id)).delivery is Delivery.SENT
    assert "last words" in phone_of(app)
