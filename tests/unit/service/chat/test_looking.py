"""What a turn leans on: where in the last answer a follow-up that names next to nothing is answered."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conversation import Memory, Topic
from bot.core.policy.limits import Thresholds
from bot.core.turn import Candidate, Fit, Step
from bot.knowledge.articles.articles import Article
from bot.service.chat.looking import look_up
from tests.support.engine import make_turn
from tests.support.shop import SLOTS, Shop

ALONE = (0.2, 0.4, 0.3, 0.1)  # of a question like "how much?", which any block may answer
MARCH = (0.04, 0.02, 0.04, 0.9)
LIMITS = Thresholds(answer=0.6, clarify=0.2, margin=0.2, misses=2, anger=0.75)


class Weighing(Shop):
    """Where "8 March" is named, the last block is likeliest."""

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        """By the words of the question."""
        shares = MARCH if "8 march" in question else ALONE
        return tuple(
            Fit(alone=0.1, share=share) for share in shares[: len(super().fit_blocks(question, article, language))]
        )


def _shares(memory: Memory) -> tuple[float, ...]:
    turn = make_turn(Step.ANSWER, text="and how long?", language="en")
    looked = look_up(Weighing(), memory, turn, LIMITS)
    return looked.shown[0].shares


def test_a_follow_up_is_read_together_with_the_question_before_it() -> None:
    memory = Memory(shown=(SLOTS,), asked=("slots on 8 march",), topic=Topic(article=SLOTS, question="which slots"))
    shares = _shares(memory)
    assert shares[-1] == max(shares)
    assert round(sum(shares), 6) == 1


def test_an_older_answer_is_what_it_leans_on_not_the_question_in_between() -> None:
    topic = Topic(article=SLOTS, question="which slots", age=1)
    memory = Memory(shown=(SLOTS,), asked=("slots on 8 march",), topic=topic)
    assert _shares(memory)[-1] < 0.5


def test_without_a_topic_a_question_stands_for_itself() -> None:
    turn = replace(
        make_turn(Step.ANSWER, text="slots", language="en"),
        candidates=(Candidate(article=SLOTS, language="en", title="", probability=0.9),),
    )
    looked = look_up(Weighing(), Memory(shown=(SLOTS,)), turn, LIMITS)
    assert looked.shown[0].shares[: len(ALONE)] == ALONE[: len(looked.shown[0].shares)]


class Selling(Shop):
    """Knows how to order, and nothing of what is ordered."""

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        """The article about slots for the bare wish."""
        sure = question.lower() == "want to order"
        return (Candidate(article=SLOTS, language="en", title="", probability=1.0),) if sure else ()


def test_who_wants_to_order_something_the_articles_do_not_name_is_likely_told_how_to_order() -> None:
    turn = make_turn(Step.ANSWER, text="I want to order 3 cakes for Friday", language="en")
    (found,) = look_up(Selling(), Memory(), turn, LIMITS).candidates
    assert found.article == SLOTS
    assert LIMITS.clarify < found.probability < LIMITS.answer
