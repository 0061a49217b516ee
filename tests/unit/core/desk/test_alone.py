"""When what waits for a team becomes everybody's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.desk.alone import Attendance, Awaiting, find_abandoned

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
AFTER = timedelta(minutes=30)
TECH, OTHER = 1, 2


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def one(*teams: int, here: bool, minutes: float | None) -> Attendance:
    return Attendance(here=here, since=None if minutes is None else ago(minutes), teams=teams)


@pytest.mark.parametrize(
    ("minutes", "staff", "abandoned"),
    [
        (40, [one(TECH, here=False, minutes=90), one(OTHER, here=True, minutes=60)], True),
        (29, [one(TECH, here=False, minutes=90), one(OTHER, here=True, minutes=60)], False),
        (40, [one(TECH, here=False, minutes=29), one(OTHER, here=True, minutes=60)], False),
        (40, [one(TECH, here=False, minutes=90), one(OTHER, here=True, minutes=29)], False),
        (40, [one(TECH, here=False, minutes=90), one(here=True, minutes=60)], True),
        (40, [one(TECH, here=True, minutes=90), one(OTHER, here=True, minutes=60)], False),
        (40, [one(TECH, here=False, minutes=90), one(TECH, here=True, minutes=60)], False),
        (600, [one(TECH, here=False, minutes=500), one(OTHER, here=False, minutes=500)], False),
        (600, [one(TECH, here=False, minutes=500), one(OTHER, here=True, minutes=5)], False),
        (40, [one(TECH, here=False, minutes=None), one(OTHER, here=True, minutes=60)], True),
        (40, [one(OTHER, here=True, minutes=60)], True),
        (40, [], False),
    ],
)
def test_it_counts_from_when_nobody_of_the_team_and_somebody_else_was_here(
    minutes: float, staff: list[Attendance], abandoned: bool
) -> None:
    case = Awaiting(case_id=7, conversation_id=7, team_id=TECH, team_at=ago(minutes))
    assert find_abandoned([case], staff, NOW, after=AFTER) == ((case,) if abandoned else ())
