"""One reply to all who wait for the same, with each one's own details filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

HELD: Final = timedelta(seconds=30)  # until then it is undone without anybody having read it


class LineState(StrEnum):
    """What became of it in one chat."""

    PLANNED = "planned"
    SENT = "sent"
    MOVED = "moved"  # somebody took the chat, or it was closed: nothing was sent
    BACK = "back"  # taken back
    KEPT = "kept"  # could not be taken back


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """The reply in one chat, as it was filled in for it."""

    id: int
    conversation_id: int
    case_id: int
    epoch: int
    text: str
    name: str
    state: LineState
    message_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class GroupReply:
    """What a lead wrote to all of them; ``closes``: their cases are closed with it."""

    id: int
    spike_id: int
    person_id: int
    person_name: str
    closes: bool
    created_at: datetime
    due_at: datetime
    undone_at: datetime | None
    lines: tuple[GroupLine, ...]

    def count(self, state: LineState) -> int:
        """In how many chats that became of it."""
        return sum(line.state is state for line in self.lines)

    @property
    def is_held(self) -> bool:
        """Whether nobody has it yet."""
        return self.undone_at is None and all(line.state is LineState.PLANNED for line in self.lines)
