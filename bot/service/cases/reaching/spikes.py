"""Telling leads who are not looking that many customers ask the same at once: one message for each spike."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk.calls import Link, Stage
from bot.core.hours import is_open
from bot.core.people import Right, may_role
from bot.service.cases.reaching.calling import do_queue
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes
from bot.storage.people import links


async def watch_spikes(app: App) -> int:
    """Tell whoever must be told by now; how many messages. The look takes no writer."""
    due = await app.database.read(list_due, app)
    return await app.database.write(do_tell, due) if due else 0


def list_due(tx: Tx, app: App) -> tuple[tuple[int, tuple[Link, ...]], ...]:
    """New spikes, and where leads on duty are reached."""
    untold = spikes.list_untold(tx)
    if not untold:
        return ()
    business = app.business
    open_now = is_open(business.opening, business.zone, tx.now, business.holidays)
    leads = tuple(
        link
        for link in links.list_links(tx)
        if may_role(link.role, Right.TAKE_OVER) and link.is_on_duty(open_now=open_now)
    )
    return tuple((one.id, leads) for one in untold) if leads else ()


def do_tell(tx: Tx, due: Sequence[tuple[int, tuple[Link, ...]]]) -> int:
    """Each spike once, wherever they are reached."""
    told = 0
    for number, leads in due:
        if spikes.record_told(tx, number):
            for link in leads:
                do_queue(tx, link, {"stage": Stage.SPIKE.value, "spike": number})
                told += 1
    return told
