"""Telling owners that articles of theirs are to be read again: once for each, in working hours, all in one message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk.calls import Link, Stage
from bot.core.hours import is_open
from bot.service.cases.reaching.calling import do_queue
from bot.service.ports import App
from bot.storage.articles import reviews
from bot.storage.database import Tx
from bot.storage.people import links


async def watch_reviews(app: App) -> int:
    """Tell whoever must be told by now; how many people. The look takes no writer."""
    due = await app.database.read(list_receivers, app)
    return await app.database.write(do_tell, due) if due else 0


def list_receivers(tx: Tx, app: App) -> tuple[Link, ...]:
    """Where those are reached who have something new to read; nobody outside working hours."""
    business = app.business
    if not is_open(business.opening, business.zone, tx.now, business.holidays):
        return ()
    untold = reviews.list_untold(tx)
    return tuple(link for link in links.list_links(tx) if link.person_id in untold) if untold else ()


def do_tell(tx: Tx, receivers: Sequence[Link]) -> int:
    """Each person once, wherever they are reached."""
    told = {person_id for person_id in {link.person_id for link in receivers} if reviews.record_told(tx, person_id)}
    for link in receivers:
        if link.person_id in told:
            do_queue(tx, link, {"stage": Stage.REVIEW.value})
    return len(told)
