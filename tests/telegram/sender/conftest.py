"""What the tests of this folder share."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable

import pytest_asyncio

from bot.channels.telegram.connect import connect
from bot.channels.telegram.sender import TelegramChannel
from bot.service.ports import Channel, Letter, Receipt
from tests.support.emulator import UNLIMITED, Emulator, Fault, User
from tests.support.emulator.faults import FaultKind
from tests.support.telegram.product_side import free_limiter

UNREACHABLE = "http://127.0.0.1:9"


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator(limits=UNLIMITED) as emulator:
        yield emulator


@pytest_asyncio.fixture
async def channel(telegram: Emulator) -> AsyncIterator[TelegramChannel]:
    channel = await connect(telegram.token, base_url=telegram.url, limiter=free_limiter())
    yield channel
    await channel.close()


@pytest_asyncio.fixture
async def olena(telegram: Emulator) -> User:
    return telegram.user(id=42, first_name="Olena")


@pytest_asyncio.fixture
async def offline() -> AsyncIterator[TelegramChannel]:
    """A channel whose server does not exist."""
    channel = await connect("7:token", base_url=UNREACHABLE, limiter=free_limiter())
    yield channel
    await channel.close()


def letter(text: str, **more: object) -> Letter:
    return Letter(chat_key="42", text=text, **more)  # type: ignore[arg-type]


async def send(channel: Channel, what: Letter, part_sent: Callable[[int], None] = lambda number: None) -> Receipt:
    return await channel.send(what, part_sent=part_sent)


def refuse(status: int, description: str) -> Fault:
    body = json.dumps({"ok": False, "error_code": status, "description": description})
    return Fault(kind=FaultKind.BODY, status=status, body=body.encode())
