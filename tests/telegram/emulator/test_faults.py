"""What can be broken at the emulator."""

from __future__ import annotations

import asyncio

import pytest
from telegram import (
    Bot,
    Message,
    Update,
)
from telegram.error import (
    NetworkError,
    TelegramError,
    TimedOut,
)

from tests.support.emulator import (
    Effect,
    Emulator,
    Moment,
    User,
    faults,
)
from tests.telegram.emulator.conftest import post

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_a_cut_before_the_effect_leaves_nothing(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.cut_before_effect())
    with pytest.raises(NetworkError):
        await bot.send_message(olena.id, "lost")
    assert olena.texts == []
    record = telegram.calls("sendMessage")[-1]
    assert (record.effect, record.status, record.fault) == (Effect.NONE, None, "cut before")


async def test_a_cut_after_the_effect_leaves_the_message(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.cut_after_effect())
    with pytest.raises(NetworkError):
        await bot.send_message(olena.id, "arrived")
    assert olena.texts == ["arrived"]
    assert (telegram.calls("sendMessage")[-1].effect, telegram.faults.left()) == (Effect.DONE, 0)


async def test_rules_are_used_in_order_one_per_request(telegram: Emulator, bot: Bot, olena: User) -> None:
    rules = [faults.server_error(), faults.no_fault(), faults.too_many_requests(7), faults.bad_gateway()]
    telegram.fails("sendMessage", *rules, faults.invalid_json())
    outcomes: list[str] = []
    for number in range(6):
        try:
            await bot.send_message(olena.id, str(number))
            outcomes.append("sent")
        except TelegramError as error:
            outcomes.append(type(error).__name__)
        await telegram.clock.advance(1)
    assert outcomes == ["NetworkError", "sent", "RetryAfter", "NetworkError", "TelegramError", "sent"]
    assert olena.texts == ["1", "4", "5"]


async def test_a_server_error_can_hide_an_effect(telegram: Emulator, olena: User) -> None:
    telegram.fails("sendMessage", faults.server_error(Moment.AFTER))
    assert (await post(telegram, "sendMessage", chat_id=olena.id, text="there"))[0] == 500
    assert olena.texts == ["there"]


async def test_a_delay_holds_the_request_on_the_clock(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.delay(5))
    sending = asyncio.create_task(bot.send_message(olena.id, "slow"))
    await telegram.until(lambda: telegram.calls("sendMessage"))
    await telegram.clock.advance(4)
    assert olena.texts == [] and not sending.done()
    await telegram.clock.advance(1)
    assert isinstance(await sending, Message)


async def test_a_hanging_request_ends_by_the_clients_own_timeout(telegram: Emulator, bot: Bot) -> None:
    telegram.fails("*", faults.hang())
    with pytest.raises(TimedOut):
        await bot.get_updates(read_timeout=0.03)
    assert telegram.calls("getUpdates")[-1].effect is Effect.NONE


async def test_a_cut_poll_confirms_nothing_when_cut_before_and_all_when_cut_after(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    await olena.sends("one")
    offset = (await bot.get_updates())[0].update_id + 1
    telegram.fails("getUpdates", faults.cut_before_effect(), faults.cut_after_effect())
    for expected in (0, offset):
        with pytest.raises(NetworkError):
            await bot.get_updates(offset=offset)
        assert telegram.confirmed_offset == expected


async def test_an_update_can_come_again_after_it_was_confirmed(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.repeats_next_update()
    await olena.sends("twice")
    first = (await bot.get_updates())[0].update_id
    assert [u.update_id for u in await bot.get_updates(offset=first + 1)] == [first]
    assert await bot.get_updates(offset=first + 1) == ()


async def test_a_batch_can_come_in_reverse_order_once(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.reverses_next_batch()
    await olena.sends("one")
    await olena.sends("two")
    for expected in (["two", "one"], ["one", "two"]):
        assert [u.message.text for u in await bot.get_updates() if u.message] == expected


async def test_a_malformed_update_is_delivered_as_it_is(telegram: Emulator) -> None:
    update_id = telegram.injects({"callback_query": {"id": "1", "data": "no chat_instance"}})
    result = (await post(telegram, "getUpdates"))[1]["result"]
    assert result == [{"update_id": update_id, "callback_query": {"id": "1", "data": "no chat_instance"}}]
    with pytest.raises(TypeError, match="chat_instance"):
        Update.de_json(result[0], None)
