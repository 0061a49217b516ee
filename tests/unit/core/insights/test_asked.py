"""What the transcript tells of each question."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core.case import Reason
from bot.core.insights.asked import Asked, Gap, Line, Reading
from bot.core.messages import Author, Kind
from bot.core.policy.rules import Rule
from tests.support.clock import NOON


class Talk:
    """Lines of one conversation, a minute apart."""

    def __init__(self) -> None:
        self.reading = Reading()
        self._number = 0
        self._now: datetime = NOON

    def pass_time(self, **time: float) -> Talk:
        self._now += timedelta(**time)
        return self

    def customer(self, text: str, kind: Kind = Kind.TEXT) -> Talk:
        return self._line(author=Author.CUSTOMER, text=text, kind=kind)

    def bot(self, rule: Rule, article: str = "", intent: str = "") -> Talk:
        return self._line(author=Author.BOT, rule=rule, article=article, intent=intent)

    def handed(self, reason: Reason, matter: str = "") -> Talk:
        return self._line(author=Author.SYSTEM, reason=reason, matter=matter)

    @property
    def rows(self) -> tuple[Asked, ...]:
        return self.reading.new

    def _line(self, **fields: Any) -> Talk:
        self._number += 1
        self._now += timedelta(minutes=1)
        self.reading.read(Line(id=self._number, at=self._now, **fields))
        return self


def gaps(talk: Talk) -> list[tuple[str, Gap]]:
    return [(row.text, row.gap) for row in talk.rows]


def test_an_answer_is_shown_and_nothing_else() -> None:
    (row,) = Talk().customer("how much?").bot(Rule.CLOSE_ENOUGH, "delivery/cost").rows
    assert (row.text, row.article, row.followed, row.person, row.gap) == (
        "how much?", "delivery/cost", False, False, Gap.NO,
    )  # fmt: skip


def test_a_burst_is_one_question_and_thanks_are_none() -> None:
    talk = Talk().customer("hi").customer("how much?").bot(Rule.CLOSE_ENOUGH, "a/b")
    talk.customer("thanks").bot(Rule.UNDERSTOOD, intent="thanks").bot(Rule.REST_WANTED, "a/b")
    (row,) = talk.rows
    assert (row.text, row.followed) == ("hi\nhow much?", False)


def test_another_question_within_a_day_follows_an_answer() -> None:
    talk = Talk().customer("one?").bot(Rule.CLOSE_ENOUGH, "a/b").customer("two?").bot(Rule.CLOSE_ENOUGH, "a/c")
    assert [row.followed for row in talk.rows] == [True, False]
    talk.pass_time(hours=25).customer("three?").bot(Rule.CLOSE_ENOUGH, "a/d")
    assert [row.followed for row in talk.rows] == [True, False, False]


@pytest.mark.parametrize(
    ("rule", "gap"),
    [(Rule.NOTHING_CLOSE, Gap.UNANSWERED), (Rule.UNSURE, Gap.DOUBT), (Rule.ALL_SHOWN, Gap.UNANSWERED)],
)
def test_what_was_not_answered_is_a_gap(rule: Rule, gap: Gap) -> None:
    assert gaps(Talk().customer("do you sell shoes?").bot(rule)) == [("do you sell shoes?", gap)]


def test_a_choice_ends_the_doubt_and_none_of_these_makes_it_worse() -> None:
    doubt = Talk().customer("when?").bot(Rule.UNSURE)
    doubt.customer("Delivery", Kind.BUTTON).bot(Rule.PICKED, "delivery/when")
    assert [(row.article, row.chosen, row.gap) for row in doubt.rows] == [
        ("", False, Gap.NO), ("delivery/when", True, Gap.NO),
    ]  # fmt: skip
    refused = Talk().customer("when?").bot(Rule.UNSURE).customer("None", Kind.BUTTON).bot(Rule.NONE_OF_THESE)
    assert gaps(refused) == [("when?", Gap.NONE)]


def test_who_calls_a_person_after_an_answer_was_not_served_by_it() -> None:
    talk = Talk().customer("when?").bot(Rule.CLOSE_ENOUGH, "a/b").handed(Reason.REQUESTED, "when?")
    (row,) = talk.rows
    assert (row.person, row.gap) == (True, Gap.PERSON)


def test_what_people_do_anyway_is_no_gap() -> None:
    talk = Talk().customer("I am angry").handed(Reason.ANGER, "I am angry")
    assert talk.rows == ()
    known = Talk().customer("refund?").bot(Rule.CLOSE_ENOUGH, "a/b").handed(Reason.SENSITIVE)
    assert [(row.person, row.gap) for row in known.rows] == [(True, Gap.NO)]


def test_the_question_that_was_one_too_many_is_kept_as_the_brief_tells_it() -> None:
    talk = Talk().customer("well?").handed(Reason.MISSES, "do you sell shoes?")
    assert gaps(talk) == [("do you sell shoes?", Gap.PERSON)]
    assert Talk().handed(Reason.REQUESTED).rows == (), "nothing was asked"


def test_an_operator_who_takes_the_chat_was_not_called() -> None:
    talk = Talk().customer("when?").bot(Rule.CLOSE_ENOUGH, "a/b").handed(Reason.TAKEN)
    assert [(row.person, row.gap) for row in talk.rows] == [(False, Gap.NO)]
