"""What people keep under a name of their own: views of the queue, lists of chats."""

from __future__ import annotations

from bot.core.desk.views import NAME_LENGTH
from bot.errors import BadViewName


def check_kept_name(name: str) -> str:
    """The name in one line.

    Raises:
        BadViewName: none, or an endless one.
    """
    name = " ".join(name.split())
    if not name or len(name) > NAME_LENGTH:
        raise BadViewName(most=NAME_LENGTH)
    return name
