"""A mailbox by IMAP (RFC 3501): what was not seen, fetched without being marked, and marked when it is safe.

The library waits for the server, so all of this runs in a thread.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.errors import AnswerdeskError
from bot.settings import Settings

TIMEOUT: Final = 30.0  # seconds for each step
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")


class MailboxTrouble(AnswerdeskError):
    """The mailbox can't be read: {problem}"""

    @property
    def problem(self) -> str:
        """What the server said, or why it was not reached."""
        return str(self.details["problem"])


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A letter, or the beginning of one of so many bytes."""

    raw: bytes
    size: int


class Mailbox:
    """One connection, made at first need and anew after any trouble. Every method raises MailboxTrouble."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: imaplib.IMAP4 | None = None

    def list_unseen(self) -> tuple[str, ...]:
        """The numbers of letters nobody has marked as seen, oldest first."""
        return tuple(_flatten(self._ask("SEARCH", "UNSEEN")).decode("ascii").split())

    def fetch(self, number: str, *, limit: int, head: int) -> Fetched | None:
        """The letter, of one over ``limit`` bytes its first ``head``; None when it is gone."""
        told = _SIZE.search(_flatten(self._ask("FETCH", number, "(RFC822.SIZE)")))
        size = int(told[1]) if told else 0
        what = f"(BODY.PEEK[]<0.{head}>)" if size > limit else "(BODY.PEEK[])"
        for part in self._ask("FETCH", number, what):
            if isinstance(part, tuple):
                return Fetched(raw=part[1], size=max(size, len(part[1])))
        return None

    def mark_seen(self, number: str) -> None:
        """It is safe with us."""
        self._ask("STORE", number, "+FLAGS.SILENT", r"(\Seen)")

    def close(self) -> None:
        """End the connection, also while another thread waits on it."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                client.shutdown()

    def _ask(self, command: str, *args: str) -> list[bytes | tuple[bytes, bytes]]:
        try:
            client = self._client or self._open()
            state, found = client.uid(command, *args)
        except (imaplib.IMAP4.error, OSError, ValueError) as error:
            self.close()
            raise MailboxTrouble(problem=_word(error)) from error
        if state != "OK":
            self.close()
            raise MailboxTrouble(problem=_word(Exception(_flatten(found).decode("ascii", "replace"))))
        return found

    def _open(self) -> imaplib.IMAP4:
        settings = self._settings
        host, port = settings.imap_host, settings.imap_port
        context = ssl.create_default_context()
        if settings.imap_security == "tls":
            client: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=TIMEOUT)
        else:
            client = imaplib.IMAP4(host, port, timeout=TIMEOUT)
        self._client = client
        if settings.imap_security == "starttls":
            client.starttls(context)
        client.login(settings.imap_user, settings.imap_password.get_secret_value())
        state, found = client.select(_quote(settings.imap_folder))
        if state != "OK":
            raise imaplib.IMAP4.error(_flatten(found).decode("ascii", "replace"))
        return client


def _quote(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flatten(found: object) -> bytes:
    parts = found if isinstance(found, list) else []
    return b" ".join(b" ".join(one) if isinstance(one, tuple) else one for one in parts if one)


def _word(error: Exception) -> str:
    """What the server said, without what we sent it."""
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(error)
    return " ".join(text.split())[:300] or type(error).__name__
