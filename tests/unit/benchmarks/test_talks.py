"""Talks: the sets are well made, and a stage plays them as a customer would live them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from benchmarks.data import Half
from benchmarks.talking.stage import Stage, open_stage
from benchmarks.talking.talks import Talk, Turn, play, read_talks, tell
from bot.core.language import LANGUAGES
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, wants_human

HALVES: tuple[Half, ...] = ("tuning", "measuring")
LONG = "Delivery is free where " + "the street has trees and " * 20 + "no cars."


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Two articles; "unsure" finds both, "person" calls one."""
    articles = {
        "delivery/cost": make_article("delivery/cost", title="Cost", body="It costs 120 UAH.", rest=LONG),
        "delivery/time": make_article("delivery/time", title="Time", body="Two hours."),
    }
    turns = {
        "unsure": found(("delivery/cost", 0.4), ("delivery/time", 0.4)),
        "cost": found(("delivery/cost", 0.95)),
        "time": found(("delivery/time", 0.95)),
        "person": wants_human(),
    }
    with open_stage(ScriptedDialogue(turns), ScriptedFinder(articles)) as opened:
        yield opened


def _faults(stage: Stage, *turns: Turn) -> list[tuple[str, ...]]:
    talk = Talk(name="a talk", language="en", turns=turns)
    return [played.faults for played in play(stage, talk).played]


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_ten_talks_a_language_of_three_to_six_turns(half: Half) -> None:
    talks = read_talks(half)
    assert all(sum(talk.language == language for talk in talks) >= 10 for language in LANGUAGES)
    assert {len(talk.turns) for talk in talks} <= {3, 4, 5, 6}
    assert len({talk.name for talk in talks}) == len(talks)


@pytest.mark.parametrize("half", HALVES)
def test_every_turn_expects_something_that_can_fail(half: Half) -> None:
    for turn in (turn for talk in read_talks(half) for turn in talk.turns):
        assert turn.shows or turn.offers or turn.picks or turn.short or turn.case != "never"
        assert all(re.compile(pattern) for pattern in (turn.to, turn.shows, turn.never, turn.offers))


def test_what_must_be_shown_is_looked_for_in_what_the_customer_reads(stage: Stage) -> None:
    assert _faults(stage, Turn(says="cost", shows="120 UAH"), Turn(says="time", shows="120", never="hours")) == [
        (),
        ("not shown: 120", "shown: hours"),
    ]


def test_a_case_nobody_asked_for_is_a_fault_and_one_asked_for_is_none(stage: Stage) -> None:
    assert _faults(stage, Turn(says="person", case="must")) == [()]
    assert _faults(stage, Turn(says="person")) == [("a case: requested",)]
    assert _faults(stage, Turn(says="time", case="must")) == [("no case",)]


def test_a_choice_will_do_where_it_may_be_offered_and_the_bot_never_asks_twice_in_a_row(stage: Stage) -> None:
    first, second = _faults(stage, Turn(says="unsure", offers="Time"), Turn(says="unsure thing", shows="120"))
    assert first == second == ()


def test_a_choice_that_was_never_offered_cannot_be_missed(stage: Stage) -> None:
    talk = Talk(name="a talk", language="en", turns=(Turn(says="time", shows="hours"), Turn(says="time", picks=2)))
    assert [played.void for played in play(stage, talk).played] == [False, True]


def test_a_wall_is_a_fault_and_an_article_own_short_answer_is_none(stage: Stage) -> None:
    customer = stage.customer("en")
    assert not any(map(stage.is_too_long, customer.writes("cost").messages))
    assert any(map(stage.is_too_long, customer.presses("more").messages))


def test_a_choice_is_pressed_by_its_place(stage: Stage) -> None:
    customer = stage.customer("en")
    customer.writes("unsure")
    assert customer.presses("[2]").articles == ("delivery/time",)
    with pytest.raises(LookupError):
        customer.presses("[3]")


def test_a_talk_is_told_from_top_to_bottom(stage: Stage) -> None:
    talk = Talk(name="a talk", language="en", turns=(Turn(says="time", shows="hours"), Turn(says="cost", shows="9")))
    told = "\n".join(tell(play(stage, talk)))
    assert re.search(r"(?s)- \[en\] a talk.*\+ time.*Two hours\..*- cost.*120 UAH.*!! not shown: 9", told)
