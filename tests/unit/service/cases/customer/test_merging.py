"""Two chats of one customer: whose name and details stay is chosen, and parting them gives each back what it had."""

from __future__ import annotations

import pytest

from bot.core.desk.customer import Customer
from bot.core.people import Person
from bot.core.reach.joins import Leads
from bot.service.cases.customer import joining
from bot.service.cases.customer.editing import do_change_customer
from bot.service.ports import App
from bot.storage.chat import conversations, customers
from bot.storage.system import audit
from tests.support.acting import chat_of, hand_to, hire

FACTS = ("name", "phone", "email", "note")


@pytest.mark.parametrize(("leads", "first", "second"), [(Leads.HERE, "Olha", "Olha"), (Leads.THERE, "Petro", "Petro")])
async def test_the_chat_that_leads_gives_and_keeps_and_parting_gives_all_back(
    app: App, leads: Leads, first: str, second: str
) -> None:
    anna = await two_customers(app)
    before = [await known(app, chat) for chat in ("1", "2")]
    tie = await join(app, anna, leads)
    now = [await known(app, chat) for chat in ("1", "2")]
    assert [one.name for one in now] == [first, second]
    assert now[0].phone == "+380501112233", "what the other one does not know, it keeps"
    assert {(await chat_of(app, chat)).language for chat in ("1", "2")} == {"uk" if leads is Leads.HERE else "ru"}
    await app.database.write(joining.do_part, anna, tie)
    assert [told(await known(app, chat)) for chat in ("1", "2")] == [told(one) for one in before]
    assert [(await chat_of(app, chat)).language for chat in ("1", "2")] == ["uk", "ru"]


async def test_where_nobody_leads_each_keeps_its_own(app: App) -> None:
    anna = await two_customers(app)
    before = [await known(app, chat) for chat in ("1", "2")]
    await join(app, anna, Leads.NOBODY)
    assert [await known(app, chat) for chat in ("1", "2")] == before


async def test_what_was_corrected_since_stays_when_they_are_parted(app: App) -> None:
    anna = await two_customers(app)
    tie = await join(app, anna, Leads.HERE)
    await app.database.write(do_change_customer, anna, (await chat_of(app, "2")).id, email="new@example.org")
    await app.database.write(joining.do_part, anna, tie)
    assert told(await known(app, "2")) == ("Petro", "", "new@example.org", "likes roses")


async def test_who_did_it_is_written_down(app: App) -> None:
    anna = await two_customers(app)
    tie = await join(app, anna, Leads.HERE)
    await app.database.write(joining.do_part, anna, tie)
    entries = await app.database.read(audit.list_audit, prefix="customer.")
    assert {(one.action, one.person_name) for one in entries} >= {("customer.join", "Anna"), ("customer.part", "Anna")}


async def two_customers(app: App) -> Person:
    """Olha in chat 1 and Petro in chat 2, with what is known of each."""
    anna = await hire(app)
    for chat in ("1", "2"):
        await hand_to(app, anna, chat)
    write = app.database.write
    one, two = (await chat_of(app, "1")).id, (await chat_of(app, "2")).id
    await write(do_change_customer, anna, one, name="Olha", phone="+380501112233", language="uk")
    await write(do_change_customer, anna, two, name="Petro", email="petro@example.org", note="likes roses")
    await write(conversations.record_language, two, language="ru")
    return anna


async def join(app: App, person: Person, leads: Leads) -> int:
    number = str((await chat_of(app, "2")).id)
    return await app.database.write(joining.do_join, person, (await chat_of(app, "1")).id, number, leads=leads)


async def known(app: App, chat: str) -> Customer:
    return await app.database.read(customers.find, (await chat_of(app, chat)).id)


def told(one: Customer) -> tuple[str, ...]:
    return tuple(getattr(one, name) for name in FACTS)
