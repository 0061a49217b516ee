"""Rasa custom actions. They translate: tracker in, one turn out. They decide nothing and write nothing."""

from __future__ import annotations

from rasa_sdk import Action

from actions.answer import ActionAnswer
from actions.details import ActionAskOrderNumber, ValidateOrderForm
from actions.escalate import ActionEscalate
from actions.feedback import ActionFeedback
from actions.finder import Finder
from actions.say import ActionSay


def build_actions(finder: Finder | None = None) -> tuple[Action, ...]:
    """All actions, the answers from this finder; with none, from the default folders on first use."""
    return (
        ActionAnswer(finder),
        ActionEscalate(),
        ActionFeedback(),
        ActionSay(),
        ActionAskOrderNumber(),
        ValidateOrderForm(),
    )


__all__ = ["Finder", "build_actions"]
