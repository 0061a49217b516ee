"""Days that are long over are counted ahead, a few at a time; see ``bot/storage/insights/reports/kept.py``."""

from __future__ import annotations

import asyncio
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.insights.reports.span import Span
from bot.service.ports import App, Tx
from bot.storage.insights.reports import kept
from bot.storage.insights.reports.kept import Kept

STEP: Final = 2  # days in a transaction: tens of milliseconds at 1,000,000 messages a year
MOST: Final = 500  # steps a time
MONTH: Final = 31
PAUSE_SECONDS: Final = 0.05


async def keep(app: App) -> None:
    """What the timer does: all days up to the last that is over."""
    zone = app.business.zone
    for _ in range(MOST):
        if not await app.database.read(is_behind, zone) or not await app.database.write(do_step, zone):
            return
        await asyncio.sleep(PAUSE_SECONDS)


def rebuild(tx: Tx, zone: ZoneInfo) -> int:
    """Count all of them anew; how many days there are."""
    kept.forget(tx)
    kept.look_at_tables(tx)
    while do_step(tx, zone, most=MONTH):
        pass
    kept.look_at_tables(tx)
    known, first = kept.find_kept(tx), kept.find_first_day(tx, zone)
    return max(0, known.through - first + 1) if known is not None and first is not None else 0


def is_behind(tx: Tx, zone: ZoneInfo) -> bool:
    """Whether there is something to do."""
    known = kept.find_kept(tx)
    return known is None or known.zone != zone.key or known.through != _last(tx, zone)


def do_step(tx: Tx, zone: ZoneInfo, *, most: int = STEP) -> bool:
    """Some days more; False where there are none. Another zone has other days, so all begins anew; a clock that was set
    back takes some away.
    """
    known, last = kept.find_kept(tx, alone=True), _last(tx, zone)
    if known is None or known.zone != zone.key:
        return _do_begin(tx, zone)
    if known.through > last:
        kept.record_kept(tx, Kept(zone=zone.key, through=last))
    elif known.through < last:
        kept.add_days(tx, known, through=min(last, known.through + most))
    return known.through < last


def _do_begin(tx: Tx, zone: ZoneInfo) -> bool:
    first = kept.find_first_day(tx, zone)
    if first is None:
        return False
    kept.record_kept(tx, Kept(zone=zone.key, through=-1))
    kept.record_kept(tx, Kept(zone=zone.key, through=min(first - 1, _last(tx, zone))))
    return True


def _last(tx: Tx, zone: ZoneInfo) -> int:
    today = tx.now.astimezone(zone).date()
    return kept.last_over(Span(first=today, last=today, zone=zone, now=tx.now))
