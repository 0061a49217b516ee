"""What may be said to somebody who waits for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.conversation import Memory
from bot.core.language import Mood
from bot.core.policy.aside import Aside, weigh_aside
from bot.core.policy.decide import Thresholds
from bot.core.turn import Step, Trouble, Turn
from tests.support.engine import found, make_candidate, make_turn, worded

LIMITS = Thresholds(answer=0.6, clarify=0.25, margin=0.2, misses=2, anger=0.75)
SURE = worded(found(("a/b", 0.9), ("c/d", 0.1)), "how much is delivery?")


def _weigh(turn: Turn, memory: Memory | None = None, *, sensitive: frozenset[str] = frozenset()) -> Aside:
    return weigh_aside(memory or Memory(), turn, LIMITS, sensitive)


def test_a_sure_question_is_answered() -> None:
    assert _weigh(SURE) == Aside(answer=make_candidate("a/b", 0.9))


@pytest.mark.parametrize(
    "turn",
    [
        worded(found(("a/b", 0.59)), "how much is delivery?"),
        worded(found(("a/b", 0.9), ("c/d", 0.75)), "how much is delivery?"),
        worded(found(("a/b", 0.9)), "delivery was late"),
        worded(found(), "how long?"),
        make_turn(Step.ESCALATE, reason="requested"),
    ],
    ids=["unsure", "two", "told", "unknown", "person"],
)
def test_all_else_is_the_persons(turn: Turn) -> None:
    assert _weigh(turn) == Aside()


@pytest.mark.parametrize("given", [{"files": frozenset({"photo"})}, {"intent": "trouble"}, {"said": Trouble.OWN}])
def test_a_photo_or_trouble_is_the_persons_too(given: dict[str, Any]) -> None:
    said = given.pop("said", None)
    turn = replace(SURE, **given)
    assert _weigh(turn if said is None else replace(turn, said=replace(turn.said, trouble=said))) == Aside()


def test_what_was_shown_is_not_said_again_and_what_is_sensitive_never() -> None:
    assert _weigh(SURE, Memory(shown=("a/b",))) == Aside()
    assert _weigh(SURE, sensitive=frozenset({"a/b"})) == Aside()


def test_anger_is_heard_but_a_question_is_a_question() -> None:
    angry = worded(found(anger=0.9), "this is outrageous")
    assert _weigh(angry) == _weigh(worded(angry, "how long can this take?!")) == Aside(upset=True)
    assert _weigh(replace(SURE, mood=Mood(anger=0.8))).answer is not None
