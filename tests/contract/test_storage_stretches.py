"""A transcript is read in stretches: the newest, and what stands before one, on both databases."""

from __future__ import annotations

from bot.storage.chat import messages
from bot.storage.database import Database
from tests.support.rows import add_chat, add_message


def test_a_stretch_ends_with_the_newest_or_before_a_given_line(store: Database) -> None:
    chat, other = add_chat(store, "1"), add_chat(store, "2")
    ids = []
    for number in range(12):
        ids.append(add_message(store, chat, str(number)))
        add_message(store, other, "not this one")
    read = store.read_now

    def texts(**stretch: int) -> list[str]:
        return [line.text for line in read(messages.list_transcript, chat.id, **stretch)]

    assert texts(limit=3) == ["9", "10", "11"]
    assert texts(before=ids[9], limit=3) == ["6", "7", "8"]
    assert texts(before=ids[0]) == []
    assert texts(after=ids[7], before=ids[10]) == ["8", "9"]
    assert read(messages.find_first, chat.id) == ids[0]
    assert read(messages.find_first, 999) == 0
