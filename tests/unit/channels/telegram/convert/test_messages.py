"""An update of Telegram becomes a message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.telegram.convert import to_callback_id, to_incoming
from bot.core.messages import Attachment, Incoming, Kind, Profile
from tests.unit.channels.telegram.convert.conftest import (
    BOT,
    DATE,
    FILE,
    GROUP,
    NOW,
    PRIVATE,
    member,
    message,
    parse,
    press,
    update,
)


def attachment(**content: Any) -> Attachment:
    found = parse(**content)
    assert found.kind is Kind.MEDIA
    return found.attachments[0]


def test_a_text_keeps_its_words_its_time_and_its_author() -> None:
    assert parse(text="Где мой заказ?") == Incoming(
        channel="telegram",
        chat_key="42",
        message_key="5",
        kind=Kind.TEXT,
        sent_at=datetime.fromtimestamp(DATE, UTC),
        text="Где мой заказ?",
        profile=Profile(name="Олена К", username="olena", language="uk"),
    )


def test_an_edit_names_the_edited_message_and_the_time_of_the_edit() -> None:
    found = to_incoming(update(edited_message=message(text="Дякую!", edit_date=DATE + 60)))
    assert found is not None
    assert (found.kind, found.message_key, found.text) == (Kind.EDIT, "5", "Дякую!")
    assert found.sent_at == datetime.fromtimestamp(DATE + 60, UTC)


def test_a_button_press_is_dated_now_and_names_the_message_that_carried_it() -> None:
    found = to_incoming(update(callback_query=press()), now=NOW)
    assert found is not None
    assert (found.kind, found.action, found.message_key, found.sent_at) == (Kind.BUTTON, "yes:1", "6", NOW)


def test_a_button_under_a_message_telegram_no_longer_shows_still_counts() -> None:
    old = {"message_id": 6, "chat": PRIVATE, "date": 0}
    found = to_incoming(update(callback_query=press(message=old)), now=NOW)
    assert found is not None
    assert found.message_key == "6"


def test_a_press_below_no_message_of_ours_is_nothing() -> None:
    assert to_incoming(update(callback_query=press(message=None, inline_message_id="x"))) is None


def test_the_callback_id_is_read_from_presses_only_and_never_fails() -> None:
    assert to_callback_id(update(callback_query=press())) == "77"
    assert [to_callback_id(raw) for raw in (update(message=message(text="x")), "[]", "{", '{"callback_query": 1}')] == [
        "",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/start", "start", ""),
        ("/start order-15", "start", "order-15"),
        ("/HELP@Answer_bot", "help", ""),
        ("/forget\nplease  now ", "forget", "please  now"),
    ],
)
def test_a_command_comes_without_slash_in_lower_case_with_its_argument(text: str, command: str, argument: str) -> None:
    found = parse(text=text)
    assert (found.kind, found.command, found.text) == (Kind.COMMAND, command, argument)


@pytest.mark.parametrize("text", ["/привет", "/ hi", "/a/b", "5/6", "//"])
def test_what_only_looks_like_a_command_is_text(text: str) -> None:
    assert parse(text=text).kind is Kind.TEXT


def test_the_largest_of_the_photo_sizes_is_taken_with_its_caption_and_album() -> None:
    sizes = [{**FILE, "file_id": name, "width": side, "height": side} for name, side in (("S", 90), ("L", 900))]
    found = parse(photo=sizes, caption="Разбито", media_group_id="g1")
    assert (found.kind, found.text, found.group) == (Kind.MEDIA, "Разбито", "g1")
    assert found.attachments == (Attachment(kind="photo", file_key="L", mime="image/jpeg", size=1234),)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            {"voice": {**FILE, "duration": 2, "mime_type": "audio/ogg"}},
            Attachment(kind="voice", file_key="F1", mime="audio/ogg", size=1234),
        ),
        (
            {"audio": {**FILE, "duration": 2, "file_name": "a.mp3", "mime_type": "audio/mpeg"}},
            Attachment(kind="audio", file_key="F1", name="a.mp3", mime="audio/mpeg", size=1234),
        ),
        (
            {"video": {**FILE, "width": 1, "height": 1, "duration": 2, "mime_type": "video/mp4"}},
            Attachment(kind="video", file_key="F1", mime="video/mp4", size=1234),
        ),
        (
            {"video_note": {**FILE, "length": 1, "duration": 2}},
            Attachment(kind="video", file_key="F1", mime="video/mp4", size=1234),
        ),
        (
            {"document": {**FILE, "file_name": "чек.pdf", "mime_type": "application/pdf"}},
            Attachment(kind="document", file_key="F1", name="чек.pdf", mime="application/pdf", size=1234),
        ),
        (
            {"animation": {**FILE, "width": 1, "height": 1, "duration": 1, "mime_type": "video/mp4"}, "document": FILE},
            Attachment(kind="video", file_key="F1", mime="video/mp4", size=1234),
        ),
        (
            {
                "sticker": {
                    **FILE,
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                    "emoji": "👍",
                }
            },
            Attachment(kind="sticker", file_key="F1", mime="image/webp", size=1234, note="👍"),
        ),
        ({"location": {"latitude": 50.45, "longitude": 30.52}}, Attachment(kind="location", note="50.45,30.52")),
        (
            {
                "venue": {"location": {"latitude": 50.5, "longitude": 30.5}, "title": "Shop", "address": "Main 1"},
                "location": {"latitude": 50.5, "longitude": 30.5},
            },
            Attachment(kind="location", name="Shop, Main 1", note="50.5,30.5"),
        ),
        (
            {"contact": {"phone_number": "+380441234567", "first_name": "Ira"}},
            Attachment(kind="contact", name="Ira", note="+380441234567"),
        ),
        ({"dice": {"emoji": "🎲", "value": 4}}, Attachment(kind="other", note="🎲 4")),
        (
            {
                "poll": {
                    "id": "1",
                    "question": "When?",
                    "options": [],
                    "total_voter_count": 0,
                    "is_closed": False,
                    "is_anonymous": True,
                    "type": "regular",
                    "allows_multiple_answers": False,
                    "allows_revoting": False,
                    "members_only": False,
                    "hide_results_until_closes": False,
                }
            },
            Attachment(kind="other", note="When?"),
        ),
        ({"hologram_of_2030": {"x": 1}}, Attachment(kind="other", note="hologram_of_2030")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_each_kind_of_content_becomes_an_attachment(content: dict[str, Any], expected: Attachment) -> None:
    assert attachment(**content) == expected


def test_a_notice_such_as_a_pinned_message_is_nothing_for_us() -> None:
    assert to_incoming(update(message=message(pinned_message=message(text="x")))) is None


def test_a_moving_location_is_no_edit() -> None:
    moving = message(location={"latitude": 50.0, "longitude": 30.0, "live_period": 60}, edit_date=DATE)
    assert to_incoming(update(edited_message=moving)) is None


@pytest.mark.parametrize(
    ("before", "after", "command"), [("member", "kicked", "blocked"), ("kicked", "member", "unblocked")]
)
def test_blocking_and_unblocking_in_private_are_commands(before: str, after: str, command: str) -> None:
    found = to_incoming(update(my_chat_member=member(before, after)))
    assert found is not None
    assert (found.kind, found.command, found.message_key) == (Kind.COMMAND, command, "update:900")


@pytest.mark.parametrize("chat", [GROUP, {**GROUP, "type": "group"}])
def test_being_added_to_a_group_is_the_command_group_and_being_removed_is_nothing(chat: dict[str, Any]) -> None:
    found = to_incoming(update(my_chat_member=member("left", "member", chat)))
    assert found is not None
    assert (found.command, found.chat_key) == ("group", "-100500")
    assert to_incoming(update(my_chat_member=member("member", "left", chat))) is None


@pytest.mark.parametrize(
    ("content", "addressed"),
    [
        ({"text": "how are you all"}, False),
        ({"text": "/help"}, True),
        ({"text": "/help@Answer_bot"}, True),
        ({"text": "/help@other_bot"}, False),
        ({"text": "ask @answer_BOT please"}, True),
        ({"text": "ask @answer_bot_two"}, False),
        ({"text": "thanks", "reply_to_message": {**message(text="!"), "from": BOT}}, True),
        ({"text": "thanks", "reply_to_message": message(text="!")}, False),
    ],
)
def test_in_a_group_only_what_is_addressed_to_the_bot_counts_and_no_text_is_taken(
    content: dict[str, Any], addressed: bool
) -> None:
    found = to_incoming(update(message={**message(**content), "chat": GROUP}), username="Answer_Bot")
    assert (found is not None) is addressed
    if found is not None:
        assert (found.kind, found.command, found.text) == (Kind.COMMAND, "group", "")
