"""What an operator began to write stays with the chat and with them, until it is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.people import Person
from bot.errors import NotFound, TooLarge
from bot.service.cases import composing
from bot.service.ports import App
from bot.service.system import tidying
from bot.storage.cases import drafts
from tests.support.acting import chat_of, hand_to, hire, write_in
from tests.unit.service.cases.conftest import send_reply


async def keep(app: App, person: Person, text: str, conversation_id: int = 0) -> None:
    number = conversation_id or (await chat_of(app)).id
    await app.database.write(composing.do_keep_draft, person, number, text)


async def draft_of(app: App, person: Person) -> str:
    return (await app.database.read(composing.access_composing, app, person, (await chat_of(app)).id)).draft


async def test_a_draft_is_there_again_and_belongs_to_one_person(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    await keep(app, anna, "I am")
    await keep(app, anna, "I am looking")
    assert (await draft_of(app, anna), await draft_of(app, oleh)) == ("I am looking", "")


async def test_a_draft_is_gone_with_the_reply(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    await keep(app, anna, "done")
    await keep(app, oleh, "mine stays")
    await send_reply(app, anna, "done")
    assert (await draft_of(app, anna), await draft_of(app, oleh)) == ("", "mine stays")


async def test_a_draft_of_nothing_is_none(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await keep(app, anna, "word")
    await keep(app, anna, " \n")
    assert await draft_of(app, anna) == ""


async def test_what_can_be_no_draft_is_refused(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(TooLarge):
        await keep(app, anna, "x" * 20_001)
    with pytest.raises(NotFound):
        await keep(app, anna, "x", 999)


async def test_a_draft_nobody_goes_on_with_is_forgotten(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await keep(app, anna, "old")
    await app.database.write(lambda tx: drafts.forget_drafts(tx, before=tx.now + timedelta(seconds=1)))
    assert await draft_of(app, anna) == ""
    await keep(app, anna, "young")
    await app.database.write(tidying.do_tidy)
    assert await draft_of(app, anna) == "young"


async def test_what_was_asked_is_what_the_customer_wrote_since_somebody_answered(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "How can I help?")
    await write_in(app, "One thing")
    await write_in(app, "and another")
    asked = await app.database.read(composing.access_asked, anna, (await chat_of(app)).id)
    assert asked.text == "One thing\nand another"
