"""Reviewing a closed case: who may, what is kept, who is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.clocks.dues import DueKind
from bot.core.insights.reviews.review import Filled, Stage
from bot.core.insights.reviews.score import Mark
from bot.core.messages import Author
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound, TooLarge
from bot.service.cases import holding
from bot.service.cases.queue import read_queue
from bot.service.insights.reviews import opening, queue, reviewing
from bot.service.insights.reviews.opening import Mode, OpenReview, access_review
from bot.service.insights.reviews.problems import (
    FinishedReview,
    NobodyAnswered,
    NothingCounts,
    NotReviewed,
    OtherTeam,
    OwnChat,
    StaleReview,
    StillGoingOn,
    TakenReview,
    Unjudged,
)
from bot.service.insights.reviews.reviewing import Sheet
from bot.service.people import staff
from bot.service.ports import App
from bot.storage.people import people, teams
from tests.support.acting import case_of, command, hand_to, hire, queue_up, run_jobs, write_in
from tests.support.reviewed import close_case, comment_on, fill, finish, review_of


@pytest.fixture
async def anna(app: App) -> Person:
    """An operator."""
    return await hire(app, "Anna")


@pytest.fixture
async def lena(app: App) -> Person:
    """A lead."""
    return await hire(app, "Lena", Role.LEAD)


async def open_as(app: App, person: Person, case_id: int) -> OpenReview:
    return await app.database.read(access_review, app, person, case_id)


async def save(app: App, person: Person, case_id: int, filled: Filled, revision: int = 0) -> int:
    sheet = Sheet(filled=filled, revision=revision)
    return (await app.database.write(reviewing.do_save, app, person, case_id, sheet)).revision


async def test_a_draft_grows_and_its_end_is_told_to_who_is_reviewed(app: App, anna: Person, lena: Person) -> None:
    number = await close_case(app, anna)
    found = await open_as(app, lena, number)
    assert (found.mode, found.review) == (Mode.FILL, None)
    (said,) = [one for one in found.lines if one.author is Author.OPERATOR]
    with pytest.raises(NotReviewed):
        await open_as(app, anna, number)
    half = comment_on(await fill(app, lena, skip="tone", comment="Well done."), said.id, "Says when. Good!")
    assert await save(app, lena, number, half) == 1
    kept = (await open_as(app, lena, number)).review
    assert kept is not None and (kept.filled, kept.stage, kept.reviewer_name) == (half, Stage.DRAFT, "Lena")
    whole = replace(half, marks=(await fill(app, lena)).marks)
    score = await app.database.write(reviewing.do_finish, app, lena, number, Sheet(filled=whole, revision=1))
    assert score == 1.0
    (told,) = (await app.database.read(read_queue, app)).reminders
    assert (told.kind, told.person_id, told.case_id, told.note) == (DueKind.REVIEW, anna.id, number, "done")
    seen = await open_as(app, anna, number)
    assert seen.mode is Mode.OWN and seen.review is not None and seen.review.filled == whole
    await app.database.write(opening.do_see, anna, number)
    assert (await app.database.read(read_queue, app)).reminders == ()
    assert (await review_of(app, number)).seen_at is not None


async def test_nobody_reviews_their_own_chat_whatever_they_are_called(app: App, lena: Person) -> None:
    number = await close_case(app, lena)
    await app.database.write(people.record_change, lena.id, name="Somebody else")
    renamed = replace(lena, name="Somebody else")
    with pytest.raises(OwnChat):
        await open_as(app, renamed, number)
    with pytest.raises(OwnChat):
        await save(app, renamed, number, Filled())
    boss = await hire(app, "Boss", Role.ADMIN)
    assert await finish(app, boss, number) == 1.0
    assert (await open_as(app, renamed, number)).mode is Mode.OWN


async def test_operators_review_nobody_and_see_only_their_own(app: App, anna: Person, lena: Person) -> None:
    oleh = await hire(app, "Oleh")
    number = await close_case(app, anna)
    with pytest.raises(NotAllowed):
        await save(app, oleh, number, Filled())
    await finish(app, lena, number)
    with pytest.raises(NotAllowed):
        await open_as(app, oleh, number)


async def test_a_lead_reviews_their_own_team_and_an_administrator_everybody(
    app: App, anna: Person, lena: Person
) -> None:
    oleh, boss = await hire(app, "Oleh"), await hire(app, "Boss", Role.ADMIN)
    team = await app.database.write(teams.record_team, name="Returns", place=1)
    await app.database.write(teams.record_members, team, [lena.id, oleh.id])
    of_anna, of_oleh = await close_case(app, anna, "1"), await close_case(app, oleh, "2")
    with pytest.raises(OtherTeam, match="Anna"):
        await open_as(app, lena, of_anna)
    assert (await open_as(app, lena, of_oleh)).mode is Mode.FILL
    assert (await open_as(app, boss, of_anna)).mode is Mode.FILL
    await finish(app, boss, of_anna)
    assert (await app.database.read(queue.read_queue, lena)).done == ()
    assert len((await app.database.read(queue.read_queue, boss)).done) == 1


async def test_what_is_open_or_was_nobodys_is_not_reviewed(app: App, anna: Person, lena: Person) -> None:
    held = await hand_to(app, anna, "1")
    with pytest.raises(StillGoingOn):
        await save(app, lena, held.id, Filled())
    waiting = await queue_up(app, "2")
    await command(app, "cancel", chat="2")
    await run_jobs(app)
    with pytest.raises((NobodyAnswered, StillGoingOn)):
        await save(app, lena, waiting.id, Filled())
    with pytest.raises(NotFound):
        await open_as(app, lena, 999)


async def test_of_two_reviewers_the_first_goes_on(app: App, anna: Person, lena: Person) -> None:
    boss = await hire(app, "Boss", Role.ADMIN)
    number = await close_case(app, anna)
    await save(app, lena, number, await fill(app, lena, skip="tone"))
    with pytest.raises(TakenReview, match="Lena"):
        await save(app, boss, number, Filled())
    assert (await open_as(app, boss, number)).mode is Mode.WATCH
    with pytest.raises(StaleReview):
        await save(app, lena, number, Filled())
    await app.database.write(staff.do_change_person, boss, lena.id, role=Role.LEAD, disabled=True)
    assert await save(app, boss, number, await fill(app, boss), revision=1) == 2
    assert (await review_of(app, number)).reviewer_name == "Boss"


async def test_a_finished_review_stays(app: App, anna: Person, lena: Person) -> None:
    number = await close_case(app, anna)
    await finish(app, lena, number, worst="rules")
    with pytest.raises(FinishedReview):
        await save(app, lena, number, Filled(), revision=1)
    with pytest.raises(FinishedReview):
        await app.database.write(reviewing.do_drop, lena, number)
    assert (await review_of(app, number)).score == 0.0


async def test_what_is_missing_is_named_and_nothing_is_finished(app: App, anna: Person, lena: Person) -> None:
    number = await close_case(app, anna)
    half = Sheet(filled=await fill(app, lena, skip="tone"))
    with pytest.raises(Unjudged, match="Greeting and tone"):
        await app.database.write(reviewing.do_finish, app, lena, number, half)
    marks = tuple(Mark(category=one.category, value=None) for one in (await fill(app, lena)).marks)
    with pytest.raises(NothingCounts):
        await app.database.write(reviewing.do_finish, app, lena, number, Sheet(filled=Filled(marks=marks)))
    with pytest.raises(TooLarge):
        await save(app, lena, number, Filled(comment="a" * 2001))
    assert (await app.database.read(read_queue, app)).reminders == ()


async def test_a_comment_at_a_line_of_another_chat_is_left_out(app: App, anna: Person, lena: Person) -> None:
    number, other = await close_case(app, anna, "1"), await close_case(app, anna, "2")
    foreign = (await open_as(app, lena, other)).lines[0].id
    await save(app, lena, number, comment_on(Filled(), foreign, "Not here."))
    assert (await review_of(app, number)).filled.lines == ()


async def test_a_case_that_goes_on_later_keeps_its_review_with_who_had_it(app: App, anna: Person, lena: Person) -> None:
    number = await close_case(app, anna)
    await save(app, lena, number, await fill(app, lena))
    oleh = await hire(app, "Oleh")
    await write_in(app, "It has not come!")
    await command(app, "human")
    await run_jobs(app)
    again = await case_of(app)
    await app.database.write(holding.do_claim, app, oleh, again.id)
    assert (await review_of(app, number)).person_name == "Anna"
    found = await open_as(app, lena, number)
    assert "It has not come!" not in {one.text for one in found.lines} or found.case.closed_at is not None
    await finish(app, lena, number)
    assert (await open_as(app, anna, number)).mode is Mode.OWN


async def test_who_left_is_still_reviewed_and_a_draft_can_be_thrown_away(app: App, anna: Person, lena: Person) -> None:
    boss = await hire(app, "Boss", Role.ADMIN)
    number = await close_case(app, anna)
    await app.database.write(staff.do_change_person, boss, anna.id, role=Role.OPERATOR, disabled=True)
    await save(app, lena, number, await fill(app, lena))
    await app.database.write(reviewing.do_drop, lena, number)
    assert (await open_as(app, lena, number)).review is None
    assert await finish(app, lena, number) == 1.0
