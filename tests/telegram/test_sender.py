"""Letters reach the customer once and whole, and every failure tells the outbox what may be done about it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.telegram.commands import set_my_commands
from bot.channels.telegram.connect import connect
from bot.channels.telegram.limits import Limiter
from bot.channels.telegram.line import Address
from bot.channels.telegram.sender import TelegramChannel
from bot.channels.telegram.trouble import FileUnavailable
from bot.core.messages import Button
from bot.errors import (
    CustomerBlocked,
    NotFound,
    SendFailed,
    SendLater,
    SendRefused,
    SendUncertain,
    StartRefused,
    TooLarge,
)
from bot.service.ports import Channel, Letter, Receipt
from tests.support.emulator import UNLIMITED, Clock, Emulator, Fault, Moment, User, faults
from tests.support.emulator.faults import FaultKind
from tests.support.telegram.product_side import Product, free_limiter, open_database

UNREACHABLE = "http://127.0.0.1:9"
MENUS = {"ru": {"help": "помощь"}, "uk": {"help": "допомога"}, "en": {"help": "help"}}


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


# --- sending ----------------------------------------------------------------------------------------------------------


async def test_an_article_arrives_with_its_formatting_and_buttons(channel: TelegramChannel, olena: User) -> None:
    receipt = await send(
        channel,
        letter("**120 грн**, see [here](https://a.b)", markup=True, buttons=(Button(label="OK", action="k:1"),)),
    )
    (shown,) = olena.chat
    assert receipt.channel_key == str(shown.id)
    assert shown.text == "120 грн, see here"
    assert [entity["type"] for entity in shown.entities] == ["bold", "text_link"]
    assert [(button.text, button.data) for row in shown.buttons for button in row] == [("OK", "k:1")]


async def test_a_plain_letter_arrives_as_typed(channel: TelegramChannel, olena: User) -> None:
    await send(channel, letter("*not bold* <i>_x_ [a](b)"))
    assert olena.texts == ["*not bold* <i>_x_ [a](b)"]


async def test_ten_thousand_characters_arrive_in_order_and_each_piece_is_reported(
    channel: TelegramChannel, olena: User
) -> None:
    text = " ".join(f"{number:04}" for number in range(2000))
    parts: list[int] = []
    receipt = await send(channel, letter(text, buttons=(Button(label="Ok", action="o"),)), parts.append)
    assert " ".join(olena.texts) == text
    assert parts == [1, 2, 3]
    assert receipt.channel_key == str(olena.chat[-1].id)
    assert [bool(message.buttons) for message in olena.chat] == [False, False, True]


async def test_pieces_that_arrived_before_a_break_are_not_sent_again(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    text = " ".join(f"{number:04}" for number in range(2000))
    parts: list[int] = []
    telegram.fails("sendMessage", faults.no_fault(), faults.too_many_requests(3))
    with pytest.raises(SendLater):
        await send(channel, letter(text), parts.append)
    assert parts == [1]
    again = TelegramChannel(channel.line, limiter=free_limiter())
    await send(again, letter(text, skip_parts=parts[-1]), parts.append)
    assert parts == [1, 2, 3]
    assert " ".join(olena.texts) == text


async def test_a_letter_of_which_all_pieces_arrived_sends_nothing(channel: TelegramChannel, olena: User) -> None:
    assert (await send(channel, letter("Hi", skip_parts=1))).channel_key == ""
    assert olena.texts == []


async def test_formatting_telegram_does_not_like_is_left_out_and_the_words_arrive(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    telegram.fails("sendMessage", refuse(400, "Bad Request: can't parse entities: unexpected end"))
    await send(channel, letter("**bold** words", markup=True))
    (shown,) = olena.chat
    assert (shown.text, shown.entities) == ("bold words", ())


async def test_a_group_that_became_a_supergroup_is_followed(telegram: Emulator, channel: TelegramChannel) -> None:
    old = telegram.group(id=-500)
    new = await old.migrates()
    await send(channel, Letter(chat_key="-500", text="one"))
    await send(channel, Letter(chat_key="-500", text="two"))
    assert new.texts == ["one", "two"]
    assert len(telegram.calls("sendMessage")) == 3


# --- changing a message -----------------------------------------------------------------------------------------------


async def test_an_edit_changes_the_message_in_place(channel: TelegramChannel, olena: User) -> None:
    first = await send(channel, letter("Place 3"))
    second = await send(channel, letter("Place 2", target=first.channel_key))
    assert first == second
    assert olena.texts == ["Place 2"]


async def test_an_edit_that_changes_nothing_is_a_success(channel: TelegramChannel, olena: User) -> None:
    first = await send(channel, letter("Place 3"))
    assert await send(channel, letter("Place 3", target=first.channel_key)) == first


@pytest.mark.parametrize("fault", [faults.cut_before_effect(), faults.cut_after_effect(), faults.server_error()])
async def test_an_edit_cut_short_is_simply_repeated(
    telegram: Emulator, channel: TelegramChannel, olena: User, fault: Fault
) -> None:
    first = await send(channel, letter("Place 3"))
    telegram.fails("editMessageText", fault)
    with pytest.raises(SendLater):
        await send(channel, letter("Place 2", target=first.channel_key))
    await send(channel, letter("Place 2", target=first.channel_key))
    assert olena.texts == ["Place 2"]


@pytest.mark.parametrize(("target", "text"), [("999", "x"), ("1", "word " * 2000), ("update:7", "x")])
async def test_an_edit_that_cannot_work_is_refused_with_the_reason(
    channel: TelegramChannel, olena: User, target: str, text: str
) -> None:
    with pytest.raises(SendRefused) as caught:
        await send(channel, letter(text, target=target))
    assert "message" in str(caught.value)


# --- failures ---------------------------------------------------------------------------------------------------------


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


# --- typing, buttons, files -------------------------------------------------------------------------------------------


async def test_typing_is_shown_and_its_failure_is_silent(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    await channel.show_typing("42")
    await channel.show_typing("404")
    telegram.fails("sendChatAction", faults.cut_before_effect())
    await channel.show_typing("42")
    assert [action.action for action in olena.actions] == ["typing"]


async def test_a_pressed_button_is_answered_and_a_late_answer_is_silent(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    await send(channel, letter("Sure?", buttons=(Button(label="Yes", action="y"),)))
    early, late = await olena.presses(olena.chat[0], "Yes"), await olena.presses(olena.chat[0], "Yes")
    await channel.answer_callback(early, "Noted")
    await telegram.clock.advance(200)
    await channel.answer_callback(late)
    assert [(answer.query_id, answer.text) for answer in olena.answers] == [(early, "Noted")]


async def read(channel: Channel, file_key: str, *, limit: int = 10**8) -> bytes:
    return b"".join([chunk async for chunk in await channel.open_file(file_key, limit=limit)])


def file_key(message: object) -> str:
    return str(message.payload["document"]["file_id"])  # type: ignore[attr-defined]


async def test_a_customers_file_is_streamed(channel: TelegramChannel, olena: User) -> None:
    data = bytes(range(256)) * 4096
    sent = await olena.sends_document(data, name="чек 1.pdf")
    assert await read(channel, file_key(sent)) == data
    empty = await olena.sends_document(b"")
    assert await read(channel, file_key(empty)) == b""


async def test_a_file_over_the_cap_is_refused_before_and_during_the_download(
    channel: TelegramChannel, olena: User
) -> None:
    announced = await olena.sends_document(b"x" * 2000)
    lied = await olena.sends_document(b"x" * 300_000, size=10)
    beyond_telegram = await olena.sends_document(b"x", size=25 * 1024 * 1024)
    for sent in (announced, lied, beyond_telegram):
        with pytest.raises(TooLarge):
            await read(channel, file_key(sent), limit=1000)


async def test_a_file_telegram_no_longer_has_is_not_found(channel: TelegramChannel) -> None:
    with pytest.raises(NotFound):
        await read(channel, "nonsense")


async def test_a_file_out_of_reach_is_unavailable_for_now(offline: TelegramChannel) -> None:
    with pytest.raises(FileUnavailable):
        await read(offline, "any")


# --- setting up -------------------------------------------------------------------------------------------------------


async def test_connecting_learns_the_name_of_the_bot(channel: TelegramChannel) -> None:
    assert channel.username.startswith("answerdesk_")


async def test_a_wrong_token_stops_the_start_with_a_sentence(telegram: Emulator) -> None:
    for token in ("7:wrong", "nonsense", ""):
        with pytest.raises(StartRefused, match="oken"):
            await connect(token, base_url=telegram.url)


async def test_without_a_connection_the_channel_starts_all_the_same(offline: TelegramChannel) -> None:
    assert offline.username == ""


async def test_a_raw_update_becomes_a_message_through_the_channel(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    await olena.sends("Hi")
    found = channel.to_incoming(json.dumps(telegram.bot.queue.pending[0].payload))
    assert found is not None
    assert (found.text, found.profile.language) == ("Hi", "uk")


async def test_the_menu_is_set_in_each_language_once_per_change(
    telegram: Emulator, channel: TelegramChannel, tmp_path: Path
) -> None:
    product = Product(open_database(tmp_path))
    for menus in (MENUS, MENUS, {**MENUS, "en": {"help": "get help"}}):
        await set_my_commands(channel.line, menus, load_fact=product.load_fact, save_fact=product.save_fact)
    assert len(telegram.calls("setMyCommands")) == 8
    languages = await channel.line.call("getMyCommands", language_code="uk")
    fallback = await channel.line.call("getMyCommands")
    assert [languages[0]["description"], fallback[0]["description"]] == ["допомога", "get help"]
    product.database.close()


async def test_a_menu_telegram_did_not_take_is_sent_at_the_next_start(
    telegram: Emulator, channel: TelegramChannel, tmp_path: Path
) -> None:
    product = Product(open_database(tmp_path))
    telegram.fails("setMyCommands", faults.no_fault(), faults.cut_before_effect())
    for _ in range(2):
        await set_my_commands(channel.line, MENUS, load_fact=product.load_fact, save_fact=product.save_fact)
    assert len(telegram.calls("setMyCommands")) == 6
    product.database.close()
