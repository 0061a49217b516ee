"""The event stream of one page: woken by the doorbell, by signs of typing and by polling; resumes at any cursor."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import Final

from fastapi.sse import format_sse_event

from bot.channels.web import store
from bot.channels.web.channel import WebChannel
from bot.channels.web.problems import ChatBusy
from bot.channels.web.store import Look
from bot.channels.web.view import ChatState, to_json
from bot.core.events import Event, Topic
from bot.errors import MachineTrouble
from bot.service.chat.cursor import Cursor
from bot.service.ports import App

log = logging.getLogger(__name__)

POLL_SECONDS: Final = 2.0
WAITING_SECONDS: Final = 0.4  # while an answer is due: claiming its job rings no bell
BEAT_SECONDS: Final = 15.0
TYPING_SECONDS: Final = 6.0
RETRY_MS: Final = 1000
# an event beside the comment: the page hears it, and misses it on a dead connection
BEAT: Final = format_sse_event(comment="beat", event="beat", data_str="{}").decode()
MOST_STREAMS: Final = 8
MOST_OF_NETWORK: Final = 400  # a whole office, or a proxy that nobody has named


class Places:
    """How many streams each visitor, and all of one network, have open in this process."""

    def __init__(self, *, most: int = MOST_STREAMS, of_network: int = MOST_OF_NETWORK) -> None:
        self._most = {"visitor": most, "network": of_network}
        self._open: Counter[tuple[str, str]] = Counter()

    def take(self, chat_key: str, network: str) -> Callable[[], None]:
        """Hold a place from now on, checked and taken in one step; the result gives it back.

        Raises:
            ChatBusy: there are more pages open than anybody reads.
        """
        keys = (("visitor", chat_key), ("network", network))
        if any(self._open[key] >= self._most[key[0]] for key in keys):
            raise ChatBusy(seconds=10)
        self._open.update(keys)
        return lambda: self._give_back(*keys)

    def _give_back(self, *keys: tuple[str, str]) -> None:
        self._open.subtract(keys)
        self._open += Counter()  # forget those who left


class Stream:
    """The events of one visitor from a cursor on, until the page leaves or the channel is closed."""

    def __init__(
        self, app: App, channel: WebChannel, *, chat_key: str, cursor: Cursor, beat_seconds: float = BEAT_SECONDS
    ) -> None:
        self._app = app
        self._channel = channel
        self._chat_key = chat_key
        self._look = Look(cursor=cursor)
        self._beat_seconds = beat_seconds
        self._bell = asyncio.Event()
        self._state: ChatState | None = None
        self._typing = False
        self._typing_until = 0.0
        self._last_word = 0.0

    async def events(self) -> AsyncGenerator[str, None]:
        """Server-sent events, ready to be written."""
        with self._listening():
            yield self._say(format_sse_event(retry=RETRY_MS).decode())
            while not self._channel.closed:
                self._bell.clear()
                for event in await self._news():
                    yield self._say(event)
                if time.monotonic() - self._last_word >= self._beat_seconds:
                    yield self._say(BEAT)
                await self._rest()

    async def _news(self) -> list[str]:
        try:
            look = await self._app.database.read(store.look, self._chat_key, self._look.cursor)
        except MachineTrouble as error:  # the page keeps what it has; the next look may do better
            log.error("%s", error)
            return []
        before, self._look = self._look, look
        return [*self._tell_state(look, before.cursor), *_tell_changes(look), *self._tell_typing(look)]

    def _tell_state(self, look: Look, cursor: Cursor) -> list[str]:
        if look.state == self._state:
            return []
        self._state = look.state
        return [_event("state", to_json(look.state), cursor)]

    def _tell_typing(self, look: Look) -> list[str]:
        if look.changes:
            self._typing_until = 0.0
        typing = look.typing or time.monotonic() < self._typing_until
        if typing == self._typing:
            return []
        self._typing = typing
        return [_event("typing", '{"on":true}' if typing else '{"on":false}', look.cursor)]

    async def _rest(self) -> None:
        seconds = WAITING_SECONDS if self._look.waits or self._typing else POLL_SECONDS
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), min(seconds, self._beat_seconds))

    def _say(self, event: str) -> str:
        self._last_word = time.monotonic()
        return event

    @contextlib.contextmanager
    def _listening(self) -> Iterator[None]:
        unsubscribe: tuple[Callable[[], None], ...] = (
            self._app.hub.subscribe(self._hear_event),
            self._channel.subscribe(self._hear_typing),
        )
        try:
            yield
        finally:
            for stop in unsubscribe:
                stop()

    def _hear_event(self, event: Event) -> None:
        mine = self._look.conversation_id
        if event.topic is Topic.CONVERSATION and (mine is None or event.conversation_id in (None, mine)):
            self._bell.set()

    def _hear_typing(self, chat_key: str) -> None:
        if chat_key == self._chat_key:
            self._typing_until = time.monotonic() + TYPING_SECONDS
        if chat_key in (self._chat_key, ""):
            self._bell.set()


def _tell_changes(look: Look) -> list[str]:
    return [
        _event("message" if change.new else "changed", to_json(change.view), change.cursor) for change in look.changes
    ]


def _event(name: str, data: str, cursor: Cursor) -> str:
    return format_sse_event(event=name, id=str(cursor), data_str=data).decode()
