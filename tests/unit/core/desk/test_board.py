"""Who holds what: the open cases given to the staff."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.case import Snooze, State
from bot.core.clocks.clock import Clock
from bot.core.clocks.targets import Aim
from bot.core.desk.board import Board, Duty, make_board
from bot.core.desk.teams import Team
from bot.core.presence import Colleague, Presence
from tests.support.listed import make_listed

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
ANNA, OLEH = 1, 2


def duty(number: int, name: str, **fields: Any) -> Duty:
    here, capacity = fields.pop("presence", Presence.ONLINE), fields.pop("capacity", None)
    colleague = Colleague(id=number, login=name.lower(), name=name, presence=here, capacity=capacity)
    return Duty(colleague=colleague, **fields)


def test_each_case_stands_with_who_holds_it() -> None:
    cases = (
        make_listed(1, state=State.CLAIMED, person_id=ANNA, waiting_since=NOW, unanswered=2),
        make_listed(2, state=State.CLAIMED, person_id=ANNA, waiting_since=NOW - timedelta(minutes=5), unanswered=1),
        make_listed(3, state=State.CLAIMED, person_id=OLEH, waiting_since=None, unanswered=0),
        make_listed(4, state=State.WAITING, person_id=None, language="uk", priority=2, waiting_since=NOW),
        make_listed(5, state=State.WAITING, person_id=None, language="en", waiting_since=NOW),
        make_listed(6, state=State.WAITING, person_id=None, language="uk", waiting_since=NOW),
    )
    board = make_board(cases, (duty(ANNA, "Anna", taken=3), duty(OLEH, "Oleh", presence=Presence.AWAY, closed=2)), NOW)
    anna, oleh = board.loads
    assert (anna.chats, anna.unread, anna.oldest) == (2, 2, NOW - timedelta(minutes=5))
    assert (oleh.chats, oleh.unread, oleh.oldest) == (1, 0, None)
    assert ([case.id for case in board.waiting], board.urgent, board.languages) == (
        [4, 5, 6],
        1,
        (("uk", 2), ("en", 1)),
    )
    assert (board.open, board.here, board.taken, board.closed) == (6, 1, 3, 2)
    assert (board.find(OLEH), board.find(99)) == (oleh, None)


def test_what_is_put_off_takes_no_room_and_hurries_nobody() -> None:
    off = Snooze(since=NOW, until=None)
    cases = (make_listed(1, state=State.CLAIMED, person_id=ANNA, waiting_since=NOW, unanswered=1, snooze=off),)
    (load,) = make_board(cases, (duty(ANNA, "Anna", capacity=1),), NOW).loads
    assert (load.chats, load.snoozed, load.unread, load.oldest, load.is_over) == (0, 1, 0, None, False)


def test_more_than_one_can_hold_is_said() -> None:
    cases = tuple(make_listed(number, state=State.CLAIMED, person_id=ANNA) for number in (1, 2))
    (load,) = make_board(cases, (duty(ANNA, "Anna", capacity=1),), NOW).loads
    assert load.is_over


def test_rows_keep_their_place_whatever_one_holds() -> None:
    duties = (
        duty(1, "Zoya"),
        duty(2, "Bohdan", presence=Presence.OFFLINE),
        duty(3, "anna"),
        duty(4, "Olha", presence=Presence.BUSY),
    )
    names = [load.duty.colleague.name for load in make_board((make_listed(1, person_id=1),), duties, NOW).loads]
    assert names == ["anna", "Zoya", "Olha", "Bohdan"]


def test_nobody_and_nothing() -> None:
    board = make_board((), (), NOW)
    assert board == Board()
    assert (board.open, board.here, board.languages) == (0, 0, ())


def test_what_is_late_is_counted_with_whoever_holds_it() -> None:
    over = Clock(aim=Aim.PROMISE, warn_at=NOW - timedelta(minutes=9), due_at=NOW - timedelta(minutes=1))
    near = Clock(aim=Aim.PROMISE, warn_at=NOW - timedelta(minutes=9), due_at=NOW + timedelta(minutes=1))
    cases = (
        make_listed(1, state=State.CLAIMED, person_id=ANNA, clock=over),
        make_listed(2, state=State.CLAIMED, person_id=ANNA, clock=near),
        make_listed(3, clock=over),
    )
    board = make_board(cases, (duty(ANNA, "Anna"),), NOW)
    assert (board.late, board.loads[0].late) == (2, 1)


def test_what_waits_stands_with_its_team_and_a_team_without_anybody_here_is_told() -> None:
    teams = (Team(id=1, name="Tech", members=(7,), here=(7,)), Team(id=2, name="Refunds", members=(8,)))
    cases = [make_listed(1, team_id=1), make_listed(2), make_listed(3, team_id=2)]
    held = make_listed(4, team_id=2, state=State.CLAIMED, person_id=7)
    board = make_board([*cases, held], (), NOW, teams)
    assert [[case.id for case in load.waiting] for load in board.teams] == [[1], [3]]
    assert [load.is_alone for load in board.teams] == [False, True]
    assert not make_board([held], (), NOW, teams).teams[1].is_alone
    assert board.find_team(2) == board.teams[1]
    assert board.find_team(9) is None
    assert len(board.waiting) == 3
