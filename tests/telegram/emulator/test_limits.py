"""The emulator refuses a flood as Telegram does."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    RetryAfter,
)

from tests.support.emulator import (
    Emulator,
    FloodLimits,
    User,
)
from tests.telegram.emulator.conftest import post

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_a_chat_takes_a_small_burst_then_one_a_second(telegram: Emulator, bot: Bot, olena: User) -> None:
    for number in range(3):
        await bot.send_message(olena.id, str(number))
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(olena.id, "too fast")
    assert error.value._retry_after.total_seconds() == 1
    await telegram.clock.advance(1)
    await bot.send_message(olena.id, "in time")
    assert olena.texts == ["0", "1", "2", "in time"]


async def test_all_chats_together_take_thirty_a_second(telegram: Emulator, bot: Bot) -> None:
    people = [telegram.user(id=number) for number in range(1, 32)]
    for person in people[:30]:
        await bot.send_message(person.id, "Hi")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[30].id, "Hi")
    await telegram.clock.advance(1)
    await bot.send_message(people[30].id, "Hi")


async def test_a_group_takes_twenty_a_minute_and_says_how_long_to_wait(telegram: Emulator, bot: Bot) -> None:
    group = telegram.group()
    for number in range(20):
        await bot.send_message(group.id, str(number))
        await telegram.clock.advance(1)
    status, answer = await post(telegram, "sendMessage", chat_id=group.id, text="21st")
    assert (status, answer["parameters"]) == (429, {"retry_after": 40})
    assert answer["description"] == "Too Many Requests: retry after 40"
    await telegram.clock.advance(40)
    await bot.send_message(group.id, "21st")


async def test_a_refused_chat_stays_refused_until_its_retry_after_is_over() -> None:
    limits = FloodLimits(chat_per_second=0.1, chat_burst=1)
    async with Emulator(limits=limits) as telegram:
        telegram.user(id=1)
        waits = []
        for pause in (0, 0, 4, 5, 1):
            await telegram.clock.advance(pause)
            answer = (await post(telegram, "sendMessage", chat_id=1, text="x"))[1]
            waits.append(answer.get("parameters", {}).get("retry_after", 0))
    assert waits == [0, 10, 6, 1, 0]


async def test_refused_requests_do_not_count_against_the_limit(telegram: Emulator, bot: Bot, olena: User) -> None:
    for _ in range(10):
        with pytest.raises(BadRequest):
            await bot.send_message(olena.id, "<b>", parse_mode=ParseMode.HTML)
    await bot.send_message(olena.id, "fine")
