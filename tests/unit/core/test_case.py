"""The states of a case."""

from __future__ import annotations

import itertools

import pytest

from bot.core.case import MOVES, OPEN, PRIORITY, Reason, State, can_move

ALLOWED = {
    (State.WAITING, State.CLAIMED),
    (State.WAITING, State.CANCELLED),
    (State.WAITING, State.RECOVERED),
    (State.CLAIMED, State.WAITING),
    (State.CLAIMED, State.RETURNED),
    (State.CLAIMED, State.RESOLVED),
    (State.CLAIMED, State.LAPSED),
}


@pytest.mark.parametrize(("now", "to"), list(itertools.product(State, State)))
def test_only_these_steps_are_possible(now: State, to: State) -> None:
    assert can_move(now, to) is ((now, to) in ALLOWED)


def test_a_case_is_open_exactly_while_it_can_still_move() -> None:
    assert {state for state in State if MOVES[state]} == set(OPEN)


def test_an_open_case_can_always_come_to_an_end() -> None:
    for state in OPEN:
        reached = {state}
        for _ in State:
            reached |= {to for now in reached for to in MOVES[now]}
        assert reached - set(OPEN)


def test_anger_and_complaints_go_before_everything_else() -> None:
    highest = max(PRIORITY.values())
    assert {reason for reason in Reason if PRIORITY.get(reason) == highest} == {Reason.ANGER, Reason.COMPLAINT}
