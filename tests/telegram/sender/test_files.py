"""Files go out as pictures, documents and albums; what can't be sent is said, and nothing goes twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.enclosing import plan
from bot.channels.telegram.sender import TelegramChannel
from bot.core.messages import Button
from bot.errors import SendRefused, SendUncertain
from bot.service.ports import Enclosure
from tests.support.desk_server import PNG
from tests.support.emulator import Emulator, User, faults
from tests.telegram.sender.conftest import letter, refuse, send


def enclose(folder: Path, *names: str, size: int | None = None) -> tuple[Enclosure, ...]:
    """Files of these names: what ends in .png is a picture."""
    made = []
    for name in names:
        path = folder / name
        path.write_bytes(PNG if name.endswith(".png") else b"text of " + name.encode())
        kind = "photo" if name.endswith(".png") else "document"
        made.append(Enclosure(kind=kind, name=name, size=size or path.stat().st_size, path=path))
    return tuple(made)


async def test_a_picture_has_its_text_below(
    channel: TelegramChannel, olena: User, telegram: Emulator, tmp_path: Path
) -> None:
    receipt = await send(channel, letter("Here it is", files=enclose(tmp_path, "a.png")))
    (message,) = olena.chat
    assert message.payload["caption"] == "Here it is"
    assert "photo" in message.payload
    assert receipt.channel_key == str(message.payload["message_id"])


async def test_a_document_keeps_its_name_and_content(
    channel: TelegramChannel, olena: User, telegram: Emulator, tmp_path: Path
) -> None:
    await send(channel, letter("", files=enclose(tmp_path, "договор.pdf")))
    (message,) = olena.chat
    document = message.payload["document"]
    assert document["file_name"] == "договор.pdf"
    pieces = await channel.open_file(document["file_id"], limit=1000)
    assert b"".join([piece async for piece in pieces]) == "text of договор.pdf".encode()


async def test_several_pictures_are_one_album_and_files_another(
    channel: TelegramChannel, olena: User, tmp_path: Path
) -> None:
    parts: list[int] = []
    files = enclose(tmp_path, "a.png", "b.txt", "c.png", "d.txt")
    await send(channel, letter("All of it", files=files), parts.append)
    payloads = [message.payload for message in olena.chat]
    albums = [payload["media_group_id"] for payload in payloads]
    assert ["photo" in payload for payload in payloads] == [True, True, False, False]
    assert albums[0] == albums[1] != albums[2] == albums[3]
    assert [payload.get("caption", "") for payload in payloads] == ["All of it", "", "", ""]
    assert parts == [1, 2]


async def test_what_has_arrived_is_not_sent_again(channel: TelegramChannel, olena: User, tmp_path: Path) -> None:
    files = enclose(tmp_path, "a.png", "b.txt")
    await send(channel, letter("text", files=files, skip_parts=1))
    assert ["document" in message.payload for message in olena.chat] == [True]


async def test_a_long_text_goes_before_its_files(channel: TelegramChannel, olena: User, tmp_path: Path) -> None:
    await send(channel, letter("word " * 300, files=enclose(tmp_path, "a.png")))
    first, second = (message.payload for message in olena.chat)
    assert ("text" in first, "photo" in second, second.get("caption")) == (True, True, None)


async def test_a_picture_telegram_does_not_take_goes_as_a_file(
    channel: TelegramChannel, olena: User, telegram: Emulator, tmp_path: Path
) -> None:
    telegram.fails("sendPhoto", refuse(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    await send(channel, letter("tall", files=enclose(tmp_path, "a.png")))
    (message,) = olena.chat
    assert message.payload["document"]["file_name"] == "a.png"


async def test_a_file_that_is_no_longer_kept_is_refused_in_words(
    channel: TelegramChannel, olena: User, tmp_path: Path
) -> None:
    files = enclose(tmp_path, "a.png")
    files[0].path.unlink()
    with pytest.raises(SendRefused, match="no longer kept"):
        await send(channel, letter("gone", files=files))
    assert list(olena.chat) == []


async def test_a_cut_connection_leaves_a_doubt(
    channel: TelegramChannel, olena: User, telegram: Emulator, tmp_path: Path
) -> None:
    telegram.fails("sendDocument", faults.cut_after_effect())
    with pytest.raises(SendUncertain):
        await send(channel, letter("", files=enclose(tmp_path, "b.txt")))
    assert len(olena.chat) == 1


def test_an_album_has_at_most_ten_files_and_fifty_megabytes(tmp_path: Path) -> None:
    many = enclose(tmp_path, *(f"{number}.png" for number in range(12)))
    assert [len(group.files) for group in plan(letter("", files=many))] == [10, 2]  # type: ignore[union-attr]
    heavy = enclose(tmp_path, "a.txt", "b.txt", "c.txt", size=20_000_000)
    assert [len(group.files) for group in plan(letter("", files=heavy))] == [2, 1]  # type: ignore[union-attr]


def test_a_heavy_picture_goes_as_a_file(tmp_path: Path) -> None:
    (group,) = plan(letter("", files=enclose(tmp_path, "a.png", size=11_000_000)))
    assert not group.pictures  # type: ignore[union-attr]


BUTTONS = (Button(label="Yes", action="helped"), Button(label="A person", action="human"))


async def test_an_answer_with_a_picture_has_its_words_and_buttons_under_it(
    channel: TelegramChannel, olena: User, tmp_path: Path
) -> None:
    receipt = await send(
        channel, letter("**Main Street** 1", markup=True, buttons=BUTTONS, files=enclose(tmp_path, "a.png"))
    )
    (message,) = olena.chat
    assert "photo" in message.payload
    assert message.payload["caption"] == "Main Street 1"
    assert [button["text"] for row in message.payload["reply_markup"]["inline_keyboard"] for button in row] == [
        "Yes",
        "A person",
    ]
    assert receipt.sent_as is not None
    assert receipt.sent_as.caption


async def test_an_answer_with_several_files_says_its_words_first(
    channel: TelegramChannel, olena: User, tmp_path: Path
) -> None:
    files = enclose(tmp_path, "a.png", "b.png", "c.pdf")
    await send(channel, letter("Main Street 1", markup=True, buttons=BUTTONS, files=files))
    first, *rest = [message.payload for message in olena.chat]
    assert first["text"] == "Main Street 1"
    assert "reply_markup" in first
    assert ["photo" in payload for payload in rest] == [True, True, False]


@pytest.mark.parametrize("gone", [True, False])
async def test_an_answer_s_words_arrive_though_its_picture_is_gone_or_refused(
    channel: TelegramChannel, olena: User, telegram: Emulator, tmp_path: Path, gone: bool
) -> None:
    (picture,) = enclose(tmp_path, "a.png")
    if gone:
        picture.path.unlink()
    else:
        for method in ("sendPhoto", "sendDocument"):
            telegram.fails(method, refuse(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    parts: list[int] = []
    receipt = await send(channel, letter("Main Street 1", markup=True, buttons=BUTTONS, files=(picture,)), parts.append)
    (message,) = olena.chat
    assert message.payload["text"] == "Main Street 1"
    assert "reply_markup" in message.payload
    assert parts == [1]
    assert receipt.channel_key == str(message.payload["message_id"])
