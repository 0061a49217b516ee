"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.channels.telegram.convert import to_incoming
from bot.channels.telegram.line import Address
from bot.channels.telegram.receiver import Receiver
from bot.core.messages import Incoming
from bot.errors import BadUpdate
from tests.support.emulator import Emulator
from tests.support.telegram.product_side import Product, open_database


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as emulator:
        yield emulator


@pytest.fixture
def product(tmp_path: Path) -> Any:
    found = Product(open_database(tmp_path))
    yield found
    found.database.close()


def address(telegram: Emulator) -> Address:
    return Address(token=telegram.token, base_url=telegram.url)


def make_receiver(telegram: Emulator, product: Product, **options: Any) -> Receiver:
    parts = {"mailbox": product.mailbox(), "load_fact": product.load_fact, "save_fact": product.save_fact}
    return Receiver(address(telegram), **{**parts, **options})


def parsed(product: Product) -> list[Incoming]:
    """What the pump will make of the inbox, each update by itself."""
    found: list[Incoming] = []
    for update in product.inbox():
        try:
            incoming = to_incoming(update.raw)
        except BadUpdate:
            continue
        if incoming is not None:
            found.append(incoming)
    return found
