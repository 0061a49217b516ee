"""The way to a push service: sealed so that only the browser reads it, and never to a machine inside the house."""

from __future__ import annotations

import json
import socket
from collections.abc import Collection
from dataclasses import asdict
from datetime import timedelta
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from http_ece import ECEException
from pywebpush import WebPusher, WebPushException

from bot.core.addresses import is_of_the_house
from bot.core.desk.push import Notice, Subscription, are_keys, is_endpoint, origin_of
from bot.errors import AnswerdeskError

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, connect=5)
LIFETIME: Final = timedelta(minutes=30)  # an alarm that comes later is about something else
ENCODING: Final = "aes128gcm"
BAD_KEYS: Final = "bad keys"
INSIDE: Final = "an address inside the house"
LONGEST_WAIT: Final = timedelta(minutes=5)


class PushGone(AnswerdeskError):
    """The browser takes no messages any more."""


class PushRefused(AnswerdeskError):
    """The push service refused: {problem}"""


class PushLater(AnswerdeskError):
    """The push service can't be reached now: {problem}"""

    def __init__(self, *, problem: str, seconds: float = 0) -> None:
        self.seconds = seconds
        super().__init__(problem=problem)


def seal(content: bytes, *, p256dh: str, auth: str) -> bytes:
    """For the browser with these keys alone.

    Raises:
        PushRefused: they are none.
    """
    if not are_keys(p256dh, auth):
        raise PushRefused(problem=BAD_KEYS)
    info = {"endpoint": "", "keys": {"p256dh": p256dh, "auth": auth}}
    try:
        return bytes(WebPusher(info).encode(content, ENCODING)["body"])
    except (ValueError, WebPushException, ECEException) as error:
        raise PushRefused(problem=BAD_KEYS) from error


async def push(
    subscription: Subscription, notice: Notice, *, signature: dict[str, str], allowed: Collection[str]
) -> None:
    """Hand it to the push service, which keeps it for the browser for half an hour.

    Raises:
        PushGone, PushRefused, PushLater.
    """
    if not is_endpoint(subscription.endpoint, allowed=allowed):
        raise PushRefused(problem=INSIDE)
    content = json.dumps(asdict(notice), ensure_ascii=False).encode()
    body = seal(content, p256dh=subscription.p256dh, auth=subscription.auth)
    headers = {
        **signature,
        "Content-Type": "application/octet-stream",
        "Content-Encoding": ENCODING,
        "TTL": str(int(LIFETIME.total_seconds())),
        "Urgency": "high",
    }
    guarded = origin_of(subscription.endpoint) not in allowed
    status, retry_after = await post(subscription.endpoint, body, headers, guarded=guarded)
    if status in (404, 410):
        raise PushGone()
    if status == 429 or status >= 500:
        raise PushLater(problem=str(status), seconds=_to_seconds(retry_after))
    if not 200 <= status < 300:
        raise PushRefused(problem=str(status))


async def post(endpoint: str, body: bytes, headers: dict[str, str], *, guarded: bool) -> tuple[int, str]:
    """The status and when to come again; what else it answers is not read, and where it leads on not followed.

    Raises:
        PushLater: nobody answered. PushRefused: ``guarded``, and it is a machine of the house.
    """
    connector = aiohttp.TCPConnector(resolver=Outside() if guarded else ThreadedResolver())
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=TIMEOUT, trust_env=True) as session,
            session.post(endpoint, data=body, headers=headers, allow_redirects=False) as response,
        ):
            return response.status, response.headers.get("Retry-After", "")
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise PushLater(problem=type(error).__name__) from error


class Outside(AbstractResolver):
    """Finds hosts of the internet only, whatever a name says that it stands for."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if any(is_of_the_house(one["host"]) for one in found):
            raise PushRefused(problem=INSIDE)
        return found

    async def close(self) -> None:
        await self._inner.close()


def _to_seconds(retry_after: str) -> float:
    """A date instead of seconds is as good as nothing said."""
    return min(float(retry_after), LONGEST_WAIT.total_seconds()) if retry_after.isdecimal() else 0
