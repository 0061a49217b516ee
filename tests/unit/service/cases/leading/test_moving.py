"""Many chats in one go: each goes, or is told not to have gone."""

from __future__ import annotations

import pytest

from bot.core.case import State
from bot.core.conversation import QUEUE, operator
from bot.core.messages import Delivery
from bot.core.people import Person, Role
from bot.errors import AlreadyTheirs, ColleagueOffline, NotAllowed, NotFound, NotWaiting, TooLarge
from bot.service.cases import holding, queue
from bot.service.cases.leading import moving
from bot.service.cases.leading.moving import Moved
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.people import presence as seen
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs, transcript
from tests.unit.service.cases.conftest import send_reply


async def hire_present(app: App, name: str, role: Role = Role.OPERATOR) -> Person:
    person = await hire(app, name, role)
    await app.database.write(seen.record_seen, person.id, token_hash="x")
    return person


async def owner_of(app: App, chat: str) -> object:
    return (await chat_of(app, chat)).owner


async def test_chats_go_to_a_colleague_and_what_could_not_go_is_told(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire_present(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    held = [(await hand_to(app, anna, chat)).conversation_id for chat in ("1", "2", "3", "4")]
    waits = (await queue_up(app, "5")).conversation_id
    await app.database.write(holding.do_resolve, app, anna, held[1])
    await app.database.write(holding.do_put_back, app, anna, held[2])
    await app.database.write(holding.do_claim, app, oleh, (await case_of(app, "3")).id)
    moved = await moving.move_chats(app, lena, [*held, waits], to=oleh.id, note="his customers")
    assert moved == Moved(moved=3, closed=1, there=1)
    for chat in ("1", "3", "4", "5"):
        assert await owner_of(app, chat) == operator(oleh.id)
    (note,) = (await app.database.read(queue.access_case, oleh, held[0])).notes
    assert (note.person_name, note.to_name, note.text) == ("Lena", "Oleh", "his customers")


async def test_a_lead_returns_somebodys_chat_to_the_queue_and_what_was_unsent_stays_unsent(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    message_id = await send_reply(app, anna, "one moment")
    assert await moving.move_chats(app, lena, [case.conversation_id], to=None, note="urgent") == Moved(moved=1)
    await run_jobs(app)
    after = await case_of(app)
    assert (await owner_of(app, "1"), after.state, after.waiting_since) == (QUEUE, State.WAITING, case.waiting_since)
    (line,) = [line for line in await transcript(app) if line.id == message_id]
    assert line.delivery is Delivery.WITHHELD
    assert any(text.startswith("Anna had to leave. You keep your place") for text in phone_of(app))
    found = await app.database.read(queue.access_case, lena, case.conversation_id)
    assert [one.text for one in found.notes] == ["urgent"]
    again = await moving.move_chats(app, lena, [case.conversation_id], to=None)
    assert again == Moved(moved=0, there=1)


async def test_only_who_may_take_over_moves_what_others_hold(app: App) -> None:
    anna, oleh = await hire(app), await hire_present(app, "Oleh")
    case = await hand_to(app, anna)
    with pytest.raises(NotAllowed):
        await moving.move_chats(app, oleh, [case.conversation_id], to=oleh.id)
    with pytest.raises(NotAllowed):
        await app.database.write(moving.do_send_back, app, oleh, case.conversation_id)
    assert await owner_of(app, "1") == operator(anna.id)


async def test_before_anything_moves_it_is_asked_whether_it_can(app: App) -> None:
    anna, gone, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    chat = (await hand_to(app, anna)).conversation_id
    with pytest.raises(ColleagueOffline, match="Oleh"):
        await moving.move_chats(app, lena, [chat], to=gone.id)
    with pytest.raises(NotFound):
        await moving.move_chats(app, lena, [chat], to=999)
    with pytest.raises(TooLarge):
        await moving.move_chats(app, lena, [chat], to=gone.id, note="x" * 5_001, anyway=True)
    assert await owner_of(app, "1") == operator(anna.id)
    assert await moving.move_chats(app, lena, [chat], to=gone.id, anyway=True) == Moved(moved=1)


async def test_a_closed_and_a_waiting_chat_are_no_ones_to_return(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    chat = (await queue_up(app)).conversation_id
    with pytest.raises(AlreadyTheirs):
        await app.database.write(moving.do_send_back, app, lena, chat)
    conversation = await app.database.read(conversations.get, chat)
    assert conversation.owner == QUEUE
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, lena, case.id)
    await app.database.write(holding.do_resolve, app, lena, chat)
    with pytest.raises(NotWaiting):
        await app.database.write(moving.do_send_back, app, lena, chat)
