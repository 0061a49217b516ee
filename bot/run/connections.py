"""Connections are bounded in number and in idle time, so that slow or greedy visitors never take the last handle."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.core.addresses import Network, is_in, is_of_the_house, to_network

RESERVED = 256  # handles for the database, Telegram, files and the other process
MOST = 2000
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """``most`` connections in all and ``per_address`` from one address of the internet, unless it is of ``proxies``.

    Seconds: for a request's head, for the rest of its body, and for a visitor who has stopped to read.
    """

    most: int = MOST
    per_address: int = 200
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    read_seconds: float = 60.0
    proxies: tuple[Network, ...] = ()
    open_from: Counter[str] = field(default_factory=Counter)


def room_for(handles: int) -> int:
    """How many connections leave enough handles for everything else."""
    return min(MOST, max(handles - RESERVED, handles // 2))


def bounded_protocol(bounds: Bounds) -> Any:
    """What uvicorn makes for each connection."""
    return partial(BoundedProtocol, bounds=bounds)


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a deadline for everything a visitor can dawdle over."""

    def __init__(self, *args: Any, bounds: Bounds, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bounds = bounds
        self._deadlines: dict[str, asyncio.TimerHandle] = {}
        self._counted = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self._is_one_too_many():
            transport.write(BUSY)
            transport.close()
            return
        self._give("head", self._bounds.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_go()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if "head" not in self._deadlines:
            self._give("head", self._bounds.head_seconds)

    def on_headers_complete(self) -> None:
        self._forget("head")
        self._give("body", self._bounds.body_seconds)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._forget("body")
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._let_go()  # from here on the websocket's own protocol, behind the login, minds the connection
        super().handle_websocket_upgrade()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._give("read", self._bounds.read_seconds)

    def resume_writing(self) -> None:
        self._forget("read")
        super().resume_writing()

    def _is_one_too_many(self) -> bool:
        if len(self.connections) > self._bounds.most:
            return True
        address = self.client[0] if self.client else ""
        if is_of_the_house(address) or is_in(address, self._bounds.proxies):
            return False
        self._counted = to_network(address)
        self._bounds.open_from[self._counted] += 1
        return self._bounds.open_from[self._counted] > self._bounds.per_address

    def _let_go(self) -> None:
        self._forget(*self._deadlines)
        if self._counted:
            self._bounds.open_from[self._counted] -= 1
            if not self._bounds.open_from[self._counted]:
                del self._bounds.open_from[self._counted]
            self._counted = ""

    def _give(self, what: str, seconds: float) -> None:
        self._forget(what)
        self._deadlines[what] = self.loop.call_later(seconds, self._end)

    def _forget(self, *names: str) -> None:
        for name in names:
            deadline = self._deadlines.pop(name, None)
            if deadline is not None:
                deadline.cancel()

    def _end(self) -> None:
        """At once: who does not read would hold a graceful close up for ever."""
        self.transport.abort()
