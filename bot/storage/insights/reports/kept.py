"""Talks of days that are long over stand ready in a table, so that a quarter of them is added up at once.

A day is kept when nothing that is still to come can change it. What changes it afterwards, a late thumb for instance,
has to say so with ``judge_again`` in its own transaction. Up to which day they are kept, and by the days of which zone,
is a fact; the days after it are counted as ever.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import CompoundSelect, Select, delete, func, insert, select, text, union_all, update

from bot.core.insights.reports.measures import BACK_DAYS
from bot.core.insights.reports.span import Span, to_date, to_number
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.insights.reports.talks import select_fresh, select_judged, to_base
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import messages
from bot.storage.tables.insights import asked, talks
from bot.storage.tables.system import facts

FACT: Final = "insights.talks"
OVER_DAYS: Final = BACK_DAYS + 3  # after so many a day is kept
YOUNG: Final = timedelta(days=2)  # what is so new has to do with no day that is kept


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Days up to and with ``through``, counted from 1970, in a time zone."""

    zone: str
    through: int


def select_talks(tx: Tx, span: Span) -> Select[Any] | CompoundSelect[Any]:
    """The talks of these days with their marks, in the columns of all bases: kept ones, and the others."""
    through = _find_through(tx, span)
    if through < to_number(span.first):
        return select_fresh(tx, span)
    ready = _select_ready(tx, span, through)
    if through >= to_number(span.last):
        return ready
    return union_all(ready, select_fresh(tx, replace(span, first=to_date(through + 1))))


def _find_through(tx: Tx, span: Span) -> int:
    """The last day that is taken as it is kept; a clock that was set back knows of days to come."""
    kept = find_kept(tx)
    return min(kept.through, last_over(span)) if kept is not None and kept.zone == span.zone.key else -1


def _select_ready(tx: Tx, span: Span, through: int) -> Select[Any]:
    marks = {name: talks.c[name].is_(True) for name in ("served", "person", "lasting")}
    found = to_base(tx, span, talks, **marks)
    days = talks.c.day.between(to_number(span.first), min(through, to_number(span.last)))
    return found.where(days, talks.c.at < span.until)


def last_over(span: Span) -> int:
    """The last day that may be kept, as of now."""
    return to_number(span.today) - OVER_DAYS


def find_kept(tx: Tx, *, alone: bool = False) -> Kept | None:
    """Which days are kept; ``alone``: until the transaction ends, nobody else changes that."""
    query = select(facts.c.value).where(facts.c.name == FACT)
    known = tx.connection.execute(query.with_for_update() if alone else query).scalar()
    if known is None:
        return None
    zone, _, through = known.partition("|")
    return Kept(zone=zone, through=int(through))


def record_kept(tx: Tx, kept: Kept) -> None:
    """It is these days from now on; what is there of later ones goes."""
    tx.connection.execute(delete(talks).where(talks.c.day > kept.through))
    value = f"{kept.zone}|{kept.through}"
    change = update(facts).where(facts.c.name == FACT).values(value=value, updated_at=tx.now)
    if tx.connection.execute(change).rowcount == 0:
        tx.connection.execute(insert(facts).values(name=FACT, value=value, updated_at=tx.now))


def forget(tx: Tx) -> None:
    """Nothing is kept: the timer begins anew."""
    tx.connection.execute(delete(talks))
    tx.connection.execute(delete(facts).where(facts.c.name == FACT))


def look_at_tables(tx: Tx) -> None:
    """Have a server learn how much is in the tables of talks, which it does by itself, but later; a file plans without
    that, and would keep to what it once learned.
    """
    if tx.connection.dialect.name != "sqlite":
        names = ", ".join(table.name for table in (messages, asked, escalations, talks))
        tx.connection.execute(text(f"ANALYZE {names}"))


def find_first_day(tx: Tx, zone: ZoneInfo) -> int | None:
    """The day on which a customer first wrote; None where nobody has."""
    first = select(func.min(messages.c.created_at)).where(messages.c.author == Author.CUSTOMER.value)
    at = tx.connection.execute(first).scalar()
    return to_number(at.astimezone(zone).date()) if at is not None else None


def add_days(tx: Tx, kept: Kept, *, through: int) -> None:
    """Keep the days up to this one as well."""
    record_kept(tx, replace(kept, through=through))
    _write(tx, _make_span(tx, kept.zone, kept.through + 1, through))


def judge_again(tx: Tx, at: Collection[datetime], chats: Collection[int]) -> None:
    """Something was written down, or taken away, about what happened in these chats at some moments."""
    old = [moment for moment in at if moment <= tx.now - YOUNG]
    kept = find_kept(tx, alone=True) if old else None
    if kept is None:
        return
    days = [to_number(moment.astimezone(ZoneInfo(kept.zone)).date()) for moment in old]
    first, last = min(days) - BACK_DAYS, min(max(days), kept.through)
    if first > last:
        return
    own = talks.c.conversation_id.in_(chats)
    tx.connection.execute(delete(talks).where(own, talks.c.day.between(first, last)))
    _write(tx, _make_span(tx, kept.zone, first, last), chats=chats)


def _write(tx: Tx, span: Span, *, chats: Collection[int] | None = None) -> None:
    columns = [talks.c[name] for name in ("day", "conversation_id", "at", "served", "person", "lasting")]
    tx.connection.execute(insert(talks).from_select(columns, select_judged(tx, span, chats=chats)))


def _make_span(tx: Tx, zone: str, first: int, last: int) -> Span:
    return Span(first=to_date(first), last=to_date(last), zone=ZoneInfo(zone), now=tx.now)
