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
from bot.core.business import Business
from bot.core.turn import Step, Turn
from bot.dialogue.executor import InProcessActions
from bot.dialogue.payload import parse_turn
from tests.unit.dialogue.small import NOTHING_ASKED, ROOT, SHOP, UTILITY, SmallFinder, shop


def run(
    action: str,
    business: Business = SHOP,
    *,
    intent: str = "question",
    slots: dict[str, Any] | None = None,
    **message: Any,
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
    answer = asyncio.run(InProcessActions(build_actions(SmallFinder(), lambda: business)).request(json=call))
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
    [("want_human", "requested"), ("complaint", "complaint"), ("insult", "anger"), ("status", "status")],
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
    given = {"order_number": "LF-111111"}
    turn, _ = run(
        "action_escalate", slots={"details": given}, mood={"anger": 0.7, "urgency": 0.1}, text="лф 204518, 500 грн"
    )
    assert turn
    assert turn.mood.anger == 0.7
    assert [entity.value for entity in turn.entities] == ["LF-204518", "500 UAH"]
    assert turn.facts == given


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
    _, slots = run("validate_details_form", intent="want_human", slots={"requested_slot": "detail"})
    assert slots == {}


@pytest.mark.parametrize("intent", ["status", "trouble", "inform_detail"])
def test_a_business_that_asks_for_nothing_has_nothing_to_ask(intent: str) -> None:
    _, slots = run("action_collect_details", NOTHING_ASKED, intent=intent)
    assert slots["detail"]


def test_a_matter_opens_the_form_for_what_its_kind_is_asked_for() -> None:
    _, slots = run("action_collect_details", UTILITY, intent="status", text="что с LF-204518")
    assert slots["detail"], "a meter is asked for only when something is wrong"
    _, slots = run("action_collect_details", UTILITY, intent="trouble", text="LF-204518 не работает")
    assert slots == {"details": {"order_number": "LF-204518"}, "details_for": "trouble"}


def test_the_first_detail_that_is_missing_is_asked_for() -> None:
    turn, _ = run("action_ask_detail", UTILITY, slots={"details_for": "trouble"})
    assert turn
    assert turn.slot == "order_number"
    turn, _ = run("action_ask_detail", UTILITY, slots={"details_for": "trouble", "details": {"order_number": "LF-1"}})
    assert turn
    assert turn.slot == "meter"


def test_an_answer_with_a_detail_leaves_the_form_open_for_the_next() -> None:
    slots = {"requested_slot": "detail", "details_for": "trouble"}
    _, changed = run("validate_details_form", UTILITY, intent="inform_detail", text="LF-204518", slots=slots)
    assert changed == {"detail": None}


def test_a_number_without_a_wish_changes_nothing_but_what_is_known() -> None:
    _, slots = run("action_collect_details", intent="thanks", text="спасибо, LF-204518 приехал")
    assert slots == {"details": {"order_number": "LF-204518"}}


def test_a_detail_given_later_corrects_the_one_before() -> None:
    _, slots = run(
        "action_collect_details", intent="inform_detail", text="LF-204518", slots={"details": {"order_number": "LF-1"}}
    )
    assert slots["details"] == {"order_number": "LF-204518"}


def test_every_action_says_a_line_for_people() -> None:
    for name in ("action_answer", "action_escalate", "action_feedback", "action_say", "action_ask_detail"):
        call = {
            "next_action": name,
            "tracker": {"sender_id": "x", "slots": {}, "latest_message": {"text": "a"}, "events": []},
        }
        answer = asyncio.run(InProcessActions(build_actions(SmallFinder(), shop)).request(json=call))
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
