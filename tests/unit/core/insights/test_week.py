"""What is put before the leads, and what is not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core.insights.week import MOST, OF_A_KIND, Effect, Finding, Proposal, State, Stretch, What, choose, is_over
from tests.support.clock import NOON


def finding(place: str, saves: float = 5.0, what: What = What.GAP) -> Finding:
    return Finding(what=what, place=place, title=place, saves=saves)


def proposal(one: Finding, state: State = State.OPEN, *, days: int = 1, **fields: Any) -> Proposal:
    at = NOON - timedelta(days=days)
    decided = None if state is State.OPEN else at
    return Proposal(id=1, finding=one, state=state, made_at=at, decided_at=decided, **fields)


def test_ten_at_most_and_what_saves_most_first() -> None:
    found = choose([finding(str(number), saves=number) for number in range(20)], [], now=NOON)
    assert [one.saves for one in found] == [19, 18, 17, 16, 15, 14, 13, 12, 11, 10]


def test_no_kind_crowds_out_the_others() -> None:
    many = [finding(str(number), saves=100 + number) for number in range(20)]
    found = choose([*many, finding("a/b", 1.0, What.REVIEW), finding("c/d", 2.0, What.WORDINGS)], [], now=NOON)
    assert [one.what for one in found[:7]] == [What.GAP] * OF_A_KIND + [What.WORDINGS, What.REVIEW]
    assert len(found) == MOST


def test_what_is_open_takes_its_room_and_is_not_proposed_twice() -> None:
    known = [proposal(finding(str(number))) for number in range(7)]
    found = choose([finding(str(number)) for number in range(20)], known, now=NOON)
    assert [one.place for one in found] == ["10", "11", "12"]


@pytest.mark.parametrize(
    ("state", "days", "again"),
    [
        (State.TAKEN, 20, False),
        (State.TAKEN, 30, True),
        (State.EXPIRED, 30, True),
        (State.REJECTED, 30, False),
        (State.REJECTED, 95, True),
    ],
)
def test_what_was_decided_comes_back_after_a_time(state: State, days: int, again: bool) -> None:
    known = [proposal(finding("a"), state, days=days)]
    assert bool(choose([finding("a")], known, now=NOON)) is again


def test_what_saves_next_to_nothing_is_no_proposal() -> None:
    assert choose([finding("a", saves=0.2)], [], now=NOON) == ()


def test_a_proposal_lapses_after_four_weeks() -> None:
    assert not is_over(proposal(finding("a"), days=27), now=NOON)
    assert is_over(proposal(finding("a"), days=28), now=NOON)
    assert not is_over(proposal(finding("a"), State.TAKEN, days=60), now=NOON)


def test_an_effect_is_told_after_a_week_and_by_the_week() -> None:
    before = Stretch(days=28, asked=60, unserved=56)
    assert before.a_week == 14
    assert Effect(before=before, after=Stretch(days=3, asked=1, unserved=0)).is_early
    assert not Effect(before=before, after=Stretch(days=7, asked=1, unserved=0)).is_early
    assert Stretch(days=0, asked=0, unserved=0).a_week == 0
