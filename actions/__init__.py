"""Rasa custom actions. They translate: tracker in, one turn out. They decide nothing and write nothing."""

from __future__ import annotations

from rasa_sdk import Action

from actions.answer import ActionAnswer
from actions.business import ReadBusiness, read_default
from actions.details import ActionAskDetail, ActionCollectDetails, ValidateDetailsForm
from actions.escalate import ActionEscalate
from actions.feedback import ActionFeedback
from actions.finder import Finder
from actions.say import ActionSay


def build_actions(finder: Finder | None = None, business: ReadBusiness = read_default) -> tuple[Action, ...]:
    """All actions, the answers from this finder; with none, from the default folders on first use."""
    return (
        ActionAnswer(finder, business),
        ActionEscalate(business),
        ActionFeedback(business),
        ActionSay(business),
        ActionCollectDetails(business),
        ActionAskDetail(business),
        ValidateDetailsForm(business),
    )


__all__ = ["Finder", "ReadBusiness", "build_actions"]
