"""Many articles are changed in one go, in all their languages, and put back."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.articles import drafts
from bot.service.articles.shelf import bulk, reviewing
from bot.service.articles.shelf.refusals import NotOnStaff, TooManyArticles
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article

KEYS = ("delivery/cost", "refunds/money")


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit, with two articles, one of them in two languages."""
    for path in ("en/delivery/cost", "ru/delivery/cost", "en/refunds/money"):
        file = app.articles_folder / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_article())
    return await hire(app, "Lena", Role.LEAD)


def read(app: App, name: str) -> set[object]:
    """What all versions say in a field."""
    return {getattr(article, name) for article in drafts.read_library(app).articles}


async def test_they_are_archived_and_put_back(app: App, lead: Person) -> None:
    before = {path: path.read_text() for path in app.articles_folder.rglob("*.md")}
    done = await bulk.set_status(app, lead, KEYS, "archived")
    assert (done.articles, len(done.changed), done.refused) == (2, 3, {})
    assert read(app, "status") == {"archived"}
    undone = await bulk.undo(app, lead, done.changed)
    assert undone.articles == 2
    assert {path: path.read_text() for path in app.articles_folder.rglob("*.md")} == before


async def test_what_somebody_changed_meanwhile_is_not_put_back(app: App, lead: Person) -> None:
    done = await bulk.set_status(app, lead, KEYS, "archived")
    path = app.articles_folder / "en/refunds/money.md"
    path.write_text(write_article(body="By a colleague."))
    undone = await bulk.undo(app, lead, done.changed)
    assert list(undone.refused) == ["en/refunds/money"]
    assert "By a colleague" in path.read_text()


async def test_an_owner_is_somebody_of_the_staff(app: App, lead: Person) -> None:
    await bulk.set_owner(app, lead, KEYS, lead.login)
    assert read(app, "owner") == {lead.login}
    with pytest.raises(NotOnStaff):
        await bulk.set_owner(app, lead, KEYS, "nobody-here")
    await bulk.set_owner(app, lead, KEYS, "")
    assert read(app, "owner") == {""}


async def test_still_right_is_written_into_the_files_with_the_next_date(app: App, lead: Person) -> None:
    await bulk.set_review(app, lead, KEYS, date(2020, 1, 1))
    assert read(app, "review_by") == {date(2020, 1, 1)}
    await reviewing.confirm(app, lead, KEYS)
    today = reviewing.today_of(app)
    assert read(app, "verified_by") == {lead.login}
    assert read(app, "verified_at") == {today}
    assert {(one.review_by - today).days for one in drafts.read_library(app).articles if one.review_by} == {90}


async def test_a_broken_file_stops_none_of_the_others(app: App, lead: Person) -> None:
    (app.articles_folder / "ru/delivery/cost.md").write_text(write_article().replace("title:", "titel:"))
    done = await bulk.set_status(app, lead, KEYS, "archived")
    assert done.articles == 2
    assert [one.before.language for one in done.changed] == ["en", "en"]


async def test_nothing_happens_twice_without_the_right_or_to_too_many(app: App, lead: Person) -> None:
    assert (await bulk.set_status(app, lead, KEYS, "published")).articles == 0
    with pytest.raises(TooManyArticles):
        await bulk.set_status(app, lead, [f"a/{number}" for number in range(501)], "draft")
    with pytest.raises(NotAllowed):
        await bulk.set_status(app, await hire(app, "Anna"), KEYS, "draft")
