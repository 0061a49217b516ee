"""Cases: opened once per conversation, claimed by one conditional update, closed with an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Select, Subquery, and_, exists, func, insert, or_, select, update

from bot.core.case import OPEN, OURS, Brief, Case, Pause, Reason, Result, Snooze, State, Times, Woken
from bot.core.clocks.pace import Claim
from bot.core.events import Topic
from bot.errors import NotFound
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.reasons import renew_brief
from bot.storage.tables.cases import case_tags, escalations, results
from bot.storage.tables.people import people, presence
from bot.storage.tables.teams import team_members, teams

OPEN_STATES = tuple(state.value for state in OPEN)
AWAKE = {"snoozed_at": None, "snoozed_until": None, "woken": Woken.NO.value, "assigned_at": None}


def record_opened(
    tx: Tx,
    *,
    conversation_id: int,
    brief: Brief,
    priority: int,
    waiting_since: datetime,
    turn_at: datetime,
    team_id: int | None = None,
) -> int:
    """Open a case, whose turn in the queue ``core.wait.find_turn`` finds; its number."""
    row = insert(escalations).values(
        conversation_id=conversation_id,
        state=State.WAITING.value,
        reason=brief.reason.value,
        priority=priority,
        brief=pack(brief),
        opened_at=tx.now,
        waiting_since=waiting_since,
        turn_at=turn_at,
        team_id=team_id,
        team_at=tx.now if team_id is not None else None,
    )
    tx.tell(Topic.QUEUE)
    return tx.insert(row)


def claim(tx: Tx, case_id: int, *, person_id: int) -> bool:
    """Take a waiting case; False when it no longer waits. One conditional update: of two operators one wins."""
    where = (escalations.c.id == case_id, escalations.c.state == State.WAITING.value)
    values = {"state": State.CLAIMED.value, "person_id": person_id, "claimed_at": tx.now, **AWAKE}
    tx.tell(Topic.QUEUE)
    return tx.connection.execute(update(escalations).where(*where).values(**values)).rowcount == 1


def reassign(tx: Tx, case_id: int, *, person_id: int) -> None:
    """Give a claimed case to somebody else; it left the queue when it was claimed first."""
    change = update(escalations).where(escalations.c.id == case_id)
    tx.connection.execute(change.values(person_id=person_id, **AWAKE))
    tx.tell(Topic.QUEUE)


def put_back(tx: Tx, case_id: int) -> None:
    """Return a claimed case to the queue; the customer's wait goes on from where it began."""
    who = {"person_id": None, "claimed_at": None, "let_go_by": escalations.c.person_id}
    values = {"state": State.WAITING.value, **who, **AWAKE}
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))
    tx.tell(Topic.QUEUE)


def record_team(tx: Tx, case_id: int, team_id: int | None) -> None:
    """Whose case it is from now on; None: everybody's."""
    values = {"team_id": team_id, "team_at": tx.now if team_id is not None else None}
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))
    tx.tell(Topic.QUEUE)


def record_closed(tx: Tx, case_id: int, *, state: State, outcome: str = "", result_id: int | None = None) -> None:
    """Close a case."""
    values = {"state": state.value, "closed_at": tx.now, "outcome": outcome, "result_id": result_id, **AWAKE}
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))
    tx.tell(Topic.QUEUE)


def record_reason(tx: Tx, case_id: int, reason: Reason) -> None:
    """Why a person is needed by now."""
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(reason=reason.value))
    tx.tell(Topic.QUEUE)


def record_priority(tx: Tx, case_id: int, priority: int, *, turn_at: datetime) -> None:
    """How urgent it is by now, and its turn."""
    change = update(escalations).where(escalations.c.id == case_id)
    tx.connection.execute(change.values(priority=priority, turn_at=turn_at))
    tx.tell(Topic.QUEUE)


