# mypy: allow-subclassing-any
"""The customer's reaction to an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business import ReadBusiness, read_default
from actions.reading import Events, read_intent, read_turn, utter
from bot.core.turn import Step


class ActionFeedback(Action):
    """ "Yes" after an answer means that it helped; everything else that leads here means that it did not."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        helped = read_intent(tracker)[0] == "affirm"
        turn = read_turn(tracker, self._business(), step=Step.FEEDBACK, helped=helped)
        utter(dispatcher, turn, "it helped" if helped else "it did not help")
        return [SlotSet("asked", None)]
