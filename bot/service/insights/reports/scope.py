"""Whose numbers somebody may see."""

from __future__ import annotations

from bot.core.people import Person, Right, may
from bot.service.people.rights import check_right


def find_scope(person: Person) -> int | None:
    """Whose rows: their own, or (None) everybody's.

    Raises:
        NotAllowed: nobody's.
    """
    if may(person, Right.SEE_INSIGHTS):
        return None
    check_right(person, Right.ANSWER_CHATS)
    return person.id
