"""What a wait will probably be, from what happened lately and who is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.clocks.pace import Claim, Pace, Step, choose_claims, estimate_wait, list_steps, read_pace
from bot.core.clocks.worktime import Calendar
from bot.core.desk.alone import Attendance
from bot.core.hours import AS_BUSINESS, Office
from bot.core.wait import Outlook
from bot.service.ports import App
from bot.storage.cases import awaiting, escalations
from bot.storage.database import Tx

LEFT_AFTER: Final = timedelta(minutes=5)  # a page that was closed may be opened again


class Foresight:
    """Made for one look at the queue; what it needs is read once. ``heads``, if known: since when the oldest case of
    each team waits.
    """

    def __init__(self, tx: Tx, app: App, *, heads: Mapping[int | None, datetime] | None = None) -> None:
        self._tx = tx
        self._heads_given = heads
        self._business = app.business
        self._offices: dict[int | None, Office] = {}
        self._openings: dict[int | None, tuple[str, str, str]] = {}
        self._steps: dict[int | None, tuple[Step, ...]] = {}
        self._paces: dict[tuple[int | None, bool], Pace | None] = {}

    def look(
        self, language: str, *, place: int, opened_at: datetime, team_id: int | None, office: Office = AS_BUSINESS
    ) -> Outlook:
        """How things stand for a case in the queue, of a team that works in ``office``."""
        self._offices[team_id] = office
        opens = self._opens(team_id)
        alone = not opens[0] and self._is_deserted(team_id)
        if opens[0] or alone:
            return Outlook(language=language, place=place, opens=opens, alone=alone)
        claims = self._claims_of(team_id)
        queued = place > 1 or bool(claims and opened_at < claims[0].claimed_at)
        return Outlook(language=language, place=place, minutes=estimate_wait(self._pace(team_id, queued), place))

    def _pace(self, team_id: int | None, queued: bool) -> Pace | None:
        key = team_id, queued
        if key not in self._paces:
            self._paces[key] = read_pace(
                self._steps_of(team_id),
                calendar=self._calendar(team_id),
                now=self._tx.now,
                hands=sum(one.here for one in self._able(team_id)),
                queued=queued,
                head_since=self._head_since(team_id),
            )
        return self._paces[key]

    def _steps_of(self, team_id: int | None) -> tuple[Step, ...]:
        if team_id not in self._steps:
            self._steps[team_id] = list_steps(self._claims_of(team_id), self._calendar(team_id))
        return self._steps[team_id]

    def _claims_of(self, team_id: int | None) -> tuple[Claim, ...]:
        return choose_claims(self._claims, team_id)

    def _head_since(self, team_id: int | None) -> datetime | None:
        opened, claims = self._heads.get(team_id), self._claims_of(team_id)
        return max(opened, claims[0].claimed_at) if opened is not None and claims else opened

    def _able(self, team_id: int | None) -> list[Attendance]:
        """The team, while somebody of it is here; else everybody, for theirs it becomes."""
        members = [one for one in self._staff if team_id in one.teams]
        return members if any(one.here for one in members) else list(self._staff)

    def _is_deserted(self, team_id: int | None) -> bool:
        """Whether all who were here have left, and not just now."""
        left = [one.since for one in self._able(team_id) if one.since is not None]
        here = any(one.here for one in self._able(team_id))
        return bool(left) and not here and self._tx.now - max(left) >= LEFT_AFTER

    def _opens(self, team_id: int | None) -> tuple[str, str, str]:
        if team_id not in self._openings:
            self._openings[team_id] = _find_opening(self._calendar(team_id), self._tx.now, self._business.zone)
        return self._openings[team_id]

    def _calendar(self, team_id: int | None) -> Calendar:
        return self._business.calendar_for(self._offices[team_id])

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return escalations.list_claims(self._tx)

    @cached_property
    def _staff(self) -> tuple[Attendance, ...]:
        return awaiting.list_attendance(self._tx)

    @cached_property
    def _heads(self) -> Mapping[int | None, datetime]:
        return escalations.list_heads(self._tx) if self._heads_given is None else self._heads_given


def _find_opening(calendar: Calendar, now: datetime, zone: ZoneInfo) -> tuple[str, str, str]:
    """Which day, date and time people are back, by the clock customers know; nothing while it is their time."""
    if calendar.is_open(now):
        return "", "", ""
    opens = calendar.next_opening(now).astimezone(zone)
    days = (opens.date() - now.astimezone(zone).date()).days
    day = {0: "today", 1: "tomorrow"}.get(days, "later")
    return day, opens.date().isoformat(), opens.strftime("%H:%M")
