"""Edits, presses and files at the emulator."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    InvalidToken,
)

from tests.support.emulator import (
    Emulator,
    User,
)
from tests.telegram.emulator.conftest import KEYBOARD

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_an_edit_is_seen_with_all_its_revisions(telegram: Emulator, bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "3 before you", reply_markup=KEYBOARD)
    await telegram.clock.advance(60)
    await bot.edit_message_text("2 before you", olena.id, sent.message_id, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(olena.id, sent.message_id)
    (seen,) = olena.chat
    assert [(r.text, len(r.buttons)) for r in seen.revisions] == [
        ("3 before you", 1),
        ("2 before you", 1),
        ("2 before you", 0),
    ]
    assert (seen.revisions[1].at - seen.revisions[0].at).total_seconds() == 60 and seen.edited


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "same")
    with pytest.raises(BadRequest, match="(?i)message is not modified"):
        await bot.edit_message_text("same", olena.id, sent.message_id)
    with pytest.raises(BadRequest, match="(?i)message is not modified"):
        await bot.edit_message_reply_markup(olena.id, sent.message_id)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, olena: User) -> None:
    asked = await olena.sends("mine")
    with pytest.raises(BadRequest, match="(?i)message can't be edited"):
        await bot.edit_message_text("yours", olena.id, asked.id)
    with pytest.raises(BadRequest, match="(?i)message to edit not found"):
        await bot.edit_message_text("nobody's", olena.id, 999)


async def test_a_deleted_message_is_gone_and_after_48_hours_it_stays(telegram: Emulator, bot: Bot, olena: User) -> None:
    first, second = [await bot.send_message(olena.id, text) for text in ("first", "second")]
    await bot.delete_message(olena.id, first.message_id)
    assert olena.texts == ["second"] and olena.message(first.message_id).deleted
    with pytest.raises(BadRequest, match="(?i)message to delete not found"):
        await bot.delete_message(olena.id, first.message_id)
    await telegram.clock.advance(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="(?i)message can't be deleted"):
        await bot.delete_message(olena.id, second.message_id)


async def test_a_press_is_delivered_and_its_answer_is_seen(bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    pressed = await olena.presses(sent.message_id, "No")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and (query.id, query.data) == (pressed, "n:1") and query.chat_instance
    await query.answer("Noted", show_alert=True)
    assert [(a.query_id, a.text, a.alert) for a in olena.answers] == [(pressed, "Noted", True)]
    with pytest.raises(LookupError, match="no button 'Maybe'"):
        await olena.presses(sent.message_id, "Maybe")


async def test_a_stale_button_can_still_be_pressed_and_a_late_answer_is_refused(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    sent = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    stale = await olena.waits_for("Sure?")
    await bot.edit_message_text("Done", olena.id, sent.message_id)
    pressed = await olena.presses(stale, "y:1")
    await telegram.clock.advance(150)
    with pytest.raises(BadRequest, match="(?i)query is too old"):
        await bot.answer_callback_query(pressed)
    with pytest.raises(BadRequest, match="(?i)query ID is invalid"):
        await bot.answer_callback_query("42")


async def test_a_customers_file_can_be_downloaded_for_an_hour(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends_document(b"%PDF-1.7", name="invoice.pdf", caption="See page 2")
    message = (await bot.get_updates())[0].message
    assert message is not None and message.document is not None and message.caption == "See page 2"
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"
    await telegram.clock.advance(3601)
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()


async def test_a_download_of_more_than_20_mb_is_refused(bot: Bot, olena: User) -> None:
    await olena.sends_document(b"", name="film.mp4", mime="video/mp4", size=20 * 1024 * 1024 + 1)
    message = (await bot.get_updates())[0].message
    assert message is not None and message.document is not None
    with pytest.raises(BadRequest, match="(?i)file is too big"):
        await message.document.get_file()


async def test_files_go_out_as_uploads_and_again_by_their_id(telegram: Emulator, bot: Bot, olena: User) -> None:
    sent = await bot.send_document(olena.id, b"data", filename="a.txt", caption="<b>A</b>", parse_mode=ParseMode.HTML)
    assert sent.document is not None and sent.caption == "A"
    again = await bot.send_document(olena.id, sent.document.file_id)
    assert again.document is not None and again.document.file_name == "a.txt"
    await telegram.clock.advance(1)
    photo = await bot.send_photo(olena.id, b"\xff\xd8\xff")
    voice = await bot.send_voice(olena.id, b"OggS")
    assert photo.photo and voice.voice
    assert [message.kind for message in olena.chat] == ["document", "document", "photo", "voice"]


async def test_a_caption_has_at_most_1024_units_and_a_file_must_exist(bot: Bot, olena: User) -> None:
    with pytest.raises(BadRequest, match="(?i)caption is too long"):
        await bot.send_photo(olena.id, b"\xff\xd8", caption="x" * 1025)
    with pytest.raises(BadRequest, match="(?i)wrong file identifier"):
        await bot.send_photo(olena.id, "no-such-id")
    with pytest.raises(BadRequest, match="(?i)file must be non-empty"):
        await bot.send_document(olena.id, b"", filename="empty")
