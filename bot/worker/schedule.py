"""Timers of the front: each looks at rows, so that missing a beat or running twice does no harm."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.errors import AnswerdeskError, machine_trouble
from bot.service.articles import quoting
from bot.service.articles.shelf import listing, reviewing
from bot.service.cases import leaving, recovery, snoozing, waiting
from bot.service.cases.customer import recommending
from bot.service.cases.leading import assigning, releasing
from bot.service.cases.reaching import approvals, calling, reminders, reviews, spikes
from bot.service.cases.timers import nudging, ringing
from bot.service.cases.topics import showing
from bot.service.cases.writing import planning
from bot.service.chat import inbox, late
from bot.service.insights import digest, grouping, radar, week
from bot.service.insights.reports import keeping
from bot.service.insights.reviews import drawing
from bot.service.insights.spikes import watching
from bot.service.insights.weekly import sending as weekly_sending
from bot.service.outbox import hints
from bot.service.ports import App
from bot.service.system import clocks, health, jobs, tidying
from bot.worker.loop import is_dead

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Timer:
    """Something to look at every so many seconds."""

    seconds: float
    run: Callable[[App], Awaitable[object]]


async def _watch_late(app: App) -> None:
    await late.watch_late(app, ready_since=health.ready_since, find_start=health.find_start)


async def _take_back_cases(app: App) -> None:
    """The engine is back: cases that only its absence made, and nobody has claimed."""
    ready_since = await app.database.read(health.ready_since)
    if ready_since is None:
        return
    while await app.database.read(recovery.has_orphans, ready_since=ready_since):
        await app.database.write(recovery.do_take_back, app, ready_since=ready_since)


async def _refresh_cards(app: App) -> None:
    await waiting.refresh_cards(app)


async def _wake(app: App) -> None:
    await snoozing.wake_due(app)


async def _drop_hopeless(app: App) -> None:
    await planning.drop_hopeless(app)


async def _assign(app: App) -> None:
    await assigning.assign(app)


async def _release(app: App) -> None:
    await releasing.release(app)


async def _watch_calls(app: App) -> None:
    await calling.watch_calls(app)


async def _watch_topics(app: App) -> None:
    await showing.watch_topics(app)


async def _watch_reminders(app: App) -> None:
    await reminders.watch_reminders(app)


async def _ring(app: App) -> None:
    await ringing.ring_due(app)


async def _watch_silence(app: App) -> None:
    await nudging.watch_silence(app)


async def _ask_for_recommendations(app: App) -> None:
    await recommending.ask_due(app)


async def _watch_presence(app: App) -> None:
    await leaving.watch_presence(app)


async def _take_back_jobs(app: App) -> None:
    await app.database.write(jobs.take_back, is_dead=is_dead)


async def _tidy(app: App) -> None:
    await tidying.tidy(app)


async def _keep_quotes(app: App) -> None:
    await quoting.keep_ready(app)


async def _keep_shelf(app: App) -> None:
    await listing.keep_ready(app)


async def _watch_reviews(app: App) -> None:
    await reviewing.note_due(app)
    await reviews.watch_reviews(app)
    await approvals.watch_approvals(app)


async def _tell_of_spikes(app: App) -> None:
    await spikes.watch_spikes(app)


async def _digest(app: App) -> None:
    await digest.digest(app)


async def _pump(app: App) -> None:
    for channel in app.channels.values():
        await inbox.pump(app, channel)


TIMERS = (
    Timer(seconds=1, run=hints.show_slow),
    Timer(seconds=1, run=_watch_late),
    Timer(seconds=2, run=_take_back_cases),
    Timer(seconds=5, run=_refresh_cards),
    Timer(seconds=2, run=_wake),
    Timer(seconds=2, run=_drop_hopeless),
    Timer(seconds=2, run=_ring),
    Timer(seconds=20, run=_watch_silence),
    Timer(seconds=60, run=_ask_for_recommendations),
    Timer(seconds=5, run=_watch_presence),
    Timer(seconds=5, run=_watch_calls),
    Timer(seconds=5, run=_watch_reminders),
    Timer(seconds=1, run=_watch_topics),
    Timer(seconds=2, run=_assign),
    Timer(seconds=10, run=_release),
    Timer(seconds=2, run=_take_back_jobs),
    Timer(seconds=2, run=clocks.set_right),
    Timer(seconds=2, run=_pump),
    Timer(seconds=15, run=_keep_quotes),
    Timer(seconds=15, run=_keep_shelf),
    Timer(seconds=60, run=_watch_reviews),
    Timer(seconds=5, run=_digest),
    Timer(seconds=60, run=grouping.watch_gaps),
    Timer(seconds=60, run=radar.watch_articles),
    Timer(seconds=120, run=watching.watch_questions),
    Timer(seconds=15, run=_tell_of_spikes),
    Timer(seconds=600, run=week.watch),
    Timer(seconds=600, run=keeping.keep),
    Timer(seconds=60, run=weekly_sending.watch),
    Timer(seconds=600, run=drawing.watch),
    Timer(seconds=3600, run=_tidy),
)


async def run_timers(app: App, stop: asyncio.Event, timers: tuple[Timer, ...] = TIMERS) -> None:
    """Run every timer until ``stop``."""
    await _begin(app)
    await asyncio.gather(*(_run(app, timer, stop) for timer in timers))


async def _begin(app: App) -> None:
    try:
        await leaving.begin_anew(app)
    except AnswerdeskError as error:
        log.error("%s", error)


async def _run(app: App, timer: Timer, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            with machine_trouble():
                await timer.run(app)
        except AnswerdeskError as error:
            log.error("%s", error)
        try:
            await asyncio.wait_for(stop.wait(), timer.seconds)
        except TimeoutError:
            continue
