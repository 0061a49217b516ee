"""A visit: what a customer asks in one go. After some hours of silence they come anew, and so does what they ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.conversation import Earlier, Memory

COMES_BACK: Final = timedelta(
    days=7
)  # who asks the same so long after an answer was not helped by it (durable resolution)
_MOST: Final = 20
_OFFER: Final = "person"  # who was offered a person in the evening may say yes in the morning


def recall(memory: Memory, *, now: datetime, hours: float) -> Memory:
    """What counts of the memory ``now``: after so many hours of silence neither what was asked nor what was shown.

    What the bot waits for stays, a detail or a yes to a person, and so do the customer's own choices; what was asked
    becomes what was asked before, for :data:`COMES_BACK`.
    """
    if memory.at is None or now - memory.at < timedelta(hours=hours):
        return memory
    awaits = memory.awaits if memory.awaits == _OFFER else ""
    answered = tuple(Earlier(asked=text, shown=memory.shown, at=memory.at) for text in memory.asked if text)
    before = tuple(one for one in (*memory.before, *answered) if now - one.at <= COMES_BACK)[-_MOST:]
    return Memory(slot=memory.slot, awaits=awaits, picked=memory.picked, before=before, at=memory.at)


def came_back(memory: Memory, asked: str, article: str) -> bool:
    """Whether the same was asked in an earlier visit, and not in this one, and got the article it would get now."""
    return asked not in memory.asked and any(one.asked == asked and article in one.shown for one in memory.before)
