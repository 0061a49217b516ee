# mypy: allow-subclassing-any
"""Courtesy and small talk."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business import ReadBusiness, read_default
from actions.reading import Events, asked_for, read_intent, read_turn, utter
from bot.core.turn import Step

SAYINGS = ("greet", "thanks", "goodbye", "who_are_you", "small_talk", "cancel", "affirm", "deny", "opener")
ALSO = {"no_detail": "affirm"}


class ActionSay(Action):
    """Names the entry of the message catalogue: it is called like the intent."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "action_say"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        intent, _ = read_intent(tracker)
        business = self._business()
        say = intent if intent in SAYINGS else ALSO.get(intent, "small_talk")
        turn = read_turn(tracker, business, step=Step.SAY, say=say, slot=asked_for(tracker, business))
        utter(dispatcher, turn, f"say: {say}")
        return [SlotSet("asked", None)]
