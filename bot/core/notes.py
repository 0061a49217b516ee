"""What staff write to each other beside a conversation. It is no message, so that no way leads to the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

NOTE_LIMIT = 5_000
EVERYBODY = "*"  # where a team stands


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note. ``to_name``: the colleague the chat went to with it; ``to_team``: the team, or ``EVERYBODY``;
    ``mentioned``: the names it calls.
    """

    id: int
    person_id: int
    person_name: str
    text: str
    created_at: datetime
    to_name: str = ""
    to_team: str = ""
    mentioned: tuple[str, ...] = ()
