"""Changes of the articles go live: tried until it succeeds, and it is known how far behind the index is."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Final

from bot.errors import AnswerdeskError, machine_trouble
from bot.service.ports import Engine
from bot.service.system import health, indexing
from bot.storage.system import facts

log = logging.getLogger(__name__)

AGAIN_SECONDS: Final = 10.0


async def refresh(app: Engine, wanted: asyncio.Event, *, again: float = AGAIN_SECONDS) -> None:
    """Make what changed live, however often that takes; then how sure answers are is ``wanted`` anew."""
    while True:
        if await _try(app, wanted):
            return
        await asyncio.sleep(again)


async def report_articles(app: Engine) -> None:
    """The index is what the files say, with so many problems in them."""
    await app.database.write(indexing.do_finish)
    await app.database.write(facts.record_fact, health.ARTICLE_PROBLEMS, str(len(app.finder.library.problems)))


async def _try(app: Engine, wanted: asyncio.Event) -> bool:
    try:
        await app.database.write(indexing.do_begin)
        with machine_trouble():
            report = await asyncio.to_thread(app.finder.refresh)
        if report.anything:
            wanted.set()
            numbers = (len(report.added), len(report.changed), len(report.removed))
            log.info("articles live after %.1f s: %d added, %d changed, %d removed", report.seconds, *numbers)
        await report_articles(app)
    except (AnswerdeskError, OSError) as error:
        log.error("changes of the articles are not live: %s", error)
        with contextlib.suppress(AnswerdeskError):
            await app.database.write(indexing.do_fail)
        return False
    return True
