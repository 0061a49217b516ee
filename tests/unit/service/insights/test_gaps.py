"""From questions without an answer to phrasings and articles."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest

from bot.core.insights.gaps import GapState, Group
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate.wordings import sort_wordings
from bot.service.cases import holding, reply
from bot.service.insights import digest, gaps, grouping
from bot.service.insights.gaps import Detail
from bot.service.ports import App
from bot.storage.system import jobs
from tests.support.acting import case_of, chat_of, command, hire, run_jobs, write_in
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.support.engine import write_article
from tests.unit.knowledge.gaps.test_grouping import embed

POTS = ("do you sell pots?", "pots: do you sell pots", "Do you sell pots")


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may see gaps."""
    return await hire(app, "Lena", Role.LEAD)


async def ask_all(app: App, *texts: str, chat: str = "c") -> None:
    for number, text in enumerate(texts):
        await write_in(app, text, f"{chat}{number}")
        await run_jobs(app, kinds=(JobKind.ANSWER, JobKind.DELIVER))


async def group(app: App, clock: FakeClock) -> None:
    """What the timers and the engine do some minutes later."""
    clock.advance(minutes=5)
    await digest.digest(app)
    await grouping.watch_gaps(app)
    job = await app.database.write(jobs.claim, kinds=(JobKind.GROUP,), worker="test")
    assert job is not None
    await grouping.group_gaps(engine_of(app), job, embed=embed)
    await app.database.write(jobs.finish, job)


async def listed(app: App, lead: Person, state: GapState = GapState.OPEN) -> tuple[Group, ...]:
    return (await app.database.read(gaps.list_gaps, lead, state=state)).groups


async def open_first(app: App, lead: Person) -> Detail:
    (first, *_) = await listed(app, lead)
    return await app.database.read(gaps.access_gap, lead, app, first.id)


async def save_article(app: App, lead: Person, language: str = "en") -> None:
    text = write_article(title="Do you have vases?", body="We sell vases and pots in the studio.")
    await drafts.save(app, lead, Draft(key="shop/vases", language=language, text=text, digest=""))


async def test_like_questions_are_one_group_and_the_dearest_comes_first(
    app: App, clock: FakeClock, lead: Person
) -> None:
    await ask_all(app, *POTS, "accept crypto?")
    assert not await app.database.write(grouping.do_want), "nothing has been read yet"
    await group(app, clock)
    first, second = await listed(app, lead)
    assert first.title in POTS
    assert (first.sum.people, dict(first.sum.languages)) == (3, {"en": 3})
    assert second.title == "accept crypto?"
    found = await app.database.read(gaps.access_gap, lead, app, first.id)
    assert {one.text for one in found.wordings} == set(POTS)
    assert len(found.passages) == 3


async def test_who_called_a_person_and_waited_counts_by_their_wait(app: App, clock: FakeClock, lead: Person) -> None:
    await ask_all(app, *POTS, "accept crypto?")
    await command(app, "human", chat="c3")
    clock.advance(hours=2)
    await group(app, clock)
    first, _ = await listed(app, lead)
    assert first.title == "accept crypto?"
    assert first.sum.minutes > 120


async def test_wordings_become_phrasings_and_the_group_is_done_until_it_grows(
    app: App, clock: FakeClock, lead: Person
) -> None:
    await save_article(app, lead)
    await ask_all(app, *POTS)
    await group(app, clock)
    found = await open_first(app, lead)
    wanted, left = sort_wordings(app, "shop/vases", found.wordings)
    added = await gaps.add_to_article(app, lead, None, found.group.id, wanted)
    assert (added.count, left) == (2, 0), "two of the three are the same words"
    draft = await drafts.access_draft(app, lead, key="shop/vases", language="en")
    assert "- do you sell pots" in draft.text.lower()
    assert len(await app.database.read(drafts.list_history, lead, key="shop/vases", language="en")) == 2
    assert await listed(app, lead) == ()
    (done,) = await listed(app, lead, GapState.DONE)
    assert done.article == "shop/vases"
    await gaps.take_back(app, lead, done.id, added)
    assert [one.id for one in await listed(app, lead)] == [done.id]
    assert "sell pots" not in (await drafts.access_draft(app, lead, key="shop/vases", language="en")).text.lower()
    await gaps.add_to_article(app, lead, None, done.id, wanted)
    await ask_all(app, *POTS, chat="later")
    await group(app, clock)
    assert [one.id for one in await listed(app, lead)] == [done.id]


