"""Where the search over all chats looks: everywhere, or in what all of these conditions hold of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.queue import Filters


class CaseState(StrEnum):
    """How far a chat has come: its case is open, or closed; or no person was ever called."""

    OPEN = "open"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Of ``filters`` language, channel, reason, tag and team count. What is asked of a case must hold of one and the
    same: its reason, tag, team, ``state``, and ``who`` has it or had it at its end (their number, 0 for anybody).
    Lines were written from ``since`` until before ``until``.
    """

    filters: Filters = field(default_factory=Filters)
    state: CaseState | None = None
    who: int = 0
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        found = self.filters
        asked = found.language or found.channel or found.reason or found.tag or found.team
        return bool(asked or self.state or self.who or self.since or self.until)

    @property
    def asks_of_case(self) -> bool:
        """Whether anything is asked that only a case can answer."""
        found = self.filters
        return bool(
            found.reason or found.tag or found.team or self.who or self.state in (CaseState.OPEN, CaseState.CLOSED)
        )
