"""Why nothing can be said in the name of an account is told by the connection, whatever words the refusal has."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.channels.telegram.behalf import BehalfChannel, open_behalf
from bot.channels.telegram.connect import connect
from bot.core.reach.behalf import to_chat_key
from bot.errors import CustomerBlocked, SendRefused
from bot.service.outbox.refusals import ChatLeftOut, MayNotReply, NotConnected
from bot.service.ports import Letter
from tests.support.emulator import UNLIMITED, Emulator
from tests.support.emulator.accounts import LEFT_OUT, NO_RIGHT
from tests.support.emulator.errors import BLOCKED, Refusal, refusal
from tests.support.emulator.owners import Owner
from tests.support.telegram.product_side import free_limiter

CUSTOMER = 42
NEVER_HEARD = refusal(403, "SOMETHING_NEW_FORBIDDEN"), refusal(400, "SOMETHING_NEW_INVALID")


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator(limits=UNLIMITED) as emulator:
        yield emulator


@pytest_asyncio.fixture
async def shop(telegram: Emulator) -> Owner:
    """An account that has heard from its customer."""
    owner = telegram.account()
    await owner.connects()
    await owner.hears(telegram.user(id=CUSTOMER), "Hello")
    return owner


@pytest_asyncio.fixture
async def channel(telegram: Emulator) -> AsyncIterator[BehalfChannel]:
    own = await connect(telegram.token, base_url=telegram.url, limiter=free_limiter())
    yield open_behalf(own)
    await own.close()


async def refused(channel: BehalfChannel, shop: Owner) -> SendRefused:
    letter = Letter(chat_key=to_chat_key(shop.account.key, str(CUSTOMER)), text="Good day!")
    with pytest.raises(SendRefused) as told:
        await channel.send(letter, part_sent=lambda number: None)
    return told.value


@pytest.mark.parametrize("words", [NO_RIGHT, LEFT_OUT, *NEVER_HEARD])
async def test_a_right_that_is_missing_is_told_as_that(channel: BehalfChannel, shop: Owner, words: Refusal) -> None:
    shop.account.no_right = words
    await shop.lets(can_reply=False)
    assert type(await refused(channel, shop)) is MayNotReply


@pytest.mark.parametrize("known", [True, False])
async def test_a_connection_that_is_over_is_told_as_that(
    telegram: Emulator, channel: BehalfChannel, shop: Owner, known: bool
) -> None:
    await shop.disconnects()
    if not known:
        telegram.bot.accounts.clear()
    assert type(await refused(channel, shop)) is NotConnected


@pytest.mark.parametrize(
    ("words", "told"), [(LEFT_OUT, ChatLeftOut), (BLOCKED, CustomerBlocked), (NEVER_HEARD[1], SendRefused)]
)
async def test_where_the_connection_is_well_the_refusal_means_what_it_says(
    channel: BehalfChannel, shop: Owner, words: Refusal, told: type[SendRefused]
) -> None:
    shop.account.chats[CUSTOMER].refusal = words
    assert type(await refused(channel, shop)) is told
