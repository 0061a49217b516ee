"""Views that people keep: what the left column shows, under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NAME_LENGTH: Final = 40
QUERY_LENGTH: Final = 300


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """One of them. ``query`` as it stands in the address; a ``shared`` one stands in everybody's list."""

    id: int
    person_id: int
    name: str
    query: str
    shared: bool = False
    place: int = 0
