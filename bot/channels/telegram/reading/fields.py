"""Values of an update, checked: what Telegram promises is not what a forged or future update holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.errors import BadUpdate

TEXT_CAP = 20_000
NAME_CAP = 256
CHANNEL = "telegram"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which no database and no HTTP request takes."""
    return _UNSTORABLE.sub("\ufffd", text)


def to_text(value: object, name: str, *, cap: int = NAME_CAP) -> str:
    """The string, cleaned and at most ``cap`` characters long; "" for None.

    Raises:
        BadUpdate: it is something else.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadUpdate(problem=f"{name} is not a text")
    return clean(value[:cap])


def to_key(value: object, name: str) -> str:
    """The number as a key.

    Raises:
        BadUpdate: it is no whole number.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadUpdate(problem=f"{name} is not a whole number")
    return str(value)


def to_size(value: object, name: str) -> int:
    """Bytes; 0 when unknown."""
    return max(int(to_key(value, name)), 0) if value is not None else 0


def to_moment(value: object, name: str) -> datetime:
    """An aware UTC time.

    Raises:
        BadUpdate: there is none.
    """
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise BadUpdate(problem=f"{name} is not a time")
    return value.astimezone(UTC)
