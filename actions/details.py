# mypy: allow-subclassing-any
"""The short form that asks for what the business wants to know first, and its ways out.

business.yml says which details there are; the trained model knows one slot only, so that a change costs no training.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business import ReadBusiness, missing, read_default
from actions.reading import FIELD, Events, read_facts, read_intent, read_turn, read_wish, utter
from bot.core.business import Business
from bot.core.turn import Step
from bot.language.text.entities import find_entities

OPENING = {"status": "status", "trouble": "trouble", "inform_detail": "status"}  # intent: whose details are asked for
PEOPLE = frozenset({"want_human", "complaint", "insult"})
LEAVING = frozenset({"cancel", "goodbye"})
IN_BETWEEN = frozenset(
    {"question", "request", "out_of_scope", "who_are_you", "greet", "thanks", "small_talk", "opener"}
)
SURE = {**dict.fromkeys(LEAVING, 0.8), **dict.fromkeys(IN_BETWEEN, 0.6)}
NOTHING_TO_ASK = "-"  # in the slot: all is known, or the customer has no more


class ActionCollectDetails(Action):
    """Run by Rasa on every message before anything follows: keeps what is quoted and sees whether that is all."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "action_collect_details"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        business, events = self._business(), []
        given = {**read_facts(tracker), **_quoted(tracker, business)}
        if given != read_facts(tracker):
            events.append(SlotSet("details", given))
        wish, opens = read_wish(tracker), _opens(tracker)
        if opens:
            wish = OPENING[read_intent(tracker)[0]]
            events.append(SlotSet("details_for", wish))
        if (opens or _is_open(tracker)) and not missing(business, wish, given):
            events.append(SlotSet(FIELD, NOTHING_TO_ASK))
        return events


class ActionAskDetail(Action):
    """Asks for the first detail that is missing."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "action_ask_detail"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        business = self._business()
        lacking = missing(business, read_wish(tracker), read_facts(tracker))
        turn = read_turn(tracker, business, step=Step.ASK, slot=lacking[0].name if lacking else "")
        utter(dispatcher, turn, f"ask: {turn.slot}")
        return [SlotSet("asked", None)]


class ValidateDetailsForm(Action):
    """Details fill the form. Any other answer ends it: nobody is asked twice. Clear wishes go round it."""

    def __init__(self, business: ReadBusiness = read_default) -> None:
        self._business = business

    def name(self) -> str:
        return "validate_details_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.slots.get(FIELD):
            return [SlotSet(FIELD, tracker.slots[FIELD])]
        if not _may_answer(tracker):
            return []
        if _quoted(tracker, self._business()):
            return [SlotSet(FIELD, None)]
        return [SlotSet(FIELD, NOTHING_TO_ASK)] if _is_an_answer(tracker) else []


def _opens(tracker: Tracker) -> bool:
    return not _is_open(tracker) and read_intent(tracker)[0] in OPENING


def _is_open(tracker: Tracker) -> bool:
    return bool((tracker.active_loop or {}).get("name"))


def _quoted(tracker: Tracker, business: Business) -> dict[str, str]:
    """The details in the last message; of two of a kind the last."""
    found = find_entities(tracker.latest_message.get("text") or "", business)
    return {entity.kind: entity.value for entity in found if business.detail(entity.kind)}


def _may_answer(tracker: Tracker) -> bool:
    """Whether the form has asked and the customer does not want a person at once."""
    return tracker.slots.get("requested_slot") == FIELD and read_intent(tracker)[0] not in PEOPLE


def _is_an_answer(tracker: Tracker) -> bool:
    """Whether a message without a detail can only be meant as the answer."""
    intent, confidence = read_intent(tracker)
    return confidence < SURE.get(intent, 1.1)
