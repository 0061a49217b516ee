"""The link of a letter: it opens the chat in one other browser, once, and nobody else's."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.reach.codes import digest, make_code
from bot.errors import NotFound
from bot.service.chat import pages
from bot.service.chat.elsewhere import letters
from bot.service.chat.elsewhere.problems import LinkOver, LinkUnknown, LinkUsed
from bot.service.chat.pages import Place
from bot.service.outbox.mail.sending import PURPOSE
from bot.service.ports import App
from bot.storage.chat import links
from tests.support.acting import chat_of, hand_to, hire, write_in
from tests.support.clock import FakeClock

MINE, OTHER, NEW = (Place(channel="test", chat_key=key) for key in ("1", "2", "3"))


async def test_a_link_shows_the_chat_in_another_browser_and_what_is_written_there_belongs_to_it(app: App) -> None:
    code = await send_link(app)
    way = await app.database.read(letters.find_way, OTHER, code)
    assert not way.mine
    assert await app.database.write(letters.do_return, OTHER, code, new_key="3")
    page = await app.database.read(pages.read_transcript, NEW)
    assert page.conversation == await chat_of(app)
    await write_in(app, "from the other browser", chat="3")
    page = await app.database.read(pages.read_transcript, MINE)
    assert page.messages[-1].text == "from the other browser"


async def test_the_browser_of_the_chat_itself_needs_no_link_and_uses_none_up(app: App) -> None:
    code = await send_link(app)
    assert (await app.database.read(letters.find_way, MINE, code)).mine
    assert not await app.database.write(letters.do_return, MINE, code, new_key="3")
    assert await app.database.write(letters.do_return, OTHER, code, new_key="3")


async def test_a_second_use_opens_nothing_but_who_came_by_it_comes_in_again(app: App) -> None:
    code = await send_link(app)
    await app.database.write(letters.do_return, OTHER, code, new_key="3")
    with pytest.raises(LinkUsed):
        await app.database.write(letters.do_return, OTHER, code, new_key="4")
    with pytest.raises(LinkUsed):
        await app.database.read(letters.find_way, OTHER, code)
    assert (await app.database.read(letters.find_way, NEW, code)).mine
    assert (await app.database.read(pages.read_transcript, Place(channel="test", chat_key="4"))).conversation is None


async def test_of_many_who_come_at_once_one_comes_in(app: App) -> None:
    code = await send_link(app)
    tries = (app.database.write(letters.do_return, OTHER, code, new_key=f"new-{number}") for number in range(10))
    came = await asyncio.gather(*tries, return_exceptions=True)
    assert came.count(True) == 1
    assert sum(isinstance(one, LinkUsed) for one in came) == 9


async def test_a_link_that_is_too_old_or_forged_opens_nothing(app: App, clock: FakeClock) -> None:
    code = await send_link(app)
    clock.advance(hours=7 * 24 + 1)
    with pytest.raises(LinkOver):
        await app.database.write(letters.do_return, OTHER, code, new_key="3")
    for forged in (make_code(), digest(code), code[:-1], ""):
        with pytest.raises(LinkUnknown):
            await app.database.write(letters.do_return, OTHER, forged, new_key="3")


async def test_whoever_was_written_to_by_mistake_stops_it_also_by_an_old_link(app: App, clock: FakeClock) -> None:
    code = await send_link(app)
    await app.database.write(letters.do_return, OTHER, code, new_key="3")
    clock.advance(hours=24 * 20)
    await app.database.write(letters.do_stop, code)
    assert (await app.database.read(pages.read_transcript, MINE)).contact is None
    with pytest.raises(LinkUnknown):
        await app.database.write(letters.do_stop, make_code())


async def test_a_chat_that_has_not_begun_takes_no_address(app: App) -> None:
    with pytest.raises(NotFound):
        await app.database.write(letters.do_give, app, OTHER, "olha@example.org")
    await app.database.write(letters.do_note_seen, OTHER, 5)


async def send_link(app: App) -> str:
    """The code of a letter of chat 1, which Anna has."""
    await hand_to(app, await hire(app))
    code, chat = make_code(), await chat_of(app)
    expires_at = app.clock() + timedelta(days=7)
    await app.database.write(
        links.record_link, code_hash=digest(code), conversation_id=chat.id, purpose=PURPOSE, expires_at=expires_at
    )
    return code
