# mypy: allow-subclassing-any
"""The customer's reaction to an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import Events, read_turn, utter
from bot.core.turn import Step


class ActionFeedback(Action):
    """ "Yes" after an answer means that it helped; everything else that leads here means that it did not."""

    def name(self) -> str:
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        helped = (tracker.latest_message.get("intent") or {}).get("name") == "affirm"
        turn = read_turn(tracker, step=Step.FEEDBACK, helped=helped)
        utter(dispatcher, turn, "it helped" if helped else "it did not help")
        return [SlotSet("asked", None)]
