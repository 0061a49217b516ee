"""Lists of chats that are not open, page by page."""

from __future__ import annotations

from typing import Final

from bot.core.people import Person, Right
from bot.core.queue import Filters, ListedChat
from bot.service.people.rights import check_right
from bot.storage.cases import archive
from bot.storage.database import Tx

PAGE: Final = 30  # rows at once


def list_closed(
    tx: Tx, person: Person, filters: Filters, *, before: tuple[float, int] | None = None
) -> tuple[ListedChat, ...]:
    """Closed cases, the last closed first; those that stand behind the place ``before``."""
    check_right(person, Right.ANSWER_CHATS)
    return archive.list_closed_cases(tx, filters, before=before, limit=PAGE, person_id=person.id)


def list_with_bot(
    tx: Tx, person: Person, filters: Filters, *, before: tuple[float, int] | None = None
) -> tuple[ListedChat, ...]:
    """Chats that the bot has, the latest first; those that stand behind the place ``before``."""
    check_right(person, Right.ANSWER_CHATS)
    return archive.list_bot_chats(tx, filters, before=before, limit=PAGE)
