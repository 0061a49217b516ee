"""The one place where the bot decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory, Topic
from bot.core.policy.decide import (
    Answer,
    AskDetail,
    Clarify,
    Decision,
    DontKnow,
    Escalate,
    More,
    Perhaps,
    Say,
    Thresholds,
    decide,
    is_question_after_all,
)
from bot.core.policy.occasions import Chosen
from bot.core.policy.rules import Rule
from bot.core.turn import Shown, Step, Turn
from tests.support.engine import found, make_candidate, make_turn, says, wants_human, worded

LIMITS = Thresholds(answer=0.6, clarify=0.25, margin=0.2, misses=2, anger=0.75)


def _decide(turn: Turn, memory: Memory | None = None, *, sensitive: frozenset[str] = frozenset()) -> Decision:
    return decide(memory=memory or Memory(), about=turn, thresholds=LIMITS, sensitive=sensitive)


def _ask(*pairs: tuple[str, float], text: str = "how much?", memory: Memory | None = None) -> Decision:
    return _decide(worded(found(*pairs), text), memory)


def test_a_sure_question_is_answered_and_remembered() -> None:
    decision = _ask(("a/b", 0.9), ("c/d", 0.1))
    assert decision.action == Answer(candidate=make_candidate("a/b", 0.9))
    topic = Topic(article="a/b", question="A/B")
    told = ("a/b#0",)
    assert decision.memory == Memory(shown=("a/b",), told=told, asked=("how much",), awaits="helped", topic=topic)


def test_what_dialogue_and_search_find_to_be_about_something_else_is_not_guessed() -> None:
    low = replace(LIMITS, clarify=0.08)
    far, near = (replace(found(("a/b", chance)), intent="out_of_scope") for chance in (0.2, 0.3))
    said = [decide(memory=Memory(), about=turn, thresholds=low).action for turn in (far, near)]
    assert isinstance(said[0], DontKnow)
    assert isinstance(said[1], Perhaps)


@pytest.mark.parametrize("probability", [0.6, 1.0])
def test_the_threshold_itself_is_enough_to_answer(probability: float) -> None:
    assert isinstance(_ask(("a/b", probability)).action, Answer)


def test_what_is_likely_is_shown_as_likely_with_the_nearest_articles_to_choose_instead() -> None:
    decision = _ask(("a/b", 0.5), ("c/d", 0.2), ("e/f", 0.1), ("g/h", 0.09))
    assert isinstance(decision.action, Perhaps)
    assert (decision.action.candidate.article, decision.action.again) == ("a/b", False)
    assert decision.memory.offered == ("c/d", "e/f")
    assert (decision.memory.shown, decision.memory.doubts, decision.rule) == (("a/b",), 1, Rule.PERHAPS)


def test_two_close_articles_are_never_sure() -> None:
    decision = _ask(("a/b", 0.9), ("c/d", 0.75), ("e/f", 0.1))
    assert isinstance(decision.action, Perhaps)
    assert decision.memory.offered == ("c/d", "e/f")


def test_what_is_hardly_likely_is_asked_back_but_not_twice_in_a_row() -> None:
    first = _ask(*((f"a/{number}", 0.3) for number in range(6)))
    assert isinstance(first.action, Clarify)
    assert len(first.action.candidates) == 3
    second = _ask(("b/1", 0.3), ("b/2", 0.3), text="how many?", memory=first.memory)
    assert isinstance(second.action, Perhaps)
    assert second.action.again, "the second doubt in a row is said to be one, and offers a person"
    assert _ask(("c/1", 0.9), text="how long?", memory=second.memory).memory.doubts == 0


def test_choices_of_one_name_are_one_choice() -> None:
    twins = (make_candidate("a/b", 0.5), replace(make_candidate("c/d", 0.3), title="A/B"), make_candidate("e/f", 0.2))
    decision = _decide(worded(replace(found(), candidates=twins), "how much?"))
    assert isinstance(decision.action, Perhaps)
    assert [one.article for one in decision.action.others] == ["e/f"]


def test_a_picked_article_shows_the_blocks_that_answered_when_it_was_offered() -> None:
    choice = (replace(make_candidate("a/b", 0.5)), replace(make_candidate("c/d", 0.3), blocks=(2, 3)))
    asked = _decide(worded(replace(found(), candidates=choice), "how much?"))
    turn = worded(found(("c/d", 1.0)), "how much?")
    picked = Chosen(candidate=make_candidate("c/d", 1.0), turn=turn)
    decision = decide(memory=asked.memory, about=picked, thresholds=LIMITS)
    assert isinstance(decision.action, Answer)
    assert decision.action.candidate.blocks == (2, 3)
    assert decision.memory.told == ("a/b#0", "c/d#2", "c/d#3")


def test_an_article_that_a_person_must_answer_is_offered_and_not_shown() -> None:
    decision = _decide(worded(found(("a/b", 0.5), ("c/d", 0.4)), "how much?"), sensitive=frozenset({"a/b"}))
    assert isinstance(decision.action, Clarify)


def test_likely_an_article_that_was_shown_goes_on_with_it() -> None:
    shown = Shown(article="a/b", language="en", title="A", fits=(0.0, 0.1), headings=("", ""), sizes=(10, 10))
    turn = replace(worded(found(("a/b", 0.5), ("c/d", 0.4)), "how much?"), shown=(shown,))
    decision = _decide(turn, Memory(shown=("a/b",), told=("a/b#0",)))
    assert isinstance(decision.action, More)
    assert (decision.action.blocks, decision.action.lead, decision.rule) == ((1,), "more-unsure", Rule.PERHAPS_SHOWN)


def test_when_the_only_likely_article_was_told_to_its_end_that_is_a_miss() -> None:
    decision = _ask(("a/b", 0.5), memory=Memory(shown=("a/b",)))
    assert (decision.action, decision.memory.misses) == (Say(key="all-said"), 1)


@pytest.mark.parametrize("pairs", [(), (("a/b", 0.24),)])
def test_nothing_close_is_admitted_and_offers_a_person(pairs: tuple[tuple[str, float], ...]) -> None:
    decision = _ask(*pairs)
    assert decision.action == DontKnow()
    assert (decision.memory.misses, decision.memory.awaits) == (1, "person")


def test_the_second_miss_in_a_row_calls_a_person() -> None:
    decision = _ask(memory=Memory(misses=1))
    assert decision.action == Escalate(reason=Reason.MISSES)


def test_an_answer_forgives_earlier_misses() -> None:
    assert _ask(("a/b", 0.9), memory=Memory(misses=1)).memory.misses == 0


def test_the_same_question_again_gets_the_same_in_short_and_the_third_time_a_person() -> None:
    first = _ask(("a/b", 0.9), text="How much is delivery?")
    second = _ask(("a/b", 0.9), text="  how MUCH is delivery!!", memory=first.memory)
    assert second.action == More(candidate=make_candidate("a/b", 0.9), blocks=(0,), lead="said-above")
    third = _ask(("a/b", 0.9), text="how much is delivery", memory=second.memory)
    assert third.action == Escalate(reason=Reason.REPEATED)


def test_a_question_asked_a_third_time_calls_a_person_whatever_is_found_by_then() -> None:
    memory = Memory(asked=("how much is delivery", "how much is delivery"))
    assert _ask(("c/d", 0.9), text="How much is delivery?", memory=memory).action == Escalate(reason=Reason.REPEATED)


def test_a_message_without_any_word_is_never_the_same_question() -> None:
    first = _ask(("a/b", 0.9), text="???")
    assert isinstance(_ask(("c/d", 0.9), text="!!!", memory=first.memory).action, Answer)


def test_an_article_told_before_is_told_again_in_short_and_then_calls_a_person() -> None:
    told = Memory(shown=("a/b",), told=("a/b#0",))
    again = _ask(("a/b", 0.9), memory=told)
    assert again.action == More(candidate=make_candidate("a/b", 0.9), blocks=(0,), lead="said-above")
    assert _ask(("a/b", 0.9), memory=again.memory).action == Escalate(reason=Reason.REPEATED)


def test_what_was_only_likely_is_said_again_once_it_is_sure() -> None:
    likely = _ask(("a/b", 0.5), text="how can I pay?")
    sure = _ask(("a/b", 0.9), text="what about apple pay", memory=likely.memory)
    assert sure.action == More(candidate=make_candidate("a/b", 0.9), blocks=(0,), lead="said-above")


@pytest.mark.parametrize("turn", [says("thanks"), make_turn(Step.FEEDBACK, helped=True)])
def test_courtesy_ends_a_row_of_doubts(turn: Turn) -> None:
    likely = _ask(("a/b", 0.5))
    after = _ask(("c/d", 0.5), text="and the rest?", memory=_decide(turn, likely.memory).memory)
    assert isinstance(after.action, Perhaps)
    assert not after.action.again


def test_whoever_reports_trouble_is_told_that_we_are_sorry() -> None:
    asked = [
        _decide(replace(make_turn(Step.ASK, slot="order"), intent=intent)).action for intent in ("status", "trouble")
    ]
    assert asked == [AskDetail(slot="order"), AskDetail(slot="order", sorry=True)]


def test_the_block_that_answers_is_told_though_others_of_the_article_were() -> None:
    candidate = replace(make_candidate("a/b", 0.9), blocks=(2,))
    seen = Shown(article="a/b", language="en", title="A/B", fits=(0.1, 0.1, 0.1))
    turn = replace(found(("a/b", 0.9)), candidates=(candidate,), shown=(seen,))
    decision = _decide(turn, Memory(shown=("a/b",), told=("a/b#0",)))
    assert decision.action == More(candidate=candidate, blocks=(2,))


def test_a_sensitive_article_always_goes_to_a_person() -> None:
    turn = worded(found(("a/b", 0.9)), "refund")
    assert _decide(turn, sensitive=frozenset({"a/b"})).action == Escalate(reason=Reason.SENSITIVE)
    picked = Chosen(candidate=make_candidate("a/b", 1.0), turn=turn)
    chosen = decide(memory=Memory(), about=picked, thresholds=LIMITS, sensitive=frozenset({"a/b"}))
    assert chosen.action == Escalate(reason=Reason.SENSITIVE)


def test_a_form_asks_for_its_detail_and_waits_for_it() -> None:
    decision = _decide(make_turn(Step.ASK, slot="order_number"))
    assert (decision.action, decision.memory.slot) == (AskDetail(slot="order_number"), "order_number")


def test_courtesy_is_answered_and_a_form_still_waits() -> None:
    decision = _decide(says("thanks"), Memory(slot="order_number", misses=1))
    assert (decision.action, decision.memory.slot, decision.memory.misses) == (Say(key="thanks"), "order_number", 1)


def test_praise_is_thanked_and_forgives_misses() -> None:
    decision = _decide(make_turn(Step.FEEDBACK, helped=True), Memory(misses=1))
    assert (decision.action, decision.memory.misses) == (Say(key="glad"), 0)


@pytest.mark.parametrize("helped", [False, None])
def test_anything_but_praise_after_an_answer_calls_a_person(helped: bool | None) -> None:
    assert _decide(make_turn(Step.FEEDBACK, helped=helped)).action == Escalate(reason=Reason.NOT_HELPED)


def test_a_new_question_drops_what_was_offered_and_awaited_but_not_the_number() -> None:
    memory = Memory(offered=("x/y",), slot="order_number", awaits="person")
    after = _ask(("a/b", 0.9), memory=memory).memory
    assert (after.offered, after.slot, after.awaits) == ((), "order_number", "helped")


def test_only_the_last_twenty_questions_are_remembered() -> None:
    memory = Memory()
    for number in range(25):
        memory = _ask((f"a/{number}", 0.9), text=f"question {number}", memory=memory).memory
    assert len(memory.asked) == 20
    assert memory.asked[-1] == "question 24"


SURE = (make_candidate("a/b", 0.9),)


def test_no_article_answers_who_the_bot_is_when_that_is_surely_asked() -> None:
    turn = replace(says("who_are_you"), candidates=(make_candidate("a/b", 1.0),))
    assert not is_question_after_all(replace(turn, confidence=0.95), LIMITS)
    assert is_question_after_all(replace(turn, confidence=0.6), LIMITS)


@pytest.mark.parametrize("turn", [says("greet"), make_turn(Step.ASK, slot="order_number"), wants_human(Reason.STATUS)])
def test_a_sure_article_shows_that_it_was_a_question_after_all(turn: Turn) -> None:
    assert is_question_after_all(replace(turn, candidates=SURE), LIMITS)
    assert not is_question_after_all(turn, LIMITS)
    assert not is_question_after_all(replace(turn, candidates=(make_candidate("a/b", 0.59),)), LIMITS)


def test_a_wish_for_a_person_is_never_taken_for_a_question() -> None:
    assert not is_question_after_all(replace(wants_human(), candidates=SURE), LIMITS)


def test_a_question_need_not_become_one() -> None:
    assert not is_question_after_all(found(("a/b", 0.9)), LIMITS)
