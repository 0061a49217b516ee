"""Customers who leave a question of ours unanswered: when they are reminded, and when the case ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.business import Business
from bot.core.case import Times
from bot.core.clocks.worktime import Calendar, after
from bot.core.hours import AS_BUSINESS, Office

MORNING, EVENING = time(9), time(20)  # outside nobody is written to by itself, whatever the hours are
TRIES: Final = 30  # days on which an hour is looked for that is by day and in working time


class Step(StrEnum):
    """What comes next."""

    NUDGE = "nudge"
    CLOSE = "close"


@dataclass(frozen=True, kw_only=True)
class Coming:
    """What happens by itself if the customer stays silent, and when."""

    step: Step
    at: datetime


def find_coming(business: Business, times: Times, office: Office = AS_BUSINESS) -> Coming | None:
    """What is next for a customer who is silent, in the working time of whose case it is; None when nothing is."""
    silence, calendar, zone = business.silence, business.calendar_for(office), business.zone
    if times.asked_at is None or times.kept_open or silence.nudge is None:
        return None
    if times.nudged_at is None:
        return Coming(step=Step.NUDGE, at=_by_day(calendar, zone, after(calendar, times.asked_at, silence.nudge)))
    if silence.close is None:
        return None
    return Coming(step=Step.CLOSE, at=_by_day(calendar, zone, after(calendar, times.nudged_at, silence.close)))


def is_by_day(calendar: Calendar, now: datetime, *, zone: ZoneInfo | None = None) -> bool:
    """Whether somebody may be written to now who does not expect it: while those work who write, and by day in the
    ``zone`` of customers, where that is another.
    """
    return _by_day(calendar, zone or calendar.zone, now) <= now


def _by_day(calendar: Calendar, zone: ZoneInfo, at: datetime) -> datetime:
    """The moment itself, or the next one that is by day and in working time; who works at night only has the day."""
    found = _skip_night(zone, at)
    for _ in range(TRIES):
        opens = calendar.next_opening(found)
        by_day = _skip_night(zone, opens)
        if by_day == opens or calendar.is_open(by_day):
            return max(at, by_day).astimezone(at.tzinfo)
        found = by_day
    return _skip_night(zone, at)


def _skip_night(zone: ZoneInfo, at: datetime) -> datetime:
    local = at.astimezone(zone)
    if MORNING <= local.time() < EVENING:
        return at
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, zone).astimezone(at.tzinfo)
