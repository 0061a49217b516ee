"""Places for changes of old messages: only those that no new message needs."""

from __future__ import annotations

import pytest

from bot.channels.telegram.bounds.limits import CHAT, OVERALL, SPARE_SECONDS, Limiter
from bot.errors import SendLater


class _Time:
    """Monotonic seconds that pass when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> _Time:
    return _Time()


@pytest.fixture
def limiter(time: _Time) -> Limiter:
    return Limiter(clock=time, sleep=time.sleep)


async def test_a_change_finds_its_place_while_nothing_happens(limiter: Limiter) -> None:
    await limiter.wait_for_spare("1")


async def test_after_any_number_of_changes_a_new_message_goes_out_at_once(limiter: Limiter, time: _Time) -> None:
    for number in range(100):
        try:
            await limiter.wait_for_spare(f"edit {number}")
        except SendLater:
            continue
    begun = time.now
    await limiter.wait("new")
    assert time.now == begun


async def test_a_chat_that_has_just_got_a_message_is_left_alone(limiter: Limiter, time: _Time) -> None:
    await limiter.wait("1")
    with pytest.raises(SendLater) as refusal:
        await limiter.wait_for_spare("1")
    assert refusal.value.seconds >= SPARE_SECONDS
    time.now += 1 / CHAT.per_second
    await limiter.wait_for_spare("1")


async def test_a_chat_that_telegram_asked_to_leave_alone_is_left_alone(limiter: Limiter) -> None:
    limiter.hold("1", 30)
    with pytest.raises(SendLater) as refusal:
        await limiter.wait_for_spare("1")
    assert refusal.value.seconds == 30


async def test_changes_count_against_the_overall_rate(limiter: Limiter, time: _Time) -> None:
    sent = 0
    for number in range(400):
        time.now += 0.01
        try:
            await limiter.wait_for_spare(f"edit {number}")
        except SendLater:
            continue
        sent += 1
    assert sent <= OVERALL.size + OVERALL.per_second * 4
