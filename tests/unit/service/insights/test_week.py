"""This week: from what the chats tell to what leads do, and what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.asked import Asked, Gap
from bot.core.insights.week import No, Proposal, State, What
from bot.core.messages import Author
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.insights import grouping, week
from bot.service.insights.week import Listed
from bot.service.ports import App
from bot.storage.insights import asked, gaps
from bot.storage.insights.asked import Known
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.engine import write_article
from tests.support.rows import add_chat, add_message

VASES = "shop/vases"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may write articles, with one of them."""
    found = await hire(app, "Lena", Role.LEAD)
    text = write_article(title="Do you have vases?", body="We sell vases in the studio.")
    await drafts.save(app, found, Draft(key=VASES, language="en", text=text, digest=""))
    return found


def add(app: App, text: str, *, gap: Gap = Gap.NO, thumb: bool | None = None, days: float = 2, to: int = 0) -> None:
    """A question: one without an answer in the group ``to``, else one that the article answered."""
    chat = add_chat(app.database, f"{text}-{thumb}-{days}")
    line = add_message(app.database, chat, text, author=Author.BOT)
    at = app.clock() - timedelta(days=days)
    article = "" if to else VASES
    row = Asked(message_id=line, question_id=line, text=text, at=at, article=article, thumb=thumb, gap=gap)
    app.database.write_now(asked.record_new, [Known(row=row, conversation_id=chat.id, language="en")])
    if to:
        number = app.database.read_now(lambda tx: max(one.id for one in gaps.list_ungrouped(tx, since=at, limit=99)))
        app.database.write_now(gaps.record_places, {to: [number]})


async def listed(app: App, lead: Person) -> Listed:
    return await app.database.read(week.list_week, lead)


async def add_gap(app: App, count: int = 6) -> int:
    (number,) = app.database.write_now(gaps.record_groups, [("do you sell pots?", b"")])
    for one in range(count):
        add(app, f"pots {one}", gap=Gap.UNANSWERED, days=1 + one, to=number)
    await grouping.sum_up_all(app)
    return int(number)


async def test_a_gap_wordings_and_an_article_that_helps_little_are_proposed(app: App, lead: Person) -> None:
    number = await add_gap(app)
    for one in range(14):
        add(app, f"got any vases {one}", thumb=True, days=30 + one)
        add(app, f"vases {one}", thumb=False, gap=Gap.THUMB)
    await week.watch(app)
    found = {one.finding.what: one.finding for one in (await listed(app, lead)).open}
    assert (found[What.GAP].place, found[What.GAP].saves) == (str(number), 6)
    assert (found[What.WEAK].place, found[What.WEAK].evidence["shown"]) == (VASES, 14)
    assert found[What.WORDINGS].evidence["count"] == 12
    assert What.REVIEW not in found


async def test_a_review_that_is_due_is_proposed_where_the_article_is_read(app: App, lead: Person) -> None:
    draft = await drafts.access_draft(app, lead, key=VASES, language="en")
    text = draft.text.replace("status: published", "status: published\nreview_by: 2020-01-31")
    await drafts.save(app, lead, Draft(key=VASES, language="en", text=text, digest=draft.digest))
    await week.make(app)
    assert (await listed(app, lead)).open == ()
    for one in range(24):
        add(app, f"got any vases {one}", thumb=True)
    await week.make(app)
    assert [one.finding.what for one in (await listed(app, lead)).open] == [What.WORDINGS, What.REVIEW]


async def test_the_timer_looks_once_a_week(app: App, clock: FakeClock, lead: Person) -> None:
    await week.watch(app)
    await add_gap(app)
    await week.watch(app)
    assert (await listed(app, lead)).open == ()
    clock.advance(hours=24)
    await week.watch(app)
    assert len((await listed(app, lead)).open) == 1, "while there is nothing, it looks every day"
    made = (await listed(app, lead)).made_at
    clock.advance(hours=25)
    await week.watch(app)
    assert (await listed(app, lead)).made_at == made
    clock.advance(hours=24 * 7)
    await week.watch(app)
    assert (await listed(app, lead)).made_at == app.clock()


async def test_of_two_processes_one_puts_the_proposals_down(app: App, lead: Person) -> None:
    await week.watch(app)
    await add_gap(app)
    found = await week._find(app)
    for _ in range(2):
        await app.database.write(week._do_keep, found, "2030-01", before=week._week_of(app))
    assert len((await listed(app, lead)).open) == 1


async def test_wordings_are_added_at_once_and_taken_back(app: App, lead: Person) -> None:
    for one in range(8):
        add(app, f"got any vases {one}", thumb=True)
    await week.make(app)
    (found,) = (await listed(app, lead)).open
    added = await week.add_wordings(app, lead, None, found.id, await week.list_wordings(app, lead, found))
    assert added.count == 8
    assert "got any vases 3" in (await drafts.access_draft(app, lead, key=VASES, language="en")).text
    assert [taken.id for taken, _ in (await listed(app, lead)).taken] == [found.id]
    await week.take_wordings_back(app, lead, found.id, added)
    assert "got any vases 3" not in (await drafts.access_draft(app, lead, key=VASES, language="en")).text
    assert [again.id for again in (await listed(app, lead)).open] == [found.id]


async def first(app: App, lead: Person) -> Proposal:
    await add_gap(app)
    await week.make(app)
    return (await listed(app, lead)).open[0]


async def test_what_came_of_it_is_counted_before_and_after(app: App, clock: FakeClock, lead: Person) -> None:
    one = await first(app, lead)
    await app.database.write(week.do_take, lead, one.id)
    clock.advance(hours=24 * 14)
    add(app, "pots again", gap=Gap.UNANSWERED, days=1, to=int(one.finding.place))
    ((taken, effect),) = (await listed(app, lead)).taken
    assert taken.person_name == "Lena"
    assert (effect.before.unserved, effect.before.a_week) == (6, 1.5)
    assert (effect.after.unserved, effect.after.a_week, effect.is_early) == (1, 0.5, False)


async def test_what_is_rejected_stays_away_and_may_come_back(app: App, clock: FakeClock, lead: Person) -> None:
    one = await first(app, lead)
    await app.database.write(week.do_reject, lead, one.id, No.SMALL)
    await week.make(app)
    found = await listed(app, lead)
    assert (found.open, [(away.state, away.reason) for away in found.put_away]) == ((), [(State.REJECTED, "small")])
    await app.database.write(week.do_reopen, lead, one.id)
    assert [again.id for again in (await listed(app, lead)).open] == [one.id]


async def test_what_nobody_decides_lapses_and_what_holds_no_more_goes(app: App, clock: FakeClock, lead: Person) -> None:
    await first(app, lead)
    clock.advance(hours=24 * 40)
    assert (await listed(app, lead)).open == ()
    await grouping.sum_up_all(app)
    await week.make(app)
    assert [one.state for one in (await listed(app, lead)).put_away] == [State.EXPIRED]


async def test_operators_see_no_proposals_and_nobody_decides_about_none(app: App, lead: Person) -> None:
    operator = await hire(app)
    with pytest.raises(NotAllowed):
        await listed(app, operator)
    one = await first(app, lead)
    with pytest.raises(NotAllowed):
        await app.database.write(week.do_take, operator, one.id)
    with pytest.raises(NotAllowed):
        await week.look_again(app, operator)
    with pytest.raises(NotFound):
        await app.database.write(week.do_take, lead, 99)
    with pytest.raises(NotFound):
        await week.list_wordings(app, lead, one)
