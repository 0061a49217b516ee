"""Keeping an open page fresh: woken by the hub, and every few seconds in case a ring was lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import background_tasks, ui

from bot.core.events import Event, Topic
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError

POLL_SECONDS = 3.0
Look = Callable[[bool, frozenset[int] | None], Awaitable[None]]


class Live:
    """Calls ``look(queue, conversations)`` one at a time; rings in between are taken together.

    ``queue`` says that the list may differ, ``conversations`` which chats do; None means any of them. At a poll
    only the list may: what it says of a chat tells whether a ring for it was lost.
    """

    def __init__(self, visit: Visit, look: Look) -> None:
        self._visit = visit
        self._look = look
        self._queue = False
        self._chats: set[int] = set()
        self._all = False
        self._running = False

    def start(self) -> None:
        """Begin; ends by itself when the page is closed."""
        unsubscribe = self._visit.app.hub.subscribe(self._hear)
        self._visit.client.on_delete(lambda: unsubscribe())
        self._visit.client.on_connect(lambda: self._catch_up())
        ui.timer(POLL_SECONDS, self._poll, immediate=False)

    def _hear(self, event: Event) -> None:
        if event.topic is Topic.CONVERSATION and event.conversation_id is not None:
            self._chats.add(event.conversation_id)
            self._queue = True
        elif event.topic is Topic.QUEUE:
            self._queue = True
        else:
            return
        self._wake()

    async def _poll(self) -> None:
        if self._visit.client.has_socket_connection and await self._visit.attempt(_still_here):
            self._queue = True
            self._wake()

    def _catch_up(self) -> None:
        self._queue = self._all = True
        self._wake()

    def _wake(self) -> None:
        """Look, unless nobody sees it: a page that has lost its connection catches up when it is back."""
        if not self._running and self._visit.client.has_socket_connection:
            self._running = True
            background_tasks.create(self._work(), name="desk live")

    async def _work(self) -> None:
        try:
            while self._queue or self._chats or self._all:
                queue, chats = self._queue, None if self._all else frozenset(self._chats)
                self._queue, self._all = False, False
                self._chats.clear()
                with self._visit.client:
                    await self._look(queue, chats)
        except AnswerdeskError:
            return  # the next poll tries again and says so
        finally:
            self._running = False


async def _still_here(_: object) -> bool:
    return True
