"""The desk gives chats out: the customer hears of it when somebody looks, and of nobody who does not."""

from __future__ import annotations

from bot.core.business import Assignment
from bot.core.case import State
from bot.core.conversation import QUEUE, operator
from bot.core.desk.numbers import write_number
from bot.core.people import Person, Role
from bot.core.presence import Presence
from bot.service.cases import holding, leaving, queue
from bot.service.cases.leading import assigning
from bot.service.people import presence as here
from bot.service.ports import App
from bot.storage.people import presence as seen
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs
from tests.support.clock import FakeClock

RULES = Assignment(mode="automatic", most=2, back_after="2m")


async def hire_present(app: App, name: str = "Anna", role: Role = Role.OPERATOR) -> Person:
    person = await hire(app, name, role)
    await app.database.write(seen.record_seen, person.id, token_hash="x")
    return person


async def look(app: App, person: Person) -> bool:
    return await app.database.write(assigning.do_look, app, person, (await chat_of(app)).id)


async def test_free_claiming_stays_where_nothing_is_said(app: App) -> None:
    await hire_present(app)
    await queue_up(app)
    assert await assigning.assign(app) == 0
    assert (await case_of(app)).state is State.WAITING


async def test_it_is_theirs_at_once_and_the_customer_reads_it_when_they_look(app: App) -> None:
    anna = await hire_present(app)
    case = await queue_up(app)
    await run_jobs(app, until=app.clock())
    phone = phone_of(app)
    assert await assigning.assign_by(app, RULES) == 1
    await run_jobs(app, until=app.clock())
    after = await case_of(app)
    assert (after.state, after.person_id, after.assigned_at) == (State.CLAIMED, anna.id, app.clock())
    assert ((await chat_of(app)).owner, after.waiting_since) == (operator(anna.id), case.waiting_since)
    assert phone_of(app) == phone
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert listed.assigned
    assert await look(app, anna)
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Anna has joined")
    assert any(text.startswith(f"Request #{write_number(case.id)}: Anna") for text in phone_of(app)), (
        "the card says who answers"
    )
    assert not await look(app, anna)
    assert (await case_of(app)).assigned_at is None


async def test_who_does_not_look_is_away_and_somebody_else_gets_it(app: App, clock: FakeClock) -> None:
    anna, oleh = await hire_present(app), await hire_present(app, "Oleh")
    case = await queue_up(app)
    await run_jobs(app, until=app.clock())
    await assigning.assign_by(app, RULES)
    first = (await case_of(app)).person_id
    phone = phone_of(app)
    clock.advance(minutes=2)
    assert await assigning.assign_by(app, RULES) == 2
    await run_jobs(app, until=app.clock())
    after = await case_of(app)
    assert {first, after.person_id} == {anna.id, oleh.id}
    assert after.waiting_since == case.waiting_since
    assert phone_of(app) == phone
    missed = anna if first == anna.id else oleh
    assert (await app.database.read(here.find_presence, missed)).presence is Presence.AWAY


async def test_nobody_is_given_more_than_they_hold_and_who_gave_it_back_does_not_get_it_again(app: App) -> None:
    anna = await hire_present(app)
    for chat in ("1", "2", "3"):
        await queue_up(app, chat)
    assert await assigning.assign_by(app, RULES) == 2
    assert (await chat_of(app, "3")).owner == QUEUE
    await app.database.write(holding.do_put_back, app, anna, (await chat_of(app, "1")).id)
    assert await assigning.assign_by(app, RULES) == 1
    assert ((await chat_of(app, "1")).owner, (await chat_of(app, "3")).owner) == (QUEUE, operator(anna.id))


async def test_a_customer_comes_back_to_whom_they_know(app: App) -> None:
    await hire_present(app)
    oleh = await hire_present(app, "Oleh")
    case = await hand_to(app, oleh)
    await app.database.write(holding.do_resolve, app, oleh, case.conversation_id)
    await hand_to(app, oleh, "2")
    await queue_up(app)
    await assigning.assign_by(app, RULES)
    assert (await case_of(app)).person_id == oleh.id


async def test_who_leaves_without_having_looked_is_never_named(app: App, clock: FakeClock) -> None:
    anna = await hire_present(app)
    await queue_up(app)
    await run_jobs(app, until=app.clock())
    await assigning.assign_by(app, Assignment(mode="automatic", back_after=""))
    phone = phone_of(app)
    clock.advance(minutes=30)
    await leaving.watch_presence(app)
    await run_jobs(app, until=app.clock())
    assert ((await chat_of(app)).owner, phone_of(app)) == (QUEUE, phone)
    assert (await app.database.read(here.find_presence, anna)).presence is Presence.OFFLINE


async def test_a_lead_takes_it_over_and_the_wait_card_ends(app: App) -> None:
    await hire_present(app)
    lena = await hire(app, "Lena", Role.LEAD)
    case = await queue_up(app)
    await assigning.assign_by(app, RULES)
    await app.database.write(holding.do_take_over, app, lena, case.id)
    await run_jobs(app)
    assert any(text.startswith(f"Request #{write_number(case.id)}: Lena") for text in phone_of(app))
