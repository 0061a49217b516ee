"""The first steps are read from what is really there."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights import starting
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article


def done(found: starting.Start) -> set[str]:
    return {step.name for step in found.steps if step.done}


@pytest.fixture
async def lead(app: App) -> Person:
    """The first of the staff."""
    return await hire(app, "Lena", Role.LEAD)


async def test_steps_are_done_when_the_thing_is_there(app: App, lead: Person) -> None:
    before = done(await starting.read_start(app, lead))
    assert before.isdisjoint({"articles", "questions", "colleagues"})
    assert {"name", "hours"} <= before  # of the sample
    path = app.articles_folder / "en/delivery/cost.md"
    path.parent.mkdir(parents=True)
    path.write_text(write_article(status="draft"))
    assert "articles" not in done(await starting.read_start(app, lead))
    path.write_text(write_article())
    await hire(app, "Anna")
    await app.database.write(starting._count, 10)
    assert {"articles", "questions", "colleagues"} <= done(await starting.read_start(app, lead))


async def test_who_can_do_them_is_led_there_while_there_is_no_article_and_nobody_put_them_away(
    app: App, lead: Person
) -> None:
    assert await starting.leads_here(app, lead)
    assert not await starting.leads_here(app, await hire(app, "Anna"))
    await app.database.write(starting.do_put_away, lead, away=True)
    assert not await starting.leads_here(app, lead)
    assert (await starting.read_start(app, lead)).away
    await app.database.write(starting.do_put_away, lead, away=False)
    assert await starting.leads_here(app, lead)
    path = app.articles_folder / "en/delivery/cost.md"
    path.parent.mkdir(parents=True)
    path.write_text(write_article())
    assert not await starting.leads_here(app, lead)


async def test_an_operator_does_not_see_them(app: App) -> None:
    with pytest.raises(NotAllowed):
        await starting.read_start(app, await hire(app, "Anna"))
