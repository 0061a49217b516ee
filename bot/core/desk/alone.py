"""What waits for a team of which nobody is here becomes everybody's after a while, if somebody else is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, kw_only=True)
class Awaiting:
    """A case in the queue that is a team's since ``team_at``."""

    case_id: int
    conversation_id: int
    team_id: int
    team_at: datetime


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Somebody who answers chats, ``here`` or not since then; None for who never was. ``teams`` they are in."""

    here: bool
    since: datetime | None
    teams: tuple[int, ...] = ()


def find_abandoned(
    cases: Sequence[Awaiting], staff: Sequence[Attendance], now: datetime, *, after: timedelta
) -> tuple[Awaiting, ...]:
    """Cases that somebody else could have had for so long. It counts from when all three were so: the case the team's,
    nobody of the team here, somebody else here; what waits over night is not everybody's in the morning.
    """
    return tuple(case for case in cases if _is_abandoned(case, staff, now, after))


def _is_abandoned(case: Awaiting, staff: Sequence[Attendance], now: datetime, after: timedelta) -> bool:
    members = [one for one in staff if case.team_id in one.teams]
    others = [one.since for one in staff if case.team_id not in one.teams and one.here and one.since is not None]
    if not others or any(one.here for one in members):
        return False
    left = [one.since for one in members if one.since is not None]
    return now - max(case.team_at, min(others), *left) >= after
