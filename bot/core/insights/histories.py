"""Old conversations of a business: how far their import is, and what was asked in them again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

AGREED: Final = 0.75  # how much answers say the same that are worth an article


class Stage(StrEnum):
    """How far an import is. ``ASKING`` waits for a person to say which side is the business."""

    LOOKING = "looking"
    ASKING = "asking"
    READING = "reading"
    SORTING = "sorting"
    READY = "ready"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def working(self) -> bool:
        """Whether something goes on by itself."""
        return self in (Stage.LOOKING, Stage.READING, Stage.SORTING)


class TopicState(StrEnum):
    """What was decided of a topic: wordings were added to an article, a draft was made, or it is not for us."""

    OPEN = "open"
    ADDED = "added"
    DRAFTED = "drafted"
    OUTSIDE = "outside"


@dataclass(frozen=True, kw_only=True)
class History:
    """One import. ``seen`` is what the first look told, ``chosen`` which side is ours."""

    id: int
    name: str
    stage: Stage
    person_name: str
    created_at: datetime
    done: int = 0
    total: int = 0
    seen: Mapping[str, Any] = field(default_factory=dict)
    chosen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AskedSo:
    """One way to ask, and how often."""

    text: str
    language: str
    count: int


@dataclass(frozen=True, kw_only=True)
class OldTopic:
    """Questions that mean the same. ``near`` is the likeliest article, ``answers`` whether it surely answers them;
    ``replies`` by language, the most typical first, ``agreed`` how much they say the same, up to 1; ``made`` are files
    written of it, with their digests.
    """

    id: int
    history_id: int
    title: str
    language: str
    count: int
    people: int
    months: int = 1
    languages: Mapping[str, int] = field(default_factory=dict)
    wordings: tuple[AskedSo, ...] = ()
    replies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreed: float = 1.0
    near: str = ""
    answers: bool = False
    state: TopicState = TopicState.OPEN
    article: str = ""
    draft: str = ""
    made: Mapping[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether it was answered, and mostly in the same way: small talk is not."""
        return bool(self.reply[1]) and self.agreed >= AGREED

    @property
    def reply(self) -> tuple[str, str]:
        """The language most asked that has an answer, and the answer; both "" without one."""
        code = next((one for one in self.languages if self.replies.get(one)), "")
        return code, self.replies[code][0] if code else ""
