"""What is a wish, a complaint or a matter of one's own, and what only sounds like one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.language import Entity, Mood
from bot.core.policy.decide import Decision, DontKnow, Escalate, Thresholds, decide, is_question_after_all
from bot.core.turn import Said, Step, Turn
from tests.support.engine import make_candidate, make_turn

LIMITS = Thresholds(answer=0.6, clarify=0.2, margin=0.2, misses=2, anger=0.75)
ASKED, TOLD = Said(question="x", normal="x", asks=True), Said(question="x", normal="x")
TICKET = (Entity(kind="ticket", value="T-204518"),)


def turn(step: Step, **given: Any) -> Turn:
    return replace(make_turn(step), **{"said": ASKED, "confidence": 0.8, **given})


def wish(confidence: float, said: Said = ASKED, reason: Reason = Reason.REQUESTED, anger: float = 0.0) -> Turn:
    return turn(Step.ESCALATE, reason=reason.value, confidence=confidence, said=said, mood=Mood(anger=anger))


def matter(confidence: float, said: Said = ASKED, *, quoted: bool = False, best: float = 0.0) -> Turn:
    given = {"entities": TICKET, "facts": {"ticket": "T-204518"}} if quoted else {}
    found = (make_candidate("a/b", best),)
    return turn(Step.ASK, intent="status", slot="ticket", confidence=confidence, said=said, candidates=found, **given)


@pytest.mark.parametrize(
    ("turn", "question"),
    [
        (wish(0.8), True),
        (wish(0.95), False),
        (wish(0.6, TOLD), False),
        (wish(0.8, reason=Reason.COMPLAINT, anger=0.7), True),
        (wish(0.8, reason=Reason.COMPLAINT, anger=0.95), False),
        (wish(0.97, reason=Reason.COMPLAINT), False),
        (wish(0.8, TOLD, reason=Reason.COMPLAINT), False),
        (wish(0.8, reason=Reason.STATUS), False),
        (matter(0.6), True),
        (matter(0.6, TOLD), False),
        (matter(0.6, quoted=True), False),
        (matter(0.75), False),
        (matter(0.75, best=0.9), True),
        (matter(0.75, best=0.9, quoted=True), False),
        (matter(0.92, best=0.99), False),
    ],
)
def test_what_is_asked_calmly_must_be_clear_to_be_anything_but_a_question(turn: Turn, question: bool) -> None:
    assert is_question_after_all(turn, LIMITS) is question


def _decide(turn: Turn) -> Decision:
    return decide(memory=Memory(), about=turn, thresholds=LIMITS)


@pytest.mark.parametrize(("said", "anger", "reason"), [(TOLD, 0.8, "anger"), (ASKED, 0.8, ""), (ASKED, 0.95, "anger")])
def test_a_question_needs_more_anger_to_go_to_a_person(said: Said, anger: float, reason: str) -> None:
    action = _decide(turn(Step.ANSWER, said=said, mood=Mood(anger=anger))).action
    assert (action.reason.value if isinstance(action, Escalate) else "") == reason


def test_what_nobody_understood_goes_to_a_person_with_its_number() -> None:
    quoted = {"entities": TICKET, "facts": {"ticket": "T-204518"}}
    assert _decide(turn(Step.ANSWER, intent="nlu_fallback", **quoted)).action == Escalate(reason=Reason.STATUS)
    assert _decide(turn(Step.ANSWER, intent="nlu_fallback")).action == DontKnow()
    assert _decide(turn(Step.ANSWER, intent="nlu_fallback", facts={"ticket": "T-204518"})).action == DontKnow()
