"""Slow or fallible work as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

DIED = "the process that had it is gone"


class JobKind(StrEnum):
    """What is to be done; the first six and ``SORT`` need the engine, the others the front.

    ``EDIT`` changes a message that was sent, when nothing new is to be sent. ``LATER`` sends a reply whose time has
    come, ``CALL`` reaches a person of the staff, ``PUSH`` a browser of theirs, ``IMPORT`` reads or writes what a lead
    imports, ``HISTORY`` reads old conversations.
    """

    ANSWER = "answer"
    TRY = "try"
    REPLAY = "replay"  # what a change of the articles would do to questions
    TELL = "tell"  # those who asked to be told, once there is an answer
    GROUP = "group"  # unserved questions, when nobody waits for the engine
    FORECAST = "forecast"  # questions asked again, to see what other thresholds would do
    RADAR = "radar"  # what articles have against each other, when nobody waits for the engine
    SPIKES = "spikes"  # what many ask at once, when nobody waits for the engine
    DELIVER = "deliver"
    EDIT = "edit"
    LATER = "later"
    TOGETHER = "together"  # one reply to many
    CALL = "call"
    PUSH = "push"
    MAIL = "mail"  # to a customer who does not look at the web chat
    TOPIC = "topic"  # of the desk in Telegram
    IMPORT = "import"
    HISTORY = "history"
    SORT = "sort"  # what was asked in old conversations, when nobody waits for the engine


@dataclass(frozen=True, kw_only=True)
class Job:
    """A claimed or waiting job. Jobs of one ``lane`` run one at a time in order of ``id``.

    ``attempts`` counts claims, ``failures`` those that ended in a defect: being told to wait is none.
    """

    id: int
    kind: JobKind
    lane: str
    payload: dict[str, Any]
    run_at: datetime
    attempts: int = 0
    failures: int = 0
    result: dict[str, Any] | None = None
    error: str = ""

    @property
    def was_deadly(self) -> bool:
        """Whether whoever had it last was gone before it was done: it may be what killed them."""
        return self.error == DIED
