"""Messages nobody need be called for: a mark, a smiley, a language that is not read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.language import Entity, Mood
from bot.core.policy.decide import Answer, Decision, Escalate, Say, Thresholds, decide, is_question_after_all
from bot.core.policy.rules import Rule
from bot.core.turn import Said, Step, Turn
from tests.support.engine import found, make_candidate, make_turn, wants_human

LIMITS = Thresholds(answer=0.6, clarify=0.2, margin=0.2, misses=2, anger=0.75)
MARK, FOREIGN = Said(wordless=True), Said(question="x", normal="x", foreign=True)


def _turn(said: Said, step: Step = Step.ANSWER, **given: Any) -> Turn:
    return replace(make_turn(step), said=said, **given)


def _decide(turn: Turn, memory: Memory | None = None) -> Decision:
    return decide(memory=memory or Memory(), about=turn, thresholds=LIMITS)


def test_a_mark_or_a_smiley_gets_a_short_line_and_changes_nothing() -> None:
    memory = Memory(misses=1, awaits="helped")
    decision = _decide(_turn(MARK), memory)
    assert (decision.action, decision.memory, decision.rule) == (Say(key="wordless"), memory, Rule.WORDLESS)


def test_an_angry_face_still_calls_a_person() -> None:
    assert _decide(_turn(MARK, mood=Mood(anger=0.8))).action == Escalate(reason=Reason.ANGER)


def test_a_form_takes_a_mark_for_an_answer() -> None:
    assert _decide(_turn(MARK), Memory(slot="ticket")).action == Escalate(reason=Reason.STATUS)


def test_a_language_we_do_not_read_is_said_so_and_a_person_offered_then_called() -> None:
    first = _decide(_turn(FOREIGN))
    assert (first.action, first.memory.awaits, first.rule) == (Say(key="foreign"), "person", Rule.FOREIGN)
    assert _decide(_turn(FOREIGN), first.memory).action == Escalate(reason=Reason.MISSES)


@pytest.mark.parametrize(
    "turn",
    [
        _turn(FOREIGN, mood=Mood(anger=0.99)),
        _turn(FOREIGN, Step.ESCALATE, reason=Reason.COMPLAINT.value, confidence=0.99),
        _turn(FOREIGN, candidates=(make_candidate("a/b", 0.99),)),
    ],
)
def test_what_is_not_read_is_neither_angry_nor_answered(turn: Turn) -> None:
    assert _decide(turn).action == Say(key="foreign")


def test_a_clear_wish_or_a_number_goes_to_a_person_in_any_language() -> None:
    wish = _turn(FOREIGN, Step.ESCALATE, reason=Reason.REQUESTED.value, confidence=0.95)
    assert _decide(wish).action == Escalate(reason=Reason.REQUESTED)
    ticket = (Entity(kind="ticket", value="T-1"),)
    quoted: dict[str, Any] = {"entities": ticket, "facts": {"ticket": "T-1"}, "intent": "nlu_fallback"}
    assert _decide(_turn(FOREIGN, **quoted)).action == Escalate(reason=Reason.STATUS)


@pytest.mark.parametrize(
    ("confidence", "anger", "question"), [(0.8, 0.7, True), (0.97, 0.7, False), (0.8, 0.95, False)]
)
def test_a_certain_article_makes_a_question_of_an_unclear_complaint(
    confidence: float, anger: float, question: bool
) -> None:
    given = {"reason": Reason.COMPLAINT.value, "confidence": confidence, "mood": Mood(anger=anger)}
    turn = _turn(Said(question="x"), Step.ESCALATE, candidates=(make_candidate("a/b", 0.7),), **given)
    assert is_question_after_all(turn, LIMITS) is question


def test_anger_calls_a_person_whatever_was_asked() -> None:
    assert _decide(found(("a/b", 0.5), anger=0.75)).action == Escalate(reason=Reason.ANGER)
    assert _decide(found(("a/b", 0.99), anger=0.95)).action == Escalate(reason=Reason.ANGER)


def test_a_certain_article_is_not_beaten_by_a_score_of_anger_alone() -> None:
    assert isinstance(_decide(found(("a/b", 0.99), anger=0.85)).action, Answer)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_wish_for_a_person_is_granted_with_its_reason(reason: Reason) -> None:
    assert _decide(wants_human(reason)).action == Escalate(reason=reason)
