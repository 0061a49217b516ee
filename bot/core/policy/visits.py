"""A visit: what a customer asks in one go. After some hours of silence they come anew, and so does what they ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.conversation import Memory

_OFFER: Final = "person"  # who was offered a person in the evening may say yes in the morning


def recall(memory: Memory, *, now: datetime, hours: float) -> Memory:
    """What counts of the memory ``now``: after so many hours of silence neither what was asked nor what was shown.

    What the bot waits for stays, a detail or a yes to a person, and so do the customer's own choices.
    """
    if memory.at is None or now - memory.at < timedelta(hours=hours):
        return memory
    awaits = memory.awaits if memory.awaits == _OFFER else ""
    return Memory(slot=memory.slot, awaits=awaits, picked=memory.picked, at=memory.at)
