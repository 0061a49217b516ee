"""Rows of which something is counted: of each base a statement with the same columns, and a mark (0 or 1) for each
thing that may be said of a row. What the marks mean: docs/metrics.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, and_, exists, func, or_, select

from bot.core.case import Reason, State
from bot.core.clocks.dues import DueKind
from bot.core.clocks.targets import Aim
from bot.core.desk.nps import PASSIVE, PROMOTES
from bot.core.insights.reports.measures import BACK_DAYS, GOOD, Base
from bot.core.insights.reports.span import Span, to_number
from bot.core.messages import Author
from bot.storage.database import Tx
from bot.storage.insights.reports.kept import select_talks
from bot.storage.insights.reports.local import OURS_VALUES, day_of, local_seconds, mark
from bot.storage.tables.cases import escalations, ratings
from bot.storage.tables.chat import messages
from bot.storage.tables.clocks import dues, targets
from bot.storage.tables.insights import nps

GOES_ON: Final = (Reason.AGAIN.value, Reason.REOPENED.value)
UNCALLED: Final = (Reason.TAKEN.value, Reason.WRITTEN_FIRST.value)
ENDED: Final = (State.RESOLVED.value, State.RETURNED.value, State.LAPSED.value)
Columns = Mapping[str, ColumnElement[Any]]


def select_base(tx: Tx, base: Base, span: Span, *, aim: Aim | None = None) -> Subquery:
    """The rows of these days: ``conversation_id``, ``case_id``, ``person_id``, ``team_id``, ``reason``, ``result_id``,
    ``at``, ``seconds`` (of ``at``, on the wall), its marks, and where it has a time ``start``, ``finish`` and
    ``pauses``.
    """
    query = select_talks(tx, span) if base is Base.TALKS else _MAKE[base](tx, span)
    if aim is not None and isinstance(query, Select):
        query = query.where(targets.c.aim == aim.value)
    return query.subquery()


def _select(
    tx: Tx, span: Span, at: ColumnElement[Any], more: Columns, *, source: FromClause = escalations
) -> Select[Any]:
    """Rows with the columns of their case."""
    named: Columns = {
        "conversation_id": escalations.c.conversation_id,
        "case_id": escalations.c.id,
        "person_id": escalations.c.person_id,
        "team_id": escalations.c.team_id,
        "reason": escalations.c.reason,
        "result_id": escalations.c.result_id,
        "at": at,
        "seconds": local_seconds(tx, span, at),
        **more,
    }
    columns = (column.label(name) for name, column in named.items())
    return select(*columns).select_from(source).where(at >= span.since, at < span.until)


def _timed(start: ColumnElement[Any], end: ColumnElement[Any]) -> Columns:
    return {"start": start, "finish": end, "pauses": escalations.c.pauses}


def _opened(tx: Tx, span: Span) -> Select[Any]:
    handed = escalations.c.reason.not_in(OURS_VALUES)
    again = or_(escalations.c.reason.in_(GOES_ON), escalations.c.brief["former"].as_integer().is_not(None))
    return _select(tx, span, escalations.c.opened_at, {"handed": mark(handed), "reopened": mark(again)})


def _taken(tx: Tx, span: Span) -> Select[Any]:
    at = escalations.c.claimed_at
    found = _select(tx, span, at, _timed(escalations.c.opened_at, at))
    return found.where(escalations.c.reason.not_in(OURS_VALUES))


def _replied(tx: Tx, span: Span) -> Select[Any]:
    at = escalations.c.first_reply_at
    found = _select(tx, span, at, _timed(escalations.c.opened_at, at))
    return found.where(escalations.c.reason.not_in(OURS_VALUES))


def _closed(tx: Tx, span: Span) -> Select[Any]:
    at = escalations.c.closed_at
    solved = escalations.c.state == State.RESOLVED.value
    settled = and_(solved, day_of(local_seconds(tx, span, at)) + BACK_DAYS < to_number(span.today))
    marks = {
        "solved": mark(solved),
        "settled": mark(settled),
        "once": mark(and_(settled, _writers() == 1, ~_comes_back(tx, span))),
    }
    times = _timed(escalations.c.opened_at, func.coalesce(escalations.c.answered_at, at))
    found = _select(tx, span, at, {**times, **marks})
    return found.where(escalations.c.state.in_(ENDED))


def _writers() -> ColumnElement[int]:
    """How many people of the staff wrote in a case."""
    query = select(func.count(messages.c.person_id.distinct())).where(
        messages.c.conversation_id == escalations.c.conversation_id,
        messages.c.author == Author.OPERATOR.value,
        messages.c.created_at >= escalations.c.opened_at,
        messages.c.created_at <= escalations.c.closed_at,
    )
    return query.correlate(escalations).scalar_subquery()


def _comes_back(tx: Tx, span: Span) -> ColumnElement[bool]:
    """Whether there was another case of the chat within a week, other than by ourselves."""
    later = escalations.alias()
    last = day_of(local_seconds(tx, span, escalations.c.closed_at)) + BACK_DAYS
    return exists().where(
        later.c.conversation_id == escalations.c.conversation_id,
        later.c.id > escalations.c.id,
        later.c.reason.not_in(UNCALLED),
        day_of(local_seconds(tx, span, later.c.opened_at)) <= last,
    )


def _targets(tx: Tx, span: Span) -> Select[Any]:
    source = targets.join(escalations, escalations.c.id == targets.c.case_id)
    met = mark(targets.c.met_at <= targets.c.due_at)
    times = _timed(targets.c.since, targets.c.met_at)
    return _select(tx, span, targets.c.met_at, {**times, "met": met, "policy": targets.c.policy}, source=source)


def _ratings(tx: Tx, span: Span) -> Select[Any]:
    source = ratings.join(escalations, escalations.c.id == ratings.c.case_id)
    asked = ratings.c.unasked == ""
    rated = and_(asked, ratings.c.score.is_not(None))
    marks = {"asked": mark(asked), "rated": mark(rated), "good": mark(and_(rated, ratings.c.score >= GOOD))}
    more = {"person_id": ratings.c.person_id, "unasked": ratings.c.unasked, "score": ratings.c.score}
    return _select(tx, span, ratings.c.asked_at, {**more, **marks}, source=source)


def _promises(tx: Tx, span: Span) -> Select[Any]:
    source = dues.outerjoin(escalations, escalations.c.id == dues.c.case_id)
    kept = mark(and_(dues.c.settled_at.is_not(None), dues.c.settled_at <= dues.c.due_at))
    whose = {"conversation_id": dues.c.conversation_id, "person_id": dues.c.person_id}
    found = _select(tx, span, dues.c.due_at, {**whose, "kept": kept}, source=source)
    return found.where(dues.c.kind == DueKind.PROMISE.value, dues.c.removed.is_(False), dues.c.due_at <= span.now)


def _nps(tx: Tx, span: Span) -> Select[Any]:
    source = nps.join(escalations, escalations.c.id == nps.c.case_id)
    asked = nps.c.unasked == ""
    scored = and_(asked, nps.c.score.is_not(None))
    marks = {
        "asked": mark(asked),
        "scored": mark(scored),
        "promoter": mark(and_(scored, nps.c.score >= PROMOTES)),
        "detractor": mark(and_(scored, nps.c.score < PASSIVE)),
    }
    more = {"unasked": nps.c.unasked}
    return _select(tx, span, nps.c.asked_at, {**more, **marks}, source=source)


_MAKE: Final[Mapping[Base, Callable[[Tx, Span], Select[Any]]]] = {
    Base.OPENED: _opened,
    Base.TAKEN: _taken,
    Base.REPLIED: _replied,
    Base.CLOSED: _closed,
    Base.TARGETS: _targets,
    Base.RATINGS: _ratings,
    Base.PROMISES: _promises,
    Base.NPS: _nps,
}
