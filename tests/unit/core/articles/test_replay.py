"""What a change makes of a question."""

from __future__ import annotations

import pytest

from bot.core.articles.replay import Act, Change, Option, Outcome, Question, compare, judge

A, B = "delivery/cost", "delivery/abroad"


def outcome(act: Act, *shown: str, offered: tuple[str, ...] = ()) -> Outcome:
    return Outcome(act=act, rule="close-enough", shown=shown, offered=offered)


ANSWERS_A, ANSWERS_B = outcome(Act.ANSWER, A), outcome(Act.ANSWER, B)
PROBABLY_A = outcome(Act.PROBABLY, A, offered=(B,))
ASKS = outcome(Act.ASK, offered=(A, B))
NOTHING, PERSON = outcome(Act.NOTHING), outcome(Act.PERSON)


@pytest.mark.parametrize(
    ("before", "after", "change", "is_loss"),
    [
        (ANSWERS_A, ANSWERS_A, Change.SAME, False),
        (ANSWERS_A, PROBABLY_A, Change.UNCLEAR, False),
        (ANSWERS_A, ASKS, Change.UNCLEAR, False),
        (ANSWERS_A, NOTHING, Change.LOST, True),
        (PROBABLY_A, PERSON, Change.LOST, True),
        (ANSWERS_A, ANSWERS_B, Change.FLIPPED, True),
        (ASKS, ANSWERS_B, Change.FLIPPED, True),
        (NOTHING, ANSWERS_A, Change.GAINED, False),
        (ANSWERS_B, ASKS, Change.GAINED, False),
        (NOTHING, ASKS, Change.SAME, False),
    ],
)
def test_a_question_whose_article_is_known(before: Outcome, after: Outcome, change: Change, is_loss: bool) -> None:
    found = judge(Question(text="?", language="en", right=A), before, after)
    assert (found.change, found.is_loss) == (change, is_loss)


@pytest.mark.parametrize(
    ("before", "after", "change", "is_loss"),
    [
        (ANSWERS_A, PROBABLY_A, Change.UNCLEAR, False),
        (PROBABLY_A, ANSWERS_A, Change.GAINED, False),
        (ANSWERS_A, NOTHING, Change.LOST, True),
        (ANSWERS_A, ANSWERS_B, Change.FLIPPED, True),
        (ASKS, NOTHING, Change.UNCLEAR, False),
        (NOTHING, PERSON, Change.SAME, False),
        (PERSON, ANSWERS_B, Change.GAINED, False),
    ],
)
def test_a_question_of_a_customer(before: Outcome, after: Outcome, change: Change, is_loss: bool) -> None:
    found = judge(Question(text="?", language="en"), before, after)
    assert (found.change, found.is_loss) == (change, is_loss)


def test_what_the_changed_article_takes_over_is_told_and_no_loss() -> None:
    asked = Question(text="?", language="en")
    assert not judge(asked, ANSWERS_A, ANSWERS_B, changed={B}).is_loss
    assert judge(asked, ANSWERS_A, ANSWERS_B, changed={A}).is_loss, "the text that was cut answered it"
    known = Question(text="?", language="en", right=A)
    assert judge(known, ANSWERS_A, ANSWERS_B, changed={B}).is_loss, "the customer said that A was right"


def test_to_lose_a_wrong_answer_is_a_gain() -> None:
    found = judge(Question(text="?", language="en", wrong=A), ANSWERS_A, NOTHING)
    assert (found.change, found.is_loss) == (Change.GAINED, False)


def test_a_golden_question_that_its_new_article_does_not_answer_is_said() -> None:
    golden = Question(text="?", language="en", right=A, golden=True)
    assert judge(golden, NOTHING, NOTHING, changed={A}).change is Change.MISSED
    assert judge(golden, NOTHING, NOTHING, changed={B}).change is Change.SAME, "it was so before"


def test_a_report_names_losses_first_and_leaves_out_what_stays() -> None:
    golden = Question(text="golden", language="en", right=A, golden=True)
    asked = Question(text="asked", language="en")
    same = Question(text="same", language="en")
    report = compare((asked, golden, same), (NOTHING, ANSWERS_A, ASKS), (ANSWERS_A, NOTHING, ASKS))
    assert (report.asked, report.golden) == (3, 1)
    assert [one.question.text for one in report.verdicts] == ["golden", "asked"]
    assert [one.question.text for one in report.losses] == ["golden"]
    assert (report.count(Change.LOST), report.count(Change.GAINED)) == (1, 1)


def test_the_best_of_an_outcome_is_what_is_shown() -> None:
    options = tuple(Option(article=key, language="en", title=key, probability=0.4) for key in (B, A))
    shown = Outcome(act=Act.PROBABLY, rule="perhaps", shown=(A,), found=options)
    asks = Outcome(act=Act.NOTHING, rule="nothing-close", found=options)
    assert shown.best is not None and shown.best.article == A
    assert asks.best is not None and asks.best.article == B
    assert outcome(Act.TALK).best is None
