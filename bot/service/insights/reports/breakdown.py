"""Figures taken apart by a property, for who may see whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.insights.reports.cuts import By, Cut, list_for
from bot.core.insights.reports.figures import NOTHING, Figure
from bot.core.insights.reports.measures import (
    BY_KEY,
    OF_THE_BOT,
    SHOWN_OF_BOTH,
    SHOWN_OF_CASES,
    SHOWN_OF_TALKS,
    Base,
    Measure,
)
from bot.core.insights.reports.span import Odd, Span, make_span
from bot.core.people import Person
from bot.service.insights.reports.counting import count_all
from bot.service.insights.reports.names import list_names
from bot.service.insights.reports.scope import find_scope
from bot.service.ports import App, Tx

OFFERED: Final = (
    By.PERSON,
    By.TEAM,
    By.CHANNEL,
    By.LANGUAGE,
    By.TOPIC,
    By.ARTICLE,
    By.TAG,
    By.RESULT,
    By.REASON,
    By.SLOT,
)
MOST_ROWS: Final = 100
HOURLY: Final = ("talks", "handed", "solved")


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """Rows by value, the largest first; ``left_out`` more values have fewer. ``names`` are those in the database,
    ``offered`` what else this person can take figures apart by.
    """

    by: By
    offered: tuple[By, ...]
    span: Span
    odd: Odd
    own: bool
    measures: tuple[Measure, ...]
    rows: tuple[tuple[str, Mapping[str, Figure]], ...]
    left_out: int
    names: Mapping[str, str]


def read_breakdown(tx: Tx, app: App, person: Person, days: str, by: str) -> Breakdown:
    """The figures of some days by a property; what is none is the first there is."""
    scope = find_scope(person)
    offered = tuple(one for one in OFFERED if scope is None or one in list_for(Base.CLOSED))
    chosen = By(by) if by in set(By) and By(by) in offered else offered[0]
    span, odd = make_span(days, zone=app.business.zone, now=tx.now)
    measures = tuple(BY_KEY[key] for key in list_shown(chosen) if scope is None or key not in OF_THE_BOT)
    found = count_all(tx, app.business, span, measures, cut=Cut(person_id=scope), by=chosen)
    rows = to_rows(found, measures)
    return Breakdown(
        by=chosen,
        offered=offered,
        span=span,
        odd=odd,
        own=scope is not None,
        measures=measures,
        rows=rows if chosen is By.SLOT else rows[:MOST_ROWS],
        left_out=0 if chosen is By.SLOT else max(0, len(rows) - MOST_ROWS),
        names=list_names(tx, person, chosen),
    )


def list_shown(by: By) -> tuple[str, ...]:
    """The keys of the figures that are told apart by it."""
    if by is By.SLOT:
        return HOURLY
    talks, cases = by in list_for(Base.TALKS), by in list_for(Base.CLOSED)
    return SHOWN_OF_BOTH if talks and cases else SHOWN_OF_TALKS if talks else SHOWN_OF_CASES


def to_rows(
    found: Mapping[str, Mapping[str, Figure]], measures: tuple[Measure, ...]
) -> tuple[tuple[str, Mapping[str, Figure]], ...]:
    """By value, those of which most is counted first."""
    values = {value for by_value in found.values() for value, figure in by_value.items() if figure.of}
    rows = {value: {one.key: found[one.key].get(value, NOTHING) for one in measures} for value in values}

    def weight(value: str) -> tuple[int, str]:
        return -max(figure.of for figure in rows[value].values()), value

    return tuple((value, rows[value]) for value in sorted(rows, key=weight))
