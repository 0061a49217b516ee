"""What a person must do is handed over with what was said of it, after one question for a number at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory, Topic
from bot.core.language import Entity
from bot.core.policy.decide import (
    Answer,
    AskDetail,
    Decision,
    DontKnow,
    Escalate,
    Say,
    Thresholds,
    decide,
    is_question_after_all,
    is_request,
)
from bot.core.policy.rules import Rule
from bot.core.request import Act, Bid, Request
from bot.core.turn import Said, Step, Trouble, Turn
from tests.support.engine import make_candidate, make_turn

LIMITS = Thresholds(answer=0.6, clarify=0.2, margin=0.2, misses=2, anger=0.75)
CANCEL = Request(act=Act.CANCEL, object="order", words="cancel it")
NUMBER: dict[str, Any] = {"entities": (Entity(kind="order", value="LF-1"),), "facts": {"order": "LF-1"}}
NEAR: dict[str, Any] = {"candidates": (make_candidate("orders/cancel", 0.9),)}


def turn(bid: Bid, act: Act = Act.CANCEL, *, step: Step = Step.ANSWER, **given: Any) -> Turn:
    said = Said(question="x", normal="x", bid=bid, request=None if bid is Bid.NONE else replace(CANCEL, act=act))
    return replace(make_turn(step), **{"said": said, "needs": ("order",), "text": "cancel it", **given})


def wish(turn: Turn, memory: Memory | None = None, **given: Any) -> Decision:
    return decide(memory=memory or Memory(), about=turn, thresholds=LIMITS, **given)


ASKED = wish(turn(Bid.TOLD)).memory


@pytest.mark.parametrize(
    ("turn", "request_"),
    [
        (turn(Bid.TOLD), True),
        (turn(Bid.TOLD, Act.OTHER), False),
        (turn(Bid.TOLD, Act.OTHER, intent="request"), True),
        (turn(Bid.TOLD, Act.OTHER, **NUMBER), True),
        (turn(Bid.TOLD, Act.OTHER, intent="status", **NUMBER), False),
        (turn(Bid.TOLD, Act.BOOK), True),
        (turn(Bid.TOLD, Act.BOOK, intent="out_of_scope"), False),
        (turn(Bid.TOLD, intent="out_of_scope"), False),
        (turn(Bid.TOLD, intent="out_of_scope", **NEAR), True),
        (turn(Bid.TOLD, intent="complaint", step=Step.ESCALATE, reason="complaint"), False),
        (turn(Bid.TOLD, Act.CALL, intent="want_human", step=Step.ESCALATE, reason="requested"), True),
        (turn(Bid.TOLD, Act.CHANGE, intent="want_human", step=Step.ESCALATE, reason="requested"), False),
        (turn(Bid.TOLD, intent="want_human", step=Step.ESCALATE, reason="requested", **NUMBER), True),
        (turn(Bid.WISHED), True),
        (turn(Bid.WISHED, Act.BOOK), False),
        (turn(Bid.WISHED, said=Said(bid=Bid.WISHED, request=replace(CANCEL, act=Act.CHANGE, of_account=True))), False),
        (turn(Bid.WISHED, said=Said(bid=Bid.WISHED, request=CANCEL, asks=True)), False),
        (turn(Bid.TOLD, Act.OTHER, intent="question", confidence=0.7, **NEAR), True),
        (turn(Bid.TOLD, Act.OTHER, intent="question", confidence=0.95, **NEAR), False),
        (turn(Bid.TOLD, said=Said(bid=Bid.TOLD, request=replace(CANCEL, act=Act.OTHER), asks=True), **NEAR), False),
        (turn(Bid.WISHED, intent="request"), True),
        (turn(Bid.WISHED, **NUMBER), True),
        (turn(Bid.BARE), False),
        (turn(Bid.BARE, intent="request", confidence=0.7), False),
        (turn(Bid.BARE, intent="request", confidence=0.9), True),
        (turn(Bid.BARE, **NUMBER), True),
        (turn(Bid.MAY, intent="request", confidence=0.9), False),
        (turn(Bid.MAY, **NUMBER), True),
        (turn(Bid.HOW, intent="request", confidence=0.9, **NUMBER), False),
        (turn(Bid.NONE, intent="request", confidence=0.6), False),
        (turn(Bid.NONE, intent="request", confidence=0.8), True),
        (turn(Bid.NONE, intent="question", **NUMBER), False),
    ],
)
def test_words_model_and_number_tell_a_request_from_a_question(turn: Turn, request_: bool) -> None:
    assert is_request(turn, LIMITS) is request_


def test_calling_off_the_talk_is_no_request() -> None:
    called_off = turn(Bid.TOLD, intent="cancel", step=Step.SAY, say="cancel")
    bare = replace(called_off, said=replace(called_off.said, request=replace(CANCEL, object="")))
    assert is_request(called_off, LIMITS)
    assert not is_request(bare, LIMITS)


def test_a_number_that_is_needed_is_asked_for_with_the_policy() -> None:
    decision = wish(turn(Bid.TOLD, **NEAR))
    assert decision.action == AskDetail(slot="order", policy=make_candidate("orders/cancel", 0.9))
    assert (decision.memory.slot, decision.memory.request) == ("order", CANCEL)


@pytest.mark.parametrize("given", [{"needs": ()}, NUMBER | {"needs": ()}])
def test_what_needs_no_number_goes_to_a_person_at_once(given: dict[str, Any]) -> None:
    action = wish(turn(Bid.TOLD, **given, **NEAR)).action
    assert action == Escalate(reason=Reason.REQUEST, request=CANCEL, policy=make_candidate("orders/cancel", 0.9))


@pytest.mark.parametrize("act", [Act.DELETE, Act.UNSUBSCRIBE, Act.CALL, Act.BLOCK])
def test_some_acts_need_no_number(act: Act) -> None:
    assert isinstance(wish(turn(Bid.TOLD, act)).action, Escalate)


def test_the_rule_of_a_likely_article_is_told_beside_a_person() -> None:
    likely = make_candidate("orders/cancel", 0.7)
    assert wish(turn(Bid.TOLD, candidates=(likely,))).action == AskDetail(slot="order", policy=likely)


def test_an_article_that_is_not_likely_or_needs_a_person_is_no_policy() -> None:
    unsure = wish(turn(Bid.TOLD, candidates=(make_candidate("a/b", 0.4),))).action
    theirs = wish(turn(Bid.TOLD, **NEAR), sensitive=frozenset({"orders/cancel"})).action
    assert (unsure, theirs) == (AskDetail(slot="order"), AskDetail(slot="order"))


@pytest.mark.parametrize(
    "answer",
    [
        make_turn(Step.ESCALATE, intent="inform_detail", reason="status", needs=(), **NUMBER),
        make_turn(Step.SAY, intent="no_detail", say="affirm"),
        make_turn(Step.SAY, intent="deny", say="deny"),
        make_turn(Step.ANSWER, text="Dmytro"),
        make_turn(Step.ANSWER, text="+380 67 123 45 67"),
        make_turn(Step.FEEDBACK, helped=True),
        make_turn(Step.ASK, slot="order"),
    ],
)
def test_whatever_is_answered_the_request_is_handed_over(answer: Turn) -> None:
    decision = wish(answer, ASKED)
    assert decision.action == Escalate(reason=Reason.REQUEST, request=CANCEL)
    assert (decision.memory.slot, decision.memory.request) == ("", None)


def test_the_next_number_is_asked_for_when_the_first_is_there() -> None:
    answer = make_turn(Step.ESCALATE, intent="inform_detail", reason="status", needs=("meter",), **NUMBER)
    assert wish(answer, ASKED).action == AskDetail(slot="meter")


def test_a_question_in_between_is_answered_and_the_number_still_waited_for() -> None:
    asked = make_turn(Step.ANSWER, text="and how much is it?", **NEAR)
    decision = wish(asked, ASKED)
    assert isinstance(decision.action, Answer)
    assert (decision.memory.slot, decision.memory.request) == ("order", CANCEL)


def test_a_question_in_between_that_nobody_can_answer_takes_the_request_along() -> None:
    action = wish(make_turn(Step.ANSWER, text="and how much is it?"), ASKED).action
    assert action == Escalate(reason=Reason.REQUEST, request=CANCEL)


def test_thanks_in_between_end_nothing_and_never_mind_ends_it() -> None:
    thanks = wish(make_turn(Step.SAY, say="thanks"), ASKED)
    never_mind = wish(make_turn(Step.SAY, intent="cancel", say="cancel"), ASKED)
    assert (thanks.action, thanks.memory.request) == (Say(key="thanks"), CANCEL)
    assert (never_mind.action, never_mind.memory.request) == (Say(key="cancel"), None)


def test_whoever_asks_for_a_person_meanwhile_keeps_the_request() -> None:
    action = wish(make_turn(Step.ESCALATE, intent="want_human", reason="requested"), ASKED).action
    assert action == Escalate(reason=Reason.REQUESTED, request=CANCEL)


@pytest.mark.parametrize("text", ["no idea", "Dmytro", "lost it"])
def test_how_a_matter_stands_is_handed_over_after_one_question_too(text: str) -> None:
    decision = wish(make_turn(Step.ANSWER, text=text), Memory(slot="order"))
    assert (decision.action, decision.rule) == (Escalate(reason=Reason.STATUS), Rule.NO_DETAIL)


def _trouble(trouble: Trouble, step: Step = Step.ANSWER, *, asks: bool = False, **given: Any) -> Turn:
    said = Said(question="x", normal="x", asks=asks, trouble=trouble)
    return replace(make_turn(step), **{"said": said, **given})


def test_what_went_wrong_with_something_of_theirs_goes_to_a_person() -> None:
    decision = wish(_trouble(Trouble.OWN, **NEAR))
    action = Escalate(reason=Reason.STATUS, policy=make_candidate("orders/cancel", 0.9))
    assert (decision.action, decision.rule) == (action, Rule.TROUBLE)


def test_who_is_asked_for_the_number_of_a_trouble_is_told_what_may_help() -> None:
    asked = _trouble(Trouble.OWN, Step.ASK, intent="trouble", slot="order", **NEAR)
    assert wish(asked).action == AskDetail(slot="order", policy=make_candidate("orders/cancel", 0.9), sorry=True)


@pytest.mark.parametrize("given", [{"trouble": Trouble.THING}, {"trouble": Trouble.OWN, "asks": True}])
def test_what_does_not_work_is_answered_and_a_person_offered(given: dict[str, Any]) -> None:
    decision = wish(_trouble(**given, **NEAR))
    assert isinstance(decision.action, Answer)
    assert (decision.offers_person, decision.memory.awaits) == (True, "person")


def test_trouble_that_no_article_knows_needs_no_second_offer() -> None:
    decision = wish(_trouble(Trouble.THING))
    assert (decision.action, decision.offers_person) == (DontKnow(), False)


def test_it_still_does_not_work_is_no_praise() -> None:
    praised = _trouble(Trouble.THING, Step.FEEDBACK, helped=True, intent="affirm")
    assert wish(praised, Memory(awaits="helped")).action == Escalate(reason=Reason.NOT_HELPED)


def test_the_same_trouble_after_its_answer_goes_to_a_person() -> None:
    memory = Memory(awaits="person", topic=Topic(article="orders/cancel", question="x"))
    assert wish(_trouble(Trouble.THING, **NEAR), memory).action == Escalate(reason=Reason.NOT_HELPED)


def test_a_matter_of_their_own_that_went_wrong_is_no_question_however_near_an_article_is() -> None:
    went_wrong = _trouble(Trouble.OWN, Step.ASK, intent="trouble", slot="order", confidence=0.75, **NEAR)
    assert not is_question_after_all(went_wrong, LIMITS)
