"""A message of which one part can't be read, from a server older or newer than we know, loses that part only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from telegram.error import TelegramError

from bot.errors import BadUpdate, to_trouble

T = TypeVar("T")
# What reading JSON of a wrong shape raises in the standard library and in PTB's de_json.
UNREADABLE: Final = (
    ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TelegramError, TypeError, ValueError,
)  # fmt: skip
BODIES: Final = ("message", "edited_message")
NEEDED: Final = frozenset({"message_id", "date", "edit_date", "chat", "from", "text", "caption", "message_thread_id"})
# What only says something about the rest: without it nothing is missing.
ABOUT: Final = frozenset(
    {
        "reply_to_message", "external_reply", "quote", "forward_origin", "entities", "caption_entities", "via_bot",
        "link_preview_options", "reply_markup", "sender_chat", "sender_business_bot", "reply_to_story",
    }
)  # fmt: skip


def read_parts(data: dict[str, Any], read: Callable[[dict[str, Any]], T]) -> T:
    """What ``read`` makes of the update, or of as much of it as can be read. Of a file that is left out remains that
    there was one.

    Raises:
        what ``read`` raises, where nothing helps.
    """
    try:
        return read(data)
    except (*UNREADABLE, BadUpdate) as error:
        if to_trouble(error):
            raise
        for less in _list_less(data):
            try:
                return read(less)
            except (*UNREADABLE, BadUpdate):
                continue
        raise


def _list_less(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The update without one part after the other, then without all that may be missing."""
    kind = next((kind for kind in BODIES if isinstance(data.get(kind), dict)), None)
    if kind is None:
        return
    spared = [name for name in data[kind] if name not in NEEDED]
    for names in (*([name] for name in spared), spared):
        yield {**data, kind: _without(data[kind], names)}


def _without(body: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """A field nobody knows stands for what was left out, as for any thing we can't show."""
    kept = {name: value for name, value in body.items() if name not in names}
    return kept | {f"unread_{name}": True for name in names if name not in ABOUT}
