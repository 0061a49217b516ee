"""The policy in a longer talk: follow-ups, several questions, choices, corrections, and never the same answer twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.case import Reason
from bot.core.conversation import Earlier, Memory, Pick, Topic
from bot.core.policy.decide import (
    Answer,
    Decision,
    DontKnow,
    Escalate,
    More,
    Perhaps,
    Say,
    Several,
    Thresholds,
    decide,
    is_question_after_all,
)
from bot.core.policy.occasions import Chosen
from bot.core.policy.rules import Rule
from bot.core.turn import Candidate, Context, Shown, Step, Turn
from tests.support.clock import NOON
from tests.support.engine import found, make_candidate, make_part, make_turn, says, worded

LIMITS = Thresholds(answer=0.6, clarify=0.2, margin=0.2, misses=2, anger=0.75)
SLOTS = "delivery/slots"
SEEN = Memory(shown=(SLOTS,), asked=("delivery slots",), topic=Topic(article=SLOTS, question="delivery slots"))
LAST = make_candidate(SLOTS, 0.9)
HEADINGS = ("Choosing", "Exceptions")


def _decide(turn: Turn, memory: Memory = SEEN, *, sensitive: frozenset[str] = frozenset()) -> Decision:
    return decide(memory=memory, about=turn, thresholds=LIMITS, sensitive=sensitive)


def _after(text: str, *alone: tuple[str, float], fits: tuple[float, ...] = (0.1, 0.1)) -> Turn:
    """A short question after the answer about delivery slots."""
    shown = Shown(article=SLOTS, language="en", title="Slots", fits=fits, headings=HEADINGS, sizes=(150, 150))
    context = Context(article=SLOTS, asked=f"delivery slots {text}", candidates=(LAST,))
    return replace(worded(found(*alone), text), context=context, shown=(shown,))


def _likely(text: str, *shares: float) -> Turn:
    turn = _after(text)
    return replace(turn, shown=(replace(turn.shown[0], shares=shares),))


def _pick(memory: Memory, candidate: Candidate, shown: tuple[Shown, ...] = ()) -> Decision:
    turn = make_turn(Step.ANSWER, candidates=(candidate,), shown=shown)
    return decide(memory=memory, about=Chosen(candidate=candidate, turn=turn), thresholds=LIMITS)


def _several(*parts: tuple[str, tuple[tuple[str, float], ...]], whole: float = 0.5) -> Turn:
    pieces = tuple(make_part(text, candidates) for text, candidates in parts)
    return replace(worded(found(("delivery/cost", whole)), " ".join(text for text, _ in parts)), parts=pieces)


COST = ("how much is delivery", (("delivery/cost", 0.9),))
CARD = ("can i pay by card?", (("payment/methods", 0.8),))
ODD = ("do elephants eat roses?", (("a/b", 0.1),))


def test_a_follow_up_shows_the_section_that_fits() -> None:
    decision = _decide(_after("and on 8 March?", fits=(0.1, 0.8)))
    assert decision.action == More(candidate=LAST, blocks=(1,))
    assert decision.memory.told == ("delivery/slots#1",)
    assert decision.rule is Rule.FOLLOW_UP_SECTION


def test_a_follow_up_that_the_article_likely_answers_shows_that_section_and_says_that_it_is_unsure() -> None:
    decision = _decide(_likely("and on Sunday?", 0.2, 0.8))
    assert decision.action == More(candidate=LAST, blocks=(1,), lead="more-unsure")


def test_a_follow_up_that_no_section_is_likely_to_answer_is_not_answered_with_the_rest() -> None:
    decision = _decide(_likely("and balloons?", 0.5 - 1e-6, 0.4))
    assert (decision.action, decision.rule, decision.memory.misses) == (DontKnow(), Rule.NOTHING_CLOSE, 1)


def test_questions_in_other_words_hear_twice_where_it_was_said_before_a_person_is_called() -> None:
    memory, rules = replace(SEEN, told=("delivery/slots#0", "delivery/slots#1")), list[Rule]()
    for text in ("and at night?", "do you come late?", "after ten?"):
        decision = _decide(replace(worded(found((SLOTS, 0.9)), text), shown=_after("").shown), memory)
        memory, rules = decision.memory, [*rules, decision.rule]
    assert rules == [Rule.SAID_ABOVE, Rule.SAID_ABOVE, Rule.SHOWN_BEFORE]


def test_who_only_wants_more_gets_it_without_excuses() -> None:
    assert _decide(_after("why?")).action == More(candidate=LAST, blocks=(0, 1))


def test_what_was_told_above_is_said_again_in_short_but_only_once() -> None:
    memory = replace(SEEN, told=("delivery/slots#0", "delivery/slots#1"))
    turn = _after("and on 8 March?", fits=(0.1, 0.8))
    decision = _decide(turn, memory)
    assert decision.action == More(candidate=LAST, blocks=(1,), lead="said-above")
    assert (decision.rule, decision.memory.told) == (Rule.SAID_ABOVE, memory.told)
    again = _decide(_after("and on the eighth?", fits=(0.1, 0.8)), decision.memory)
    assert (again.action, again.memory.awaits) == (Say(key="all-said"), "person")


def test_what_comes_next_is_never_more_than_a_message_holds() -> None:
    (shown,) = _after("").shown
    long = replace(shown, fits=(0.1,) * 4, headings=("",) * 4, sizes=(270, 90, 90, 900))
    turn = replace(_after("why?"), shown=(long,))
    told: list[tuple[int, ...]] = []
    memory = SEEN
    for _ in range(3):
        decision = _decide(replace(turn, said=replace(turn.said, normal=str(len(told)))), memory)
        assert isinstance(decision.action, More)
        memory = decision.memory
        told.append(decision.action.blocks)
    assert told == [(0, 1), (2,), (3,)]


def test_when_everything_was_shown_the_bot_says_so_and_the_second_time_calls_a_person() -> None:
    memory = replace(SEEN, told=("delivery/slots#0", "delivery/slots#1"))
    first = _decide(_after("and on Sunday?"), memory)
    assert (first.action, first.memory.awaits) == (Say(key="all-said"), "person")
    assert _decide(_after("why?"), first.memory).action == Escalate(reason=Reason.MISSES)


def test_a_fragment_with_a_rival_perhaps_means_that_with_the_last_article_among_the_choices() -> None:
    decision = _decide(_after("and by card?", ("payment/methods", 0.4), ("a/b", 0.3), ("c/d", 0.25)))
    assert isinstance(decision.action, Perhaps)
    assert decision.action.candidate.article == "payment/methods"
    assert [one.article for one in decision.action.others] == ["a/b", SLOTS]
    assert decision.action.more == (SLOTS,)
    assert decision.memory.wording == "and by card?"


def test_a_sentence_of_its_own_is_not_about_the_last_article() -> None:
    decision = _decide(_after("and if nobody is at home", ("delivery/absent", 0.4)))
    assert decision.action == Perhaps(candidate=make_candidate("delivery/absent", 0.4))


def test_a_question_that_is_sure_by_itself_is_no_follow_up() -> None:
    decision = _decide(_after("and outside the city?", ("delivery/city", 0.9), fits=(0.9, 0.9)))
    assert decision.action == Answer(candidate=make_candidate("delivery/city", 0.9))
    assert decision.memory.topic == Topic(article="delivery/city", question="Delivery/City")


def test_an_article_shown_before_gives_its_fitting_section_even_when_it_is_sure() -> None:
    turn = replace(
        worded(found((SLOTS, 0.9)), "which slots are there on holidays"), shown=_after("", fits=(0, 0.9)).shown
    )
    decision = _decide(turn, replace(SEEN, topic=None))
    assert decision.action == More(candidate=LAST, blocks=(1,))


def test_two_questions_are_answered_in_order() -> None:
    decision = _decide(_several(COST, CARD), Memory())
    assert decision.action == Several(
        answers=(make_candidate("delivery/cost", 0.9), make_candidate("payment/methods", 0.8))
    )
    assert decision.memory.shown == ("delivery/cost", "payment/methods")
    assert decision.memory.awaits == "helped"
    assert decision.rule is Rule.SEVERAL
    again = _decide(worded(found(("payment/methods", 0.9)), "can I pay by card"), decision.memory)
    assert again.rule is Rule.SAID_ABOVE


def test_a_part_nobody_knows_is_named_and_a_person_is_offered() -> None:
    decision = _decide(_several(COST, ODD), Memory())
    assert isinstance(decision.action, Several)
    assert decision.action.unsure == ("do elephants eat roses?",)
    assert decision.memory.awaits == "person"


def test_a_part_with_a_few_close_articles_gets_the_likeliest() -> None:
    decision = _decide(_several(COST, ("and what about roses?", (("a/b", 0.4), ("c/d", 0.3)))), Memory())
    assert isinstance(decision.action, Several)
    assert decision.action.doubt == Perhaps(candidate=make_candidate("a/b", 0.4), others=(make_candidate("c/d", 0.3),))
    assert (decision.action.about, decision.memory.offered) == ("and what about roses?", ("c/d",))
    assert decision.memory.shown == ("delivery/cost", "a/b")


def test_a_part_that_was_answered_before_is_said_to_be_so() -> None:
    decision = _decide(_several(COST, CARD), Memory(shown=("delivery/cost",)))
    assert decision.action == Several(answers=(make_candidate("payment/methods", 0.8),), again=("Delivery/Cost",))


def test_one_part_that_needs_a_person_takes_the_whole_message_to_them() -> None:
    decision = _decide(_several(COST, CARD), Memory(), sensitive=frozenset({"payment/methods"}))
    assert decision.action == Escalate(reason=Reason.SENSITIVE)


def test_a_choice_is_remembered_with_the_words_it_was_about() -> None:
    asked = _decide(worded(found(("a/b", 0.4), ("c/d", 0.3)), "Hello! the card thing"), Memory())
    picked = _pick(asked.memory, make_candidate("c/d", 1.0))
    assert picked.action == Answer(candidate=make_candidate("c/d", 1.0))
    assert picked.memory.picked == (Pick(asked="the card thing", article="c/d"),)
    assert picked.memory.topic == Topic(article="c/d", question="C/D")


def test_a_press_on_an_older_choice_is_not_taken_for_the_newer_question() -> None:
    memory = Memory(offered=("a/b",), wording="something else")
    picked = _pick(memory, make_candidate("c/d", 1.0))
    assert picked.memory.picked == ()


def test_picking_the_last_article_again_shows_the_rest_of_it() -> None:
    memory = replace(SEEN, offered=(SLOTS,), wording="and by card?")
    shown = _after("").shown
    decision = _pick(memory, LAST, shown)
    assert decision.action == More(candidate=LAST, blocks=(0, 1))


def test_the_same_words_lead_straight_to_the_picked_article() -> None:
    memory = Memory(asked=("the card thing",), picked=(Pick(asked="the card thing", article="c/d"),))
    unsure = replace(worded(found(("a/b", 0.4), ("c/d", 0.3)), "the card thing"), remembered=make_candidate("c/d", 1.0))
    decision = _decide(unsure, memory)
    assert (decision.action, decision.rule) == (Answer(candidate=make_candidate("c/d", 1.0)), Rule.PICKED_BEFORE)
    seen = Shown(article="c/d", language="en", title="C", fits=(0.0, 0.0), headings=("", ""), sizes=(10, 10))
    again = _decide(replace(unsure, shown=(seen,)), decision.memory)
    assert isinstance(again.action, More)
    assert _decide(replace(unsure, shown=(seen,)), again.memory).action == Say(key="all-said")


@pytest.mark.parametrize("text", ["delivery slots", "delivery slot"])
def test_a_correction_that_changes_nothing_calls_nobody_and_repeats_nothing(text: str) -> None:
    decision = _decide(replace(worded(found((SLOTS, 0.9)), text), edited=True))
    assert (decision.action, decision.rule) == (Say(key="same-answer"), Rule.SAME_ANSWER)


@pytest.mark.parametrize(
    ("turn", "question"),
    [
        (worded(says("thanks"), "thanks, and how much is delivery?"), True),
        (worded(says("thanks"), "thanks, that is clear"), False),
        (worded(says("greet"), "Добрый день! подскажите сколько стоит доставка"), True),
        (worded(says("small_talk"), "hi, how are you?"), False),
        (make_turn(Step.FEEDBACK, helped=True, text="ok, and how much is delivery?"), True),
        (make_turn(Step.FEEDBACK, helped=True, text="yes, thank you"), False),
        (make_turn(Step.FEEDBACK, helped=False, text="ok, and how much is delivery?"), False),
    ],
)
def test_a_question_beside_courtesy_is_a_question(turn: Turn, question: bool) -> None:
    near = replace(turn, candidates=(make_candidate("delivery/cost", 0.3),))
    assert is_question_after_all(near, LIMITS) is question
    assert not is_question_after_all(replace(turn, candidates=(make_candidate("delivery/cost", 0.1),)), LIMITS)


def test_a_question_about_the_last_answer_is_one_whatever_it_was_taken_for() -> None:
    why = replace(_after("why?"), step=Step.FEEDBACK, helped=True)
    assert is_question_after_all(why, LIMITS)
    march = replace(_after("and on 8 March?", fits=(0.1, 0.8)), step=Step.ASK, slot="order_number")
    assert is_question_after_all(march, LIMITS)
    assert not is_question_after_all(replace(march, shown=()), LIMITS)
    person = replace(march, step=Step.ESCALATE, reason="requested")
    assert not is_question_after_all(person, LIMITS)


texts = st.sampled_from(["and on 8 March?", "why?", "and by card?", "delivery slots", "and if nobody is at home"])
fits = st.tuples(st.floats(0, 1), st.floats(0, 1))
asked = st.builds(
    lambda text, probability, fit, edited: replace(
        _after(text, ("payment/methods", probability), fits=fit), edited=edited
    ),
    texts,
    st.floats(0, 1),
    fits,
    st.booleans(),
)


@given(st.lists(asked, max_size=10))
def test_nothing_is_ever_said_twice_and_nobody_is_kept_in_a_circle(talk: list[Turn]) -> None:
    memory, said = SEEN, [SLOTS]
    for turn in talk:
        decision = _decide(turn, memory)
        memory = decision.memory
        if isinstance(decision.action, Escalate):
            break
        if isinstance(decision.action, Answer):
            said.append(decision.action.candidate.article)
        if isinstance(decision.action, Perhaps):
            said.append(decision.action.candidate.article)
        if isinstance(decision.action, More) and decision.rule is not Rule.SAID_ABOVE:
            said += [f"{decision.action.candidate.article}#{place}" for place in decision.action.blocks]
        assert decision.rule in Rule
        assert memory.misses < LIMITS.misses
    assert len(said) == len(set(said))


def test_who_asks_the_same_in_another_visit_gets_a_person_not_the_same_answer() -> None:
    text = "When are your delivery slots?"
    turn = make_turn(Step.ANSWER, text=text, candidates=(LAST,))
    memory = Memory(before=(Earlier(asked=turn.said.normal, shown=(SLOTS,), at=NOON),))
    back = _decide(turn, memory)
    assert (back.action, back.rule) == (Escalate(reason=Reason.CAME_BACK), Rule.CAME_BACK)
    other = make_turn(Step.ANSWER, text="Do you deliver at night?", candidates=(LAST,))
    assert isinstance(_decide(other, memory).action, Answer)
