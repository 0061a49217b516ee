"""A server that holds no polls is not asked hundreds of times a second."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.channels.telegram.line import Address
from bot.channels.telegram.receiver import LONGEST_PAUSE, Receiver
from tests.support.emulator import Emulator
from tests.support.telegram.product_side import Naps, Product, open_database, receiving


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as emulator:
        yield emulator


@pytest_asyncio.fixture
async def product(tmp_path: Path) -> AsyncIterator[Product]:
    found = Product(open_database(tmp_path))
    yield found
    found.database.close()


def impatient(telegram: Emulator, product: Product, naps: Naps) -> Receiver:
    """A receiver whose polls come back at once, as with a server that knows no long polls."""
    return Receiver(
        Address(token=telegram.token, base_url=telegram.url),
        mailbox=product.mailbox(),
        load_fact=product.load_fact,
        save_fact=product.save_fact,
        poll_seconds=0,
        clock=lambda: 0.0,
        sleep=naps.sleep,
    )


async def test_the_pause_after_an_empty_answer_grows_to_a_second(telegram: Emulator, product: Product) -> None:
    naps, lengths = Naps(), []
    async with receiving(impatient(telegram, product, naps)):
        for _ in range(8):
            seconds, over = await naps.next()
            lengths.append(seconds)
            over.set()
    assert lengths == sorted(lengths)
    assert lengths[0] < 0.1
    assert lengths[-1] == LONGEST_PAUSE


async def test_an_update_makes_the_pauses_short_again(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    async with receiving(impatient(telegram, product, naps)):
        first, over = await naps.next()
        over.set()
        second, over = await naps.next()
        await telegram.user(id=1).sends("hello")
        over.set()
        after, _ = await naps.next()
    assert first == after < second
    assert len(product.inbox()) == 1


async def test_a_poll_that_was_held_is_followed_by_the_next_at_once(telegram: Emulator, product: Product) -> None:
    naps, moments = Naps(), iter(range(0, 10_000, 20))
    receiver = impatient(telegram, product, naps)
    receiver._clock = lambda: float(next(moments))
    async with receiving(receiver):
        await telegram.until(lambda: len(telegram.calls("getUpdates")) > 4)
    assert naps._begun.empty()
