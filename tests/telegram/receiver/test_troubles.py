"""What goes wrong while receiving is said and survived."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.line import Address
from bot.channels.telegram.mailbox import Mailbox, to_pair
from bot.channels.telegram.receiver import OFFSET_FACT, POLL_FACT, STATE_FACT, Receiver, next_offset
from bot.channels.telegram.states import LONGEST_SECONDS, Phase, judge
from bot.channels.telegram.webhook import set_webhook
from bot.errors import BadUpdate, DatabaseTrouble
from tests.support.emulator import Emulator, faults
from tests.support.telegram.product_side import Naps, Product, open_database, receiving
from tests.telegram.receiver.conftest import address, make_receiver, parsed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud800\x00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


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
        assert (receiver.status.state, telegram.confirmed_offset) == (Phase.DATABASE, 0)
        wake_up.set()
        second, wake_up = await naps.next()
        assert (receiver.status.state, telegram.confirmed_offset) == (Phase.BROKEN, 0)
        wake_up.set()
        await telegram.until(lambda: telegram.acknowledged)
        assert (first, second, receiver.status.state) == (1, 2, Phase.POLLING)
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
            assert (first.status.state, seconds) == (Phase.CONFLICT, 10)
            assert await product.load_fact(STATE_FACT) == first.status.state.value
        assert "Another program receives with the same bot token" in caplog.text
        await telegram.user(id=1).sends("Hi")
        wake_up.set()
        await product.holds(1)
        await telegram.until(lambda: telegram.acknowledged)
        assert first.status.state is Phase.POLLING
        assert await product.load_fact(STATE_FACT) == first.status.state.value


async def test_a_forgotten_webhook_is_removed(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    line = address(telegram).open()
    await set_webhook(line, url="http://127.0.0.1:9", secret="s")
    receiver = make_receiver(telegram, product, sleep=naps.sleep)
    async with receiving(receiver):
        _, wake_up = await naps.next()
        assert receiver.status.state is Phase.WEBHOOK
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
    assert await product.load_fact(STATE_FACT) == Phase.WRONG_TOKEN.value
    assert receiver.status.state is Phase.STOPPED


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
        assert (receiver.status.state, seconds) == (Phase.OFFLINE, 1)
        wake_up.set()
        await product.holds(1)
    assert [incoming.text for incoming in parsed(product)] == ["Hi"]


async def test_the_pause_telegram_asks_for_is_kept(telegram: Emulator, product: Product) -> None:
    naps = Naps()
    telegram.fails("getUpdates", faults.too_many_requests(7))
    receiver = make_receiver(telegram, product, sleep=naps.sleep)
    async with receiving(receiver):
        seconds, _ = await naps.next()
        assert (receiver.status.state, seconds) == (Phase.LIMITED, 7)


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
