"""Speaking on behalf of an account: a person's own account of Telegram, in whose name the bot and operators answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

CHANNEL: Final = "telegram-business"
WINDOW: Final = timedelta(hours=24)  # after the customer's last message; Telegram's rule
SOON: Final = timedelta(hours=3)  # less than that is left: it is time to write
HUSH: Final = timedelta(hours=1)  # after the owner's last line the bot leaves the chat to them
_BETWEEN: Final = ":"


@dataclass(frozen=True, kw_only=True)
class Powers:
    """What the owner lets the bot do: answer, mark as read, take back what it said."""

    reply: bool = False
    read: bool = False
    delete: bool = False


class Standing(StrEnum):
    """How it is with an account: nobody has allowed it yet, it was disconnected, it may not answer, all is well."""

    ASKS = "asks"
    OFF = "off"
    MUTE = "mute"
    WORKS = "works"


@dataclass(frozen=True, kw_only=True)
class News:
    """What Telegram says of a connection: whose it is (``user_key``), and what it lets the bot do. ``talk_key`` is the
    chat of the owner with the bot itself.
    """

    user_key: str
    talk_key: str
    powers: Powers
    enabled: bool


@dataclass(frozen=True, kw_only=True)
class Heard:
    """How something that came by a connection concerns it. ``by_owner``: the owner wrote it, ``unattended`` if their
    Telegram did so by itself (a greeting, words of absence, a message written for later); ``gone``: keys of messages
    that were deleted; ``news`` of the connection itself.
    """

    connection: str
    by_owner: bool = False
    unattended: bool = False
    gone: tuple[str, ...] = ()
    news: News | None = None


@dataclass(frozen=True, kw_only=True)
class Connection:
    """An account whose owner has connected the bot. ``allowed``: by whoever keeps this desk; ``changed_at`` is since
    when it is as it is.
    """

    id: int
    account: str
    key: str
    user_key: str
    talk_key: str
    name: str
    username: str
    powers: Powers
    enabled: bool
    allowed: bool
    connected_at: datetime
    changed_at: datetime

    @property
    def standing(self) -> Standing:
        """How it is with it."""
        if not self.enabled:
            return Standing.OFF
        if not self.allowed:
            return Standing.ASKS
        return Standing.WORKS if self.powers.reply else Standing.MUTE


@dataclass(frozen=True, kw_only=True)
class Window:
    """Until when the customer can be written to, and until when the bot leaves the chat to the owner of the account;
    ``standing`` is None where the account is no longer known; ``marks``: what was read may be marked so.
    """

    until: datetime
    hushed_until: datetime | None
    standing: Standing | None
    marks: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether Telegram takes a message to this customer."""
        return now < self.until

    def is_hushed(self, now: datetime) -> bool:
        """Whether the owner of the account has the chat."""
        return self.hushed_until is not None and now < self.hushed_until


def to_chat_key(connection: str, chat: str) -> str:
    """How a chat of an account is called."""
    return f"{connection}{_BETWEEN}{chat}"


def to_place(chat_key: str) -> tuple[str, str]:
    """The connection and the chat behind such a name."""
    connection, _, chat = chat_key.rpartition(_BETWEEN)
    return connection, chat