def get(tx: Tx, case_id: int) -> Case:
    """One case.

    Raises:
        NotFound: there is none with this number.
    """
    found = _fetch(tx, _query().where(escalations.c.id == case_id))
    if not found:
        raise NotFound(what="case")
    return found[0]


def find_open(tx: Tx, conversation_id: int) -> Case | None:
    """The open case of a conversation."""
    where = (escalations.c.conversation_id == conversation_id, escalations.c.state.in_(OPEN_STATES))
    found = _fetch(tx, _query().where(*where))
    return found[0] if found else None


def is_of_chat(tx: Tx, case_id: int, conversation_id: int) -> bool:
    """Whether a case with this number was opened in this conversation."""
    where = (escalations.c.id == case_id, escalations.c.conversation_id == conversation_id)
    return tx.connection.execute(select(escalations.c.id).where(*where)).first() is not None


def list_open(tx: Tx) -> tuple[Case, ...]:
    """Everything waiting or claimed, in the order of the queue."""
    return _fetch(tx, _query().where(escalations.c.state.in_(OPEN_STATES)).order_by(*queue_order()))


def list_waiting_for(tx: Tx, reason: Reason, *, before: datetime, limit: int) -> tuple[int, ...]:
    """Numbers of the oldest unclaimed cases of this reason that were opened before a moment."""
    where = (
        escalations.c.state == State.WAITING.value,
        escalations.c.reason == reason.value,
        escalations.c.opened_at < before,
    )
    query = select(escalations.c.id).where(*where).order_by(escalations.c.id).limit(limit)
    return tuple(tx.connection.execute(query).scalars())


def list_closed(tx: Tx, *, conversation_id: int | None = None, limit: int = 50) -> tuple[Case, ...]:
    """The newest closed cases, of one conversation or of all."""
    query = _query().where(escalations.c.state.not_in(OPEN_STATES))
    if conversation_id is not None:
        query = query.where(escalations.c.conversation_id == conversation_id)
    return _fetch(tx, query.order_by(escalations.c.id.desc()).limit(limit))


def list_of(tx: Tx, conversation_id: int, *, limit: int = 50) -> tuple[Case | None, tuple[Case, ...]]:
    """The open case of a conversation, and its newest closed ones, in one look."""
    query = _query().where(escalations.c.conversation_id == conversation_id)
    found = _fetch(tx, query.order_by(escalations.c.id.desc()).limit(limit + 1))
    closed = tuple(case for case in found if case.state not in OPEN)
    return next((case for case in found if case.state in OPEN), None), closed[:limit]


def place(tx: Tx, case: Case) -> int:
    """The place in the queue of a waiting case, from 1, as ``core.wait.count_places`` counts it."""
    turn = select(escalations.c.turn_at).where(escalations.c.id == case.id).scalar_subquery()
    ahead = or_(escalations.c.turn_at < turn, and_(escalations.c.turn_at == turn, escalations.c.id < case.id))
    query = select(func.count()).where(escalations.c.state == State.WAITING.value, ahead)
    if case.team_id is not None:
        everybodys = ~exists().where(teams.c.id == escalations.c.team_id)
        pairs = list_rivals()
        rivals = select(pairs.c.rival).where(pairs.c.team_id == case.team_id)
        query = query.where(or_(everybodys, escalations.c.team_id == case.team_id, escalations.c.team_id.in_(rivals)))
    return int(tx.connection.execute(query).scalar_one()) + 1


def list_rivals() -> Subquery:
    """Pairs of teams that share somebody."""
    one, other = team_members.alias(), team_members.alias()
    pairs = select(one.c.team_id, other.c.team_id.label("rival")).join(other, other.c.person_id == one.c.person_id)
    return pairs.distinct().subquery()


