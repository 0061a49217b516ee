"""Showing the customer that an answer is on its way, as soon as the engine takes his question up."""

from __future__ import annotations

import asyncio

from bot.core.events import Event, Topic
from bot.service.outbox import hints
from bot.service.ports import App


async def show_typing(app: App, stop: asyncio.Event) -> None:
    """Pass the engine's hints on to the channels until ``stop``; one that is missed does no harm."""
    running: set[asyncio.Task[None]] = set()

    def hear(event: Event) -> None:
        if event.topic is Topic.TYPING and event.conversation_id is not None:
            task = asyncio.create_task(hints.show_typing(app, event.conversation_id))
            running.add(task)
            task.add_done_callback(running.discard)

    deaf = app.hub.listen(hear)
    try:
        await stop.wait()
    finally:
        deaf()
        await asyncio.gather(*running)
