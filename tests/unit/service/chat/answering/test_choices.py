"""A choice in words is a press of the button that stands there."""

from __future__ import annotations

import pytest

from bot.service.ports import App
from tests.support.acting import chat_of, phone_of
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, found, says
from tests.unit.service.chat.answering.conftest import ask

TIME = "delivery/time"


@pytest.fixture(autouse=True)
def _unsure(dialogue: ScriptedDialogue) -> None:
    dialogue.turns["which"] = found(("delivery/cost", 0.2), (TIME, 0.19))
    dialogue.turns["maybe"] = found(("delivery/cost", 0.5), (TIME, 0.4))


@pytest.mark.parametrize("words", ["the second one", "2", "second", "the last one"])
async def test_a_place_picks_the_article_that_stands_there(app: App, words: str) -> None:
    await ask(app, "which")
    await ask(app, words)
    memory = (await chat_of(app)).memory
    assert memory.shown == (TIME,)
    assert [(choice.asked, choice.article) for choice in memory.picked] == [("which", TIME)]


@pytest.mark.parametrize("words", ["the second one", "1", "last"])
async def test_the_article_under_a_likely_one_is_the_second(app: App, words: str) -> None:
    await ask(app, "maybe")
    await ask(app, words)
    assert (await chat_of(app)).memory.shown == ("delivery/cost", TIME)


@pytest.mark.parametrize("words", ["the third one", "3"])
async def test_a_place_where_nothing_stands_picks_nothing(app: App, words: str) -> None:
    await ask(app, "maybe")
    await ask(app, words)
    assert (await chat_of(app)).memory.picked == ()


async def test_nothing_is_picked_where_nothing_was_offered(app: App) -> None:
    await ask(app, "cost")
    await ask(app, "2")
    assert (await chat_of(app)).memory.shown == ("delivery/cost",)


async def test_what_was_offered_in_another_visit_is_not_picked(app: App, clock: FakeClock) -> None:
    await ask(app, "which")
    clock.advance(hours=5)
    await ask(app, "the second one")
    assert (await chat_of(app)).memory.shown == ()


async def test_thanks_in_between_leave_the_choice_open(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["thanks"] = says("thanks")
    await ask(app, "which")
    await ask(app, "thanks")
    await ask(app, "the second one")
    assert (await chat_of(app)).memory.shown == (TIME,)
    assert len(phone_of(app)) == 3
