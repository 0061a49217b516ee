"""Who may do what."""

from __future__ import annotations

from bot.core.people import Person, Right, may
from bot.errors import (
    NotAllowed,
)


def check_right(person: Person, right: Right) -> None:
    """Nothing happens without the right.

    Raises:
        NotAllowed: the role does not include it.
    """
    if not may(person, right):
        raise NotAllowed()
