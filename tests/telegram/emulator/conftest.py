"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest_asyncio
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from tests.support.emulator import (
    Emulator,
    User,
)

KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="y:1"), InlineKeyboardButton("No", callback_data="n:1")]]
)


def make_bot(telegram: Emulator, token: str = "") -> Bot:
    return Bot(token or telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url)


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as emulator:
        yield emulator


@pytest_asyncio.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    async with make_bot(telegram) as bot:
        yield bot


@pytest_asyncio.fixture
async def olena(telegram: Emulator) -> User:
    return telegram.user(id=1001, language_code="uk", first_name="Olena")


async def post(telegram: Emulator, method: str, token: str = "", **params: Any) -> tuple[int, Any]:
    url = f"{telegram.base_url}{token or telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as answer:
        return answer.status, await answer.json()
