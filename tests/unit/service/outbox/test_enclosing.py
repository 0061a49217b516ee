"""Files of messages: taken in by somebody, sent once by them, kept for a time, and bounded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.messages import Attachment, Delivery
from bot.core.people import Role
from bot.errors import EmptyReply, NotAllowed, NotFound, NotYours, TooLarge
from bot.service.cases import composing, files, holding, reply
from bot.service.cases.reply import Enclosed
from bot.service.outbox import enclosing
from bot.service.outbox.problems import EmptyFile, FileLies, FilesFull, TooManyFiles
from bot.service.ports import App
from bot.service.system import tidying
from bot.storage.chat import files as rows
from bot.storage.chat import messages
from tests.support.acting import chat_of, hand_to, hire, recording, run_jobs
from tests.support.desk_server import PNG

OWNER = "staff:1:1"


async def pieces(*content: bytes) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


async def keep(app: App, *content: bytes, name: str = "a.txt", owner: str = OWNER) -> Attachment:
    return await enclosing.keep_upload(app, owner, name=name, pieces=pieces(*(content or (b"text",))), limit_mb=1)


def on_disk(app: App) -> list[Path]:
    return [path for path in (app.settings.home / "files").rglob("*") if path.is_file()]


async def read(app: App, attachment: Attachment) -> bytes:
    return b"".join([piece async for piece in await enclosing.open_own(app, attachment)])


async def test_a_file_is_what_its_content_is(app: App) -> None:
    picture = await keep(app, PNG[:20], PNG[20:], name="../../etc/photo.webp")
    assert (picture.kind, picture.name, picture.mime, picture.size) == ("photo", "etcphoto.png", "image/png", len(PNG))
    text = await keep(app, name="notes")
    assert (text.kind, text.name, text.mime) == ("document", "notes", "")
    assert (await read(app, picture), await read(app, text)) == (PNG, b"text")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", b"", EmptyFile),
        ("photo.jpg", b"<svg onload=alert(1)>", FileLies),
        ("bill.pdf", b"MZ\x90\x00", FileLies),
        ("a.bin", b"x" * 1_000_001, TooLarge),
    ],
)
async def test_nothing_is_left_of_what_can_not_be_sent(
    app: App, name: str, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await keep(app, content, name=name)
    assert on_disk(app) == []
    assert await app.database.read(rows.list_waiting, OWNER) == ()


async def test_nothing_is_left_of_what_breaks_off(app: App) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await enclosing.keep_upload(app, OWNER, name="a.txt", pieces=broken(), limit_mb=1)
    assert on_disk(app) == []


async def test_more_than_a_message_takes_does_not_pile_up(app: App) -> None:
    for _ in range(10):
        await keep(app)
    with pytest.raises(TooManyFiles):
        await keep(app)
    assert len(on_disk(app)) == 10


async def test_all_together_have_a_limit(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "total_size", lambda tx: app.settings.files_limit_gb * 10**9)
    with pytest.raises(FilesFull):
        await keep(app)


async def test_a_file_goes_with_a_reply_once(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    chat = await chat_of(app)
    kept = await composing.attach(app, anna, chat.id, name="a.png", pieces=pieces(PNG))
    enclosed = Enclosed(files=(kept.own_key,))

    async def send(text: str, client_id: str) -> int:
        return await app.database.write(
            reply.do_reply, app, anna, chat.id, text, client_id=client_id, enclosed=enclosed
        )

    first = await send("", "click")
    assert await send("", "click") == first
    with pytest.raises(NotFound):
        await send("again", "another")
    await run_jobs(app)
    line = await app.database.read(messages.get, first)
    assert (line.delivery, line.attachments) == (Delivery.SENT, (kept,))
    letters = [letter for letter in recording(app).letters if letter.files]
    assert [[(one.kind, one.name, one.path.read_bytes()) for one in letter.files] for letter in letters] == [
        [("photo", "a.png", PNG)]
    ]
    ref = await app.database.read(files.access_file, anna, first, 0)
    assert b"".join([piece async for piece in await files.open_file(app, ref)]) == PNG


async def test_nobody_sends_what_somebody_else_brought_or_brought_for_another_chat(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    await hand_to(app, anna, "2")
    one, two = await chat_of(app), await chat_of(app, "2")
    theirs = await composing.attach(app, oleh, one.id, name="a.txt", pieces=pieces(b"x"))
    elsewhere = await composing.attach(app, anna, two.id, name="a.txt", pieces=pieces(b"x"))
    for kept in (theirs, elsewhere):
        enclosed = Enclosed(files=(kept.own_key,))
        with pytest.raises(NotFound):
            await app.database.write(reply.do_reply, app, anna, one.id, "x", client_id="c", enclosed=enclosed)
    await composing.detach(app, anna, one.id, theirs.own_key)
    assert await read(app, theirs) == b"x"


async def test_a_reply_of_nothing_is_refused_and_one_after_a_take_over_leaves_the_file(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    chat = await chat_of(app)
    kept = await composing.attach(app, anna, chat.id, name="a.txt", pieces=pieces(b"x"))
    with pytest.raises(EmptyReply):
        await app.database.write(reply.do_reply, app, anna, chat.id, " ", client_id="1", enclosed=Enclosed())
    await app.database.write(holding.do_take_over, app, lena, case.id)
    enclosed = Enclosed(files=(kept.own_key,))
    with pytest.raises(NotYours):
        await app.database.write(reply.do_reply, app, anna, chat.id, "x", client_id="2", enclosed=enclosed)
    assert (await app.database.read(composing.access_composing, app, anna, chat.id)).files == (kept,)


async def test_who_answers_no_chats_brings_no_files(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    chat = await chat_of(app)
    with pytest.raises(NotAllowed):
        await composing.attach(app, replace(anna, disabled=True), chat.id, name="a", pieces=pieces(b"x"))
    assert on_disk(app) == []


async def test_what_was_not_sent_goes_after_a_day_and_what_was_after_its_time(app: App) -> None:
    unsent, sent = await keep(app), await keep(app, owner="staff:2:1")
    await app.database.write(rows.record_use, [sent.own_key], owner="staff:2:1")
    await tidying.forget_files(app)
    assert len(on_disk(app)) == 2
    app.clock.advance(hours=25)  # type: ignore[attr-defined]
    await tidying.forget_files(app)
    with pytest.raises(NotFound):
        await read(app, unsent)
    assert await read(app, sent) == b"text"
    app.clock.advance(hours=24 * app.settings.files_days)  # type: ignore[attr-defined]
    await tidying.forget_files(app)
    assert on_disk(app) == []


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "a/b", "x" * 50])
async def test_no_key_leads_out_of_the_folder(app: App, key: str) -> None:
    with pytest.raises(NotFound):
        enclosing.shelf_of(app).path(key)
