"""The actions under rasa-sdk's own executor, as ``rasa run actions`` and the engine run them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection
from rasa_sdk.utils import all_subclasses

from actions import build_actions
from bot.core.turn import Step, Turn
from bot.dialogue.executor import InProcessActions
from bot.dialogue.payload import parse_turn
from tests.unit.dialogue.small import ROOT, SmallFinder


def run(
    action: str, *, intent: str = "question", slots: dict[str, Any] | None = None, **message: Any
) -> tuple[Turn | None, dict[str, Any]]:
    """The turn the action hands back and the slots it sets."""
    latest = {
        "text": "текст",
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [],
        "language": "ru",
        **message,
    }
    tracker = {
        "sender_id": "x",
        "slots": slots or {},
        "latest_message": latest,
        "events": [],
        "paused": False,
        "active_loop": {},
    }
    call = {"next_action": action, "tracker": {**tracker, "followup_action": None, "latest_action_name": None}}
    answer = asyncio.run(InProcessActions(build_actions(SmallFinder())).request(json=call))
    turns = [parse_turn(response["custom"]) for response in answer["responses"]]
    return (turns[0] if turns else None), {event["name"]: event["value"] for event in answer["events"]}


def test_every_action_of_the_domain_exists() -> None:
    import yaml

    names = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["actions"]
    assert {action.name() for action in build_actions(SmallFinder())} == set(names)


def test_an_action_server_finds_the_same_actions_by_itself() -> None:
    executor = ActionExecutor()
    executor._import_submodules("actions")
    for action in {action for action in all_subclasses(Action) if action.__module__.startswith("actions.")}:
        executor.register_action(action)
    assert {action.name() for action in build_actions()} <= set(executor.actions)


@pytest.mark.parametrize(
    ("intent", "reason"),
    [("want_human", "requested"), ("complaint", "complaint"), ("insult", "anger"), ("order_status", "order")],
)
def test_the_reason_follows_from_the_intent(intent: str, reason: str) -> None:
    turn, _ = run("action_escalate", intent=intent)
    assert turn
    assert turn.reason == reason


@pytest.mark.parametrize(
    "intent", ["greet", "thanks", "goodbye", "who_are_you", "small_talk", "cancel", "affirm", "deny"]
)
def test_courtesy_is_called_like_the_intent(intent: str) -> None:
    turn, _ = run("action_say", intent=intent)
    assert turn
    assert (turn.step, turn.say) == (Step.SAY, intent)


def test_mood_entities_and_facts_go_into_the_turn() -> None:
    entities = [{"entity": "order_number", "value": "LF-1"}]
    turn, _ = run(
        "action_escalate", slots={"order_number": "LF-1"}, mood={"anger": 0.7, "urgency": 0.1}, entities=entities
    )
    assert turn
    assert turn.mood.anger == 0.7
    assert turn.entities[0].value == "LF-1"
    assert turn.facts == {"order_number": "LF-1"}


def test_an_empty_question_is_not_searched() -> None:
    turn, slots = run("action_answer", text="  ")
    assert turn
    assert turn.candidates == ()
    assert slots["asked"] == "person"


def test_a_language_nobody_set_is_english() -> None:
    turn, _ = run("action_say", intent="greet", language="xx")
    assert turn
    assert turn.language == "en"


def test_the_form_is_not_filled_by_a_wish_for_a_person() -> None:
    _, slots = run("validate_order_form", intent="want_human", slots={"requested_slot": "order_number"})
    assert slots == {}


def test_every_action_says_a_line_for_people() -> None:
    for name in ("action_answer", "action_escalate", "action_feedback", "action_say", "action_ask_order_number"):
        call = {
            "next_action": name,
            "tracker": {"sender_id": "x", "slots": {}, "latest_message": {"text": "a"}, "events": []},
        }
        answer = asyncio.run(InProcessActions(build_actions(SmallFinder())).request(json=call))
        assert answer["responses"][0]["text"]


class Refusing(Action):  # type: ignore[misc]  # rasa-sdk has no types
    def name(self) -> str:
        return "action_refusing"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        raise ActionExecutionRejection("action_refusing", "not now")


def test_a_rejection_looks_like_that_of_an_action_server() -> None:
    call = {
        "next_action": "action_refusing",
        "tracker": {"sender_id": "x", "slots": {}, "latest_message": {}, "events": []},
    }
    with pytest.raises(ClientResponseError) as caught:
        asyncio.run(InProcessActions([Refusing()]).request(json=call))
    assert caught.value.status == 400
    assert "action_refusing" in caught.value.text
