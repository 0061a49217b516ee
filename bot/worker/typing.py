"""Showing the customer that an answer is on its way, when the engine takes longer over a question than usual."""

from __future__ import annotations

import asyncio

from bot.core.events import Event, Topic
from bot.service.outbox import hints
from bot.service.ports import App

PATIENCE_SECONDS = 0.4  # most answers are there by then: the hint would cost a request for each and be seen by nobody


async def show_typing(app: App, stop: asyncio.Event, *, patience: float = PATIENCE_SECONDS) -> None:
    """Pass the engine's hints on to the channels until ``stop``; one that is missed does no harm.

    A hint waits ``patience`` seconds and is dropped when the conversation changes meanwhile: then the answer is there.
    """
    waiting: dict[int, asyncio.Task[None]] = {}

    async def show(number: int) -> None:
        await asyncio.sleep(patience)
        await hints.show_typing(app, number)
        waiting.pop(number, None)

    def hear(event: Event) -> None:
        number = event.conversation_id
        if number is None or event.topic not in (Topic.TYPING, Topic.CONVERSATION):
            return
        if number in waiting:
            waiting.pop(number).cancel()
        if event.topic is Topic.TYPING:
            waiting[number] = asyncio.create_task(show(number))

    unsubscribe = app.hub.subscribe(hear)
    try:
        await stop.wait()
    finally:
        unsubscribe()
        await asyncio.gather(*waiting.values(), return_exceptions=True)
