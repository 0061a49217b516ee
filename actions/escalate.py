# mypy: allow-subclassing-any
"""Ask for a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business import ReadBusiness, read_default
from actions.reading import FIELD, Events, read_intent, read_turn, utter
from bot.core.case import Reason
from bot.core.turn import Step

REASONS = {
    "want_human": Reason.REQUESTED,
    "affirm": Reason.REQUESTED,  # yes to "shall I call a person?"
    "complaint": Reason.COMPLAINT,
    "insult": Reason.ANGER,
}


class ActionEscalate(Action):
    """The reason follows from the intent; at the end of the form it is the status, whatever was said last."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "action_escalate"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        done = tracker.last_executed_action_has("details_form")
        reason = Reason.STATUS if done else REASONS.get(read_intent(tracker)[0], Reason.STATUS)
        turn = read_turn(tracker, self._business(), step=Step.ESCALATE, reason=reason.value)
        utter(dispatcher, turn, f"a person is needed: {reason.value} {turn.facts or ''}".rstrip())
        return [SlotSet("asked", None), *_clean()]


def _clean() -> Events:
    """Known details stay for the rest of the conversation; what the customer did not have is asked again next time."""
    return [SlotSet(FIELD, None)]
