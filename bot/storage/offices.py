"""When teams work, as their rows say it: whoever joins a case with its team reads it alike."""

from __future__ import annotations

from typing import Any

from bot.core.hours import AS_BUSINESS, Office
from bot.storage.codec import unpack


def to_office(kept: Any) -> Office:
    """The hours in a row; those of the business where there are none, or no team."""
    return unpack(Office, kept) if kept else AS_BUSINESS
