"""Figures as people read them, on pages and in letters."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.insights.reports.figures import Figure
from bot.core.insights.reports.measures import Kind, Measure

Say = Callable[..., str]  # a sentence of the desk by its key, in somebody's language


def say_value(say: Say, measure: Measure, figure: Figure) -> str:
    """The figure itself."""
    if measure.kind is Kind.COUNT:
        return str(figure.part)
    if measure.kind is Kind.TIME:
        return say_time(say, figure.median)
    if figure.share is None:
        return say("numbers-none")
    return f"{100 * figure.share:+.0f}".replace("-", "−") if measure.kind is Kind.NET else f"{figure.share:.0%}"


def say_time(say: Say, seconds: float | None) -> str:
    """Working time in hours and minutes; what is under a minute but something is one."""
    if seconds is None:
        return say("numbers-none")
    whole = max(1, round(seconds / 60)) if seconds > 0 else 0
    hours, minutes = divmod(whole, 60)
    return say("numbers-hours" if hours else "numbers-minutes", hours=hours, minutes=minutes)
