"""Our limiter keeps Telegram's limits whatever is asked of it, and lets nobody starve. Time is a number here."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.bounds.limits import Limiter
from bot.errors import SendLater

CHATS = ("1", "2", "3", "-100")


class Time:
    """Seconds that pass only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        waker: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, waker))
        await waker

    async def run(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        """Until all tasks are done."""
        while not all(task.done() for task in tasks):
            await settle()
            if self._sleepers:
                moment, _, waker = heapq.heappop(self._sleepers)
                self.now = max(self.now, moment)
                if not waker.done():
                    waker.set_result(None)


async def settle() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


async def send_all(chats: Sequence[str], **options: float) -> list[tuple[float, str, int]]:
    """Ask for all at once; (moment, chat, number) of each permission, in order."""
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep, patience=1e9)
    sent: list[tuple[float, str, int]] = []

    async def send(number: int, chat: str) -> None:
        await limiter.wait(chat)
        sent.append((time.now - 1000.0, chat, number))

    tasks = [asyncio.create_task(send(number, chat)) for number, chat in enumerate(chats)]
    await time.run(tasks)
    return sent


def most_in(moments: Sequence[float], window: float) -> int:
    """The most that fell into any window of this many seconds."""
    return max((sum(start <= m < start + window - 1e-3 for m in moments) for start in moments), default=0)


@given(st.lists(st.sampled_from(CHATS), max_size=80))
def test_no_window_of_time_holds_more_than_telegram_allows(chats: list[str]) -> None:
    sent = asyncio.run(send_all(chats))
    assert len(sent) == len(chats)
    assert most_in([moment for moment, _, _ in sent], 1.0) <= 30
    for chat in set(chats):
        assert most_in([moment for moment, of, _ in sent if of == chat], 1.0) <= 1
    assert most_in([moment for moment, of, _ in sent if of == "-100"], 60.0) <= 20


@given(st.lists(st.sampled_from(CHATS), max_size=60))
def test_inside_a_chat_the_first_to_ask_is_the_first_to_send(chats: list[str]) -> None:
    sent = asyncio.run(send_all(chats))
    for chat in set(chats):
        numbers = [number for _, of, number in sent if of == chat]
        assert numbers == sorted(numbers)


def test_the_overall_limit_holds_over_many_chats_and_is_nearly_used_up() -> None:
    sent = asyncio.run(send_all([str(number) for number in range(270)]))
    moments = [moment for moment, _, _ in sent]
    assert most_in(moments, 1.0) <= 30
    assert len(moments) / max(moments) >= 25
    assert [number for _, _, number in sent] == list(range(270))


def test_a_busy_chat_does_not_hold_up_the_others() -> None:
    sent = asyncio.run(send_all(["1"] * 40 + ["2", "3"]))
    assert all(moment < 0.5 for moment, chat, _ in sent if chat in "23")


async def test_a_wait_longer_than_the_patience_is_given_back_with_its_length() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep, patience=5)
    limiter.hold("1", 30)
    with pytest.raises(SendLater) as caught:
        await limiter.wait("1")
    assert caught.value.seconds == 30
    await limiter.wait("2")


async def test_a_second_refused_chat_slows_everybody_down_for_a_moment() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    limiter.hold("1", 30)
    limiter.hold("2", 30)
    waiting = asyncio.create_task(limiter.wait("3"))
    await time.run([waiting])
    assert time.now == pytest.approx(1005)


async def test_a_queue_longer_than_the_patience_is_refused_before_it_grows() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep, patience=5)
    tasks = [asyncio.create_task(limiter.wait("1")) for _ in range(10)]
    await time.run(tasks)
    refused = [task for task in tasks if isinstance(task.exception(), SendLater)]
    assert len(refused) == 4


async def test_a_cancelled_wait_takes_nothing() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    await limiter.wait("1")
    impatient, patient = (asyncio.create_task(limiter.wait("1")) for _ in range(2))
    await settle()
    impatient.cancel()
    await time.run([impatient, patient])
    assert time.now == pytest.approx(1001.0)


async def test_chats_that_rest_are_forgotten() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    for number in range(5000):
        time.now += 1
        await limiter.wait(str(number))
    assert len(limiter._chats) <= 1001
