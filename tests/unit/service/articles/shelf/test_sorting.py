"""Articles are put into another topic in one go, and back."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.errors import NotAllowed
from bot.service.articles import drafts
from bot.service.articles.shelf import sorting
from bot.service.articles.shelf.refusals import NoSuchTopic, TooManyArticles
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article


def put(app: App, *paths: str) -> None:
    for path in paths:
        file = app.articles_folder / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_article())


async def test_they_move_in_all_languages_and_back_and_a_taken_name_stays(app: App) -> None:
    put(app, "en/delivery/cost", "ru/delivery/cost", "en/delivery/time", "en/money/time")
    lead = await hire(app, "Lena", Role.LEAD)
    done = await sorting.set_topic(app, lead, ["delivery/cost", "delivery/time", "money/time"], "money")
    assert (done.articles, list(done.refused)) == (1, ["delivery/time"])
    assert set(drafts.read_library(app).by_key) == {"money/cost", "delivery/time", "money/time"}
    assert set(drafts.read_library(app).by_key["money/cost"]) == {"en", "ru"}
    undone = await sorting.move_back(app, lead, done)
    assert undone.articles == 1
    assert set(drafts.read_library(app).by_key) == {"delivery/cost", "delivery/time", "money/time"}


async def test_what_can_not_be_is_refused(app: App) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    with pytest.raises(NoSuchTopic):
        await sorting.set_topic(app, lead, ["a/b"], "../x")
    with pytest.raises(TooManyArticles):
        await sorting.set_topic(app, lead, [f"a/{number}" for number in range(501)], "b")
    with pytest.raises(NotAllowed):
        await sorting.set_topic(app, await hire(app, "Anna"), ["a/b"], "b")
