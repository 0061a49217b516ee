"""Properties of rows: as a key to group by, and as a condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, and_, exists, func, null, select

from bot.core.insights.reports.cuts import NUMBERED, By, Cut
from bot.core.insights.reports.span import Span
from bot.storage.database import Tx
from bot.storage.insights.reports.local import HOURS, day_of, hour_of, local_seconds, weekday_of
from bot.storage.tables.cases import case_tags
from bot.storage.tables.chat import conversations
from bot.storage.tables.insights import asked
from bot.storage.tables.teams import teams

Key = tuple[FromClause, ColumnElement[Any]]
_OF_ROW: Final[Mapping[By, Callable[[Subquery], ColumnElement[Any]]]] = {
    By.DAY: lambda rows: day_of(rows.c.seconds),
    By.HOUR: lambda rows: hour_of(rows.c.seconds),
    By.WEEKDAY: lambda rows: weekday_of(rows.c.seconds),
    By.SLOT: lambda rows: HOURS * weekday_of(rows.c.seconds) + hour_of(rows.c.seconds),
    By.PERSON: lambda rows: rows.c.person_id,
    By.RESULT: lambda rows: rows.c.result_id,
    By.REASON: lambda rows: rows.c.reason,
    By.UNASKED: lambda rows: rows.c.unasked,
    By.POLICY: lambda rows: rows.c.policy,
}


def join_key(tx: Tx, span: Span, rows: Subquery, by: By | None) -> Key:
    """The rows joined to what has the property, and the property; NULL for rows without it."""
    if by is None:
        return rows, null()
    if by in _OF_ROW:
        return rows, _OF_ROW[by](rows)
    if by is By.TEAM:
        return rows.outerjoin(teams, teams.c.id == rows.c.team_id), teams.c.id
    if by is By.TAG:
        return rows.outerjoin(case_tags, case_tags.c.case_id == rows.c.case_id), case_tags.c.tag
    if by in (By.CHANNEL, By.LANGUAGE):
        return rows.join(conversations, conversations.c.id == rows.c.conversation_id), conversations.c[by.value]
    shown = _shown(tx, span, by)
    here = and_(shown.c.conversation_id == rows.c.conversation_id, shown.c.day == rows.c.day)
    return rows.outerjoin(shown, here), shown.c.value


def narrow(tx: Tx, span: Span, query: Select[Any], rows: Subquery, cut: Cut) -> Select[Any]:
    """Only the rows of a cut."""
    if cut.person_id is not None:
        query = query.where(rows.c.person_id == cut.person_id)
    if cut.by is None:
        return query
    return query.where(_has(tx, span, rows, cut.by, int(cut.value) if cut.value and cut.by in NUMBERED else cut.value))


def _has(tx: Tx, span: Span, rows: Subquery, by: By, value: int | str) -> ColumnElement[bool]:
    if by in _OF_ROW:
        return _is(_OF_ROW[by](rows), value)
    if by is By.TEAM:
        return rows.c.team_id == value if value else ~exists().where(teams.c.id == rows.c.team_id).correlate(rows)
    own, column = _owners(tx, span, rows, by)
    return exists().where(own, column == value).correlate(rows) if value else ~exists().where(own).correlate(rows)


def _owners(tx: Tx, span: Span, rows: Subquery, by: By) -> tuple[ColumnElement[bool], ColumnElement[Any]]:
    """What of another table belongs to a row, and its property."""
    if by is By.TAG:
        return case_tags.c.case_id == rows.c.case_id, case_tags.c.tag
    if by in (By.CHANNEL, By.LANGUAGE):
        return conversations.c.id == rows.c.conversation_id, conversations.c[by.value]
    day = day_of(local_seconds(tx, span, asked.c.at))
    here = and_(asked.c.conversation_id == rows.c.conversation_id, day == rows.c.day)
    return and_(here, _is_shown(span)), _value_of(tx, by)


def _is(column: ColumnElement[Any], value: int | str) -> ColumnElement[bool]:
    """Whether it has this value; "" is none, and for texts also the empty one."""
    return column == value if value != "" else func.coalesce(column, "") == "" if _is_text(column) else column.is_(None)


def _is_text(column: ColumnElement[Any]) -> bool:
    return column.type.python_type is str


def _shown(tx: Tx, span: Span, by: By) -> Subquery:
    """Each article, or topic, that was shown in a chat on a day."""
    day = day_of(local_seconds(tx, span, asked.c.at)).label("day")
    value = _value_of(tx, by).label("value")
    return select(asked.c.conversation_id, day, value).where(_is_shown(span)).distinct().subquery()


def _is_shown(span: Span) -> ColumnElement[bool]:
    """Whether an article was shown on these days; of the last one all of it counts, as for the marks of a talk."""
    return and_(asked.c.article != "", asked.c.at >= span.since, asked.c.at < span.midnight)


def _value_of(tx: Tx, by: By) -> ColumnElement[Any]:
    """The article of a row of ``asked``, or the folder it lies in."""
    if by is By.ARTICLE:
        return asked.c.article
    if tx.connection.dialect.name != "sqlite":
        return func.split_part(asked.c.article, "/", 1)
    return func.substr(asked.c.article, 1, func.instr(asked.c.article + "/", "/") - 1)
