"""The receiver stores before it confirms, whatever comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.telegram.connect import connect
from bot.channels.telegram.mailbox import Mailbox
from bot.channels.telegram.receiver import OFFSET_FACT
from bot.core.messages import Button
from bot.service.ports import Letter
from tests.support.emulator import Acknowledgement, Emulator
from tests.support.telegram.product_side import Product, free_limiter, receiving
from tests.telegram.receiver.conftest import make_receiver, parsed

MALFORMED: tuple[dict[str, Any], ...] = (
    {"message": {}},
    {"message": {"message_id": "x", "date": [], "chat": {"id": 1, "type": "private"}}},
    {"callback_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "data": "x"}},
    {"message": 7},
    {"edited_message": {"text": "\ud800"}},
    {"my_chat_member": {"chat": None}},
)


class Killed(BaseException):
    """The process is gone at this point."""


async def test_messages_are_stored_as_they_came_and_announced(telegram: Emulator, product: Product) -> None:
    async with receiving(make_receiver(telegram, product)):
        await telegram.user(id=1).sends("Где заказ? 😀")
        await product.holds(1)
    (stored,) = product.inbox()
    assert json.loads(stored.raw)["message"]["text"] == "Где заказ? 😀"
    assert stored.update_key == str(json.loads(stored.raw)["update_id"])


async def test_telegram_forgets_an_update_only_after_its_commit(telegram: Emulator, product: Product) -> None:
    too_early: list[int] = []

    def check(forgotten: Acknowledgement) -> None:
        if str(forgotten.update_id) not in {update.update_key for update in product.inbox()}:
            too_early.append(forgotten.update_id)

    telegram.on_acknowledge(check)
    async with receiving(make_receiver(telegram, product)):
        for number in range(10):
            await telegram.user(id=number + 1).sends(f"{number}")
            await product.holds(number + 1)
        await telegram.until(lambda: len(telegram.acknowledged) == 10)
    assert too_early == []


async def test_twenty_of_twenty_messages_survive_kills_around_the_commit(telegram: Emulator, product: Product) -> None:
    customer = telegram.user(id=1)

    async def killed_before_commit(pairs: Sequence[tuple[str, str]]) -> None:
        raise Killed

    async def killed_after_commit(pairs: Sequence[tuple[str, str]]) -> None:
        await product.store(pairs)
        raise Killed

    async def killed_before_the_offset(name: str, value: str) -> None:
        if name == OFFSET_FACT:
            raise Killed
        await product.save_fact(name, value)

    def mailbox(store: Any) -> Mailbox:
        return Mailbox(store=store, on_stored=product.on_stored)

    lives: tuple[dict[str, Any], ...] = (
        {"mailbox": mailbox(killed_before_commit)},
        {"mailbox": mailbox(killed_after_commit)},
        {"save_fact": killed_before_the_offset},
        {"mailbox": mailbox(killed_before_commit)},
    )
    for number, life in enumerate(lives):
        for part in range(5):
            await customer.sends(f"{number * 5 + part}")
        with pytest.raises(Killed):
            await make_receiver(telegram, product, **life).run()
    async with receiving(make_receiver(telegram, product)):
        await product.holds(20)
    assert [incoming.text for incoming in parsed(product)] == [str(number) for number in range(20)]


async def test_an_update_that_comes_again_changes_nothing(telegram: Emulator, product: Product) -> None:
    customer = telegram.user(id=1)
    telegram.repeats_next_update()
    async with receiving(make_receiver(telegram, product)):
        for text in ("one", "two", "three"):
            await customer.sends(text)
        await product.holds(3)
        await telegram.until(lambda: len(telegram.acknowledged) == 3)
    assert [incoming.text for incoming in parsed(product)] == ["one", "two", "three"]


async def test_a_batch_in_wrong_order_is_confirmed_whole(telegram: Emulator, product: Product) -> None:
    telegram.reverses_next_batch()
    for text in ("one", "two"):
        await telegram.user(id=1).sends(text)
    async with receiving(make_receiver(telegram, product)):
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert len(product.inbox()) == 2


async def test_after_a_quiet_week_lower_numbers_are_received_too(telegram: Emulator, product: Product) -> None:
    async with receiving(make_receiver(telegram, product)):
        for number in range(6):
            telegram.bot.queue.restart_ids()
            await telegram.user(id=1).sends(f"{number}")
            await product.holds(number + 1)
    keys = [int(update.update_key) for update in product.inbox()]
    assert [incoming.text for incoming in parsed(product)] == ["0", "1", "2", "3", "4", "5"]
    assert keys != sorted(keys)


async def test_a_restart_goes_on_where_it_was_and_another_bots_number_means_nothing(
    telegram: Emulator, product: Product
) -> None:
    await telegram.user(id=1).sends("one")
    async with receiving(make_receiver(telegram, product)):
        await telegram.until(lambda: telegram.acknowledged)
    async with receiving(make_receiver(telegram, product)):
        await telegram.user(id=1).sends("two")
        await product.holds(2)
    bot_id = telegram.token.partition(":")[0]
    last = int(product.inbox()[-1].update_key)
    assert await product.load_fact(OFFSET_FACT) == f"{bot_id}:{last + 1}"
    await product.save_fact(OFFSET_FACT, f"999:{last + 3}")
    await telegram.user(id=1).sends("three")
    async with receiving(make_receiver(telegram, product)):
        await product.holds(3)
    assert [incoming.text for incoming in parsed(product)] == ["one", "two", "three"]


async def test_malformed_updates_never_stop_the_others(telegram: Emulator, product: Product) -> None:
    customer = telegram.user(id=1)
    async with receiving(make_receiver(telegram, product)):
        for number in range(50):
            telegram.injects(MALFORMED[number % len(MALFORMED)])
            await customer.sends(f"{number}")
        await product.holds(100)
    assert [incoming.text for incoming in parsed(product)] == [str(number) for number in range(50)]


async def test_a_pressed_button_stops_spinning_once_it_is_stored(telegram: Emulator, product: Product) -> None:
    customer = telegram.user(id=1)
    channel = await connect(telegram.token, base_url=telegram.url, limiter=free_limiter())
    ask = Letter(chat_key="1", text="?", buttons=(Button(label="Yes", action="y"),))
    await channel.send(ask, part_sent=lambda number: None)
    mailbox = Mailbox(store=product.store, on_stored=product.on_stored, answer=channel.answer_callback)
    async with receiving(make_receiver(telegram, product, mailbox=mailbox)):
        await customer.presses(customer.chat[0], "Yes")
        await telegram.until(lambda: customer.answers)
        assert len(product.inbox()) == 1
    await mailbox.close()
    await channel.close()
