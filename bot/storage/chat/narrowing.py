"""The search within a scope: words and conditions in one statement, which reads a bounded number of lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, bindparam, exists, func, select, text

from bot.core.case import OPEN
from bot.core.desk.scope import CaseState, Scope
from bot.core.messages import Author
from bot.core.queue import Term
from bot.storage import word_index
from bot.storage.chat.search import NEWEST, Found
from bot.storage.database import Tx
from bot.storage.of_team import of_team
from bot.storage.tables.base import Moment
from bot.storage.tables.cases import case_tags, escalations
from bot.storage.tables.chat import conversations, messages
from bot.storage.word_index import CHATS, LINES

LATE: Final = timedelta(days=2)  # so much later than it was written a line may be stored
NAMED: Final = 2_000  # customers of a name that are looked at
# ids and times rise together: the first id that was written at a time or later, by halves
BORDER: Final = """
WITH RECURSIVE halves(low, high) AS (
    SELECT 1, COALESCE((SELECT MAX(id) FROM messages), 0) + 1
    UNION ALL
    SELECT
        CASE WHEN {older} THEN (low + high) / 2 + 1 ELSE low END,
        CASE WHEN {older} THEN high ELSE (low + high) / 2 END
    FROM halves WHERE low < high
)
SELECT MAX(low) FROM halves
""".format(  # noqa: S608 - words of ours
    older="(SELECT created_at FROM messages m WHERE m.id >= (low + high) / 2 ORDER BY m.id LIMIT 1) < :moment"
)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """Lines that were found, newest first; what is older begins before the id ``rest``, None when nothing is left."""

    lines: tuple[Found, ...]
    rest: int | None


def find_lines_in(
    tx: Tx,
    terms: Sequence[Term],
    scope: Scope,
    *,
    person_id: int,
    after: int,
    before: int,
    limit: int,
    read: int,
    without: Collection[int],
) -> Looked:
    """The newest lines between two ids that have all terms and lie in the scope, among the newest ``read`` that have
    the terms; none of the conversations ``without``. ``person_id``: whose teams are meant by "mine".
    """
    if not terms:
        return Looked(lines=(), rest=None)
    hits = word_index.newest(tx.connection, LINES, terms, after=after, before=before, limit=read)
    query = (
        select(hits.c.id, messages.c.conversation_id, messages.c.author)
        .join(messages, messages.c.id == hits.c.id)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(*_holds(scope, person_id), *_written(scope))
        .order_by(hits.c.id.desc())
        .limit(limit)
    )
    if without:
        query = query.where(messages.c.conversation_id.not_in(sorted(without)))
    rows = tx.connection.execute(query).all()
    lines = tuple(Found(message_id=row[0], conversation_id=row[1], author=Author(row[2])) for row in rows)
    if len(lines) == limit:
        return Looked(lines=lines, rest=lines[-1].message_id)
    last, count = tx.connection.execute(select(func.min(hits.c.id), func.count())).one()
    return Looked(lines=lines, rest=int(last) if count == read else None)


def find_chats_in(tx: Tx, terms: Sequence[Term], scope: Scope, *, person_id: int, limit: int) -> tuple[int, ...]:
    """The newest conversations in the scope whose customer's names have all terms."""
    if not terms:
        return ()
    hits = word_index.newest(tx.connection, CHATS, terms, after=0, before=NEWEST, limit=NAMED)
    query = (
        select(hits.c.id)
        .join(conversations, conversations.c.id == hits.c.id)
        .where(*_holds(scope, person_id), *_spoke(scope))
        .order_by(hits.c.id.desc())
        .limit(limit)
    )
    return tuple(tx.connection.execute(query).scalars())


def keep(tx: Tx, conversation_ids: Collection[int], scope: Scope, *, person_id: int) -> frozenset[int]:
    """Those of these conversations that are in the scope."""
    where = (conversations.c.id.in_(sorted(conversation_ids)), *_holds(scope, person_id), *_spoke(scope))
    return frozenset(tx.connection.execute(select(conversations.c.id).where(*where)).scalars())


def find_border(tx: Tx, moment: datetime) -> int:
    """An id before which nothing stands that was written at this time or later; one statement, however many rows."""
    found = text(BORDER).bindparams(bindparam("moment", moment - LATE, type_=Moment))
    return int(tx.connection.execute(found).scalar_one())


def find_end(tx: Tx, moment: datetime) -> int:
    """An id from which on nothing stands that was written before this time."""
    found = text(BORDER).bindparams(bindparam("moment", moment + LATE, type_=Moment))
    return int(tx.connection.execute(found).scalar_one())


def _holds(scope: Scope, person_id: int) -> list[ColumnElement[bool]]:
    """What must be true of a conversation."""
    filters, found = scope.filters, []
    wanted = ((conversations.c.language, filters.language), (conversations.c.channel, filters.channel))
    found = [column == value for column, value in wanted if value]
    if scope.state is CaseState.NONE:
        found.append(~exists().where(escalations.c.conversation_id == conversations.c.id))
    if scope.asks_of_case:
        found.append(exists().where(*_of_case(scope, person_id)))
    return found


def _of_case(scope: Scope, person_id: int) -> list[ColumnElement[bool]]:
    filters = scope.filters
    found: list[ColumnElement[bool]] = [escalations.c.conversation_id == conversations.c.id]
    if filters.reason is not None:
        found.append(escalations.c.reason == filters.reason.value)
    if filters.tag:
        found.append(exists().where(case_tags.c.case_id == escalations.c.id, case_tags.c.tag == filters.tag))
    if filters.team:
        found.append(of_team(filters.team, person_id))
    if scope.who:
        found.append(escalations.c.person_id == scope.who)
    if scope.state is CaseState.OPEN:
        found.append(escalations.c.state.in_([state.value for state in OPEN]))
    if scope.state is CaseState.CLOSED:
        found.append(escalations.c.closed_at.is_not(None))
    return found


def _written(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.since is not None:
        found.append(messages.c.created_at >= scope.since)
    if scope.until is not None:
        found.append(messages.c.created_at < scope.until)
    return found


def _spoke(scope: Scope) -> list[ColumnElement[bool]]:
    """Of a chat that is found by its name: somebody wrote in it at that time."""
    times = _written(scope)
    return [exists().where(messages.c.conversation_id == conversations.c.id, *times)] if times else []
