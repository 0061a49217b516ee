"""Passages for a reply, as the desk asks for them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.jobs import JobKind
from bot.core.people import Role
from bot.errors import EngineBusy, NotAllowed
from bot.service.articles import quoting
from bot.service.ports import App
from tests.support.acting import hire, run_jobs

ARTICLE = "---\ntitle: Delivery\nquestions: [how much is delivery]\nstatus: published\n---\nIt costs 4 euros.\n"


@pytest.fixture
def shelf(app: App) -> App:
    """An app with one article."""
    path = app.articles_folder / "en" / "delivery" / "cost.md"
    path.parent.mkdir(parents=True)
    path.write_text(ARTICLE, encoding="utf-8")
    return app


async def test_a_changed_article_is_found_at_once(shelf: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quoting, "QUICK_SECONDS", 60.0)  # the first time it reads a dictionary, too
    anna = await hire(shelf)
    found = await quoting.find_quotes(shelf, anna, wanted="deliv", question="", language="en")
    assert [one.text for one in found] == ["It costs 4 euros."]
    path = shelf.articles_folder / "en" / "delivery" / "cost.md"
    path.write_text(ARTICLE.replace("4 euros", "5 euros or more"), encoding="utf-8")
    found = await quoting.find_quotes(shelf, anna, wanted="deliv", question="", language="en")
    assert [one.text for one in found] == ["It costs 5 euros or more."]


async def test_who_may_not_see_articles_finds_none(shelf: App) -> None:
    anna = replace(await hire(shelf, role=Role.OPERATOR), disabled=True)
    with pytest.raises(NotAllowed):
        await quoting.find_quotes(shelf, anna, wanted="deliv", question="", language="en")


async def test_the_engine_is_asked_once_for_a_question(shelf: App) -> None:
    anna = await hire(shelf)
    asked = {"question": "how much?", "language": "en"}
    assert not quoting.is_judged(shelf, **asked)
    judging = asyncio.create_task(quoting.judge(shelf, anna, **asked))
    while not judging.done():
        await run_jobs(shelf, kinds=(JobKind.TRY,))
        await asyncio.sleep(0.01)
    await judging
    assert quoting.is_judged(shelf, **asked)
    await quoting.judge(shelf, anna, **asked)  # nothing is asked: nobody would answer


async def test_without_an_engine_the_words_decide(shelf: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quoting, "PATIENCE_SECONDS", 0.1)
    anna = await hire(shelf)
    with pytest.raises(EngineBusy):
        await quoting.judge(shelf, anna, question="how much is delivery?", language="en")
    found = await quoting.find_quotes(shelf, anna, wanted="", question="how much is delivery?", language="en")
    assert [one.text for one in found] == ["It costs 4 euros."]


async def test_where_it_takes_long_the_last_articles_serve_until_the_timer_has_been(
    shelf: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await hire(shelf)
    monkeypatch.setattr(quoting, "QUICK_SECONDS", -1.0)
    path = shelf.articles_folder / "en" / "delivery" / "cost.md"

    async def find() -> list[str]:
        found = await quoting.find_quotes(shelf, anna, wanted="deliv", question="", language="en")
        return [one.text for one in found]

    await quoting.keep_ready(shelf)
    path.write_text(ARTICLE.replace("4 euros", "5 euros or more"), encoding="utf-8")
    assert await find() == ["It costs 4 euros."]
    await quoting.keep_ready(shelf)
    assert await find() == ["It costs 5 euros or more."]
