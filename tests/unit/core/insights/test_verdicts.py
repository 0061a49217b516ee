"""What customers' verdicts say of the bot's probabilities."""

from __future__ import annotations

import random
from typing import Any

import pytest

from bot.core.insights.asked import Gap
from bot.core.insights.verdicts import ENOUGH, Answered, Kind, Verdict, correct, find_shift, judge, measure


def row(**fields: Any) -> Answered:
    known: dict[str, Any] = {"question_id": 1, "language": "en", "top": "a/b", "probability": 0.9}
    return Answered(**known | fields)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"article": "a/b", "thumb": True}, (Kind.UP, True)),
        ({"article": "a/b", "thumb": False, "reason": "other"}, (Kind.DOWN, False)),
        ({"article": "a/b", "thumb": False, "reason": "unclear"}, None),
        ({"article": "a/b", "gap": Gap.PERSON}, (Kind.PERSON, False)),
        ({"article": "a/b"}, None),
        ({"article": "c/d", "thumb": True}, None),
        ({"gap": Gap.NONE}, (Kind.NONE, False)),
        ({"gap": Gap.DOUBT}, None),
        ({"top": "", "article": "a/b", "thumb": True}, None),
    ],
)
def test_what_a_customer_did_tells_whether_the_likeliest_article_was_right(
    fields: dict[str, Any], told: tuple[Kind, bool] | None
) -> None:
    found = judge([row(**fields)])
    assert [(one.kind, one.right) for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("chosen", "thumb", "told"), [("a/b", None, [True]), ("c/d", None, [False]), ("c/d", False, [])]
)
def test_a_chosen_button_judges_what_was_likeliest(chosen: str, thumb: bool | None, told: list[bool]) -> None:
    picked = row(top="", article=chosen, chosen=True, thumb=thumb)
    assert [one.right for one in judge([row(), picked])] == told


def test_a_question_counts_once_and_one_that_is_not_known_never() -> None:
    rows = [row(article="a/b", thumb=True), row(article="a/b", thumb=False), row(question_id=0, gap=Gap.NONE)]
    assert len(judge(rows)) == 1


def verdicts(count: int, *, said: float, true: float, language: str = "en") -> list[Verdict]:
    chance = random.Random(7)
    return [
        Verdict(language=language, probability=said, right=chance.random() < true, kind=Kind.UP) for _ in range(count)
    ]


def test_with_few_verdicts_nothing_is_said() -> None:
    found = measure([*verdicts(ENOUGH - 1, said=0.8, true=0.5), *verdicts(500, said=0.95, true=1.0, language="uk")])
    assert found["en"].shift is None
    assert found["uk"].shift is None, "nobody was ever wrong: that is no measure"


def test_who_is_too_sure_of_itself_is_asked_for_more() -> None:
    found = measure(verdicts(2000, said=0.8, true=0.6))["en"]
    assert found.shift is not None
    assert found.shift < -0.5
    assert correct(0.7, found.shift) > 0.79
    assert correct(0.7, 0.0) == 0.7
    assert abs(find_shift(verdicts(2000, said=0.8, true=0.8))) < 0.15


def test_no_verdicts_move_it_far() -> None:
    assert find_shift(verdicts(5000, said=0.99, true=0.02)) == -1.0
    assert correct(1.0, -1.0) == 1.0


def test_bands_say_what_was_said_and_what_was_true() -> None:
    (low, high) = measure([*verdicts(10, said=0.3, true=0.0), *verdicts(10, said=1.0, true=1.0)])["en"].bands
    assert (low.count, low.right) == (10, 0.0)
    assert low.said == pytest.approx(0.3)
    assert (high.count, high.said, high.right) == (10, 1.0, 1.0)
