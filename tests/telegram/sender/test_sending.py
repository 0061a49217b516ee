"""Letters through Telegram's sender: sent, split, edited."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.sender import TelegramChannel
from bot.core.clocks.told import Moment
from bot.core.messages import Button
from bot.errors import (
    SendLater,
    SendRefused,
)
from bot.service.ports import Letter
from tests.support.emulator import Emulator, Fault, User, faults
from tests.support.telegram.product_side import free_limiter
from tests.telegram.sender.conftest import letter, refuse, send


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


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("see [here](https://a.b)", '{"is_disabled": true}'),
        ("![us](https://a.b/us.jpg)", '{"url": "https://a.b/us.jpg", "prefer_large_media": true}'),
    ],
)
async def test_a_picture_is_shown_under_its_text_and_a_link_brings_no_preview(
    telegram: Emulator, channel: TelegramChannel, olena: User, text: str, preview: str
) -> None:
    await send(channel, letter(text, markup=True))
    (sent,) = telegram.calls("sendMessage")
    assert json.loads(sent.params["link_preview_options"]) == json.loads(preview)
    assert len(olena.texts) == 1


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


async def test_a_time_goes_as_one_and_to_an_older_server_as_words(
    telegram: Emulator, channel: TelegramChannel, olena: User
) -> None:
    opening = Moment(words="tomorrow from 08:00", at=datetime(2026, 12, 1, 6, tzinfo=UTC))
    told = replace(letter("We are back: tomorrow from 08:00."), moments=(opening,))
    await send(channel, told)
    telegram.fails("sendMessage", refuse(400, "Bad Request: can't parse MessageEntity: unsupported type specified"))
    await send(channel, told)
    newer, older = olena.chat
    (entity,) = newer.entities
    assert (entity["type"], entity["unix_time"], entity["date_time_format"]) == ("date_time", 1796104800, "wt")
    assert (older.text, older.entities) == (newer.text, ())


async def test_a_group_that_became_a_supergroup_is_followed(telegram: Emulator, channel: TelegramChannel) -> None:
    old = telegram.group(id=-500)
    new = await old.migrates()
    await send(channel, Letter(chat_key="-500", text="one"))
    await send(channel, Letter(chat_key="-500", text="two"))
    assert new.texts == ["one", "two"]
    assert len(telegram.calls("sendMessage")) == 3


async def test_an_edit_changes_the_message_in_place(channel: TelegramChannel, olena: User) -> None:
    first = await send(channel, letter("Place 3"))
    second = await send(channel, letter("Place 2", target=first.channel_key))
    assert first.channel_key == second.channel_key
    assert olena.texts == ["Place 2"]


async def test_an_edit_that_changes_nothing_is_a_success(channel: TelegramChannel, olena: User) -> None:
    first = await send(channel, letter("Place 3"))
    again = await send(channel, letter("Place 3", target=first.channel_key))
    assert again.channel_key == first.channel_key


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
