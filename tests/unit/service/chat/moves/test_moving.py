"""A chat of the web goes on in Telegram: once, with its case, and what follows is seen there alone."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.case import State
from bot.core.conversation import Holder
from bot.core.desk.numbers import write_number
from bot.core.people import Person
from bot.errors import NotFound
from bot.service.cases.customer import joining
from bot.service.cases.reply import do_reply
from bot.service.cases.writing import changing
from bot.service.chat import pages
from bot.service.chat.moves import moving
from bot.service.chat.moves.moving import NoMove
from bot.service.chat.pages import Place
from bot.service.outbox.mail import contact
from bot.service.ports import App
from bot.storage.chat import messages
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

PAGE = Place(channel="web", chat_key="1")


async def test_the_case_goes_along_with_its_number_its_place_and_its_clock(both: App, clock: FakeClock) -> None:
    case = await queue_up(both, channel="web")
    before = await chat_of(both, channel="web")
    clock.advance(minutes=5)
    await start(both, await invite(both))
    chat = await chat_of(both, "77", channel="telegram")
    moved = await case_of(both, "77", channel="telegram")
    assert (chat.id, chat.owner, chat.epoch) == (before.id, before.owner, before.epoch)
    assert (moved.id, moved.state, moved.waiting_since) == (case.id, State.WAITING, case.waiting_since)
    assert chat.waiting_since == before.waiting_since
    said = phone_of(both, "77", channel="telegram")
    assert said[0].startswith("Let’s go on here.")
    assert f"#{write_number(case.id)}" in said[-1]


async def test_what_follows_reaches_telegram_and_the_page_sees_only_what_was_before(both: App) -> None:
    anna = await hire(both)
    await hand_to(both, anna, channel="web")
    await start(both, await invite(both))
    await reply(both, anna, "It comes today.")
    await write_in(both, "thanks", "77", channel="telegram")
    assert phone_of(both, "77", channel="telegram")[-1] == "It comes today."
    assert "It comes today." not in phone_of(both, channel="web")
    page = await both.database.read(pages.read_transcript, PAGE)
    assert (page.moved, page.conversation) == ("telegram", None)
    assert "my question" in [line.text for line in page.messages]
    assert not {"It comes today.", "thanks"} & {line.text for line in page.messages}
    with pytest.raises(NotFound):
        await both.database.read(pages.check_own, PAGE, page.messages[0].id)


async def test_what_was_said_before_is_corrected_where_it_was_said(both: App) -> None:
    anna = await hire(both)
    await hand_to(both, anna, channel="web")
    message_id = await reply(both, anna, "At noon.", channel="web", chat="1")
    await start(both, await invite(both))
    await both.database.write(changing.do_change, both, anna, message_id, "At one.")
    await run_jobs(both)
    assert "At one." in phone_of(both, channel="web")
    assert "At one." not in phone_of(both, "77", channel="telegram")


async def test_who_writes_where_it_was_begins_a_chat_of_the_same_person(both: App) -> None:
    await queue_up(both, channel="web")
    await start(both, await invite(both))
    await write_in(both, "hello again", channel="web")
    fresh, moved = await chat_of(both, channel="web"), await chat_of(both, "77", channel="telegram")
    assert fresh.id != moved.id
    (other,) = await both.database.read(joining.list_others, fresh.id)
    assert (other.conversation.id, other.is_live) == (moved.id, True)


async def test_a_chat_that_was_in_telegram_keeps_its_lines_and_belongs_to_the_person(both: App) -> None:
    await write_in(both, "an old question", "77", channel="telegram")
    old = await chat_of(both, "77", channel="telegram")
    await queue_up(both, channel="web")
    await start(both, await invite(both))
    chat = await chat_of(both, "77", channel="telegram")
    assert chat.id != old.id
    kept = await both.database.read(messages.list_transcript, old.id)
    assert kept[0].text == "an old question"
    (other,) = await both.database.read(joining.list_others, chat.id)
    assert (other.conversation.id, other.conversation.blocked) == (old.id, True)


async def test_who_has_an_open_case_there_keeps_both(both: App) -> None:
    here = await queue_up(both, "77", channel="telegram")
    there = await queue_up(both, channel="web")
    await start(both, await invite(both))
    assert (await case_of(both, "77", channel="telegram")).id == here.id
    assert (await case_of(both, channel="web")).id == there.id
    assert phone_of(both, "77", channel="telegram")[-1].startswith("You already have a request open here")
    (other,) = await both.database.read(joining.list_others, here.conversation_id)
    assert other.case is not None
    assert other.case.id == there.id


async def test_letters_and_other_browsers_end_with_the_move(both: App) -> None:
    await queue_up(both, channel="web")
    chat = await chat_of(both, channel="web")
    await both.database.write(contact.do_give, both, chat, "olha@example.org")
    await start(both, await invite(both))
    assert await both.database.read(contact.find_contact, chat.id) is None


async def test_a_code_works_once_and_for_a_quarter_of_an_hour(both: App, clock: FakeClock) -> None:
    await queue_up(both, channel="web")
    old = await invite(both)
    code = await invite(both)
    await start(both, old, chat="66")
    assert "We don’t know this link" in phone_of(both, "66", channel="telegram")[-1]
    await start(both, code)
    await start(both, code, chat="78")
    assert "This link has been used" in phone_of(both, "78", channel="telegram")[-1]
    await queue_up(both, "2", channel="web")
    late = await invite(both, chat="2")
    clock.advance(minutes=16)
    await start(both, late, chat="79")
    assert "15 minutes" in phone_of(both, "79", channel="telegram")[-1]
    await start(both, "go-" + "A" * 22, chat="80")
    assert "We don’t know this link" in phone_of(both, "80", channel="telegram")[-1]


async def test_of_many_who_come_with_one_code_one_gets_the_chat(both: App) -> None:
    await queue_up(both, channel="web")
    code = await invite(both)
    await asyncio.gather(*(start(both, code, chat=str(number)) for number in range(90, 95)))
    held = [number for number in range(90, 95) if await holder_of(both, str(number)) is Holder.QUEUE]
    assert len(held) == 1


async def test_the_same_press_again_only_says_how_things_stand(both: App) -> None:
    case = await queue_up(both, channel="web")
    code = await invite(both)
    await start(both, code)
    await start(both, code)
    assert (await case_of(both, "77", channel="telegram")).id == case.id
    assert len([text for text in phone_of(both, "77", channel="telegram") if text.startswith("Let’s go on")]) == 1


async def test_it_is_offered_only_while_a_person_is_called_and_with_a_bot(both: App, app: App) -> None:
    await write_in(both, "hello", channel="web")
    with pytest.raises(NoMove):
        await invite(both)
    with pytest.raises(NotFound):
        await invite(both, chat="2")
    assert moving.find_bot(app) == ""


async def test_staff_join_two_chats_and_part_them_and_nothing_changes_but_what_the_card_shows(both: App) -> None:
    anna = await hire(both)
    one, two = await queue_up(both, channel="web"), await queue_up(both, "77", channel="telegram")
    before = [await transcript(both, channel="web"), await transcript(both, "77", channel="telegram")]
    write, read = both.database.write, both.database.read
    join_id = await write(joining.do_join, anna, one.conversation_id, f" №{two.id} ")
    for conversation_id, case in ((one.conversation_id, two), (two.conversation_id, one)):
        (other,) = await read(joining.list_others, conversation_id)
        assert other.case is not None
        assert (other.case.id, other.join.person_name if other.join else "") == (case.id, "Anna")
    with pytest.raises(joining.JoinedAlready):
        await write(joining.do_join, anna, two.conversation_id, str(one.id))
    await write(joining.do_part, anna, join_id)
    await write(joining.do_part, anna, join_id)
    assert await read(joining.list_others, one.conversation_id) == ()
    assert before == [await transcript(both, channel="web"), await transcript(both, "77", channel="telegram")]


@pytest.mark.parametrize("number", ["", "abc", "9999", "-1", "1" * 40, "²"])
async def test_a_number_that_is_no_case_is_refused(both: App, number: str) -> None:
    anna, case = await hire(both), await queue_up(both, channel="web")
    with pytest.raises(joining.NoSuchCase):
        await both.database.write(joining.do_join, anna, case.conversation_id, number)
    with pytest.raises(joining.SameChat):
        await both.database.write(joining.do_join, anna, case.conversation_id, str(case.id))


async def invite(app: App, chat: str = "1") -> str:
    link = await app.database.write(moving.do_invite, app, channel="web", chat_key=chat)
    assert link.startswith("https://t.me/flowerbot?start=go-")
    return link.partition("start=")[2]


async def start(app: App, code: str, *, chat: str = "77") -> None:
    await command(app, "start", code, chat=chat, channel="telegram")
    await run_jobs(app, until=app.clock())


async def reply(app: App, person: Person, text: str, *, channel: str = "telegram", chat: str = "77") -> int:
    held = await chat_of(app, chat, channel=channel)
    message_id = await app.database.write(do_reply, app, person, held.id, text, client_id=f"reply-{text}")
    await run_jobs(app, until=app.clock())
    return message_id


async def holder_of(app: App, chat: str) -> Holder:
    return (await chat_of(app, chat, channel="telegram")).owner.holder


async def test_a_slip_in_the_number_is_said_to_be_one(both: App) -> None:
    anna, case = await hire(both), await queue_up(both, channel="web")
    letter = write_number(case.id + 1)[-1]
    with pytest.raises(joining.MistypedNumber):
        await both.database.write(joining.do_join, anna, case.conversation_id, f"{case.id}{letter}")
