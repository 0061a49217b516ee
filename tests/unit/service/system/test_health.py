"""What works and what does not."""

from __future__ import annotations

import pytest

from bot.service.ports import App
from bot.service.system import health
from bot.storage.system import facts
from tests.support.acting import arrive_raw, write_in
from tests.support.clock import FakeClock


async def _read(app: App) -> health.Health:
    return await app.database.read(health.read_health)


async def test_before_its_first_sign_the_engine_is_loading(app: App) -> None:
    report = await _read(app)
    assert (report.engine, report.telegram, report.well) == ("loading", "off", False)


async def test_a_ready_engine_without_telegram_serves_customers(app: App) -> None:
    await app.database.write(health.record_engine, "ready")
    assert (await _read(app)).well


@pytest.mark.parametrize(("state", "patience"), [("ready", 10), ("loading", 60)])
async def test_an_engine_without_a_sign_is_silent(app: App, clock: FakeClock, state: str, patience: int) -> None:
    """While it loads its libraries it may hold its breath for longer."""
    await app.database.write(health.record_engine, state)
    clock.advance(seconds=patience)
    assert (await _read(app)).engine == state
    clock.advance(seconds=1)
    report = await _read(app)
    assert (report.engine, report.well) == ("silent", False)


@pytest.mark.parametrize(("polled_ago", "expected"), [(None, "silent"), (25, "ok"), (26, "silent")])
async def test_telegram_is_silent_when_nobody_polls(
    app: App, clock: FakeClock, polled_ago: int | None, expected: str
) -> None:
    await app.database.write(facts.record_fact, health.TELEGRAM_STATE, health.POLLING)
    if polled_ago is not None:
        await app.database.write(facts.record_fact, health.TELEGRAM_POLL, "1")
        clock.advance(seconds=polled_ago)
    assert (await _read(app)).telegram == expected


async def test_a_webhook_is_well_without_any_polling(app: App, clock: FakeClock) -> None:
    await app.database.write(facts.record_fact, health.TELEGRAM_STATE, health.RECEIVING_BY_WEBHOOK)
    clock.advance(hours=9)
    assert (await _read(app)).telegram == "ok"


async def test_the_trouble_of_telegram_is_told_in_its_own_words(app: App) -> None:
    await app.database.write(health.record_engine, "ready")
    await app.database.write(facts.record_fact, health.TELEGRAM_STATE, "The token was refused.")
    report = await _read(app)
    assert (report.telegram, report.well) == ("The token was refused.", False)


async def test_the_report_counts_what_waits_and_what_went_wrong(app: App) -> None:
    await write_in(app, "hello")
    await arrive_raw(app, "{}")
    await app.database.write(facts.record_fact, health.ARTICLE_PROBLEMS, "3")
    report = await _read(app)
    assert report.updates == {"parked": 1}
    assert report.jobs == {"queued": 1}
    assert (report.article_problems, report.checked_at) == (3, app.clock())


async def test_a_sign_from_the_future_is_old_for_the_clock_was_set_back(app: App, clock: FakeClock) -> None:
    await app.database.write(health.record_engine, "ready")
    clock.advance(hours=-1)
    assert (await _read(app)).engine == "silent"
    await app.database.write(health.record_engine, "ready")
    assert (await _read(app)).engine == "ready"
