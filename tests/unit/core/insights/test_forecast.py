"""A forecast counts what the bot would decide."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.conversation import Memory
from bot.core.insights.forecast import SHARES, Forecaster, Replayed
from bot.core.policy.decide import Answer, Clarify, DontKnow, Escalate, Perhaps, Thresholds, decide
from bot.core.turn import Candidate, Step, Turn

NAMES = {Answer: "answered", Perhaps: "likely", Clarify: "choice", DontKnow: "unknown", Escalate: "person"}
probabilities = st.integers(0, 100).map(lambda share: share / 100)


@st.composite
def questions(draw: st.DrawFn) -> Replayed:
    first = draw(probabilities)
    second = min(first, draw(probabilities), 1 - first)
    right = draw(st.sampled_from((True, False, None)))
    return Replayed(language="en", first=first, second=max(0.0, second), person=draw(st.booleans()), right=right)


def decided(one: Replayed, thresholds: Thresholds) -> str:
    found = [
        Candidate(article=key, language="en", title=key, probability=probability)
        for key, probability in (("a/first", one.first), ("a/second", one.second))
        if probability
    ]
    turn = Turn(text="x", language="en", intent="question", confidence=1.0, step=Step.ANSWER, candidates=tuple(found))
    sensitive = frozenset(("a/first",)) if one.person else frozenset[str]()
    return NAMES[type(decide(memory=Memory(), about=turn, thresholds=thresholds, sensitive=sensitive).action)]


@settings(max_examples=200, deadline=None)
@given(st.lists(questions(), max_size=30), probabilities, probabilities)
def test_a_forecast_is_what_the_policy_decides(asked: list[Replayed], one: float, other: float) -> None:
    thresholds = Thresholds(answer=max(one, other, 0.08), perhaps=max(0.08, min(one, other)))
    found = Forecaster(asked, thresholds).at("en", answer=thresholds.answer, perhaps=thresholds.perhaps)
    assert {name: getattr(found, name) for name in SHARES} == {
        name: Counter(decided(one, thresholds) for one in asked)[name] for name in SHARES
    }
    answered = [one for one in asked if decided(one, thresholds) == "answered" and one.right is not None]
    assert (found.judged, found.wrong) == (len(answered), sum(one.right is False for one in answered))
    assert found.total == len(asked)


def test_who_must_be_surer_answers_less_and_is_wrong_less() -> None:
    asked = [Replayed(language="en", first=n / 100, right=n % 100 > 60) for n in range(100)]
    forecaster = Forecaster(asked, Thresholds())
    bold, careful = (forecaster.at("en", answer=answer, perhaps=0.2) for answer in (0.5, 0.8))
    assert (bold.answered, bold.wrong) == (50, 11)
    assert (careful.answered, careful.wrong) == (20, 0)
    assert forecaster.at("uk", answer=0.5, perhaps=0.2).total == 0
