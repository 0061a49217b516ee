"""A mail server on this machine: real SMTP, what it says of the next letters is in our hands."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

TAKEN = "250 OK"


@dataclass
class MailServer:
    """``recipients`` and ``letters`` hold what is said of the next ones; both take all when they are empty."""

    port: int = 0
    password: str = ""
    received: list[EmailMessage] = field(default_factory=list)
    addressed: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, Any]:
        """What a product needs to write through it."""
        return {
            "smtp_host": "127.0.0.1",
            "smtp_port": self.port,
            "smtp_security": "none",
            "mail_from": "help@shop.example",
        }

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        said = self.recipients.pop(0) if self.recipients else TAKEN
        if said == TAKEN:
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        said = self.letters.pop(0) if self.letters else TAKEN
        if said == TAKEN:
            letter = email.message_from_bytes(envelope.content, policy=default)
            assert isinstance(letter, EmailMessage)
            self.received.append(letter)
            self.addressed += envelope.rcpt_tos
        return said

    def check(self, server: Any, session: Any, envelope: Any, mechanism: str, found: Any) -> AuthResult:
        right = found.password.decode() == self.password
        return AuthResult(success=right, handled=False)


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    """The text or the HTML of a letter."""
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@contextmanager
def mail_server(*, password: str = "") -> Iterator[MailServer]:
    """A server that takes letters until the block ends; with a ``password`` only from who knows it."""
    made = MailServer(password=password)
    options: dict[str, Any] = {}
    if password:
        options = {"auth_required": True, "auth_require_tls": False, "authenticator": made.check}
    controller = Controller(made, hostname="127.0.0.1", port=_free_port(), **options)
    made.port = controller.port
    controller.start()
    try:
        yield made
    finally:
        controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
