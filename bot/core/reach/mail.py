"""E-mail for customers of the web chat: an address, and letters that tell what they have not read. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

UNREAD: Final = timedelta(minutes=10)  # so long a reply may stand unread before a letter goes out
APART: Final = timedelta(minutes=15)  # from one letter of a chat to the next
RETURN: Final = timedelta(days=7)  # so long the link of a letter leads back into the chat
FIRST_PAUSE: Final = timedelta(minutes=1)  # before the next try; twice as long each time
LONGEST_PAUSE: Final = timedelta(hours=1)
GIVE_UP: Final = timedelta(hours=24)
LENGTH: Final = 254
# what browsers take for an address (HTML, 4.10.5.1.5), with a dot in the domain
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


class MailState(StrEnum):
    """What became of a letter. ``bounced``: there is nobody at this address; ``unknown``: it may have arrived."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The address a customer left. ``seen_through``: the newest line of ours they have had before them;
    ``mailed_through``: the newest that a letter told; ``problem``: why nothing can be sent there.
    """

    conversation_id: int
    address: str
    seen_through: int = 0
    mailed_through: int = 0
    mailed_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A letter that tells the replies from ``first_id`` to ``last_id`` that were not read."""

    id: int
    conversation_id: int
    address: str
    first_id: int
    last_id: int
    state: MailState
    created_at: datetime
    attempts: int = 0
    error: str = ""
    message_key: str = ""
    sent_at: datetime | None = None


def read_address(text: str) -> str:
    """The address as it is written to, a domain of other letters in its ASCII form; "" for what is none."""
    name, at, domain = text.strip().rpartition("@")
    try:
        address = f"{name}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return address if len(address) <= LENGTH and _ADDRESS.fullmatch(address) else ""


def mask_address(address: str) -> str:
    """Enough to know one's own by: "a…a@example.org"."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…{name[-1:] if len(name) > 2 else ''}@{domain}"


def find_due(contact: Contact, oldest_unread: datetime) -> datetime:
    """When the customer is written to, if they have not read it by then."""
    due = oldest_unread + UNREAD
    return due if contact.mailed_at is None else max(due, contact.mailed_at + APART)


def find_pause(attempts: int) -> timedelta:
    """How long to wait after that many tries."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(max(attempts - 1, 0), 10))
