"""Values of properties as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.insights.reports.course import HOURS
from bot.core.insights.reports.cuts import By
from bot.core.insights.reports.span import to_date
from bot.desk.frame.visit import Visit

IN_CATALOGUE = {
    By.CHANNEL: "channel-{}",
    By.LANGUAGE: "language-{}",
    By.REASON: "reason-{}",
    By.UNASKED: "unasked-{}",
    By.WEEKDAY: "weekday-{}",
}


def say_property(visit: Visit, by: By) -> str:
    """What the property is called."""
    return visit.say(f"by-{by.value}")


def say_value_of(visit: Visit, by: By, value: str, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """What a value is called; ``names`` out of the database, ``titles`` of the articles."""
    if not value:
        return visit.say_or(f"by-{by.value}-none", visit.say("by-none"))
    if by in IN_CATALOGUE:
        return visit.say_or(IN_CATALOGUE[by].format(value), value)
    if by is By.HOUR:
        return f"{int(value)}:00"
    if by is By.SLOT:
        weekday, hour = divmod(int(value), HOURS)
        return f"{visit.say(f'weekday-{weekday}')}, {hour}:00"
    if by is By.DAY:
        return to_date(int(value)).strftime("%d.%m.%Y")
    if by is By.RESULT:
        known = names.get(value, value)
        return visit.say_or(f"result-{known.replace('_', '-')}", known)
    return names.get(value) or titles.get(value) or value
