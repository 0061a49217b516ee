"""Golden and recent questions are read before anybody waits for them."""

from __future__ import annotations

from bot.service.chat.replay.warming import Warming
from bot.service.ports import App
from tests.support.app import engine_of
from tests.support.engine import ScriptedFinder, make_article

HOURS = "shop/hours"


async def test_what_the_gate_will_ask_is_kept_for_the_next_start(app: App, finder: ScriptedFinder) -> None:
    finder.articles[HOURS] = make_article(HOURS, title="Opening hours", golden="[hi! when are you open]")
    warming = Warming(engine_of(app))
    await warming.read_ahead()
    assert set(finder.kept_read) == {"hi! when are you open", "when are you open"}


async def test_what_is_kept_is_not_written_again_and_again(app: App, finder: ScriptedFinder) -> None:
    finder.articles[HOURS] = make_article(HOURS, title="Opening hours", golden="[when are you open]")
    warming = Warming(engine_of(app))
    await warming.read_ahead()
    finder.kept_read = ()
    await warming.read_ahead()
    assert finder.kept_read == ()
