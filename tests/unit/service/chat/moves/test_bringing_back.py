"""A chat that went to Telegram by mistake comes back to the site, and each place has again what it had."""

from __future__ import annotations

import pytest

from bot.core.people import Person
from bot.service.cases.customer import returning
from bot.service.cases.customer.joining import list_others
from bot.service.cases.customer.returning import NotMoved, PlaceTaken
from bot.service.cases.reply import do_reply
from bot.service.chat import pages
from bot.service.chat.moves import moving
from bot.service.chat.pages import Place
from bot.service.outbox.mail import contact
from bot.service.ports import App
from bot.storage.chat import links
from tests.support.acting import (
    case_of,
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

PAGE = Place(channel="web", chat_key="1")


async def test_the_chat_is_on_the_site_again_with_its_case_its_owner_its_address_and_its_browsers(both: App) -> None:
    anna = await hire(both)
    case = await hand_to(both, anna, channel="web")
    before = await chat_of(both, channel="web")
    await both.database.write(contact.do_give, both, before, "olha@example.org")
    await both.database.write(links.record_key, before.id, channel="web", chat_key="phone")
    await move(both)
    await write_in(both, "I am in Telegram", "77", channel="telegram")
    await bring_back(both, anna, before.id)
    after = await chat_of(both, channel="web")
    assert (after.id, after.owner, after.epoch) == (before.id, before.owner, before.epoch)
    assert (await case_of(both, channel="web")).id == case.id
    address = await both.database.read(contact.find_contact, before.id)
    assert address is not None
    assert address.address == "olha@example.org"
    page = await both.database.read(pages.read_transcript, Place(channel="web", chat_key="phone"))
    assert (page.moved, page.messages[-1].text[:10]) == ("", "We go on h")
    assert "I am in Telegram" in [one.text for one in page.messages]
    await both.database.write(do_reply, both, anna, before.id, "Here I am.", client_id="r1")
    await run_jobs(both, until=both.clock())
    assert phone_of(both, channel="web")[-1] == "Here I am."
    assert "Here I am." not in phone_of(both, "77", channel="telegram")


async def test_who_was_in_telegram_before_has_their_chat_again(both: App) -> None:
    anna = await hire(both)
    await write_in(both, "an old question", "77", channel="telegram")
    await run_jobs(both)
    old = await chat_of(both, "77", channel="telegram")
    await queue_up(both, channel="web")
    moved = await chat_of(both, channel="web")
    await move(both)
    assert (await chat_of(both, "77", channel="telegram")).id == moved.id
    await bring_back(both, anna, moved.id)
    again = await chat_of(both, "77", channel="telegram")
    assert (again.id, again.blocked) == (old.id, False)
    assert phone_of(both, "77", channel="telegram")[-1].startswith("The conversation from the site goes on there")
    await write_in(both, "a new question", "77", channel="telegram")
    assert (await transcript(both, "77", channel="telegram"))[-1].text == "a new question"
    assert await both.database.read(list_others, old.id) == ()


async def test_a_new_person_in_telegram_is_nobody_of_the_site_after_that(both: App) -> None:
    anna = await hire(both)
    await queue_up(both, channel="web")
    moved = await chat_of(both, channel="web")
    await move(both)
    await bring_back(both, anna, moved.id)
    await write_in(both, "who are you", "77", channel="telegram")
    fresh = await chat_of(both, "77", channel="telegram")
    assert fresh.id != moved.id
    assert await both.database.read(list_others, fresh.id) == ()


async def test_what_was_begun_on_the_site_meanwhile_stands_beside_it_and_an_open_case_there_goes_before(
    both: App,
) -> None:
    anna = await hire(both)
    await queue_up(both, channel="web")
    moved = await chat_of(both, channel="web")
    await move(both)
    await queue_up(both, channel="web")
    with pytest.raises(PlaceTaken):
        await bring_back(both, anna, moved.id)
    newer = await chat_of(both, channel="web")
    await press(both, "cancel-wait", channel="web")
    await run_jobs(both, until=both.clock())
    await bring_back(both, anna, moved.id)
    assert (await chat_of(both, channel="web")).id == moved.id
    assert [one.conversation.id for one in await both.database.read(list_others, moved.id)] == [newer.id]


async def test_a_chat_that_did_not_move_or_is_back_stays_where_it_is(both: App) -> None:
    anna = await hire(both)
    await queue_up(both, channel="web")
    chat = await chat_of(both, channel="web")
    with pytest.raises(NotMoved):
        await bring_back(both, anna, chat.id)
    await move(both)
    await bring_back(both, anna, chat.id)
    with pytest.raises(NotMoved):
        await bring_back(both, anna, chat.id)
    await move(both)
    assert (await chat_of(both, "77", channel="telegram")).id == chat.id


async def move(app: App) -> None:
    """The customer takes the chat of the page along."""
    link = await app.database.write(moving.do_invite, app, channel="web", chat_key="1")
    await command(app, "start", link.partition("start=")[2], chat="77", channel="telegram")
    await run_jobs(app, until=app.clock())


async def bring_back(app: App, person: Person, conversation_id: int) -> None:
    await app.database.write(returning.do_bring_back, app, person, conversation_id)
    await run_jobs(app, until=app.clock())