async def test_what_has_no_article_in_its_language_is_said_to_be_left(app: App, clock: FakeClock, lead: Person) -> None:
    await save_article(app, lead, "uk")
    await ask_all(app, "do you sell pots?")
    await group(app, clock)
    found = await open_first(app, lead)
    assert sort_wordings(app, "shop/vases", found.wordings) == ({}, 1)
    added = await gaps.add_to_article(app, lead, None, found.group.id, {("no/thing", "en"): ("any words",)})
    assert (added.count, [type(error) for error in added.failed.values()]) == (0, [NotFound])
    assert len(await listed(app, lead)) == 1, "nothing was done about it"


async def test_what_people_answered_begins_an_article_that_is_kept_until_it_is_saved(
    app: App, clock: FakeClock, lead: Person
) -> None:
    anna = await hire(app)
    await ask_all(app, "do you sell pots?")
    await command(app, "human", chat="c0")
    await run_jobs(app)
    case, chat = await case_of(app, "c0"), await chat_of(app, "c0")
    await app.database.write(holding.do_claim, app, anna, case.id)
    text = "Hello Olha! We sell pots for orchids in the studio, all sizes. Your order LF-204518 is on its way."
    await app.database.write(reply.do_reply, app, anna, chat.id, text, client_id="a")
    await group(app, clock)
    found = await open_first(app, lead)
    assert [one.text for one in found.replies] == ["We sell pots for orchids in the studio, all sizes."]
    await app.database.write(gaps.do_keep_draft, lead, found.group.id, "---\ntitle: Pots?\n---\n")
    assert (await open_first(app, lead)).group.draft.startswith("---")
    await app.database.write(gaps.do_begin, lead, found.group.id, key="shop/pots")
    (done,) = await listed(app, lead, GapState.DONE)
    assert (done.article, done.draft) == ("shop/pots", "")


async def test_not_for_us_stays_away_and_care_is_kept(app: App, clock: FakeClock, lead: Person) -> None:
    await ask_all(app, *POTS)
    await group(app, clock)
    (one,) = await listed(app, lead)
    cared = await app.database.write(gaps.do_care, lead, one.id, by=lead.id, note=" ask Oleh ")
    assert (cared.person_name, cared.note) == ("Lena", "ask Oleh")
    with pytest.raises(NotFound):
        await app.database.write(gaps.do_care, lead, one.id, by=987, note="")
    await app.database.write(gaps.do_decide, lead, one.id, GapState.OUTSIDE)
    await ask_all(app, *POTS * 3, chat="more")
    await group(app, clock)
    assert await listed(app, lead) == ()
    await app.database.write(gaps.do_decide, lead, one.id, GapState.OPEN)
    assert len(await listed(app, lead)) == 1


async def test_sums_are_made_anew_after_an_hour_though_nobody_asked(app: App, clock: FakeClock, lead: Person) -> None:
    await ask_all(app, *POTS)
    await group(app, clock)
    assert not await app.database.read(grouping.is_wanted)
    clock.now += timedelta(hours=2)
    assert await app.database.write(grouping.do_want)
    assert not await app.database.write(grouping.do_want), "one is waiting already"


async def test_operators_see_no_gaps(app: App) -> None:
    anna = await hire(app)
    with pytest.raises(NotAllowed):
        await app.database.read(gaps.list_gaps, anna)


def test_the_front_loads_no_arrays_to_ask_for_groups() -> None:
    code = "import sys, bot.run.front; print([one for one in ('numpy', 'sklearn', 'torch') if one in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
