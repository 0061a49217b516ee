"""A doorbell inside one process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from bot.core.events import Event


class MemoryHub:
    """Rings for the listeners of this process; ``publish`` may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: dict[int, Callable[[Event], None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next = 0

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()

    async def stop(self) -> None:
        self._loop = None

    def publish(self, events: Sequence[Event]) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.ring, tuple(events))

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        self._next += 1
        number = self._next
        self._listeners[number] = callback
        return lambda: self._listeners.pop(number, None) and None

    def ring(self, events: Sequence[Event]) -> None:
        """Call the listeners; only from the event loop."""
        for event in events:
            for callback in tuple(self._listeners.values()):
                callback(event)
