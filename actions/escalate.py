# mypy: allow-subclassing-any
"""Ask for a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import NO_NUMBER, Events, read_turn, utter
from bot.core.case import Reason
from bot.core.turn import Step

REASONS = {
    "want_human": Reason.REQUESTED,
    "affirm": Reason.REQUESTED,  # yes to "shall I call a person?"
    "complaint": Reason.COMPLAINT,
    "insult": Reason.ANGER,
}


class ActionEscalate(Action):
    """The reason follows from the intent; at the end of the order form it is the order, whatever was said last."""

    def name(self) -> str:
        return "action_escalate"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
        done = tracker.last_executed_action_has("order_form")
        reason = Reason.ORDER if done else REASONS.get(intent, Reason.ORDER)
        turn = read_turn(tracker, step=Step.ESCALATE, reason=reason.value)
        utter(dispatcher, turn, f"a person is needed: {reason.value} {turn.facts or ''}".rstrip())
        return [SlotSet("asked", None), *_clean(tracker)]


def _clean(tracker: Tracker) -> Events:
    """A known number stays for the rest of the conversation; "has none" is asked again next time."""
    tries = [SlotSet("order_number_tries", None)]
    return [*tries, SlotSet("order_number", None)] if tracker.slots.get("order_number") == NO_NUMBER else tries
