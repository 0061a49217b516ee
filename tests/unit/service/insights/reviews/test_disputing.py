"""Objections to a review: in time, once a mark, decided by somebody else."""

from __future__ import annotations

import pytest

from bot.core.insights.reviews.review import DISPUTE_DAYS, Dispute
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.cases.queue import read_queue
from bot.service.insights.reviews import deadline, disputing, queue
from bot.service.insights.reviews.opening import access_review
from bot.service.insights.reviews.problems import (
    BadRules,
    DisputedBefore,
    DisputeDecided,
    DisputeOver,
    NothingCounts,
    NotReviewed,
    OthersDecide,
    OwnChat,
    WordsMissing,
)
from bot.service.ports import App
from bot.storage.insights.reviews import disputes
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.reviewed import close_case, finish, review_of


@pytest.fixture
async def anna(app: App) -> Person:
    """An operator."""
    return await hire(app, "Anna")


@pytest.fixture
async def lena(app: App) -> Person:
    """A lead."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture
async def number(app: App, anna: Person, lena: Person) -> int:
    """A chat of Anna's that failed by the rules, says Lena."""
    found = await close_case(app, anna)
    assert await finish(app, lena, found, worst="rules") == 0.0
    return found


async def dispute(app: App, person: Person, number: int, category: str = "rules", reason: str = "I asked.") -> Dispute:
    await app.database.write(disputing.do_dispute, person, number, category, reason)
    found = await app.database.read(disputes.list_of, [(await review_of(app, number)).id])
    return found[-1]


async def told(app: App) -> set[tuple[int, str]]:
    return {(one.person_id, one.note) for one in (await app.database.read(read_queue, app)).reminders}


async def test_another_lead_decides_and_what_was_given_first_stays_on_record(
    app: App, anna: Person, lena: Person, number: int
) -> None:
    boss = await hire(app, "Boss", Role.ADMIN)
    objection = await dispute(app, anna, number)
    assert await told(app) == {(anna.id, "done"), (boss.id, "disputed")}
    assert [one.case_id for one in (await app.database.read(queue.read_queue, boss)).disputed] == [number]
    assert (await app.database.read(queue.read_queue, lena)).disputed == ()
    with pytest.raises(OthersDecide, match="Boss"):
        await app.database.write(disputing.do_decide, lena, objection.id, 1, "All right.")
    assert await app.database.write(disputing.do_decide, boss, objection.id, 1, "She did ask.") == 1.0
    assert (anna.id, "changed") in await told(app) and (boss.id, "disputed") not in await told(app)
    (kept,) = (await app.database.read(access_review, app, anna, number)).disputes
    assert (kept.before, kept.after, kept.answer, kept.changed) == (0, 1, "She did ask.", True)
    assert (await review_of(app, number)).score == 1.0
    with pytest.raises(DisputeDecided, match="Boss"):
        await app.database.write(disputing.do_decide, boss, objection.id, 0, "No, not really.")


async def test_who_gave_the_mark_decides_only_where_nobody_else_can_and_says_why(
    app: App, anna: Person, lena: Person, number: int
) -> None:
    objection = await dispute(app, anna, number)
    assert (lena.id, "disputed") in await told(app)
    with pytest.raises(WordsMissing):
        await app.database.write(disputing.do_decide, lena, objection.id, 0, "  ")
    assert await app.database.write(disputing.do_decide, lena, objection.id, 0, "The order was not checked.") == 0.0
    assert (anna.id, "kept") in await told(app)


async def test_nobody_decides_on_their_own_chat(app: App, lena: Person) -> None:
    boss = await hire(app, "Boss", Role.ADMIN)
    number = await close_case(app, lena)
    await finish(app, boss, number, worst="rules")
    objection = await dispute(app, lena, number)
    with pytest.raises(OwnChat):
        await app.database.write(disputing.do_decide, lena, objection.id, 1, "I am right.")


async def test_what_cannot_be_disputed_says_why(
    app: App, clock: FakeClock, anna: Person, lena: Person, number: int
) -> None:
    oleh, other = await hire(app, "Oleh"), await close_case(app, anna, "2")
    with pytest.raises(NotReviewed):
        await dispute(app, anna, other)
    with pytest.raises(NotAllowed):
        await dispute(app, oleh, number)
    with pytest.raises(WordsMissing):
        await dispute(app, anna, number, reason=" ")
    with pytest.raises(NotFound):
        await dispute(app, anna, number, category="nothing")
    await dispute(app, anna, number, category="tone")
    with pytest.raises(DisputedBefore):
        await dispute(app, anna, number, category="tone")
    clock.advance(hours=24 * DISPUTE_DAYS)
    with pytest.raises(DisputeOver, match="7 days"):
        await dispute(app, anna, number)


async def test_leads_set_how_long_marks_can_be_disputed(
    app: App, clock: FakeClock, anna: Person, lena: Person, number: int
) -> None:
    async def set_days(person: Person, typed: str) -> int:
        return await app.database.write(deadline.do_set_dispute_days, person, typed)

    with pytest.raises(NotAllowed):
        await set_days(anna, "30")
    for wrong in ("", "-1", "91", "7.5", "١", "9999"):
        with pytest.raises(BadRules):
            await set_days(lena, wrong)
    assert await set_days(lena, "0") == 0
    with pytest.raises(DisputeOver):
        await dispute(app, anna, number)
    assert await set_days(lena, " 14 ") == 14
    clock.advance(hours=24 * 13)
    assert (await app.database.read(access_review, app, anna, number)).dispute_days == 14
    assert (await dispute(app, anna, number)).is_open


async def test_a_decision_that_leaves_no_score_or_is_no_mark_is_refused(
    app: App, anna: Person, lena: Person, number: int
) -> None:
    objection = await dispute(app, anna, number)
    with pytest.raises(NotFound):
        await app.database.write(disputing.do_decide, lena, objection.id, 5, "Five of one.")
    with pytest.raises(NotFound):
        await app.database.write(disputing.do_decide, lena, 999, 1, "Nothing.")
    assert (await review_of(app, number)).score == 0.0
    assert NothingCounts().message
