"""The local day and hour of a moment, as expressions of a statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Double, cast, func, literal
from sqlalchemy import case as when

from bot.core.case import OURS
from bot.core.insights.reports.span import Span
from bot.storage.database import Tx

DAY_SECONDS, HOUR_SECONDS = 86_400, 3_600
HOURS = 24
WEEK = 7
FRACTION_AT = 20  # in "2026-09-01 12:00:00.000000"
THURSDAY = 3  # the first day of 1970, where Monday is 0
OURS_VALUES = sorted(reason.value for reason in OURS)


def mark(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 where it holds, else 0."""
    return when((condition, 1), else_=0)


def local_seconds(tx: Tx, span: Span, column: ColumnElement[Any]) -> ColumnElement[int]:
    """Seconds since 1970 on a clock on the wall of the business."""
    if tx.connection.dialect.name == "sqlite":
        seconds: ColumnElement[int] = cast(func.strftime("%s", column), BigInteger)
    else:
        seconds = cast(func.floor(func.extract("epoch", column)), BigInteger)
    return seconds + _ahead(span, column)


def epoch(tx: Tx, column: ColumnElement[Any]) -> ColumnElement[float]:
    """Seconds since 1970 with their fraction: a number is read faster than a moment."""
    if tx.connection.dialect.name != "sqlite":
        return cast(func.extract("epoch", column), Double)
    return cast(func.strftime("%s", column), Double) + cast(func.substr(column, FRACTION_AT), Double)


def day_of(seconds: ColumnElement[int]) -> ColumnElement[int]:
    """The days since 1970."""
    return seconds // DAY_SECONDS


def hour_of(seconds: ColumnElement[int]) -> ColumnElement[int]:
    """From 0 to 23."""
    return seconds // HOUR_SECONDS % HOURS


def weekday_of(seconds: ColumnElement[int]) -> ColumnElement[int]:
    """Monday is 0."""
    return (seconds // DAY_SECONDS + THURSDAY) % WEEK


def _ahead(span: Span, column: ColumnElement[Any]) -> ColumnElement[int]:
    """By how much local time is ahead, which changes twice a year in most places."""
    first, *changes = span.offsets
    if not changes:
        return literal(first.seconds)
    steps = [(column < change.since, known.seconds) for known, change in zip(span.offsets, changes, strict=False)]
    return when(*steps, else_=changes[-1].seconds)
