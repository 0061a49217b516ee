"""What only the search is narrowed by, as it stands in the address: ``?q=rose&state=closed&who=3&since=2026-11-01``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.desk.scope import CaseState, Scope
from bot.core.queue import Filters
from bot.desk.frame.ids import to_id


@dataclass(frozen=True, kw_only=True)
class Within:
    """How far a chat has come, who had it (0 for anybody), and the days it was written on, both included."""

    state: CaseState | None = None
    who: int = 0
    since: date | None = None
    until: date | None = None

    def to_query(self) -> dict[str, str]:
        """The parts of the address; "" for what is open."""
        return {
            "state": self.state.value if self.state is not None else "",
            "who": str(self.who or ""),
            "since": self.since.isoformat() if self.since is not None else "",
            "until": self.until.isoformat() if self.until is not None else "",
        }

    def to_scope(self, filters: Filters, zone: ZoneInfo) -> Scope:
        """With the filters of the view; days begin where the business is."""
        end = self.until + timedelta(days=1) if self.until is not None and self.until < date.max else None
        return Scope(
            filters=filters,
            state=self.state,
            who=self.who,
            since=_begin(self.since, zone) if self.since is not None else None,
            until=_begin(end, zone) if end is not None else None,
        )


def read_within(given: Mapping[str, str]) -> Within:
    """Whatever it says that is nothing here is left out."""
    state = given.get("state", "")
    return Within(
        state=CaseState(state) if state in set(CaseState) else None,
        who=to_id(given.get("who", "")) or 0,
        since=read_day(given.get("since", "")),
        until=read_day(given.get("until", "")),
    )


def read_day(said: str) -> date | None:
    """A day of this century; None for what is none."""
    try:
        found = date.fromisoformat(said)
    except ValueError:
        return None
    return found if 2000 <= found.year < 2100 else None


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
