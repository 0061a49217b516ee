"""What all pages look at is read once for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.desk.frame import shared
from bot.desk.frame.shared import Shared


class Source:
    """Something to read, slowly if ``gate`` is closed; counts how often."""

    def __init__(self) -> None:
        self.value: tuple[int, ...] = (1,)
        self.reads = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()

    async def read(self) -> tuple[int, ...]:
        self.reads += 1
        value = self.value
        self.begun.set()
        await self.gate.wait()
        return value


def keep_equal(before: tuple[int, ...], now: tuple[int, ...]) -> tuple[int, ...]:
    return before if before == now else now


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Callable[[Source], Shared[tuple[int, ...]]]:
    """A shared value that never grows old by itself."""
    monkeypatch.setattr(shared, "FRESH_SECONDS", 1000.0)
    return lambda source: Shared(source.read, merge=keep_equal)


async def test_fifty_who_look_at_once_read_once(
    source: Source, make: Callable[[Source], Shared[tuple[int, ...]]]
) -> None:
    value = make(source)
    found = await asyncio.gather(*(value.look() for _ in range(50)))
    assert source.reads == 1
    assert all(one is found[0] for one in found)
    await value.look()
    assert source.reads == 1


async def test_after_a_ring_it_is_read_again_and_the_same_is_the_same_object(
    source: Source, make: Callable[[Source], Shared[tuple[int, ...]]]
) -> None:
    value = make(source)
    first = await value.look()
    value.ring()
    source.value = (2 - 1,)
    assert await value.look() is first
    value.ring()
    source.value = (2,)
    assert await value.look() == (2,)
    assert source.reads == 3


async def test_who_looks_after_a_ring_never_gets_what_was_read_before_it(
    source: Source, make: Callable[[Source], Shared[tuple[int, ...]]]
) -> None:
    value = make(source)
    source.gate.clear()
    early = asyncio.create_task(value.look())
    await source.begun.wait()
    source.value = (2,)
    value.ring()
    late = asyncio.create_task(value.look())
    await asyncio.sleep(0)
    source.gate.set()
    assert await early == (1,)
    assert await late == (2,)
    assert source.reads == 2


async def test_many_rings_during_one_read_cost_one_more(
    source: Source, make: Callable[[Source], Shared[tuple[int, ...]]]
) -> None:
    value = make(source)
    source.gate.clear()
    looks = [asyncio.create_task(value.look())]
    await source.begun.wait()
    for _ in range(100):
        value.ring()
        looks.append(asyncio.create_task(value.look()))
    await asyncio.sleep(0)
    source.gate.set()
    await asyncio.gather(*looks)
    assert source.reads == 2


async def test_an_old_value_is_read_again_without_a_ring(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "FRESH_SECONDS", 0.0)
    value = Shared(source.read, merge=keep_equal)
    await value.look()
    source.value = (2,)
    assert await value.look() == (2,)


async def test_a_read_that_fails_fails_for_all_who_wait_and_the_next_tries_again(source: Source) -> None:
    async def read() -> tuple[int, ...]:
        if source.value == (0,):
            raise RuntimeError("no database")
        return await source.read()

    value = Shared(read, merge=keep_equal)
    source.value = (0,)
    found = await asyncio.gather(value.look(), value.look(), return_exceptions=True)
    assert [type(one) for one in found] == [RuntimeError, RuntimeError]
    source.value = (3,)
    assert await value.look() == (3,)


async def test_one_who_leaves_takes_nothing_from_the_others(
    source: Source, make: Callable[[Source], Shared[tuple[int, ...]]]
) -> None:
    value = make(source)
    source.gate.clear()
    leaver, other = asyncio.create_task(value.look()), asyncio.create_task(value.look())
    await source.begun.wait()
    leaver.cancel()
    await asyncio.sleep(0)
    source.gate.set()
    assert await other == (1,)
