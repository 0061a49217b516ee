"""Since when and until when customers get an article, in words and in the fields of the form."""

from __future__ import annotations

from datetime import datetime

from bot.desk.frame.visit import Visit
from bot.service.articles.reading import EXPIRED, SCHEDULED, find_state, read_moment, time_of

DAY = 10  # characters of a day without an hour


def say_time(visit: Visit, *, status: str, publish_at: str, expires_at: str) -> tuple[str, str] | None:
    """What time makes of a published article, with the kind of its chip; None where time does nothing."""
    if status != "published":
        return None
    state = find_state(status, publish_at, expires_at, time_of(visit.app))
    if state == EXPIRED:
        return visit.say("article-expired", time=_say(expires_at)), "hot"
    if state == SCHEDULED:
        return visit.say("article-since", time=_say(publish_at)), "warm"
    return (visit.say("article-until", time=_say(expires_at)), "") if expires_at else None


def to_input(moment: str, *, last: bool) -> str:
    """What a field for day and hour shows of it; a day that is the ``last`` ends with its last minute."""
    if read_moment(moment) is None:
        return ""
    return moment.replace(" ", "T") if len(moment) > DAY else f"{moment}T{'23:59' if last else '00:00'}"


def from_input(typed: str, *, known: str, last: bool) -> str:
    """What stands in the file: what it was, where nobody touched the field."""
    return known if typed == to_input(known, last=last) and typed else typed.replace("T", " ")[:16]


def _say(moment: str) -> str:
    found = datetime.fromisoformat(moment)
    return found.strftime("%d.%m.%Y") if len(moment) == DAY else found.strftime("%d.%m.%Y %H:%M")
