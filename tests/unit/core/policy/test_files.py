"""Files with words: who has to look at them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory, Topic
from bot.core.policy.decide import Answer, AskDetail, Decision, Escalate, Say, Thresholds, decide
from bot.core.turn import Step, Turn
from tests.support.engine import found, make_turn, says, wants_human, worded

LIMITS = Thresholds(answer=0.6, clarify=0.25, margin=0.2, misses=2, anger=0.75)
PHOTO = frozenset({"photo"})


def _decide(turn: Turn, memory: Memory | None = None, *, files: frozenset[str] = PHOTO) -> Decision:
    return decide(memory=memory or Memory(), about=replace(turn, files=files), thresholds=LIMITS)


def _shows(turn: Turn) -> Turn:
    return replace(turn, said=replace(turn.said, shows=True))


def _goes_to_a_person(decision: Decision) -> bool:
    return decision.action == Escalate(reason=Reason.FILE)


def test_an_ordinary_question_beside_a_photo_is_answered() -> None:
    decision = _decide(worded(found(("delivery/cost", 0.9)), "how much is delivery?"))
    assert isinstance(decision.action, Answer)


def test_words_that_speak_of_the_photo_send_it_to_a_person() -> None:
    sure = worded(found(("delivery/cost", 0.9)), "how much is one like this?")
    assert _goes_to_a_person(_decide(_shows(sure)))
    assert isinstance(_decide(_shows(sure), files=frozenset()).action, Answer)
    assert isinstance(_decide(_shows(sure), files=frozenset({"sticker"})).action, Answer)


def test_a_photo_that_the_article_asks_for_is_never_asked_for() -> None:
    turn = replace(
        worded(found(("quality/damaged", 0.9)), "the roses are wilted?"), wanting=frozenset({"quality/damaged"})
    )
    assert _goes_to_a_person(_decide(turn))
    assert isinstance(_decide(turn, files=frozenset()).action, Answer)


def test_a_photo_that_was_asked_for_a_moment_ago_goes_to_a_person() -> None:
    memory = Memory(topic=Topic(article="quality/damaged", question="wilted"), shown=("quality/damaged",))
    turn = replace(worded(found(("orders/track", 0.7)), "where is it?"), wanting=frozenset({"quality/damaged"}))
    assert _goes_to_a_person(_decide(turn, memory))


@pytest.mark.parametrize(
    "turn",
    [
        replace(worded(found(("a/b", 0.3)), "half of them is dead"), intent="trouble"),
        worded(found(("a/b", 0.3)), "half of them is dead"),
        worded(found(("a/b", 0.3), ("a/c", 0.29)), "is it the same?"),
        worded(found(), "how come?"),
        make_turn(Step.ASK, slot="order_number"),
        says("greet"),
    ],
)
def test_what_the_bot_would_ask_back_about_is_looked_at_instead(turn: Turn) -> None:
    assert _goes_to_a_person(_decide(turn))


def test_thanks_with_a_photo_are_thanks() -> None:
    assert _decide(says("thanks")).action == Say(key="thanks")


def test_who_goes_to_a_person_anyway_goes_for_their_own_reason() -> None:
    assert _decide(_shows(wants_human(Reason.COMPLAINT))).action == Escalate(reason=Reason.COMPLAINT)


def test_without_a_file_a_detail_is_still_asked_for() -> None:
    assert _decide(make_turn(Step.ASK, slot="order"), files=frozenset()).action == AskDetail(slot="order")
