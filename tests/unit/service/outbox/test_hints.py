"""Who waits longer than usual sees that an answer is coming; nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.service.outbox import hints
from bot.service.ports import App
from tests.support.acting import chat_of, command, run_jobs, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock


@pytest.fixture
def channel() -> RecordingChannel:
    return RecordingChannel()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock, channel: RecordingChannel) -> App:
    return make_app(tmp_path, clock, channels=[channel], quiet_seconds=0.0, late_after=15)


async def looks(app: App, clock: FakeClock, *, seconds: int) -> None:
    """Somebody looks each second."""
    for _ in range(seconds):
        await hints.show_slow(app)
        clock.advance(seconds=1)


async def test_who_waits_for_over_a_second_sees_it_until_they_are_told_in_words(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    await write_in(app, "hello")
    await looks(app, clock, seconds=1)
    assert channel.typing == []
    await looks(app, clock, seconds=14)
    shown = list(channel.typing)
    assert set(shown) == {"1"}
    assert 4 <= len(shown) <= 8, "a sign lasts five seconds"
    await looks(app, clock, seconds=20)
    assert channel.typing == shown


async def test_an_answer_that_came_ends_it(app: App, clock: FakeClock, channel: RecordingChannel) -> None:
    await write_in(app, "hello")
    await run_jobs(app)
    await looks(app, clock, seconds=8)
    assert channel.typing == []


async def test_whom_a_person_has_or_who_blocked_the_bot_sees_nothing(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    await write_in(app, "hello", "1")
    await command(app, "human")
    await write_in(app, "hello", "2")
    await command(app, "blocked", chat="2")
    assert (await chat_of(app, "2")).blocked
    await looks(app, clock, seconds=8)
    assert channel.typing == []
