"""Who of the staff is here, and how much each has on their hands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """What a person says of themselves; ``offline`` is what their pages say when none is open any more."""

    ONLINE = "online"
    BUSY = "busy"
    AWAY = "away"
    OFFLINE = "offline"


CHOSEN = (Presence.ONLINE, Presence.BUSY, Presence.AWAY)
REASON_LENGTH = 80
MOST_CAPACITY = 999


@dataclass(frozen=True, kw_only=True)
class Present:
    """One person now; ``reason`` says why they are away."""

    presence: Presence
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody who answers chats. ``chats`` they hold now, put-off ones not among them; ``capacity``: how many at
    once, None for as many as they like; ``languages`` they write, none for all; ``teams`` they are in, by id.
    """

    id: int
    login: str
    name: str
    presence: Presence = Presence.OFFLINE
    reason: str = ""
    chats: int = 0
    capacity: int | None = None
    languages: tuple[str, ...] = ()
    teams: tuple[int, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether they hold as many as they should."""
        return self.capacity is not None and self.chats >= self.capacity


def order(colleague: Colleague) -> tuple[int, bool, int, str]:
    """Who can take a chat comes first: here, with room, with the fewest."""
    here = list(Presence).index(colleague.presence)
    return here, colleague.is_full, colleague.chats, colleague.name
