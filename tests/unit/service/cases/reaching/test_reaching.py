"""Staff who connected their Telegram are told that somebody waits: once, and in none of the customer's words."""

from __future__ import annotations

import dataclasses

import pytest

from bot.core.desk.numbers import write_number
from bot.core.jobs import JobKind
from bot.core.messages import Incoming, Kind, Profile
from bot.core.people import Person, Role
from bot.errors import ChannelOff, SendLater, SendRefused
from bot.service.cases import holding
from bot.service.cases.reaching import calling, linking
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.people import links, people
from bot.storage.people import presence as seen
from tests.support.acting import arrive, case_of, chat_of, command, hand_to, hire, queue_up, run_jobs, write_in
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


@pytest.fixture
def reached(app: App) -> App:
    """The same app with a channel called Telegram beside the customers' own."""
    channel = RecordingChannel("telegram")
    return dataclasses.replace(app, channels={**app.channels, "telegram": channel})


def told(app: App, chat_key: str) -> list[str]:
    channel = app.channels["telegram"]
    assert isinstance(channel, RecordingChannel)
    return channel.texts(chat_key)


async def link(app: App, person: Person, chat_key: str, *, present: bool = True) -> None:
    invitation = await app.database.write(linking.do_invite, app, person)
    await come(app, invitation.command.removeprefix("/start "), chat_key)
    if present:
        await app.database.write(seen.record_seen, person.id, token_hash="x")


async def come(app: App, text: str, chat_key: str) -> None:
    incoming = Incoming(
        channel="telegram",
        chat_key=chat_key,
        message_key=f"start-{chat_key}-{text}",
        kind=Kind.COMMAND,
        command="start",
        text=text,
        sent_at=app.clock(),
        profile=Profile(name="A", username="anna_tg", language="uk"),
    )
    await arrive(app, incoming)
    await run_jobs(app, until=app.clock())


async def look(app: App) -> None:
    await calling.watch_calls(app)
    await run_jobs(app, kinds=(JobKind.CALL,), until=app.clock())


async def test_a_code_connects_once_and_leaves_no_chat_behind(reached: App) -> None:
    anna = await hire(reached)
    invitation = await reached.database.write(linking.do_invite, reached, anna)
    code = invitation.command.removeprefix("/start ")
    await come(reached, code, "77")
    found = await reached.database.read(linking.find_link, anna)
    assert found is not None
    assert (found.chat_key, found.username, found.always) == ("77", "anna_tg", False)
    assert told(reached, "77")[0].startswith("Done, Anna")
    assert await reached.database.read(conversations.find, channel="telegram", chat_key="77") is None
    await come(reached, code, "88")
    assert told(reached, "88")[0].startswith("Цей код не підійшов")
    assert (await reached.database.read(linking.find_link, anna)) == found


async def test_a_code_that_comes_from_elsewhere_is_a_customers_word(reached: App) -> None:
    anna = await hire(reached)
    invitation = await reached.database.write(linking.do_invite, reached, anna)
    await command(reached, "start", invitation.command.removeprefix("/start "))
    assert await reached.database.read(linking.find_link, anna) is None
    assert (await chat_of(reached)).start_payload.startswith("staff-")


async def test_a_code_is_good_for_ten_minutes(reached: App, clock: FakeClock) -> None:
    anna = await hire(reached)
    invitation = await reached.database.write(linking.do_invite, reached, anna)
    clock.advance(minutes=11)
    await come(reached, invitation.command.removeprefix("/start "), "77")
    assert await reached.database.read(linking.find_link, anna) is None


async def test_without_a_bot_there_is_nothing_to_connect(app: App) -> None:
    with pytest.raises(ChannelOff):
        await app.database.write(linking.do_invite, app, await hire(app))


async def test_who_is_on_duty_is_told_of_the_queue_once_with_no_word_of_the_customer(
    reached: App, clock: FakeClock
) -> None:
    anna, oleh = await hire(reached), await hire(reached, "Oleh")
    await link(reached, anna, "77")
    await link(reached, oleh, "88", present=False)
    await write_in(reached, "my secret question")
    case = await queue_up(reached)
    await look(reached)
    assert len(told(reached, "77")) == 1
    clock.advance(minutes=4)
    await look(reached)
    await look(reached)
    (_, call) = told(reached, "77")
    assert call.startswith(f"№ {write_number(case.id)} has been waiting for")
    assert f"/desk/chat/{case.conversation_id}" in call
    assert "secret" not in call
    assert len(told(reached, "88")) == 1


