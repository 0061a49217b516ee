"""A ring on its way to another process."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.core.events import Event, Topic

MOST_EVENTS = 100


def write_note(events: Sequence[Event]) -> str:
    """Events as JSON, well under the 8 kB that a datagram or a notification may have."""
    return json.dumps([_write(event) for event in events[:MOST_EVENTS]])


def read_note(note: str | bytes) -> tuple[Event, ...]:
    """The events of a note; none when it can't be read, for a ring may be lost."""
    try:
        return tuple(_read(*parts) for parts in json.loads(note))
    except (ValueError, TypeError):
        return ()


def _write(event: Event) -> list[str | int | None]:
    return [event.topic.value, event.conversation_id, *([event.sign] if event.sign else [])]


def _read(topic: str, number: int | None, sign: str = "") -> Event:
    return Event(topic=Topic(topic), conversation_id=number, sign=sign)
