"""Lists of chats behind a figure that somebody keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST: Final = 30  # of one person


@dataclass(frozen=True, kw_only=True)
class KeptList:
    """``query`` is what its address asks for: a period like "week" moves on with the days; a ``shared`` one is
    everybody's.
    """

    id: int
    person_id: int
    name: str
    query: str
    shared: bool = False