def list_claims(tx: Tx, *, limit: int = 200, within: timedelta = timedelta(days=7)) -> tuple[Claim, ...]:
    """What was taken from the queue last, the newest first."""
    where = (
        escalations.c.claimed_at > tx.now - within,
        escalations.c.reason.not_in([reason.value for reason in OURS]),
    )
    query = (
        select(escalations.c.opened_at, escalations.c.claimed_at, escalations.c.person_id, escalations.c.team_id)
        .where(*where)
        .order_by(escalations.c.claimed_at.desc())
        .limit(limit)
    )
    return tuple(Claim(**row) for row in tx.connection.execute(query).mappings())


def list_heads(tx: Tx) -> dict[int | None, datetime]:
    """When the oldest that wait for a team, or (None) for everybody, came into the queue."""
    query = (
        select(teams.c.id, func.min(escalations.c.opened_at))
        .select_from(escalations)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
        .where(escalations.c.state == State.WAITING.value)
        .group_by(teams.c.id)
    )
    return dict(tx.connection.execute(query).tuples().all())


def queue_order() -> tuple[Any, ...]:
    """Who has waited longest first, what is urgent as if it had come earlier."""
    return (escalations.c.turn_at, escalations.c.id)


def _query() -> Select[Any]:
    tags = select(func.aggregate_strings(case_tags.c.tag, "\n")).where(case_tags.c.case_id == escalations.c.id)
    named = select(
        escalations,
        people.c.name.label("person_name"),
        presence.c.gone_at,
        teams.c.id.label("found_team"),
        teams.c.name.label("team_name"),
        teams.c.office,
        results.c.key.label("result_key"),
        results.c.names.label("result_names"),
        tags.correlate(escalations).scalar_subquery().label("tags"),
    )
    return (
        named.outerjoin(people, people.c.id == escalations.c.person_id)
        .outerjoin(presence, presence.c.person_id == escalations.c.person_id)
        .outerjoin(results, results.c.id == escalations.c.result_id)
        .outerjoin(teams, teams.c.id == escalations.c.team_id)
    )


def _fetch(tx: Tx, query: Select[Any]) -> tuple[Case, ...]:
    return tuple(_to_case(row) for row in tx.connection.execute(query).mappings())


def _to_case(row: Mapping[Any, Any]) -> Case:
    return Case(
        id=row["id"],
        conversation_id=row["conversation_id"],
        state=State(row["state"]),
        reason=Reason(row["reason"]),
        priority=row["priority"],
        brief=unpack(Brief, renew_brief(row["brief"])),
        opened_at=row["opened_at"],
        waiting_since=row["waiting_since"],
        person_id=row["person_id"],
        person_name=row["person_name"] or "",
        claimed_at=row["claimed_at"],
        times=to_times(row),
        closed_at=row["closed_at"],
        outcome=row["outcome"],
        result=_to_result(row),
        tags=tuple(sorted(row["tags"].split("\n"))) if row["tags"] else (),
        snooze=to_snooze(row),
        woken=Woken(row["woken"]),
        holder_gone=row["gone_at"] is not None,
        assigned_at=row["assigned_at"],
        team_id=row["found_team"],
        team_name=row["team_name"] or "",
        office=to_office(row["office"]),
    )


def to_times(row: Mapping[Any, Any]) -> Times:
    """What a case is measured by."""
    return Times(
        first_reply_at=row["first_reply_at"],
        answered_at=row["answered_at"],
        pauses=tuple(Pause(since=_moment(since), until=_moment(until)) for since, until in row["pauses"] or ()),
        asked_at=row["asked_at"],
        nudged_at=row["nudged_at"],
        kept_open=row["kept_open"],
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def to_snooze(row: Mapping[Any, Any]) -> Snooze | None:
    """Until when a case is put off; None when it is not."""
    return Snooze(since=row["snoozed_at"], until=row["snoozed_until"]) if row["snoozed_at"] else None


def _to_result(row: Mapping[Any, Any]) -> Result | None:
    if not row["result_key"]:
        return None
    names = tuple((row["result_names"] or {}).items())
    return Result(id=row["result_id"], key=row["result_key"], names=names)
