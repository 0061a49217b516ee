"""Talks: a chat on a day on which its customer wrote, and who served it, found out from what was said and done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    cast,
    exists,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.types import TypeEngine

from bot.core.insights.reports.measures import BACK_DAYS
from bot.core.insights.reports.span import Span, to_number
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.insights.reports.local import OURS_VALUES, day_of, local_seconds, mark
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import messages
from bot.storage.tables.insights import asked

NONE_OF_A_TALK: Mapping[str, TypeEngine[Any]] = {  # PostgreSQL takes a bare NULL of a union for text
    "case_id": Integer(),
    "person_id": Integer(),
    "team_id": Integer(),
    "reason": String(),
    "result_id": Integer(),
}


def select_fresh(tx: Tx, span: Span) -> Select[Any]:
    """The talks of these days with their marks, in the columns of all bases."""
    days = _judge(tx, span, _days(tx, span))
    served, person = days.c.served == 1, days.c.person == 1
    return to_base(tx, span, days, served=served, person=person, lasting=_lasts(tx, span, days))


def to_base(
    tx: Tx,
    span: Span,
    rows: FromClause,
    *,
    served: ColumnElement[bool],
    person: ColumnElement[bool],
    lasting: ColumnElement[bool],
) -> Select[Any]:
    """Talks in the columns of all bases; no case and nobody of the staff."""
    alone = and_(served, ~person)
    settled = and_(alone, rows.c.day + BACK_DAYS < to_number(span.today))
    marks = {
        "alone": alone,
        "settled": settled,
        "lasting": and_(settled, lasting),
        "person": person,
        "neither": and_(~served, ~person),
    }
    return select(
        rows.c.conversation_id,
        rows.c.day,
        rows.c.at,
        local_seconds(tx, span, rows.c.at).label("seconds"),
        *(cast(null(), kind).label(name) for name, kind in NONE_OF_A_TALK.items()),
        *(mark(condition).label(name) for name, condition in marks.items()),
    )


def select_judged(tx: Tx, span: Span, *, chats: Collection[int] | None = None) -> Select[Any]:
    """Day, conversation, first moment, and whether the bot served it, a person had it, and it lasts."""
    days = _judge(tx, span, _days(tx, span, chats))
    served, person = days.c.served == 1, days.c.person == 1
    lasting = and_(served, ~person, _lasts(tx, span, days))
    return select(days.c.day, days.c.conversation_id, days.c.at, served, person, lasting)


def _lasts(tx: Tx, span: Span, days: CTE) -> ColumnElement[bool]:
    return and_(~_comes_back(tx, span, days), ~_asks_again(tx, span, days))


def _judge(tx: Tx, span: Span, days: CTE) -> CTE:
    """Each talk with whether the bot served it and whether a person had the chat, found out once."""
    served, person = mark(_is_served(tx, span, days)), mark(_has_person(tx, span, days))
    judged = select(days, served.label("served"), person.label("person")).cte("judged")
    return judged.prefix_with("MATERIALIZED")


def _days(tx: Tx, span: Span, chats: Collection[int] | None = None) -> CTE:
    """Each chat on each day, with its first line of the customer."""
    day = day_of(local_seconds(tx, span, messages.c.created_at))
    query = select(messages.c.conversation_id, day.label("day"), func.min(messages.c.created_at).label("at"))
    query = query.where(
        messages.c.author == Author.CUSTOMER.value,
        messages.c.created_at >= span.since,
        messages.c.created_at < span.until,
    )
    if chats is not None:
        query = query.where(messages.c.conversation_id.in_(chats))
    return query.group_by(messages.c.conversation_id, day).cte("days")


def _answers(tx: Tx, span: Span, days: CTE, of: FromClause) -> tuple[ColumnElement[bool], ColumnElement[int]]:
    """Whether a row of ``asked`` is an answer in this chat, and on which day."""
    here = and_(of.c.conversation_id == days.c.conversation_id, of.c.article != "")
    return here, day_of(local_seconds(tx, span, of.c.at))


def _is_served(tx: Tx, span: Span, days: CTE) -> ColumnElement[bool]:
    """Whether the bot showed an answer on the day, and none of that day got a thumb down."""
    here, day = _answers(tx, span, days, asked)
    worst = select(func.max(mark(asked.c.thumb.is_(False)))).where(here, day == days.c.day)
    return func.coalesce(worst.correlate(days).scalar_subquery(), 1) == 0


def _has_person(tx: Tx, span: Span, days: CTE) -> ColumnElement[bool]:
    """Whether a case of the chat was open at any time of the day."""
    opened, closed = (day_of(local_seconds(tx, span, escalations.c[name])) for name in ("opened_at", "closed_at"))
    still = or_(escalations.c.closed_at.is_(None), closed >= days.c.day)
    return exists().where(escalations.c.conversation_id == days.c.conversation_id, opened <= days.c.day, still)


def _comes_back(tx: Tx, span: Span, days: CTE) -> ColumnElement[bool]:
    """Whether the customer called a person on one of the days after."""
    opened = day_of(local_seconds(tx, span, escalations.c.opened_at))
    called = and_(escalations.c.conversation_id == days.c.conversation_id, escalations.c.reason.not_in(OURS_VALUES))
    return exists().where(called, opened > days.c.day, opened <= days.c.day + BACK_DAYS)


def _asks_again(tx: Tx, span: Span, days: CTE) -> ColumnElement[bool]:
    """Whether the customer asked on one of the days after for what was shown on the day."""
    first, later = asked.alias(), asked.alias()
    shown, day = _answers(tx, span, days, first)
    again, after = _answers(tx, span, days, later)
    return exists().where(
        shown,
        day == days.c.day,
        again,
        later.c.article + "" == first.c.article + "",  # else a file would go through all who ever asked for the article
        after > days.c.day,
        after <= days.c.day + BACK_DAYS,
    )
