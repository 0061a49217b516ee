"""A push service on this machine, and a browser that is reached through it: real HTTP, real keys, real ciphers."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True, kw_only=True)
class Received:
    """A message as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """Takes messages; ``script`` holds the statuses of the next ones with their headers, 201 when it is empty."""

    origin: str = ""
    received: list[Received] = field(default_factory=list)
    script: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def answer(self, message: Received) -> tuple[int, dict[str, str]]:
        self.received.append(message)
        return self.script.pop(0) if self.script else (201, {})


class PushBrowser:
    """What subscribes, and can read what was sent to it."""

    def __init__(self, service: PushService, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._secret = token_bytes(16)
        self.endpoint = f"{service.origin}/push/{name}"
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.p256dh, self.auth = _to_text(point), _to_text(self._secret)

    @property
    def json(self) -> dict[str, Any]:
        """As ``PushSubscription.toJSON`` gives it."""
        return {"endpoint": self.endpoint, "keys": {"p256dh": self.p256dh, "auth": self.auth}}

    def read(self, message: Received) -> dict[str, str]:
        """The notice in a message."""
        opened = http_ece.decrypt(
            message.body, private_key=self._key, auth_secret=self._secret, version=message.headers["content-encoding"]
        )
        notice: dict[str, str] = json.loads(opened)
        return notice


@contextmanager
def push_service() -> Iterator[PushService]:
    """One that listens until the block ends."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, extra = service.answer(Received(path=self.path, headers=headers, body=body))
            self.send_response(status)
            for name, value in {**extra, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def _to_text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
