"""Where a case stands in somebody's list, and which chat comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.case import Reason, Snooze, State, Woken
from bot.core.queue import MINE, NO_TEAM, Filters, ListedCase, Section, choose_next, is_called, section_of

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
ME, OTHER = 1, 2
PUT_OFF = Snooze(since=NOW, until=None)


def listed(number: int = 1, **fields: Any) -> ListedCase:
    known: dict[str, Any] = {
        "id": number,
        "conversation_id": number,
        "state": State.CLAIMED,
        "reason": Reason.REQUESTED,
        "priority": 0,
        "question": "?",
        "opened_at": NOW,
        "person_id": ME,
        "person_name": "Anna",
        "channel": "telegram",
        "customer_name": "Olena",
        "username": "",
        "language": "en",
        "waiting_since": NOW,
        "last": None,
        "unanswered": 1,
    }
    return ListedCase(**{**known, **fields})


@pytest.mark.parametrize(
    ("case", "section"),
    [
        (listed(state=State.WAITING, person_id=None), Section.WAITING),
        (listed(), Section.MINE),
        (listed(waiting_since=None), Section.CUSTOMER),
        (listed(waiting_since=None, woken=Woken.TIME), Section.MINE),
        (listed(snooze=PUT_OFF), Section.SNOOZED),
        (listed(person_id=OTHER, snooze=PUT_OFF), Section.OTHERS),
    ],
)
def test_where_a_case_stands(case: ListedCase, section: Section) -> None:
    assert section_of(case, ME) is section


def test_the_next_chat_is_mine_that_waits_longest_then_the_head_of_the_queue() -> None:
    waiting = [listed(number, state=State.WAITING, person_id=None) for number in (1, 2)]
    answered, put_off = listed(3, waiting_since=None), listed(4, snooze=PUT_OFF)
    late, later = listed(5, waiting_since=NOW), listed(6, waiting_since=NOW - timedelta(hours=1))
    assert choose_next([*waiting, answered, put_off, late, later], ME, after=3) == 6
    assert choose_next([*waiting, answered, put_off, late], ME, after=5) == 1
    assert choose_next([waiting[0], answered, put_off], ME, after=1) is None


def test_a_note_calls_once_until_it_was_seen() -> None:
    called, plain = listed(mentioned=(ME, OTHER)), listed(mentioned=(OTHER,))
    assert is_called(called, None, ME)
    assert is_called(called, plain, ME)
    assert not is_called(called, called, ME)
    assert not is_called(plain, None, ME)


def test_a_second_note_calls_before_the_first_was_seen() -> None:
    first, second = (listed(mentioned=(ME,), note_id=number) for number in (7, 8))
    assert is_called(second, first, ME)
    assert not is_called(first, second, ME), "the newer one was for somebody else, who has seen it"


def test_what_waits_for_ones_own_team_or_for_everybody_comes_before_what_waits_for_another() -> None:
    theirs, everybodys = (
        listed(number, state=State.WAITING, person_id=None, team_id=team) for number, team in ((1, 8), (2, None))
    )
    mine = listed(3, state=State.WAITING, person_id=None, team_id=7)
    assert choose_next([theirs, everybodys, mine], ME, after=0, own=frozenset({7})) == 2
    assert choose_next([theirs, mine], ME, after=0, own=frozenset({7})) == 3
    assert choose_next([theirs], ME, after=0, own=frozenset({7})) == 1
    assert choose_next([theirs, everybodys], ME, after=0) == 1


@pytest.mark.parametrize(
    ("team", "taken"), [("", [1, 2, 3]), (MINE, [1]), (NO_TEAM, [3]), ("8", [2]), ("7", [1]), ("99", [])]
)
def test_a_list_is_narrowed_to_a_team(team: str, taken: list[int]) -> None:
    cases = [listed(1, team_id=7), listed(2, team_id=8), listed(3)]
    own = frozenset({7})
    assert [case.id for case in cases if Filters(team=team).take(case, NOW, own)] == taken
