"""What was sent is changed and taken away again, whatever it became in Telegram."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.sender import TelegramChannel
from bot.core.messages import SentAs
from bot.service.outbox.refusals import ChangeTooLong, GoneAtCustomer, TooOldToDelete
from bot.service.ports import Letter
from tests.support.emulator import Emulator, User
from tests.telegram.sender.conftest import letter, send
from tests.telegram.sender.test_files import enclose


def sent_as(receipt: object) -> SentAs:
    found = getattr(receipt, "sent_as", None)
    assert isinstance(found, SentAs)
    return found


def change(known: SentAs, text: str) -> Letter:
    return letter(text, target=known.words, caption=known.caption)


async def test_a_text_is_changed_and_deleted(channel: TelegramChannel, olena: User) -> None:
    known = sent_as(await send(channel, letter("It costs 100")))
    await send(channel, change(known, "It costs 120"))
    assert olena.texts == ["It costs 120"]
    await send(channel, letter("", deletes=known.keys))
    assert list(olena.chat) == []


async def test_the_words_under_a_picture_are_changed(channel: TelegramChannel, olena: User, tmp_path: Path) -> None:
    known = sent_as(await send(channel, letter("here", files=enclose(tmp_path, "a.png", "b.png"))))
    await send(channel, change(known, "here they are"))
    assert [message.payload.get("caption", "") for message in olena.chat] == ["here they are", ""]
    with pytest.raises(ChangeTooLong):
        await send(channel, change(known, "x" * 1025))


async def test_the_words_of_files_stand_below_the_last_of_them(
    channel: TelegramChannel, olena: User, tmp_path: Path
) -> None:
    known = sent_as(await send(channel, letter("here", files=enclose(tmp_path, "a.txt", "b.txt"))))
    await send(channel, change(known, "here they are"))
    assert [message.payload.get("caption", "") for message in olena.chat] == ["", "here they are"]


async def test_all_pieces_of_a_letter_are_deleted(channel: TelegramChannel, olena: User, tmp_path: Path) -> None:
    files = enclose(tmp_path, "a.png", "b.png", "c.txt")
    known = sent_as(await send(channel, letter("word " * 1000, files=files)))
    assert len(known.keys) == len(list(olena.chat)) == 5
    assert known.words == ""
    await send(channel, letter("", deletes=known.keys))
    assert list(olena.chat) == []


async def test_what_is_gone_already_is_no_trouble_to_delete_and_can_t_be_changed(
    channel: TelegramChannel, olena: User
) -> None:
    known = sent_as(await send(channel, letter("It costs 100")))
    await send(channel, letter("", deletes=known.keys))
    await send(channel, letter("", deletes=known.keys))
    with pytest.raises(GoneAtCustomer):
        await send(channel, change(known, "It costs 120"))


async def test_after_two_days_nothing_is_deleted(channel: TelegramChannel, olena: User, telegram: Emulator) -> None:
    known = sent_as(await send(channel, letter("It costs 100")))
    await telegram.clock.advance(49 * 3600)
    with pytest.raises(TooOldToDelete):
        await send(channel, letter("", deletes=known.keys))
    assert olena.texts == ["It costs 100"]
