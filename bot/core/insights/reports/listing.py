"""The chats behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

PAGE_SIZE: Final = 50
MOST_TEXT: Final = 200  # characters of what a chat is about


class Side(StrEnum):
    """Which of the rows that a figure is made of."""

    IN = "in"  # that count
    OUT = "out"  # the others of those it is a share of
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A chat, or a case, with what is said of it. ``text``: the matter, else the customer's first words of the day;
    ``line`` leads to these; ``seconds`` of working time where a time is measured; ``counts``: it is on the side "in".
    """

    conversation_id: int
    at: datetime
    customer: str
    channel: str
    language: str
    counts: bool
    text: str = ""
    line: int | None = None
    case_id: int | None = None
    person: str = ""
    team: str = ""
    reason: str = ""
    result: str = ""
    result_names: tuple[tuple[str, str], ...] = ()
    tags: str = ""
    score: int | None = None
    seconds: float | None = None
