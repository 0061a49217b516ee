"""Messages of one album are shown as one."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.messages import Author, Message
from bot.desk.inbox.message_view import join_albums


def line(number: int, group: str = "", author: Author = Author.CUSTOMER) -> Message:
    return Message(
        id=number, conversation_id=1, author=author, text="", created_at=datetime(2026, 1, 1, tzinfo=UTC), group=group
    )


def joined(*lines: Message) -> list[tuple[int, ...]]:
    return [(first.id, *(one.id for one in rest)) for first, rest in join_albums(lines)]


def test_what_follows_each_other_in_one_album_is_one() -> None:
    assert joined(line(1), line(2, "a"), line(3, "a"), line(4, "a"), line(5, "b"), line(6)) == [
        (1,),
        (2, 3, 4),
        (5,),
        (6,),
    ]


def test_what_stands_between_parts_and_other_authors_do() -> None:
    assert joined(line(1, "a"), line(2), line(3, "a"), line(4, "a", Author.BOT)) == [(1,), (2,), (3,), (4,)]
    assert joined() == []
