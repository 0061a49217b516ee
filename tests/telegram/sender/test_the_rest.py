"""Typing, buttons, files and setting up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.channels.telegram.commands import set_my_commands
from bot.channels.telegram.connect import connect
from bot.channels.telegram.sender import TelegramChannel
from bot.channels.telegram.trouble import FileUnavailable
from bot.core.messages import Button
from bot.errors import (
    NotFound,
    StartRefused,
    TooLarge,
)
from bot.service.ports import Channel
from tests.support.emulator import Emulator, User, faults
from tests.support.telegram.product_side import Product, open_database
from tests.telegram.sender.conftest import letter, refuse, send

MENUS = {"ru": {"help": "помощь"}, "uk": {"help": "допомога"}, "en": {"help": "help"}}


async def read(channel: Channel, file_key: str, *, limit: int = 10**8) -> bytes:
    return b"".join([chunk async for chunk in await channel.open_file(file_key, limit=limit)])


def file_key(message: object) -> str:
    return str(message.payload["document"]["file_id"])  # type: ignore[attr-defined]


async def test_typing_is_shown_and_its_failure_is_silent(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    await channel.show_typing("42")
    await channel.show_typing("404")
    telegram.fails("sendMessageDraft", faults.cut_before_effect())
    await channel.show_typing("42")
    assert [action.action for action in olena.actions] == ["thinking"]


@pytest.mark.parametrize("answer", [(404, "Not Found"), (400, "Bad Request: message text is empty")])
async def test_a_server_that_knows_no_drafts_shows_that_somebody_types(
    telegram: Emulator, channel: TelegramChannel, olena: User, answer: tuple[int, str]
) -> None:
    telegram.fails("sendMessageDraft", refuse(*answer))
    await channel.show_typing("42")
    assert [action.action for action in olena.actions] == ["typing"]


async def test_a_server_that_knows_no_disabled_buttons_shows_the_others(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    buttons = (Button(label="Yes", action="y", chosen=True), Button(label="No", action="n"))
    await send(channel, letter("Sure?", buttons=buttons))
    telegram.fails("sendMessage", refuse(400, "Bad Request: Text buttons are unallowed in the inline keyboard"))
    await send(channel, letter("Really?", buttons=buttons))
    shown = [[button.text for row in message.buttons for button in row] for message in olena.chat]
    assert shown == [["✓ Yes", "No"], ["No"]]


async def test_a_pressed_button_is_answered_and_a_late_answer_is_silent(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    await send(channel, letter("Sure?", buttons=(Button(label="Yes", action="y"),)))
    early, late = await olena.presses(olena.chat[0], "Yes"), await olena.presses(olena.chat[0], "Yes")
    await channel.answer_callback(early, "Noted")
    await telegram.clock.advance(200)
    await channel.answer_callback(late)
    assert [(answer.query_id, answer.text) for answer in olena.answers] == [(early, "Noted")]


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
