"""What every action does: read the customer's turn from the tracker, hand a turn back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.core.language import LANGUAGES, Entity, Mood
from bot.core.turn import Step, Turn
from bot.dialogue.payload import to_payload

Events = list[dict[str, Any]]

NO_NUMBER = "-"  # in the slot order_number: the customer has none


def read_turn(tracker: Tracker, *, step: Step, **rest: Any) -> Turn:
    """The last message as a turn that wants this step; ``rest`` are the step's own fields."""
    message: Mapping[str, Any] = tracker.latest_message
    intent = message.get("intent") or {}
    return Turn(
        text=message.get("text") or "",
        language=_language(message),
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        step=step,
        entities=tuple(Entity(kind=item["entity"], value=str(item["value"])) for item in message.get("entities") or ()),
        mood=_mood(message.get("mood") or {}),
        facts=read_facts(tracker),
        **rest,
    )


def read_facts(tracker: Tracker) -> dict[str, str]:
    """The details collected so far."""
    number = tracker.slots.get("order_number")
    return {"order_number": number} if number and number != NO_NUMBER else {}


def utter(dispatcher: CollectingDispatcher, turn: Turn, line: str) -> None:
    """Hand the turn back; ``line`` is for people who try the bot in ``rasa shell``."""
    dispatcher.utter_message(text=line, json_message=to_payload(turn))


def _language(message: Mapping[str, Any]) -> str:
    found = message.get("language")
    return found if found in LANGUAGES else "en"


def _mood(raw: Mapping[str, Any]) -> Mood:
    return Mood(anger=float(raw.get("anger", 0.0)), urgency=float(raw.get("urgency", 0.0)))
