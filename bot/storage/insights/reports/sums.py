"""Sums over the rows of a base, in all or by a property."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import func, select

from bot.core.clocks.targets import Aim
from bot.core.insights.reports.cuts import ALL, By, Cut
from bot.core.insights.reports.measures import MARKS, Base
from bot.core.insights.reports.span import Span
from bot.storage.database import Tx
from bot.storage.insights.reports.bases import select_base
from bot.storage.insights.reports.local import epoch
from bot.storage.insights.reports.properties import join_key, narrow

Sums = Mapping[str, int]  # mark: how many rows have it; "" for all


class Timed(NamedTuple):
    """A row with a time: from when to when, and the pauses in between, all in seconds since 1970; whose it is, as they
    say when people work. A tuple, for there are tens of thousands.
    """

    key: str
    start: float
    finish: float
    pauses: tuple[tuple[float, float], ...] = ()
    team_id: int | None = None


def sum_up(
    tx: Tx, base: Base, span: Span, *, aim: Aim | None = None, cut: Cut = ALL, by: By | None = None
) -> dict[str, Sums]:
    """The sums of all marks by the values of a property, "" for rows without it; all under "" where ``by`` is None."""
    rows = select_base(tx, base, span, aim=aim)
    source, key = join_key(tx, span, rows, by)
    counts = (func.count(), *(func.coalesce(func.sum(rows.c[name]), 0) for name in MARKS[base]))
    query = narrow(tx, span, select(key, *counts).select_from(source), rows, cut)
    if by is not None:
        query = query.group_by(key)
    names = ("", *MARKS[base])
    return {
        to_text(value): dict(zip(names, map(int, sums), strict=True)) for value, *sums in tx.connection.execute(query)
    }


def list_times(
    tx: Tx,
    base: Base,
    span: Span,
    *,
    part: str = "",
    aim: Aim | None = None,
    cut: Cut = ALL,
    by: By | None = None,
) -> tuple[Timed, ...]:
    """What the times of a base are measured by."""
    rows = select_base(tx, base, span, aim=aim)
    source, key = join_key(tx, span, rows, by)
    moments = (epoch(tx, rows.c.start), epoch(tx, rows.c.finish))
    query = select(key, *moments, rows.c.pauses, rows.c.team_id).select_from(source)
    if part:
        query = query.where(rows.c[part] == 1)
    return tuple(
        Timed(key=to_text(value), start=start, finish=end, pauses=to_pauses(pauses), team_id=team)
        for value, start, end, pauses, team in tx.connection.execute(narrow(tx, span, query, rows, cut)).all()
    )


def to_pauses(kept: Any) -> tuple[tuple[float, float], ...]:
    """The pauses in a row of cases."""
    return tuple((since, until) for since, until in kept) if kept else ()


def to_text(value: object) -> str:
    """A value of a property as a key."""
    return "" if value is None else str(value)
