"""Headers of every response of the desk, and the one-time mark without which no script of a page runs."""

from __future__ import annotations

import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
# Vue compiles templates in the browser and sets style attributes: without 'unsafe-eval' (scripts) and
# 'unsafe-inline' (styles only) NiceGUI does not start. Inline scripts run by their one-time mark only.
POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; media-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
PAGE_MARK = "x-nicegui-content"


class Sealed:
    """Adds the headers; marks the inline scripts of NiceGUI's pages. ``cache`` is for answers that set none."""

    def __init__(self, inner: ASGIApp, *, cache: str = "no-store") -> None:
        self._inner = inner
        self._cache = cache

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        await self._inner(scope, receive, _Sealer(send, self._cache).send)


class _Sealer:
    def __init__(self, send: Send, cache: str) -> None:
        self._send = send
        self._cache = cache
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            _add_fixed(headers)
            headers.setdefault("Cache-Control", self._cache if message["status"] == 200 else "no-store")
            if PAGE_MARK in headers:
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start, bytes(self._body))
            return
        await self._send(message)

    async def _send_page(self, start: Message, body: bytes) -> None:
        mark = secrets.token_urlsafe(16)
        body = body.replace(b"<script", f'<script nonce="{mark}"'.encode())
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(body))
        headers["Content-Security-Policy"] = POLICY.format(scripts=f"'nonce-{mark}' 'unsafe-eval'")
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _add_fixed(headers: MutableHeaders) -> None:
    for name, value in FIXED.items():
        headers[name] = value
    headers.setdefault("Content-Security-Policy", POLICY.format(scripts=""))
