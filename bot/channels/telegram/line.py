"""The connection to the Bot API: raw results, and errors that tell whether the request left this machine."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import StartRefused, to_trouble

API = "https://api.telegram.org"
ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 10.0
_CAPITAL = re.compile("([A-Z])")
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class _QuietRequest(HTTPXRequest):
    """PTB logs an answer it can't read, customers' text included; this one does not."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(payload)
        except (RecursionError, ValueError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Telegram's answer is no JSON object")
        return answer


@dataclass(frozen=True, kw_only=True)
class Address:
    """One bot at one Bot API server; ``base_url`` is the server's root."""

    token: str = field(repr=False)
    base_url: str = API
    answer_seconds: float = ANSWER_SECONDS

    def open(self) -> Line:
        """A fresh pool of connections.

        Raises:
            StartRefused: there is no token.
        """
        return Line(self)


class Line:
    """An open pool of connections to one bot's API. Close it. ``bot_id`` is the public half of the token."""

    def __init__(self, address: Address) -> None:
        self.bot_id = address.token.partition(":")[0]
        self._answer_seconds = address.answer_seconds
        self._request = _QuietRequest(
            connection_pool_size=64,
            read_timeout=address.answer_seconds,
            write_timeout=address.answer_seconds,
            connect_timeout=min(CONNECT_SECONDS, address.answer_seconds),
            pool_timeout=address.answer_seconds,
        )
        self._files_at = f"{address.base_url}/file/bot{address.token}"
        self._files: httpx.AsyncClient | None = None
        try:
            self._bot = Bot(
                address.token,
                base_url=f"{address.base_url}/bot",
                request=self._request,
                get_updates_request=self._request,
            )
        except InvalidToken as error:
            raise StartRefused(problem="no Telegram token is set. Ask @BotFather for one.") from error

    async def call(self, method: str, *, wait: float = 0.0, **params: object) -> Any:
        """The raw ``result``; None parameters are left out. ``wait``: seconds the server may hold the answer back.

        Raises:
            TelegramError: as PTB sorts them; ``was_sent`` tells whether the request may have taken effect.
        """
        seconds = wait + self._answer_seconds
        return await self._bot.do_api_request(_spell(method), api_kwargs=params, read_timeout=seconds)

    async def download(self, path: str) -> AsyncIterator[bytes]:
        """The content behind a ``file_path``, as it comes.

        Raises:
            httpx.HTTPStatusError: the server hands it out no more.
            httpx.TransportError: the connection failed.
        """
        if self._files is None:
            self._files = httpx.AsyncClient(timeout=self._answer_seconds)
        async with self._files.stream("GET", f"{self._files_at}/{path}") as answer:
            answer.raise_for_status()
            async for chunk in answer.aiter_bytes():
                yield chunk

    async def close(self) -> None:
        """Drop all connections."""
        await self._request.shutdown()
        if self._files is not None:
            await self._files.aclose()


def was_sent(error: TelegramError) -> bool:
    """False when the request surely never left: no connection was made, or none was free.

    A read timeout, a failed write and a broken connection are True: the server may have had the whole request.
    """
    return not (isinstance(error.__cause__, _UNSENT) or _never_left(error.__cause__))


def _never_left(cause: BaseException | None) -> bool:
    """No handle or no thread was to be had, so no connection was made; where memory ends, nobody knows."""
    return isinstance(cause, OSError | RuntimeError) and to_trouble(cause) is not None


def _spell(method: str) -> str:
    """``sendMessage`` as ``send_Message``: ``do_api_request`` makes the first of the second again, and warns at every
    call about names which ``Bot`` has as methods (those parse results, and fail on what they can't parse)."""
    return _CAPITAL.sub(r"_\1", method)
