"""The customer's card: written down with who and when, found by the name that was given, told again beside the chat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.desk.customer import Card
from bot.core.messages import Attachment
from bot.core.people import Person, Role
from bot.errors import BadContact, BadLanguage, NotAllowed, TooLarge
from bot.service.cases import closing, queue
from bot.service.cases.closing import Ending
from bot.service.cases.customer.card import access_card
from bot.service.cases.customer.editing import do_change_customer
from bot.service.chat import finding
from bot.service.ports import App
from bot.storage.system import audit
from tests.support.acting import chat_of, hand_to, hire, write_in
from tests.unit.service.cases.conftest import send_reply


async def change(app: App, person: Person, **fields: Any) -> Card:
    where = (await chat_of(app)).id
    await app.database.write(do_change_customer, person, where, **fields)
    return await read(app, person)


async def read(app: App, person: Person) -> Card:
    found = await app.database.read(queue.access_case, person, (await chat_of(app)).id)
    return await app.database.read(access_card, person, found.conversation.id, now=found.escalation, past=found.past)


async def test_every_field_is_kept_with_who_and_when(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    fields = {"phone": " +380 44 123 45 67 ", "email": "olha@example.org", "zone": "+3", "note": "prefers calls"}
    customer = (await change(app, anna, **fields)).customer
    assert (customer.phone, customer.email, customer.zone) == ("+380 44 123 45 67", "olha@example.org", "UTC+03:00")
    assert (customer.note, customer.changed_by, customer.changed_at) == ("prefers calls", "Anna", app.clock())
    again = (await change(app, anna, note="prefers letters")).customer
    assert (again.phone, again.note) == ("+380 44 123 45 67", "prefers letters")
    told = await app.database.read(audit.list_audit, prefix="customer.")
    assert {entry.action for entry in told} == {"customer.phone", "customer.email", "customer.zone", "customer.note"}
    assert not any("380" in entry.object for entry in told)


async def test_a_given_name_goes_before_the_channels_everywhere(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await change(app, anna, name="  Olha   Kosach ")
    await write_in(app, "hello?")  # the channel tells its own name once more
    assert (await chat_of(app)).customer_name == "Olha Kosach"
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert listed.customer_name == "Olha Kosach"
    found = await app.database.read(finding.find, anna, "kosach")
    assert [chat.customer_name for chat in found.chats] == ["Olha Kosach"]
    await change(app, anna, name="")
    assert (await chat_of(app)).customer_name == "Olha"
    assert (await app.database.read(finding.find, anna, "kosach")).chats == ()


async def test_the_language_is_one_the_customer_is_spoken_to_in(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await change(app, anna, language="uk")
    conversation = await chat_of(app)
    assert (conversation.language, conversation.language_chosen) == ("uk", True)
    with pytest.raises(BadLanguage):
        await change(app, anna, language="de")


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("phone", "call me", BadContact),
        ("email", "olha at example", BadContact),
        ("zone", "Kyiv", BadContact),
        ("name", "x" * 81, TooLarge),
        ("note", "x" * 2_001, TooLarge),
        ("phone", "1" * 121, TooLarge),
    ],
)
async def test_what_is_none_is_refused_and_nothing_is_written(
    app: App, field: str, value: str, error: type[Exception]
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(error):
        await change(app, anna, **{"note": "kept?"} | {field: value})
    assert (await read(app, anna)).customer.changed_at is None


async def test_only_who_answers_chats_sees_or_writes_a_card(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    out = Person(id=anna.id, login="anna", name="Anna", role=Role.OPERATOR, disabled=True)
    where = (await chat_of(app)).id
    with pytest.raises(NotAllowed):
        await app.database.write(do_change_customer, out, where, note="x")
    with pytest.raises(NotAllowed):
        await app.database.read(access_card, out, where)


async def test_earlier_cases_tell_tags_files_and_what_was_answered(app: App) -> None:
    anna = await hire(app)
    photo = Attachment(kind="photo", file_key="p1", name="roses.jpg")
    await write_in(app, "look", attachments=(photo,))
    case = await hand_to(app, anna)
    await send_reply(app, anna, "A new bouquet is on its way.")
    await app.database.write(closing.do_close, app, anna, case.conversation_id, Ending(tags=("refund",)))
    before = await app.database.read(queue.access_case, anna, case.conversation_id)
    (past,) = before.past
    brief = replace(past.brief, facts=(("order", "LF-220045"),))
    same, other = (replace(past, brief=one) for one in (brief, replace(brief, facts=())))
    card = await app.database.read(access_card, anna, case.conversation_id, now=same, past=[same])
    assert (card.tags, [one.attachment.name for one in card.files]) == (("refund",), ["roses.jpg"])
    assert (card.same, card.answers) == (frozenset({past.id}), ((past.id, "A new bouquet is on its way."),))
    card = await app.database.read(access_card, anna, case.conversation_id, now=same, past=[other])
    assert (card.same, card.answers) == (frozenset(), ())
