"""By what a figure is taken apart, and how a report is narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.insights.reports.measures import Base


class By(StrEnum):
    """A property of a row. A row with two tags, or a talk with two articles, counts with each."""

    DAY = "day"
    TEAM = "team"
    PERSON = "person"
    CHANNEL = "channel"
    LANGUAGE = "language"
    TOPIC = "topic"
    ARTICLE = "article"
    TAG = "tag"
    RESULT = "result"
    REASON = "reason"
    UNASKED = "unasked"
    POLICY = "policy"
    WEEKDAY = "weekday"
    HOUR = "hour"
    SLOT = "slot"  # an hour of a weekday: 24 times the weekday, and the hour


NUMBERED: Final = frozenset((By.DAY, By.TEAM, By.PERSON, By.RESULT, By.WEEKDAY, By.HOUR, By.SLOT))
ANY: Final = frozenset((By.DAY, By.CHANNEL, By.LANGUAGE, By.WEEKDAY, By.HOUR, By.SLOT))
OF_TALKS: Final = ANY | {By.TOPIC, By.ARTICLE}
OF_CASES: Final = ANY | {By.TEAM, By.PERSON, By.TAG, By.RESULT, By.REASON}
SPECIAL: Final = {Base.RATINGS: By.UNASKED, Base.NPS: By.UNASKED, Base.TARGETS: By.POLICY}
NONE: Final = "-"  # stands in an address for rows without the property


def list_for(base: Base) -> frozenset[By]:
    """By what its rows can be told apart."""
    if base is Base.TALKS:
        return OF_TALKS
    return OF_CASES | {SPECIAL[base]} if base in SPECIAL else OF_CASES


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Only rows of one person of the staff, and only those with a ``value`` of a property, "" for none of it."""

    person_id: int | None = None
    by: By | None = None
    value: str = ""


ALL: Final = Cut()
