"""Something said in a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PREFIX: Final = "desk:"  # of what the buttons of a desk say


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Where in a group something was said, and by whom ("" for who hides). ``addressed``: to the bot; ``moved_to``: the
    group's new key; ``changed``: the bot came, went, or has other rights; ``query_key`` names a press that wants its
    answer.
    """

    sender_key: str = ""
    sender_name: str = ""
    thread_key: str = ""
    title: str = ""
    addressed: bool = False
    moved_to: str = ""
    changed: bool = False
    query_key: str = ""
