"""From what customers write to a spike that leads see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.spikes.spikes import Spike, SpikeState
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.cases import holding, reply
from bot.service.insights.spikes import deciding, watching
from bot.service.ports import App
from bot.storage.system import jobs
from tests.support.acting import case_of, chat_of, command, hire, write_in
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.unit.knowledge.gaps.test_grouping import embed

PAY = ("payment does not go through", "the payment does not go through", "my payment does not go through again")


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who watches the desk."""
    return await hire(app, "Lena", Role.LEAD)


async def look(app: App, clock: FakeClock) -> None:
    """What timer and engine do, some seconds later."""
    clock.advance(seconds=10)
    await watching.watch_questions(app)
    job = await app.database.write(jobs.claim, kinds=(JobKind.SPIKES,), worker="test")
    assert job is not None
    await watching.look(engine_of(app), job, embed=embed)
    await app.database.write(jobs.finish, job)


async def ask(app: App, *texts: str, of: str = "c") -> None:
    for number, text in enumerate(texts):
        await write_in(app, text, f"{of}{number}")


async def pass_days(
    app: App, clock: FakeClock, days: int = 4, *, texts: tuple[str, ...] = ("do you sell pots?",)
) -> None:
    """So many days with a few questions at this hour, and the engine has looked at each."""
    for day in range(days):
        await ask(app, *texts, of=f"day{day}-")
        await look(app, clock)
        clock.advance(seconds=timedelta(days=1).total_seconds() - 10)


async def list_live(app: App, lead: Person) -> tuple[Spike, ...]:
    return await app.database.read(deciding.list_live, lead)


async def test_many_who_ask_the_same_are_a_spike_with_the_people_it_concerns(
    app: App, clock: FakeClock, lead: Person
) -> None:
    await pass_days(app, clock)
    await ask(app, *PAY, *PAY, "do you sell pots?")
    await look(app, clock)
    (found,) = await list_live(app, lead)
    assert found.title in PAY
    assert (found.state, found.people, found.first, round(found.usual)) == (SpikeState.OPEN, 6, 6, 0)
    detail = await app.database.read(deciding.access_spike, lead, found.id)
    assert {one.text for one in detail.affected} == set(PAY)


async def test_who_asks_later_joins_and_nobody_counts_twice(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    await ask(app, *PAY, *PAY)
    await look(app, clock)
    await ask(app, PAY[0], PAY[1], of="late")
    await write_in(app, PAY[2], "c0")
    await look(app, clock)
    (found,) = await list_live(app, lead)
    assert (found.people, found.first) == (8, 6)


async def test_one_person_who_asks_ten_times_is_one(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    for _ in range(10):
        await write_in(app, PAY[0], "angry")
    await look(app, clock)
    assert await list_live(app, lead) == ()


async def test_what_is_asked_every_day_is_none(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock, texts=("do you sell pots?",) * 5)
    await ask(app, *("do you sell pots?",) * 6)
    await look(app, clock)
    assert await list_live(app, lead) == ()


async def test_nothing_is_usual_before_three_days(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock, days=2)
    await ask(app, *PAY, *PAY)
    await look(app, clock)
    assert await list_live(app, lead) == ()
    assert (await app.database.read(deciding.list_all, lead)).since is not None


async def test_greetings_and_talks_with_a_person_ask_nothing(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    await ask(app, *("hello", "hi!", "ok", "thank you", "1042", "yes please"), of="greets")
    for number in range(6):
        chat = f"talks{number}"
        await command(app, "human", chat=chat)
        await app.database.write(holding.do_claim, app, lead, (await case_of(app, chat)).id)
        talk = (await chat_of(app, chat)).id
        await app.database.write(reply.do_reply, app, lead, talk, "Which colour?", client_id=chat)
    clock.advance(seconds=5)
    for number in range(6):
        await write_in(app, "the red one, I think", f"talks{number}")
    await look(app, clock)
    assert await list_live(app, lead) == ()


async def test_no_incident_is_quiet_for_the_day(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    await ask(app, *PAY, *PAY)
    await look(app, clock)
    (found,) = await list_live(app, lead)
    await app.database.write(deciding.do_quiet, app, lead, found.id)
    clock.advance(minutes=30)
    await ask(app, *PAY, *PAY, of="more")
    await look(app, clock)
    assert await list_live(app, lead) == ()
    clock.advance(hours=24)
    await ask(app, *PAY, *PAY, *PAY, *PAY, *PAY, *PAY, of="next")
    await look(app, clock)
    (again,) = await list_live(app, lead)
    assert again.id != found.id


async def test_it_is_over_when_nobody_asks_for_an_hour(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    await ask(app, *PAY, *PAY)
    await look(app, clock)
    (found,) = await list_live(app, lead)
    await app.database.write(deciding.do_call_incident, lead, found.id)
    clock.advance(minutes=61)
    await look(app, clock)
    assert await list_live(app, lead) == ()
    (past,) = (await app.database.read(deciding.list_all, lead)).past
    assert (past.id, past.state, past.decided_name) == (found.id, SpikeState.OVER, "Lena")


async def test_who_waits_and_who_is_held_is_told_apart(app: App, clock: FakeClock, lead: Person) -> None:
    await pass_days(app, clock)
    await ask(app, *PAY, *PAY)
    for chat in ("c0", "c1"):
        await command(app, "human", chat=chat)
    await app.database.write(holding.do_claim, app, lead, (await case_of(app, "c1")).id)
    await look(app, clock)
    (found,) = await list_live(app, lead)
    detail = await app.database.read(deciding.access_spike, lead, found.id)
    assert detail.waiting == 1
    assert [one.holder for one in detail.affected if one.holder] == ["Lena"]


async def test_operators_decide_nothing_and_what_is_not_there_is_said(app: App, lead: Person) -> None:
    operator = await hire(app, "Olya", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await list_live(app, operator)
    with pytest.raises(NotAllowed):
        await app.database.write(deciding.do_end, operator, 1)
    with pytest.raises(NotFound):
        await app.database.write(deciding.do_end, lead, 1)
