"""The timers of the front: at their first beat what is due is done, and people have their time of grace again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.core.case import State, Woken
from bot.service.cases import snoozing
from bot.service.ports import App
from bot.storage.people import presence
from bot.worker.schedule import TIMERS, run_timers
from tests.support.acting import case_of, hand_to, hire
from tests.support.clock import FakeClock


async def beat(app: App) -> None:
    """Every timer once, as when the front starts."""
    stop = asyncio.Event()
    running = asyncio.create_task(run_timers(app, stop, TIMERS))
    await asyncio.sleep(0.5)
    stop.set()
    await running


async def test_a_start_wakes_what_is_due(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    until = clock.now + timedelta(hours=1)
    await app.database.write(snoozing.do_snooze, app, anna, case.conversation_id, until=until)
    clock.advance(hours=2)
    await beat(app)
    assert (await case_of(app)).woken is Woken.TIME


async def test_a_start_gives_everybody_their_grace_and_then_returns_what_is_left(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await app.database.write(presence.record_seen, anna.id, token_hash="x")
    await hand_to(app, anna)
    clock.advance(hours=2)
    await beat(app)
    assert (await case_of(app)).state is State.CLAIMED
    await app.database.write(presence.record_gone, anna.id)
    await beat(app)
    assert (await case_of(app)).state is State.WAITING
