"""Nothing Telegram hands over is lost, and whatever goes wrong is said and survived."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.connect import connect
from bot.channels.telegram.convert import to_incoming
from bot.channels.telegram.line import Address
from bot.channels.telegram.mailbox import Mailbox, to_pair
from bot.channels.telegram.receiver import OFFSET_FACT, POLL_FACT, STATE_FACT, Receiver, next_offset
from bot.channels.telegram.states import LONGEST_SECONDS, State, judge
from bot.channels.telegram.webhook import set_webhook
from bot.core.messages import Button, Incoming
from bot.errors import BadUpdate, DatabaseTrouble
from bot.service.ports import Letter
from tests.support.emulator import Acknowledgement, Emulator, faults
from tests.support.telegram.product_side import Naps, Product, free_limiter, open_database, receiving

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


# --- nothing is lost --------------------------------------------------------------------------------------------------


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


# --- what goes wrong is said and survived -----------------------------------------------------------------------------


async def test_while_the_database_does_not_answer_telegram_keeps_everything(
    telegram: Emulator, product: Product
) -> None:
    troubles = [DatabaseTrouble(problem="locked"), RuntimeError("what nobody thought of")]
    naps = Naps()

    async def store(pairs: Sequence[tuple[str, str]]) -> None:
        if troubles:
            raise troubles.pop(0)
        await product.store(pairs)

    await telegram.user(id=1).sends("Hi")
    receiver = make_receiver(
        telegram, product, mailbox=Mailbox(store=store, on_stored=product.on_stored), sleep=naps.sleep
    )
    async with receiving(receiver):
        first, wake_up = await naps.next()
        assert (receiver.status.state, telegram.confirmed_offset) == (State.DATABASE, 0)
        wake_up.set()
        second, wake_up = await naps.next()
        assert (receiver.status.state, telegram.confirmed_offset) == (State.BROKEN, 0)
        wake_up.set()
        await telegram.until(lambda: telegram.acknowledged)
        assert (first, second, receiver.status.state) == (1, 2, State.POLLING)
    assert [incoming.text for incoming in parsed(product)] == ["Hi"]


async def test_a_database_that_cannot_note_the_trouble_does_not_end_receiving(
    telegram: Emulator, product: Product
) -> None:
    naps, broken = Naps(), [True]

    async def save_fact(name: str, value: str) -> None:
        if broken:
            raise DatabaseTrouble(problem="disk I/O error")
        await product.save_fact(name, value)

    await telegram.user(id=1).sends("one")
    async with receiving(make_receiver(telegram, product, save_fact=save_fact, sleep=naps.sleep)):
        (await naps.next())[1].set()
        await telegram.until(lambda: telegram.acknowledged)
        broken.clear()
        await telegram.user(id=1).sends("two")
        await product.holds(2)
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert [incoming.text for incoming in parsed(product)] == ["one", "two"]
    assert await product.load_fact(OFFSET_FACT)


async def test_a_second_poller_is_named_and_the_first_takes_over_when_it_stops(
    telegram: Emulator, product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    naps = Naps()
    first = make_receiver(telegram, product, sleep=naps.sleep)
    async with receiving(first):
        await telegram.until(lambda: telegram.bot.poller.waits)
        async with receiving(make_receiver(telegram, product)):
            seconds, wake_up = await naps.next()
            assert (first.status.state, seconds) == (State.CONFLICT, 10)
            assert await product.load_fact(STATE_FACT) == first.status.state.value
        assert "Another program receives with the same bot token" in caplog.text
        await telegram.user(id=1).sends("Hi")
        wake_up.set()
        await product.holds(1)
        await telegram.until(lambda: telegram.acknowledged)
        assert first.status.state is State.POLLING
        assert await product.load_fact(STATE_FACT) == first.status.state.value


async def test_a_forgotten_webhook_is_removed(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    line = address(telegram).open()
    await set_webhook(line, url="http://127.0.0.1:9", secret="s")
    receiver = make_receiver(telegram, product, sleep=naps.sleep)
    async with receiving(receiver):
        _, wake_up = await naps.next()
        assert receiver.status.state is State.WEBHOOK
        wake_up.set()
        await telegram.user(id=1).sends("Hi")
        await product.holds(1)
    await line.close()


async def test_a_wrong_token_is_said_and_tried_again_each_minute(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    wrong = Address(token="7:wrong", base_url=telegram.url)
    receiver = Receiver(
        wrong, mailbox=product.mailbox(), load_fact=product.load_fact, save_fact=product.save_fact, sleep=naps.sleep
    )
    async with receiving(receiver):
        for _ in range(2):
            seconds, wake_up = await naps.next()
            assert seconds == 60
            assert "@BotFather" in receiver.status.sentence
            wake_up.set()
    assert await product.load_fact(STATE_FACT) == State.WRONG_TOKEN.value
    assert receiver.status.state is State.STOPPED


@pytest.mark.parametrize(
    "fault",
    [faults.cut_before_effect(), faults.server_error(), faults.bad_gateway(), faults.invalid_json(), faults.hang()],
    ids=lambda fault: fault.label,
)
async def test_a_broken_or_silent_connection_is_replaced_and_nothing_is_lost(
    telegram: Emulator, product: Product, fault: faults.Fault
) -> None:
    naps = Naps()
    telegram.fails("getUpdates", fault)
    receiver = make_receiver(telegram, product, sleep=naps.sleep, poll_seconds=1, grace_seconds=-0.8)
    await telegram.user(id=1).sends("Hi")
    async with receiving(receiver):
        seconds, wake_up = await naps.next()
        assert (receiver.status.state, seconds) == (State.OFFLINE, 1)
        wake_up.set()
        await product.holds(1)
    assert [incoming.text for incoming in parsed(product)] == ["Hi"]


async def test_the_pause_telegram_asks_for_is_kept(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    telegram.fails("getUpdates", faults.too_many_requests(7))
    receiver = make_receiver(telegram, product, sleep=naps.sleep)
    async with receiving(receiver):
        seconds, _ = await naps.next()
        assert (receiver.status.state, seconds) == (State.LIMITED, 7)


async def test_the_sign_of_life_is_renewed_at_most_every_5_seconds(telegram: Emulator, product: Product) -> None:
    now = [0.0]
    async with receiving(make_receiver(telegram, product, clock=lambda: now[0])):
        for number in range(6):
            await telegram.user(id=1).sends(f"{number}")
            await telegram.until(lambda count=number + 1: len(telegram.acknowledged) == count)  # type: ignore[misc]
            now[0] += 2
    assert [name for name, _ in product.saved].count(POLL_FACT) == 2


async def test_an_unexpected_error_is_logged_without_the_words_of_a_customer(
    telegram: Emulator, product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    naps = Naps()

    async def store(pairs: Sequence[tuple[str, str]]) -> None:
        raise RuntimeError(f"could not insert {pairs}")

    await telegram.user(id=1).sends("my secret words")
    caplog.set_level(logging.DEBUG, logger="bot")
    receiver = make_receiver(
        telegram, product, mailbox=Mailbox(store=store, on_stored=product.on_stored), sleep=naps.sleep
    )
    async with receiving(receiver):
        await naps.next()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert any("RuntimeError" in line for line in ours)
    assert not any("secret" in line for line in ours)


async def test_a_pump_that_fails_loses_nothing(telegram: Emulator, product: Product) -> None:
    naps = Naps()

    async def on_stored() -> None:
        raise RuntimeError

    mailbox = Mailbox(store=product.store, on_stored=on_stored)
    await telegram.user(id=1).sends("Hi")
    async with receiving(make_receiver(telegram, product, mailbox=mailbox, sleep=naps.sleep)):
        (await naps.next())[1].set()
        await telegram.until(lambda: telegram.acknowledged)
    assert len(product.inbox()) == 1


def test_pauses_double_up_to_a_limit_that_keeps_recovery_quick() -> None:
    pauses = [judge(TimeoutError(), failures=failures).seconds for failures in range(1, 9)]
    assert pauses == [1, 2, 4, 8, 16, LONGEST_SECONDS, LONGEST_SECONDS, LONGEST_SECONDS]


def test_updates_without_any_id_are_refused_for_they_would_come_for_ever() -> None:
    with pytest.raises(BadUpdate):
        next_offset([{}, 7, {"update_id": "x"}])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud800\x00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=30)
@given(st.lists(JSON, min_size=1, max_size=4))
def test_whatever_json_telegram_sends_can_be_stored(
    tmp_path_factory: pytest.TempPathFactory, contents: list[object]
) -> None:
    folder = tmp_path_factory.mktemp("inbox")

    async def store() -> int:
        product = Product(open_database(folder))
        await product.mailbox().put([to_pair(content) for content in contents])
        stored = len(product.inbox())
        product.database.close()
        return stored

    assert 1 <= asyncio.run(store()) <= len(contents)