async def test_several_chats_are_one_message(reached: App, clock: FakeClock) -> None:
    await link(reached, await hire(reached), "77")
    for chat in ("1", "2", "3"):
        await queue_up(reached, chat)
    clock.advance(minutes=4)
    await look(reached)
    assert told(reached, "77")[1].startswith("3 are waiting, the longest for")


async def test_a_holder_is_told_of_their_own_and_not_while_they_answered(reached: App, clock: FakeClock) -> None:
    anna, oleh = await hire(reached), await hire(reached, "Oleh")
    await link(reached, anna, "77")
    await link(reached, oleh, "88")
    await hand_to(reached, anna)
    clock.advance(minutes=4)
    await look(reached)
    assert told(reached, "77")[1].startswith("Your chat №")
    assert len(told(reached, "88")) == 1
    await send_reply(reached, anna, "here")
    clock.advance(minutes=30)
    await look(reached)
    assert len(told(reached, "77")) == 2


async def test_a_lead_is_told_when_nobody_reacts(reached: App, clock: FakeClock) -> None:
    anna, lena = await hire(reached), await hire(reached, "Lena", Role.LEAD)
    await link(reached, lena, "99")
    await hand_to(reached, anna)
    clock.advance(minutes=5)
    await look(reached)
    assert len(told(reached, "99")) == 1
    clock.advance(minutes=9)
    await look(reached)
    assert told(reached, "99")[1].startswith("Nobody has reacted: №")


async def test_what_was_taken_meanwhile_is_not_told(reached: App, clock: FakeClock) -> None:
    anna, oleh = await hire(reached), await hire(reached, "Oleh")
    await link(reached, anna, "77")
    await queue_up(reached)
    clock.advance(minutes=4)
    await calling.watch_calls(reached)
    await reached.database.write(holding.do_claim, reached, oleh, (await case_of(reached)).id)
    await run_jobs(reached, kinds=(JobKind.CALL,), until=reached.clock())
    assert len(told(reached, "77")) == 1


async def test_who_blocked_the_bot_or_was_shut_out_is_reached_no_more(reached: App, clock: FakeClock) -> None:
    anna, oleh = await hire(reached), await hire(reached, "Oleh")
    await link(reached, anna, "77")
    await link(reached, oleh, "88")
    await reached.database.write(people.record_change, oleh.id, disabled=True)
    assert [one.person_id for one in await reached.database.read(links.list_links)] == [anna.id]
    await queue_up(reached)
    channel = reached.channels["telegram"]
    assert isinstance(channel, RecordingChannel)
    channel.script(SendRefused(problem="blocked"))
    clock.advance(minutes=4)
    await look(reached)
    assert len(told(reached, "77")) == 1
    assert await reached.database.read(links.list_links) == ()


async def test_a_call_that_surely_was_not_sent_is_sent_later(reached: App, clock: FakeClock) -> None:
    await link(reached, await hire(reached), "77")
    await queue_up(reached)
    channel = reached.channels["telegram"]
    assert isinstance(channel, RecordingChannel)
    channel.script(SendLater(seconds=5))
    clock.advance(minutes=4)
    await look(reached)
    assert len(told(reached, "77")) == 1
    clock.advance(seconds=6)
    await look(reached)
    assert len(told(reached, "77")) == 2


async def test_after_hours_only_who_wants_it_is_told_when_the_day_begins(reached: App, clock: FakeClock) -> None:
    anna = await hire(reached)
    await link(reached, anna, "77", present=False)
    await queue_up(reached)
    clock.advance(minutes=4)
    await look(reached)
    assert len(told(reached, "77")) == 1
    await reached.database.write(linking.do_set_always, anna, always=True)
    await look(reached)
    assert len(told(reached, "77")) == 2
