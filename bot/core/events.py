"""What the rest of the product is told after a commit. An event is a hint to look, never the data itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What changed."""

    JOBS = "jobs"  # of any kind
    ANSWERS = "answers"  # questions for the engine
    DELIVERIES = "deliveries"
    CONVERSATION = "conversation"
    QUEUE = "queue"
    ARTICLES = "articles"
    PEOPLE = "people"
    LOOKING = "looking"  # who of the staff has which chat before them
    EDITING = "editing"  # who of the staff has which article before them, and that it was changed


@dataclass(frozen=True, kw_only=True)
class Event:
    """ "Look at this topic", for one conversation where ``conversation_id`` is set.

    ``sign`` is all there is of what leaves no row: who misses it misses nothing that matters.
    """

    topic: Topic
    conversation_id: int | None = None
    sign: str = ""
