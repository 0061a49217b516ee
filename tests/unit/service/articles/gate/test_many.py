"""Several files at once: ticked articles, the sides of a translation."""

from __future__ import annotations

import pytest

from bot.core.people import Person
from bot.errors import NeedsReason
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking, many
from bot.service.articles.shelf.sides import Side, Written
from bot.service.ports import App
from bot.storage.system import audit
from tests.support.engine import ScriptedFinder
from tests.unit.service.articles.gate.test_gate import lead as lead  # a fixture
from tests.unit.service.articles.gate.test_gate import live as live  # a fixture
from tests.unit.service.articles.gate.test_gate import with_engine


async def _logged(app: App) -> list[str]:
    return [entry.object for entry in await app.database.read(audit.list_audit, prefix="article.gate")]


async def test_ticked_articles_that_are_taken_away_need_a_reason_for_what_is_lost(
    app: App, lead: Person, live: Draft
) -> None:
    changes = await many.list_changes(app, lead, [live.key], "archived")
    report = await with_engine(app, checking.check(app, lead, changes))
    assert [one.question.text for one in report.losses] == ["what delivery costs"]
    with pytest.raises(NeedsReason):
        await many.set_status(app, lead, report, [live.key], "archived")
    done = await many.set_status(app, lead, report, [live.key], "archived", why="Nobody delivers")
    assert done.articles == 1
    assert await _logged(app) == ["delivery/cost loses 1: Nobody delivers"]


async def test_ticked_drafts_go_live_when_they_lose_nothing(
    app: App, lead: Person, live: Draft, finder: ScriptedFinder
) -> None:
    await many.set_status(app, lead, None, [live.key], "draft")
    changes = await many.list_changes(app, lead, [live.key], "published")
    report = await with_engine(app, checking.check(app, lead, changes))
    assert report.losses == ()
    assert (await many.set_status(app, lead, report, [live.key], "published")).articles == 1
    assert drafts.read_library(app).by_key[live.key]["en"].published


async def test_a_side_of_a_translation_that_loses_something_needs_a_reason(app: App, lead: Person, live: Draft) -> None:
    side = Side(draft=live, title="Delivery price", status="published")
    written = Written(side=side, title="Courier", paragraphs=("It depends.",))
    report = await with_engine(app, checking.check(app, lead, {checking.path_of(live): written.draft.text}))
    with pytest.raises(NeedsReason):
        await many.save_side(app, lead, report=report, written=written)
    saved = await many.save_side(app, lead, report=report, written=written, why="It does")
    assert "It depends." in saved.draft.text
    assert await _logged(app) == ["en/delivery/cost loses 1: It does"]
