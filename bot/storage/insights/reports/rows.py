"""The rows behind a figure, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, literal, select

from bot.core.insights.reports.cuts import Cut
from bot.core.insights.reports.listing import MOST_TEXT, Row, Side
from bot.core.insights.reports.measures import Kind, Measure
from bot.core.insights.reports.span import Span
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.insights.reports.bases import select_base
from bot.storage.insights.reports.properties import narrow
from bot.storage.insights.reports.sums import Timed, to_pauses
from bot.storage.tables.cases import case_tags, escalations, ratings, results
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.people import people
from bot.storage.tables.teams import teams

SAME = ("conversation_id", "case_id", "at", "channel", "language", "line", "score")
AT_ONCE = 500  # rows fetched at a time


@dataclass(frozen=True, kw_only=True)
class Found:
    """A row, and what its time is measured by."""

    row: Row
    timed: Timed | None = None


def list_rows(
    tx: Tx, measure: Measure, span: Span, *, cut: Cut, side: Side, limit: int, offset: int = 0
) -> Iterator[Found]:
    """A page of them; read on one goes as they are asked for."""
    page = _page(tx, measure, span, cut, side).limit(limit).offset(offset).subquery()
    query = _named(page).execution_options(yield_per=AT_ONCE)
    return map(_to_found, tx.connection.execute(query).mappings())


def _page(tx: Tx, measure: Measure, span: Span, cut: Cut, side: Side) -> Select[Any]:
    rows = select_base(tx, measure.base, span, aim=measure.aim)
    part: ColumnElement[Any] = rows.c[measure.part] if measure.part else literal(1)
    timed = [rows.c.start, rows.c.finish, rows.c.pauses] if measure.kind is Kind.TIME else []
    columns = (rows.c.conversation_id, rows.c.case_id, rows.c.person_id, rows.c.team_id, rows.c.at)
    query = narrow(tx, span, select(*columns, part.label("counts"), *timed), rows, cut)
    if measure.of:
        query = query.where(rows.c[measure.of] == 1)
    if side is not Side.ALL:
        query = query.where(part == (1 if side is Side.IN else 0))
    return query.order_by(rows.c.at.desc(), rows.c.conversation_id.desc())


def _named(page: Subquery) -> Select[Any]:
    """The page with what people call what is in it."""
    tags = select(func.aggregate_strings(case_tags.c.tag, ", ")).where(case_tags.c.case_id == page.c.case_id)
    said = select(func.min(messages.c.id)).where(
        messages.c.conversation_id == page.c.conversation_id,
        messages.c.author == Author.CUSTOMER.value,
        messages.c.created_at == page.c.at,
    )
    line = messages.alias()
    question = escalations.c.brief["question"].as_string()
    return (
        select(
            page,
            conversations.c.channel,
            conversations.c.language,
            CALLED,
            func.substr(func.coalesce(question, line.c.text, ""), 1, MOST_TEXT).label("text"),
            line.c.id.label("line"),
            people.c.name.label("person"),
            teams.c.name.label("team"),
            escalations.c.reason,
            results.c.key.label("result"),
            results.c.names,
            tags.correlate(page).scalar_subquery().label("tags"),
            ratings.c.score,
        )
        .select_from(page)
        .join(conversations, conversations.c.id == page.c.conversation_id)
        .outerjoin(escalations, escalations.c.id == page.c.case_id)
        .outerjoin(line, line.c.id == said.correlate(page).scalar_subquery())
        .outerjoin(people, people.c.id == page.c.person_id)
        .outerjoin(teams, teams.c.id == page.c.team_id)
        .outerjoin(results, results.c.id == escalations.c.result_id)
        .outerjoin(ratings, ratings.c.case_id == page.c.case_id)
        .order_by(page.c.at.desc(), page.c.conversation_id.desc())
    )


def _to_found(row: Mapping[Any, Any]) -> Found:
    texts: dict[str, Any] = {
        name: str(row[name] or "") for name in ("text", "person", "team", "reason", "result", "tags")
    }
    same: dict[str, Any] = {name: row[name] for name in SAME}
    shown = Row(
        **same,
        **texts,
        customer=row["customer_name"] or "",
        counts=bool(row["counts"]),
        result_names=tuple((row["names"] or {}).items()),
    )
    if "start" not in row:
        return Found(row=shown)
    start, finish = (row[name].timestamp() for name in ("start", "finish"))
    pauses = to_pauses(row["pauses"])
    return Found(row=shown, timed=Timed(key="", start=start, finish=finish, pauses=pauses, team_id=row["team_id"]))
