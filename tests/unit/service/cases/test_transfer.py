"""A chat goes to a colleague or to the queue, with a note; the customer reads one line and waits on as before."""

from __future__ import annotations

import pytest

from bot.core.case import State
from bot.core.conversation import QUEUE, operator
from bot.core.desk.numbers import write_number
from bot.core.messages import Delivery
from bot.core.people import Person, Role
from bot.errors import AlreadyTheirs, ColleagueOffline, NotFound, NotWaiting, NotYours
from bot.service.cases import holding, queue, transfer
from bot.service.people import presence
from bot.service.ports import App
from bot.storage.people import presence as seen
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs, transcript, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def hire_present(app: App, name: str, role: Role = Role.OPERATOR) -> Person:
    person = await hire(app, name, role)
    await app.database.write(seen.record_seen, person.id, token_hash="x")
    return person


async def hand_over(app: App, person: Person, to: Person, note: str = "", *, anyway: bool = False) -> None:
    where = (await chat_of(app)).id
    await app.database.write(transfer.do_transfer, app, person, where, to=to.id, note=note, anyway=anyway)


async def test_a_colleague_gets_the_chat_with_the_note_and_the_customer_one_line(app: App, clock: FakeClock) -> None:
    anna, oleh = await hire(app), await hire_present(app, "Oleh")
    case = await hand_to(app, anna)
    await write_in(app, "still there?")
    waiting = (await chat_of(app)).waiting_since
    clock.advance(minutes=4)
    before = phone_of(app)
    await hand_over(app, anna, oleh, "she wants a refund")
    await run_jobs(app)
    after = await case_of(app)
    assert (after.state, after.person_id, after.waiting_since) == (State.CLAIMED, oleh.id, case.waiting_since)
    assert ((await chat_of(app)).owner, (await chat_of(app)).waiting_since) == (operator(oleh.id), waiting)
    assert phone_of(app) == [
        *before,
        "Oleh will answer you from here. They have the whole conversation; there is nothing to repeat.",
    ]
    (note,) = (await app.database.read(queue.access_case, oleh, case.conversation_id)).notes
    assert (note.person_name, note.to_name, note.text) == ("Anna", "Oleh", "she wants a refund")
    (listed,) = await app.database.read(queue.list_queue, oleh)
    assert listed.mentioned == (oleh.id,)
    with pytest.raises(NotYours):
        await send_reply(app, anna, "too late")


async def test_what_the_former_holder_had_on_its_way_goes_along(app: App) -> None:
    anna, oleh = await hire(app), await hire_present(app, "Oleh")
    await hand_to(app, anna)
    await send_reply(app, anna, "one moment")
    await hand_over(app, anna, oleh)
    await run_jobs(app)
    assert "one moment" in phone_of(app)


async def test_what_a_lead_takes_from_somebody_stays_unsent(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire_present(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    await hand_to(app, anna)
    message_id = await send_reply(app, anna, "one moment")
    await hand_over(app, lena, oleh)
    await run_jobs(app)
    (line,) = [line for line in await transcript(app) if line.id == message_id]
    assert line.delivery is Delivery.WITHHELD
    assert "one moment" not in phone_of(app)


async def test_somebody_who_is_gone_gets_it_only_anyway(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    with pytest.raises(ColleagueOffline, match="Oleh"):
        await hand_over(app, anna, oleh, "kept")
    assert (await chat_of(app)).owner == operator(anna.id)
    await hand_over(app, anna, oleh, "kept", anyway=True)
    assert (await chat_of(app)).owner == operator(oleh.id)


async def test_a_stranger_hands_nothing_over_and_nobody_gets_their_own(app: App) -> None:
    anna, oleh = await hire(app), await hire_present(app, "Oleh")
    await hand_to(app, anna)
    with pytest.raises(NotYours):
        await hand_over(app, oleh, anna)
    with pytest.raises(AlreadyTheirs):
        await hand_over(app, anna, anna)
    nobody = Person(id=999, login="x", name="X", role=Role.OPERATOR)
    with pytest.raises(NotFound):
        await hand_over(app, anna, nobody)


async def test_a_lead_says_whose_a_waiting_case_shall_be(app: App) -> None:
    oleh, lena = await hire_present(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    case = await queue_up(app)
    await hand_over(app, lena, oleh)
    await run_jobs(app)
    after = await case_of(app)
    assert (after.id, after.state, after.person_id) == (case.id, State.CLAIMED, oleh.id)
    assert any(text.startswith(f"Request #{write_number(case.id)}: Oleh") for text in phone_of(app)), (
        "the card says who answers"
    )


async def test_a_closed_chat_is_not_handed_over(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire_present(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    await app.database.write(holding.do_resolve, app, anna, case.conversation_id)
    with pytest.raises(NotWaiting):
        await hand_over(app, lena, oleh)


async def test_the_queue_gets_it_with_a_note(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    where = case.conversation_id
    await app.database.write(transfer.do_transfer_to_queue, app, anna, where, note="needs French")
    found = await app.database.read(queue.access_case, anna, where)
    assert (found.conversation.owner, [one.text for one in found.notes]) == (QUEUE, ["needs French"])


async def test_the_list_says_who_is_here_and_how_much_each_has(app: App) -> None:
    anna, oleh, lena = await hire_present(app, "Anna"), await hire_present(app, "Oleh"), await hire(app, "Lena")
    boss = await hire(app, "Boss", Role.ADMIN)
    await hand_to(app, anna)
    await app.database.write(presence.do_set_capacity, boss, anna.id, 1)
    listed = await app.database.read(transfer.list_colleagues, anna)
    assert [(one.name, one.chats, one.is_full) for one in listed] == [
        ("Oleh", 0, False),
        ("Anna", 1, True),
        ("Boss", 0, False),
        ("Lena", 0, False),
    ]
    assert {oleh.id, lena.id} <= {one.id for one in listed}
