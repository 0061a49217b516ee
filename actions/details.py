# mypy: allow-subclassing-any
"""The short form that asks for an order number, and its ways out."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import NO_NUMBER, Events, read_turn, utter
from bot.core.turn import Step

PEOPLE = frozenset({"want_human", "complaint", "insult"})
LEAVING = frozenset({"cancel", "goodbye"})
IN_BETWEEN = frozenset({"question", "out_of_scope", "who_are_you", "greet", "thanks", "small_talk"})
HAS_NONE = frozenset({"no_order_number", "deny"})
SURE = {**dict.fromkeys(LEAVING, 0.8), **dict.fromkeys(IN_BETWEEN, 0.6)}
TRIES = 2


class ActionAskOrderNumber(Action):
    """Asks for the number."""

    def name(self) -> str:
        return "action_ask_order_number"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        turn = read_turn(tracker, step=Step.ASK, slot="order_number")
        utter(dispatcher, turn, "ask: order_number")
        return [SlotSet("asked", None)]


class ValidateOrderForm(Action):
    """A number fills the form. "I have none" or a second answer without one ends it; other clear wishes go round it."""

    def name(self) -> str:
        return "validate_order_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.slots.get("order_number") or not _is_an_answer(tracker):
            return [
                SlotSet(name, value) for name, value in tracker.slots_to_validate().items() if name == "order_number"
            ]
        tries = int(tracker.slots.get("order_number_tries") or 0) + 1
        if _intent(tracker)[0] in HAS_NONE or tries >= TRIES:
            return [SlotSet("order_number", NO_NUMBER)]
        return [SlotSet("order_number_tries", tries), SlotSet("order_number", None)]


def _is_an_answer(tracker: Tracker) -> bool:
    """Whether the form has asked and this message can only be meant as the answer."""
    if tracker.slots.get("requested_slot") != "order_number":
        return False
    intent, confidence = _intent(tracker)
    return intent not in PEOPLE and confidence < SURE.get(intent, 1.1)


def _intent(tracker: Tracker) -> tuple[str, float]:
    found = tracker.latest_message.get("intent") or {}
    return found.get("name") or "", float(found.get("confidence") or 0.0)
