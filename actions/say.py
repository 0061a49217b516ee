# mypy: allow-subclassing-any
"""Courtesy and small talk."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import Events, read_turn, utter
from bot.core.turn import Step

SAYINGS = ("greet", "thanks", "goodbye", "who_are_you", "small_talk", "cancel", "affirm", "deny")
ALSO = {"no_order_number": "affirm"}


class ActionSay(Action):
    """Names the entry of the message catalogue: it is called like the intent."""

    def name(self) -> str:
        return "action_say"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
        say = intent if intent in SAYINGS else ALSO.get(intent, "small_talk")
        turn = read_turn(tracker, step=Step.SAY, say=say, slot=tracker.slots.get("requested_slot") or "")
        utter(dispatcher, turn, f"say: {say}")
        return [SlotSet("asked", None)]
