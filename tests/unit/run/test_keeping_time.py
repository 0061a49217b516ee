"""Articles that come and go while nobody touches their files."""

from __future__ import annotations

import asyncio

from bot.errors import MachineTrouble
from bot.knowledge.articles.articles import put_in_time
from bot.run.engine import keep_time
from bot.service.articles.drafts import time_of
from bot.service.ports import App
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedFinder, make_article

KEY = "delivery/cost"


async def test_the_index_is_renewed_at_the_moment_and_again_where_that_failed(
    app: App, clock: FakeClock, finder: ScriptedFinder
) -> None:
    soon = clock.now.strftime("%Y-%m-%d 23:00")
    article = make_article(KEY, publish_at=soon)
    finder.articles[KEY] = next(put_in_time([article], time_of(app)))
    assert finder.article(KEY, "en") is None
    wanted, failures = asyncio.Event(), [MachineTrouble(problem="no handle")]

    async def refresh() -> None:
        if failures:
            raise failures.pop()
        finder.articles[KEY] = next(put_in_time([article], time_of(app)))

    task = asyncio.create_task(keep_time(engine_of(app), refresh, wanted, every=0.01))
    await asyncio.sleep(0.1)
    assert not wanted.is_set()
    clock.advance(hours=24)
    await asyncio.wait_for(wanted.wait(), timeout=10)
    task.cancel()
    found = finder.article(KEY, "en")
    assert found is not None
    assert found.published
    assert failures == []
