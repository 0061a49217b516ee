"""Figures as people read them."""

from __future__ import annotations

from datetime import date

from bot.core.insights.reports.figures import Figure, differs
from bot.core.insights.reports.measures import Kind, Measure
from bot.core.insights.reports.span import Span
from bot.desk.frame.visit import Visit
from bot.service.insights.reports import saying

MANY = 3  # times as much; from here on per cent say nothing


def say_value(visit: Visit, measure: Measure, figure: Figure) -> str:
    """The figure itself."""
    return saying.say_value(visit.say, measure, figure)


def say_time(visit: Visit, seconds: float | None) -> str:
    """Working time in hours and minutes."""
    return saying.say_time(visit.say, seconds)


def say_base(visit: Visit, measure: Measure, figure: Figure) -> str:
    """Of how many it is."""
    if measure.kind is Kind.COUNT:
        return ""
    if not figure.of:
        return visit.say("numbers-none-text")
    if measure.kind is Kind.TIME:
        nine = visit.say("numbers-nine", value=say_time(visit, figure.most))
        return f"{nine} · {visit.say('numbers-cases', count=figure.of)}"
    if measure.kind is Kind.NET:
        return visit.say("numbers-net", part=figure.part, less=figure.less, of=figure.of)
    return visit.say("numbers-of", part=figure.part, of=figure.of)


def say_change(visit: Visit, measure: Measure, now: Figure, before: Figure) -> str:
    """How it differs from the days before; "" where there is nothing to compare or no difference."""
    change = _change(measure, now, before)
    if change is None or not round(change):
        return ""
    sign = "+" if change > 0 else "−"
    if measure.kind is Kind.COUNT:
        times = now.part / before.part
        return f"{sign}{abs(change):.0f} %" if times < MANY else f"×{times:.0f}"
    if measure.kind is Kind.TIME:
        return f"{sign}{say_time(visit, abs(change) * 60)}"
    return visit.say("numbers-points", change=f"{sign}{abs(change):.0f}")


def judge_change(measure: Measure, now: Figure, before: Figure) -> str:
    """A class: better, worse, or "" where it is neither or may be chance."""
    change = _change(measure, now, before)
    if measure.up is None or change is None or not round(change) or not differs(measure, now, before):
        return ""
    return "is-better" if (change > 0) is measure.up else "is-worse"


def _change(measure: Measure, now: Figure, before: Figure) -> float | None:
    """In per cent, points or minutes."""
    if measure.kind is Kind.COUNT:
        return 100 * (now.part - before.part) / before.part if before.part else None
    if measure.kind is Kind.TIME:
        known = now.median is not None and before.median is not None
        return ((now.median or 0) - (before.median or 0)) / 60 if known else None
    return None if now.share is None or before.share is None else 100 * (now.share - before.share)


def say_days(span: Span) -> str:
    """From which day to which."""
    first, last = _say_day(span.first), _say_day(span.last)
    return first if span.days == 1 else f"{first} – {last}"


def _say_day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
