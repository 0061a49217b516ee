"""A customer who writes while the engine is being started."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.conversation import BOT, Holder
from bot.core.jobs import JobKind
from bot.service.ports import App
from bot.service.system import health
from bot.service.system.progress import Progress, Stage
from bot.storage.system import facts
from bot.worker.schedule import _watch_late
from tests.support.acting import chat_of, phone_of, run_jobs, write_in
from tests.support.clock import FakeClock

STEP = timedelta(seconds=16)


async def tell(app: App, done: int, *, seconds_left: int = 100, state: str = "loading") -> None:
    """The engine's beat."""
    progress = Progress(stage=Stage.INDEXING, done=done, total=1000, seconds_left=seconds_left)
    await app.database.write(health.record_engine, state)
    await app.database.write(health.record_progress, progress)


async def watch(app: App) -> None:
    await _watch_late(app)
    await run_jobs(app, kinds=(JobKind.DELIVER, JobKind.EDIT))


async def wait(app: App, clock: FakeClock, times: int, *, moving: bool = True) -> None:
    """The engine starts, and comes forward or not, while the customer waits."""
    for number in range(times):
        clock.now += STEP
        await tell(app, number if moving else 1)
        await watch(app)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "I'm just being started and can answer in about 2 minutes. Your message is safe"),
        ("ru", "Меня как раз запускают, отвечу примерно через 2 минуты. Ваше сообщение сохранено"),
        ("uk", "Мене саме запускають, відповім приблизно за 2 хвилини. Ваше повідомлення збережено"),
    ],
)
async def test_they_are_told_so_once_and_nobody_is_called(app: App, clock: FakeClock, language: str, told: str) -> None:
    await write_in(app, "cost?", language=language)
    await wait(app, clock, 40)
    (only,) = phone_of(app)
    assert only.startswith(told)
    assert (await chat_of(app)).owner == BOT


async def test_the_last_minute_is_a_minute(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    clock.now += STEP
    await tell(app, 1, seconds_left=0)
    await watch(app)
    assert "in about a minute." in phone_of(app)[0]


async def test_once_it_has_started_the_message_is_answered(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await wait(app, clock, 10)
    await tell(app, 1000, state="ready")
    await watch(app)
    await run_jobs(app)
    assert "120 UAH" in phone_of(app)[-1]
    assert (await chat_of(app)).owner == BOT


async def test_a_start_that_comes_no_further_is_none(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await wait(app, clock, 20, moving=False)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE


async def test_a_start_that_fails_again_and_again_is_none(app: App, clock: FakeClock) -> None:
    await app.database.write(health.record_deaths, "engine", health.FAILING)
    await write_in(app, "cost?")
    await wait(app, clock, 10)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE


async def test_health_tells_how_far_it_is_until_all_is_done(app: App) -> None:
    await tell(app, 250)
    report = await app.database.read(health.read_health)
    assert health.to_json(report)["progress"] == {
        "stage": "indexing",
        "done": 250,
        "total": 1000,
        "share": 0.25,
        "seconds_left": 100,
    }
    await app.database.write(health.record_progress, None)
    assert "progress" not in health.to_json(await app.database.read(health.read_health))


async def test_what_another_version_told_of_its_start_is_passed_over(app: App) -> None:
    await app.database.write(health.record_engine, "loading")
    await app.database.write(facts.record_fact, health.ENGINE_PROGRESS, '{"stage": "dreaming"}')
    assert (await app.database.read(health.read_health)).progress is None
