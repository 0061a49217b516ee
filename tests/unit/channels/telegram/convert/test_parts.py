"""One part that can't be read costs that part, not the message."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram import spoken
from bot.channels.telegram.convert import to_incoming
from bot.core.messages import Incoming, Kind
from bot.errors import BadUpdate
from tests.unit.channels.telegram.convert.conftest import DATE, FILE, GROUP, message, parse, update

BROKEN: dict[str, Any] = {
    "reply_to_message": {"message_id": "none"},
    "quote": {"words": 1},
    "forward_origin": {"type": "user", "date": "soon"},
    "entities": [{"type": "bold"}],
    "link_preview_options": 7,
    "photo": [{"id": 1}],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_words_arrive_without_what_cannot_be_read(name: str) -> None:
    found = parse(text="where is my order?", **{name: BROKEN[name]})
    assert (found.kind, found.text, found.profile.username) == (Kind.TEXT, "where is my order?", "olena")


def test_several_broken_parts_at_once_cost_only_themselves() -> None:
    assert parse(text="hello", **BROKEN).text == "hello"


def test_what_hangs_on_a_broken_part_stays() -> None:
    found = parse(document={**FILE, "file_name": "bill.pdf"}, caption="the bill", reply_to_message={"message_id": "x"})
    assert (found.text, found.attachments[0].name, found.reply_key) == ("the bill", "bill.pdf", "")


def test_a_file_that_cannot_be_read_is_known_to_have_been_there() -> None:
    found = parse(voice={"duration": "long"})
    assert (found.kind, [(one.kind, one.note) for one in found.attachments]) == (
        Kind.MEDIA,
        [("other", "unread_voice")],
    )
    captioned = parse(photo=[{"id": 1}], caption="look")
    assert (captioned.text, captioned.attachments[0].note) == ("look", "unread_photo")


def test_an_edit_keeps_its_words() -> None:
    found = to_incoming(update(edited_message=message(text="no, 15", edit_date=DATE, entities=[{"type": 1}])))
    assert isinstance(found, Incoming)
    assert (found.kind, found.text) == (Kind.EDIT, "no, 15")


def test_in_a_group_it_is_the_same() -> None:
    said = {**message(text="on my way", quote={"words": 1}), "chat": GROUP}
    found = spoken.to_incoming(update(message=said))
    assert found is not None
    assert (found.text, found.spoken.sender_key if found.spoken else "") == ("on my way", "42")


@pytest.mark.parametrize("broken", [{"text": ["x"]}, {"date": "soon"}, {"chat": None}, {"message_id": None}], ids=str)
def test_what_no_message_is_without_is_set_aside(broken: dict[str, Any]) -> None:
    with pytest.raises(BadUpdate):
        to_incoming(update(message={**message(text="x", quote={"words": 1}), **broken}))
