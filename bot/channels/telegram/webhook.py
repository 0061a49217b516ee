"""Receiving by webhook: the secret first, then the body, stored before it is acknowledged."""

from __future__ import annotations

import hashlib
import hmac
import json

from fastapi import APIRouter, Request, Response
from starlette.background import BackgroundTask

from bot.channels.telegram.connect import ALLOWED_UPDATES
from bot.channels.telegram.line import Line
from bot.channels.telegram.mailbox import Mailbox, to_update_key
from bot.errors import MachineTrouble, StartRefused, TooLarge

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 a header
BODY_LIMIT = 1024 * 1024


def webhook_router(*, secret: str, mailbox: Mailbox) -> APIRouter:
    """``POST /telegram/webhook``: 200 once the update is committed, 403 for a wrong secret, 413 over 1 MB, 503 when the
    database does not answer (Telegram keeps the update and comes again).

    Raises:
        StartRefused: there is no secret, so that anybody could post updates.
    """
    if not secret:
        raise StartRefused(problem="the Telegram webhook needs a secret")
    router = APIRouter()

    @router.post(PATH, include_in_schema=False)
    async def receive(request: Request) -> Response:
        if not _is_ours(request, secret):
            return Response(status_code=403)
        try:
            raw = _to_raw(await _read(request))
        except TooLarge:
            return Response(status_code=413)
        try:
            await mailbox.put([raw])
        except MachineTrouble:
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(background=BackgroundTask(mailbox.announce))

    return router


async def set_webhook(line: Line, *, url: str, secret: str) -> None:
    """Have Telegram post updates to ``url``, the public address of this server, over HTTPS.

    Raises:
        TelegramError: it refuses the address or can't be reached.
    """
    await line.call("setWebhook", url=url + PATH, secret_token=secret, allowed_updates=json.dumps(ALLOWED_UPDATES))


def _is_ours(request: Request, secret: str) -> bool:
    given = request.headers.get(SECRET_HEADER, "")
    return hmac.compare_digest(given.encode("latin-1"), secret.encode())


async def _read(request: Request) -> bytes:
    """Raises TooLarge as soon as it is known."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > BODY_LIMIT:
        raise TooLarge(limit="1 MB")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise TooLarge(limit="1 MB")
    return bytes(body)


def _to_raw(body: bytes) -> tuple[str, str]:
    """The key and the text of an update as it came. What is no update is kept too: it will be parked and shown."""
    raw = body.decode("utf-8", "replace").replace("\x00", "\ufffd")
    try:
        key = to_update_key(json.loads(raw))
    except (RecursionError, ValueError):
        key = ""
    return key or f"sha256:{hashlib.sha256(body).hexdigest()[:32]}", raw
