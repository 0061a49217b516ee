"""What is kept in memory for open pages has a bound."""

from __future__ import annotations

import asyncio

from bot.desk.frame.base import Desk
from bot.desk.frame.shared import Bounded
from bot.service.ports import App
from bot.service.system import health


def test_what_was_written_longest_ago_is_forgotten() -> None:
    kept: Bounded[str, int] = Bounded(2)
    kept["a"] = 1
    kept["b"] = 2
    kept["a"] = 3
    kept["c"] = 4
    assert dict(kept) == {"a": 3, "c": 4}


async def test_fifty_pages_that_look_at_the_health_ask_once(app: App) -> None:
    desk = Desk(app=app, secret=b"s" * 32)
    await app.database.write(health.record_engine, "ready")
    first, *others = await asyncio.gather(*(desk.health.look() for _ in range(50)))
    assert first.engine == "ready"
    assert all(other is first for other in others)
