"""What every action does: read the customer's turn from the tracker, hand a turn back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.business import missing
from bot.core.business import Business
from bot.core.language import LANGUAGES, Mood
from bot.core.turn import Step, Turn
from bot.dialogue.payload import to_payload
from bot.language.text.entities import find_entities

Events = list[dict[str, Any]]

REQUEST = "request"  # the wish of which the policy, not a rule, decides what it needs
FIELD = "detail"  # the one slot of the form; empty while the form has something to ask


def read_turn(tracker: Tracker, business: Business, *, step: Step, **rest: Any) -> Turn:
    """The last message as a turn that wants this step; ``rest`` are the step's own fields."""
    message: Mapping[str, Any] = tracker.latest_message
    text = message.get("text") or ""
    intent, confidence = read_intent(tracker)
    return Turn(
        text=text,
        language=_language(message),
        intent=intent,
        confidence=confidence,
        step=step,
        entities=find_entities(text, business),
        mood=_mood(message.get("mood") or {}),
        facts=read_facts(tracker),
        needs=tuple(detail.name for detail in missing(business, REQUEST, read_facts(tracker))),
        **rest,
    )


def read_intent(tracker: Tracker) -> tuple[str, float]:
    """The intent of the last message, "" for none, and how sure the model is."""
    found = tracker.latest_message.get("intent") or {}
    return found.get("name") or "", float(found.get("confidence") or 0.0)


def read_facts(tracker: Tracker) -> dict[str, str]:
    """The details collected so far, by name."""
    return dict(tracker.slots.get("details") or {})


def read_wish(tracker: Tracker) -> str:
    """The intent that the form serves, or would."""
    return tracker.slots.get("details_for") or "status"


def asked_for(tracker: Tracker, business: Business) -> str:
    """The name of the detail that the form is waiting for, "" if it waits for none."""
    if tracker.slots.get("requested_slot") != FIELD:
        return ""
    return next((detail.name for detail in missing(business, read_wish(tracker), read_facts(tracker))), "")


def utter(dispatcher: CollectingDispatcher, turn: Turn, line: str) -> None:
    """Hand the turn back; ``line`` is for people who try the bot in ``rasa shell``."""
    dispatcher.utter_message(text=line, json_message=to_payload(turn))


def _language(message: Mapping[str, Any]) -> str:
    found = message.get("language")
    return found if found in LANGUAGES else "en"


def _mood(raw: Mapping[str, Any]) -> Mood:
    return Mood(anger=float(raw.get("anger", 0.0)), urgency=float(raw.get("urgency", 0.0)))
