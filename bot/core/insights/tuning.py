"""A change of how the bot decides and speaks, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final


@dataclass(frozen=True, kw_only=True)
class Tuning:
    """One change, by whom; ``place`` is what it was about."""

    id: int
    at: datetime
    person_name: str
    place: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


# What stands on a button, is changed in its place, or is read with an answer: a change of words would be noise there.
_STEADY: Final = (
    *("button-", "command-", "chat-", "wait-", "source", "other-language", "part-perhaps", "perhaps"),
    *("policy-line", "meanwhile", "more-unsure", "said-above", "aside-answer"),
    *("survey-slow", "survey-unsolved", "survey-unclear", "survey-rude", "clarify-none"),
)


def may_vary(key: str) -> bool:
    """Whether several ways to say it take turns."""
    return not key.startswith(_STEADY)
