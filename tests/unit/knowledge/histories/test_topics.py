"""Questions of old conversations by meaning, and the answer that says best what all say."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.knowledge.histories.masking import Asked
from bot.knowledge.histories.topics import choose_replies, sort_out
from tests.unit.knowledge.gaps.test_grouping import embed


def _asked(text: str, person: int, reply: str = "", *, month: int = 3, language: str = "en") -> Asked:
    return Asked(text=text, language=language, at=datetime(2026, month, 1, tzinfo=UTC), person=person, reply=reply)


def test_what_many_ask_comes_first_with_its_months_and_languages() -> None:
    asked = [_asked("delivery price zebra", n, "ninety always", month=1 + n % 3) for n in range(6)]
    asked += [_asked("opening hours today", 10 + n, "till eight", language="uk") for n in range(2)]
    asked += [_asked("moon flight ticket", 99)]
    found = sort_out(asked, embed=embed)
    first, second = found.topics
    assert (first.title, first.count, first.people, first.months) == ("delivery price zebra", 6, 6, 3)
    assert (second.languages, second.replies) == ({"uk": 2}, {"uk": ("till eight",)})
    assert (found.questions, found.single) == (9, 1)


def test_the_same_person_asking_twice_is_no_topic() -> None:
    assert sort_out([_asked("delivery price", 1), _asked("delivery price", 1)], embed=embed).topics == ()


def test_unlike_words_with_one_answer_are_one_topic_and_an_answer_to_all_joins_nothing() -> None:
    asked = [_asked("delivery price city", n, "ninety crowns everywhere always") for n in range(3)]
    asked += [_asked("delivery courier cost", 3 + n, "ninety crowns everywhere always") for n in range(3)]
    unlike = ("moon flight ticket", "zebra stripes colour", "parking lot nearby", "gift ribbon paper")
    asked += [_asked(text, 50 + n, "of course gladly") for n, text in enumerate(unlike)]
    found = sort_out(asked, embed=embed)
    assert [one.count for one in found.topics] == [6]


def test_the_most_typical_answer_comes_first_and_the_others_say_it_otherwise() -> None:
    replies = ["delivery costs ninety"] * 5 + ["delivery costs ninety crowns", "yes gladly", "Delivery costs ninety!"]
    found, agreed = choose_replies(replies, embed)
    assert found[0] == "delivery costs ninety"
    assert "Delivery costs ninety!" not in found
    assert agreed > 0.8
    assert choose_replies([], embed) == ((), 0.0)
    assert choose_replies(["have nice evening", "discounts fridays only", "three parking places"], embed)[1] < 0.7


def test_nothing_asked_is_no_topic() -> None:
    assert sort_out([], embed=embed).topics == ()


def test_groups_that_are_answered_alike_and_ask_nearly_the_same_are_one() -> None:
    answer = "from five kilos twenty percent less by contract"
    asked = [_asked("wholesale price list company", n, answer) for n in range(4)]
    asked += [_asked("wholesale buying cafe kilo", 10 + n, answer) for n in range(3)]
    asked += [_asked("parking nearby shop", 20 + n, "behind the house are three places") for n in range(3)]
    assert [one.count for one in sort_out(asked, embed=embed).topics] == [7, 3]
