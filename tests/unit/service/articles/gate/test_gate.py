"""Before an article goes live: what becomes of golden questions and of what customers asked; and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

import pytest

from bot.core.articles.replay import Act, Change
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import EngineBusy, NeedsReason, NotAllowed, StaleArticle
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import asking, checking, trying
from bot.service.articles.gate.asking import Wanted
from bot.service.ports import App
from bot.storage.articles import versions
from bot.storage.system import audit, jobs
from tests.support.acting import hire, run_jobs
from tests.support.engine import ScriptedFinder, by_key, write_article

T = TypeVar("T")
COST = Draft(
    key="delivery/cost",
    language="en",
    text=write_article(title="Delivery price", golden="[what delivery costs]"),
    digest="",
)


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture
async def live(app: App, lead: Person, finder: ScriptedFinder) -> Draft:
    """An article that answers its golden question."""
    saved = await drafts.save(app, lead, COST)
    finder.articles = by_key(drafts.read_library(app))
    return saved


async def with_engine(app: App, asked: Awaitable[T]) -> T:
    """What is asked, while somebody does the jobs."""
    task = asyncio.ensure_future(asked)
    while not task.done():
        await run_jobs(app, kinds=(JobKind.REPLAY,))
        await asyncio.sleep(0)
    return await task


def retitled(draft: Draft, title: str) -> Draft:
    return replace(draft, text=draft.text.replace("Delivery price", title))


def changes_of(draft: Draft) -> checking.Changes:
    return {checking.path_of(draft): draft.text}


async def test_a_change_that_loses_a_golden_question_is_told_with_before_and_after(
    app: App, lead: Person, live: Draft
) -> None:
    report = await with_engine(app, checking.check(app, lead, changes_of(retitled(live, "Courier"))))
    (lost,) = report.losses
    assert (lost.question.text, lost.change) == ("what delivery costs", Change.LOST)
    assert (lost.before.act, lost.after.act) == (Act.ANSWER, Act.NOTHING)
    assert await app.database.read(jobs.count_states) == {}


async def test_a_loss_needs_a_reason_that_is_kept_with_the_version_and_in_the_log(
    app: App, lead: Person, live: Draft
) -> None:
    changed = retitled(live, "Courier")
    report = await with_engine(app, checking.check(app, lead, changes_of(changed)))
    with pytest.raises(NeedsReason):
        await checking.publish(app, lead, changed, report, why="  ")
    assert (await drafts.access_draft(app, lead, key=live.key, language="en")).text == live.text
    await checking.publish(app, lead, changed, report, why="No more\ndelivery")
    newest, before = await app.database.read(versions.list_versions, article=live.key, language="en")
    assert (newest.why, before.why) == ("No more delivery", "")
    entries = await app.database.read(audit.list_audit, prefix="article.gate")
    assert [entry.object for entry in entries] == ["en/delivery/cost loses 1: No more delivery"]


async def test_what_loses_nothing_goes_live_without_a_question_and_comes_back_by_one_click(
    app: App, lead: Person, live: Draft
) -> None:
    changed = retitled(live, "Delivery price today")
    report = await with_engine(app, checking.check(app, lead, changes_of(changed)))
    assert (report.asked, report.losses) == (1, ())
    saved = await checking.publish(app, lead, changed, report)
    back = await checking.undo(app, lead, saved)
    assert back.text == live.text
    with pytest.raises(StaleArticle):
        await checking.undo(app, lead, saved)


async def test_a_draft_is_saved_without_asking_anybody(app: App, lead: Person, live: Draft) -> None:
    other = replace(COST, key="delivery/pickup", text=write_article(title="Pick up", status="draft"))
    report = await checking.check(app, lead, changes_of(other))
    assert report.asked == 0
    again = await checking.check(app, lead, changes_of(replace(live, text=live.text.replace("\nbody", "\nbody"))))
    assert again.asked == 0, "nothing that a customer could see is other than before"


async def test_taking_an_article_away_loses_its_golden_questions(app: App, lead: Person, live: Draft) -> None:
    archived = replace(live, text=live.text.replace("status: published", "status: archived"))
    report = await with_engine(app, checking.check(app, lead, changes_of(archived)))
    assert [one.question.text for one in report.losses] == ["what delivery costs"]


async def test_undoing_a_new_article_makes_it_a_draft(app: App, lead: Person) -> None:
    saved = await checking.publish(app, lead, COST, None)
    back = await checking.undo(app, lead, saved)
    assert "status: draft" in back.text
    entries = await app.database.read(audit.list_audit, prefix="article.gate")
    assert [entry.object for entry in entries] == ["en/delivery/cost not checked"]


async def test_without_an_engine_the_lead_is_told_so_and_no_job_is_left(app: App, lead: Person) -> None:
    wanted = Wanted(questions=(("what delivery costs", "en"),))
    with pytest.raises(EngineBusy):
        await asking.replay(app, lead, wanted, part=5, patience=0.1)
    assert await app.database.read(jobs.count_states) == {}


async def test_questions_go_in_parts_and_one_hears_how_far_it_is(app: App, lead: Person, live: Draft) -> None:
    told: list[tuple[int, int]] = []
    wanted = Wanted(questions=tuple((f"delivery {number}", "en") for number in range(5)))
    found = await with_engine(
        app, asking.replay(app, lead, wanted, part=2, told=lambda done, total: told.append((done, total)))
    )
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert [one.before.shown for one in found] == [("delivery/cost",)] * 5
    assert {one.after for one in found} == {None}


async def test_a_question_at_which_an_engine_has_ended_is_not_read_again(app: App, lead: Person) -> None:
    asked = asyncio.ensure_future(asking.replay(app, lead, Wanted(questions=(("hang!", "en"),)), part=1))
    while not await app.database.read(jobs.count_states):
        await asyncio.sleep(0)
    job = await app.database.write(jobs.claim, kinds=(JobKind.REPLAY,), worker="gone")
    assert job is not None
    await app.database.write(jobs.take_back, is_dead=lambda _: True)
    with pytest.raises(EngineBusy):
        await with_engine(app, asked)


async def test_a_draft_is_tried_beside_what_is_live_in_the_words_of_the_customer(
    app: App, lead: Person, live: Draft
) -> None:
    new = replace(
        COST,
        key="delivery/pickup",
        text=write_article(title="Pick up yourself", status="draft", body="Come to Lvivska 3."),
    )
    asked = ("can I pick it up", "delivery")
    found = await with_engine(app, trying.try_questions(app, lead, asked, language="en", changes=changes_of(new)))
    one, other = found
    assert (one.before.act, one.after.act, one.change) == (Act.NOTHING, Act.ANSWER, Change.GAINED)
    assert "Come to Lvivska 3." in one.after.messages[0]
    assert one.after.found[0].article == "delivery/pickup"
    assert (other.change, other.after.shown) == (Change.SAME, ("delivery/cost",))


async def test_who_may_only_read_can_try_and_not_publish(app: App, live: Draft) -> None:
    operator = await hire(app, "Anna", Role.OPERATOR)
    found = await with_engine(app, trying.try_questions(app, operator, ("delivery",), changes={}))
    assert found[0].before.act is Act.ANSWER
    with pytest.raises(NotAllowed):
        await checking.check(app, operator, {})
    with pytest.raises(NotAllowed):
        await checking.undo(app, operator, live)
