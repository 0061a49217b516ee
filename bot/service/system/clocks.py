"""A clock that was set back: queued work does not wait until it comes round again."""

from __future__ import annotations

import logging

from bot.service.ports import App
from bot.storage.system import ahead

log = logging.getLogger(__name__)


async def set_right(app: App) -> None:
    """Look first: almost always there is nothing to write."""
    if await app.database.read(ahead.is_any_ahead):
        log.warning("the clock was set back: what was queued before is due now")
        await app.database.write(ahead.do_bring_back)
