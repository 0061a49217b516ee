"""What a failed send is taken for."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.telegram.bounds.limits import Limiter
from bot.channels.telegram.connect import connect
from bot.channels.telegram.line import Address
from bot.channels.telegram.sender import TelegramChannel
from bot.errors import (
    CustomerBlocked,
    SendFailed,
    SendLater,
    SendRefused,
    SendUncertain,
)
from bot.service.ports import Letter
from tests.support.emulator import Clock, Emulator, Fault, Moment, User, faults
from tests.support.emulator.faults import FaultKind
from tests.support.telegram.product_side import free_limiter
from tests.telegram.sender.conftest import letter, refuse, send


async def test_a_customer_who_blocked_the_bot_is_told_apart(channel: TelegramChannel, olena: User) -> None:
    await olena.blocks_bot()
    with pytest.raises(CustomerBlocked):
        await send(channel, letter("Hi"))


async def test_what_telegram_refuses_for_good_carries_its_words(telegram: Emulator, channel: TelegramChannel) -> None:
    with pytest.raises(SendRefused, match="hat not found"):
        await send(channel, letter("Hi"))


async def test_the_pause_telegram_asks_for_is_passed_on_and_kept(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    telegram.fails("sendMessage", faults.too_many_requests(33))
    for _ in range(2):
        with pytest.raises(SendLater) as caught:
            await send(channel, letter("Hi"))
        assert caught.value.seconds == pytest.approx(33, abs=0.5)
    assert len(telegram.calls("sendMessage")) == 1


async def test_too_many_requests_without_a_pause_is_surely_unsent(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    telegram.fails("sendMessage", refuse(429, "Too Many Requests: slow down"))
    with pytest.raises(SendLater):
        await send(channel, letter("Hi"))


async def test_no_connection_means_surely_unsent(offline: TelegramChannel) -> None:
    with pytest.raises(SendLater) as caught:
        await send(offline, letter("Hi"))
    assert caught.value.seconds >= 1


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        (faults.cut_before_effect(), 0),
        (faults.cut_after_effect(), 1),
        (faults.server_error(), 0),
        (faults.server_error(Moment.AFTER), 1),
        (faults.bad_gateway(), 0),
        (faults.bad_gateway(Moment.AFTER), 1),
        (faults.invalid_json(), 1),
    ],
    ids=lambda value: value.label if isinstance(value, Fault) else "",
)
async def test_a_break_after_the_request_went_out_is_uncertain_and_not_repeated_here(
    telegram: Emulator, channel: TelegramChannel, olena: User, fault: Fault, arrived: int
) -> None:
    telegram.fails("sendMessage", fault)
    with pytest.raises(SendUncertain):
        await send(channel, letter("Hi"))
    assert len(olena.texts) == arrived
    assert len(telegram.calls("sendMessage")) == 1


async def test_silence_after_the_request_went_out_is_uncertain(telegram: Emulator, olena: User) -> None:
    line = Address(token=telegram.token, base_url=telegram.url, answer_seconds=0.1).open()
    channel = TelegramChannel(line, limiter=free_limiter())
    telegram.fails("sendMessage", faults.hang_after_effect())
    with pytest.raises(SendUncertain):
        await send(channel, letter("Hi"))
    assert olena.texts == ["Hi"]
    await channel.close()


async def test_a_wrong_token_keeps_the_letter_waiting(telegram: Emulator) -> None:
    channel = TelegramChannel(Address(token="7:wrong", base_url=telegram.url).open(), limiter=free_limiter())
    with pytest.raises(SendLater) as caught:
        await send(channel, letter("Hi"))
    assert caught.value.seconds == 60
    await channel.close()


async def test_an_answer_nobody_can_read_leaves_no_text_in_the_log(
    telegram: Emulator, channel: TelegramChannel, olena: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    telegram.fails("sendMessage", Fault(kind=FaultKind.BODY, body=b'{"ok":true,"result":"my secret'))
    with pytest.raises(SendFailed):
        await send(channel, letter("Hi"))
    assert "secret" not in caplog.text


async def test_a_burst_to_many_chats_meets_no_limit_of_telegram() -> None:
    async with Emulator(clock=Clock(speed=3)) as telegram:
        users = [telegram.user(id=number) for number in range(1, 21)]
        limiter = Limiter(clock=telegram.clock.now, sleep=telegram.clock.sleep)
        channel = await connect(telegram.token, base_url=telegram.url, limiter=limiter)

        async def send_three(chat_key: str) -> None:
            for number in range(3):
                await send(channel, Letter(chat_key=chat_key, text=f"{number}"))

        await asyncio.gather(*(send_three(str(user.id)) for user in users))
        assert [user.texts for user in users] == [["0", "1", "2"]] * 20
        assert {record.status for record in telegram.calls("sendMessage")} == {200}
        await channel.close()
