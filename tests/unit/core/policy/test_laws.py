"""What holds of the policy whatever is said, in whatever order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.language import Mood
from bot.core.policy.decide import (
    Answer,
    Decision,
    DontKnow,
    Escalate,
    Perhaps,
    Thresholds,
    decide,
)
from bot.core.policy.rules import Rule
from bot.core.turn import Step, Turn
from tests.support.engine import found, make_turn, says, wants_human, worded

LIMITS = Thresholds(answer=0.6, clarify=0.25, margin=0.2, misses=2, anger=0.75)

articles = st.sampled_from([f"topic/a{number}" for number in range(5)])
candidates = st.lists(st.tuples(articles, st.floats(0, 1)), max_size=4, unique_by=lambda pair: pair[0])
questions = st.builds(
    lambda pairs, text: worded(found(*sorted(pairs, key=lambda pair: -pair[1])), text),
    candidates,
    st.text(max_size=12),
)
others = st.sampled_from(
    [
        says("greet"),
        make_turn(Step.ASK, slot="order_number"),
        make_turn(Step.FEEDBACK, helped=True),
        make_turn(Step.FEEDBACK, helped=False),
        wants_human(),
        wants_human(Reason.COMPLAINT),
    ]
)
angry = st.builds(lambda turn, anger: replace(turn, mood=Mood(anger=anger)), questions, st.floats(0, 1))
turns = st.one_of(questions, others, angry)


def _decide(turn: Turn, memory: Memory | None = None, *, sensitive: frozenset[str] = frozenset()) -> Decision:
    return decide(memory=memory or Memory(), about=turn, thresholds=LIMITS, sensitive=sensitive)


@given(st.lists(turns, max_size=12))
def test_no_article_is_ever_shown_twice(conversation: list[Turn]) -> None:
    memory, shown = Memory(), []
    for turn in conversation:
        decision = _decide(turn, memory)
        memory = decision.memory
        if isinstance(decision.action, Answer | Perhaps):
            shown.append(decision.action.candidate.article)
    assert len(shown) == len(set(shown))
    assert memory.shown == tuple(shown)


@given(st.lists(turns, max_size=6), st.sampled_from(list(Reason)), st.floats(0, 1))
def test_a_wish_for_a_person_is_granted_at_once_whatever_went_before(
    before: list[Turn], reason: Reason, anger: float
) -> None:
    memory = Memory()
    for turn in before:
        memory = _decide(turn, memory).memory
    wish = replace(wants_human(reason), mood=Mood(anger=anger))
    assert isinstance(_decide(wish, memory).action, Escalate)


@given(st.lists(questions, max_size=10), st.integers(1, 4))
def test_a_person_is_called_no_later_than_after_the_allowed_misses(asked: list[Turn], allowed: int) -> None:
    limits, memory, in_a_row = replace(LIMITS, misses=allowed), Memory(), 0
    for turn in asked:
        decision = decide(memory=memory, about=turn, thresholds=limits)
        if isinstance(decision.action, Escalate):
            break
        in_a_row = in_a_row + 1 if isinstance(decision.action, DontKnow) else 0
        in_a_row = 0 if isinstance(decision.action, Answer | Perhaps) else in_a_row
        memory = decision.memory
        assert memory.misses < allowed
        assert in_a_row < allowed


@given(turns, st.frozensets(articles))
def test_a_sensitive_article_is_never_shown(turn: Turn, sensitive: frozenset[str]) -> None:
    action = _decide(turn, sensitive=sensitive).action
    assert not (isinstance(action, Answer | Perhaps) and action.candidate.article in sensitive)


@given(questions)
def test_every_decision_gives_a_reason(turn: Turn) -> None:
    assert _decide(turn).rule in Rule
