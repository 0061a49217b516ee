"""What may be said to somebody who waits for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.conversation import Memory
from bot.core.language import Mood
from bot.core.policy.aside import Aside, weigh_aside
from bot.core.policy.decide import Thresholds
from bot.core.turn import Step, Trouble, Turn
from tests.support.engine import found, make_candidate, make_turn, worded

NOW = datetime(2026, 11, 20, 23, 14, tzinfo=UTC)
ADDED = "aside-added"
LIMITS = Thresholds(answer=0.6, clarify=0.25, margin=0.2, misses=2, anger=0.75)
SURE = worded(found(("a/b", 0.9), ("c/d", 0.1)), "how much is delivery?")


def _weigh(turn: Turn, memory: Memory | None = None, *, sensitive: frozenset[str] = frozenset()) -> Aside:
    return weigh_aside(memory or Memory(), turn, LIMITS, sensitive, now=NOW)


def test_a_sure_question_is_answered() -> None:
    assert _weigh(SURE) == Aside(answer=make_candidate("a/b", 0.9))


@pytest.mark.parametrize(
    "turn",
    [
        worded(found(("a/b", 0.59)), "how much is delivery?"),
        worded(found(("a/b", 0.9), ("c/d", 0.75)), "how much is delivery?"),
        worded(found(("a/b", 0.9)), "delivery was late"),
        worded(found(), "how long?"),
        worded(make_turn(Step.ESCALATE, reason="complaint"), "it came broken"),
    ],
    ids=["unsure", "two", "told", "unknown", "complaint"],
)
def test_all_else_is_the_persons(turn: Turn) -> None:
    assert _weigh(turn) == Aside(note=ADDED)


@pytest.mark.parametrize("given", [{"files": frozenset({"photo"})}, {"intent": "trouble"}, {"said": Trouble.OWN}])
def test_a_photo_or_trouble_is_the_persons_too(given: dict[str, Any]) -> None:
    said = given.pop("said", None)
    turn = replace(SURE, **given)
    assert _weigh(turn if said is None else replace(turn, said=replace(turn.said, trouble=said))) == Aside(note=ADDED)


def test_what_was_shown_is_not_said_again_and_what_is_sensitive_never() -> None:
    assert _weigh(SURE, Memory(shown=("a/b",))) == Aside()
    assert _weigh(SURE, sensitive=frozenset({"a/b"})) == Aside(note=ADDED)


def test_anger_is_heard_but_a_question_is_a_question() -> None:
    angry = worded(found(anger=0.9), "this is outrageous")
    assert _weigh(angry) == _weigh(worded(angry, "how long can this take?!")) == Aside(upset=True)
    assert _weigh(replace(SURE, mood=Mood(anger=0.8))).answer is not None


def test_who_calls_a_person_again_is_told_that_one_comes() -> None:
    assert _weigh(worded(make_turn(Step.ESCALATE, reason="requested"), "a person!")) == Aside(note="already-waiting")


def test_that_words_are_added_is_told_once_in_half_an_hour() -> None:
    asked = worded(found(("a/b", 0.3)), "will you give the money back?")
    assert _weigh(asked, Memory(kept=NOW - timedelta(minutes=29))) == Aside()
    assert _weigh(asked, Memory(kept=NOW - timedelta(minutes=30))) == Aside(note=ADDED)


@pytest.mark.parametrize("text", ["thank you", "...", "🙂", "ok thanks!"])
def test_a_courtesy_or_a_mark_adds_nothing(text: str) -> None:
    assert _weigh(worded(found(), text)) == Aside()
    assert _weigh(worded(make_turn(Step.SAY, say="thanks"), text)) == Aside()
