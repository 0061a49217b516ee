"""The open cases as a list shows them: one statement, whatever the number of rows, and only what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import CTE, Column, ColumnElement, ScalarSelect, String, case, cast, exists, func, select, true

from bot.core.case import OPEN, Promised, Reason, State, Woken
from bot.core.clocks.dues import DueKind
from bot.core.messages import Attachment, Author, Kind
from bot.core.presence import Presence
from bot.core.queue import ListedCase, Written
from bot.storage.cases.escalations import to_snooze, to_times
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import escalations, mentions
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.clocks import dues
from bot.storage.tables.people import people, presence
from bot.storage.tables.teams import team_members, teams

LONGEST: Final = 300  # characters of a message or a question; a row shows half of that
ON_DUTY: Final = (Presence.ONLINE.value, Presence.BUSY.value)
ASKED: Final = (Kind.TEXT.value, Kind.MEDIA.value)


def list_open_cases(tx: Tx) -> tuple[ListedCase, ...]:
    """Everything waiting or claimed, in the order of the queue."""
    found = _open_cases()
    query = (
        select(
            found,
            messages.c.kind,
            func.substr(messages.c.text, 1, LONGEST).label("text"),
            messages.c.created_at,
            case((func.trim(messages.c.text) == "", messages.c.attachments)).label("attachments"),
            _count_unanswered(found).label("unanswered"),
        )
        .outerjoin(messages, messages.c.id == found.c.last_id)
        .order_by(found.c.turn_at, found.c.id)
    )
    return tuple(_to_listed(row) for row in tx.connection.execute(query).mappings())


def _open_cases() -> CTE:
    """Materialized, so that the three searches for a newest message are made once a case."""
    query = (
        select(
            escalations.c.id,
            escalations.c.conversation_id,
            escalations.c.state,
            escalations.c.reason,
            escalations.c.priority,
            func.substr(escalations.c.brief["question"].as_string(), 1, LONGEST).label("question"),
            escalations.c.opened_at,
            escalations.c.turn_at,
            escalations.c.person_id,
            people.c.name.label("person_name"),
            conversations.c.channel,
            CALLED,
            conversations.c.username,
            conversations.c.language,
            conversations.c.waiting_since,
            escalations.c.snoozed_at,
            escalations.c.snoozed_until,
            escalations.c.woken,
            escalations.c.assigned_at,
            escalations.c.first_reply_at,
            escalations.c.answered_at,
            escalations.c.pauses,
            escalations.c.asked_at,
            escalations.c.nudged_at,
            escalations.c.kept_open,
            _promised(dues.c.warn_at).label("promise_warn_at"),
            _promised(dues.c.due_at).label("promise_due_at"),
            presence.c.gone_at,
            teams.c.id.label("team_id"),
            teams.c.name.label("team_name"),
            teams.c.office,
            _team_here().label("team_here"),
            _mentioned().label("mentioned"),
            _newest_call().label("note_id"),
            _newest(Author.CUSTOMER).label("last_id"),
            func.coalesce(_newest(Author.BOT), 0).label("bot_id"),
            func.coalesce(_newest(Author.OPERATOR), 0).label("operator_id"),
        )
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(people, people.c.id == escalations.c.person_id)
        .outerjoin(presence, presence.c.person_id == escalations.c.person_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(escalations.c.state.in_([state.value for state in OPEN]))
    )
    return query.cte("open_cases").prefix_with("MATERIALIZED")


def _team_here() -> ColumnElement[bool]:
    """Whether somebody of the team is on duty."""
    one = presence.alias()
    where = (
        team_members.c.team_id == teams.c.id,
        one.c.person_id == team_members.c.person_id,
        one.c.state.in_(ON_DUTY),
        one.c.gone_at.is_(None),
    )
    return case((teams.c.id.is_(None), true()), else_=exists().where(*where).correlate(teams))


def _mentioned() -> ScalarSelect[Any]:
    """Ids of those a note calls who have not looked, with commas between."""
    called = func.aggregate_strings(cast(mentions.c.person_id, String), ",")
    where = (mentions.c.conversation_id == escalations.c.conversation_id, mentions.c.seen_at.is_(None))
    return select(called).where(*where).correlate(escalations).scalar_subquery()


def _newest_call() -> ScalarSelect[Any]:
    """The last note that somebody it calls has not seen."""
    where = (mentions.c.conversation_id == escalations.c.conversation_id, mentions.c.seen_at.is_(None))
    return select(func.max(mentions.c.note_id)).where(*where).correlate(escalations).scalar_subquery()


def _promised(column: Column[Any]) -> ScalarSelect[Any]:
    """Of the next promise that has not been kept."""
    where = (
        dues.c.conversation_id == escalations.c.conversation_id,
        dues.c.kind == DueKind.PROMISE.value,
        dues.c.settled_at.is_(None),
    )
    query = select(column).where(*where).order_by(dues.c.due_at, dues.c.id).limit(1)
    return query.correlate(escalations).scalar_subquery()


def _newest(author: Author) -> ScalarSelect[Any]:
    line = messages.alias()
    where = (line.c.conversation_id == escalations.c.conversation_id, line.c.author == author.value)
    return select(func.max(line.c.id)).where(*where).correlate(escalations).scalar_subquery()


def _count_unanswered(found: CTE) -> ScalarSelect[Any]:
    line = messages.alias()
    query = select(func.count()).where(
        line.c.conversation_id == found.c.conversation_id,
        line.c.author == Author.CUSTOMER.value,
        line.c.id > found.c.bot_id,
        line.c.id > found.c.operator_id,
        line.c.kind.in_(ASKED),
    )
    return query.correlate(found).scalar_subquery()


def _to_listed(row: Mapping[Any, Any]) -> ListedCase:
    return ListedCase(
        id=row["id"],
        conversation_id=row["conversation_id"],
        state=State(row["state"]),
        reason=Reason(row["reason"]),
        priority=row["priority"],
        question=row["question"] or "",
        opened_at=row["opened_at"],
        person_id=row["person_id"],
        person_name=row["person_name"] or "",
        channel=row["channel"],
        customer_name=row["customer_name"],
        username=row["username"],
        language=row["language"],
        waiting_since=row["waiting_since"],
        last=_to_written(row) if row["last_id"] is not None else None,
        unanswered=row["unanswered"],
        snooze=to_snooze(row),
        woken=Woken(row["woken"]),
        times=to_times(row),
        promised=to_promised(row),
        holder_gone=row["gone_at"] is not None,
        mentioned=tuple(sorted({int(number) for number in row["mentioned"].split(",")})) if row["mentioned"] else (),
        note_id=row["note_id"] or 0,
        assigned=row["assigned_at"] is not None,
        team_id=row["team_id"],
        team_name=row["team_name"] or "",
        office=to_office(row["office"]),
        team_here=bool(row["team_here"]),
    )


def to_promised(row: Mapping[Any, Any]) -> Promised | None:
    """What is promised next in a case."""
    due_at = row["promise_due_at"]
    return Promised(warn_at=row["promise_warn_at"], due_at=due_at) if due_at is not None else None


def _to_written(row: Mapping[Any, Any]) -> Written:
    files = unpack(tuple[Attachment, ...], row["attachments"]) if row["attachments"] else ()
    return Written(
        id=row["last_id"],
        kind=Kind(row["kind"]),
        text=row["text"],
        created_at=row["created_at"],
        file=files[0] if files else None,
    )
