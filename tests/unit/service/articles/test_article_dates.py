"""The date under an answer is that of its text: saved in the desk, or committed, or nobody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.people import Role
from bot.service.articles import drafts as articles
from bot.service.articles.drafts import Draft
from bot.service.ports import App
from tests.support.acting import hire, phone_of, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, write_article
from tests.support.engine import make_article as make_dated

DRAFT = Draft(key="delivery/cost", language="en", text=write_article(), digest="")


async def ask(app: App) -> str:
    """The last line of the answer."""
    await write_in(app, "cost")
    await run_jobs(app)
    return phone_of(app)[-1].splitlines()[-1]


@pytest.fixture
def dialogue() -> ScriptedDialogue:
    return ScriptedDialogue(turns={"cost": found(("delivery/cost", 0.9))})


async def test_what_was_saved_in_the_desk_has_the_day_it_was_saved(
    app: App, finder: ScriptedFinder, clock: FakeClock
) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    saved = await articles.save(app, lead, DRAFT)
    clock.advance(hours=24 * 40)
    finder.articles = {"delivery/cost": replace(make_dated("delivery/cost"), digest=saved.digest)}
    wanted = (clock.now.astimezone(app.business.zone)).strftime("%d.%m.%Y")
    assert wanted not in (said := await ask(app))
    assert "updated" in said


async def test_what_was_edited_since_has_no_longer_that_day(app: App, finder: ScriptedFinder) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    await articles.save(app, lead, DRAFT)
    finder.articles = {"delivery/cost": replace(make_dated("delivery/cost"), digest="another", updated_at=None)}
    assert await ask(app) == "_“How much is delivery?”_"


async def test_where_nobody_knows_no_date_is_said_in_any_language(app: App, finder: ScriptedFinder) -> None:
    finder.articles = {"delivery/cost": replace(make_dated("delivery/cost"), updated_at=None)}
    assert await ask(app) == "_“How much is delivery?”_"
    for language in ("ru", "uk", "en"):
        said = app.words.say(language, "source-undated", title="X")
        assert "X" in said
        assert "{" not in said
