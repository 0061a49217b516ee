"""Groups of questions that mean the same, and what was decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from bot.core.insights.figures import Passage
from bot.core.insights.gaps import Case, GapState, Group, Put, Reply, Sum
from bot.core.messages import Author
from bot.errors import NotFound
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.insights.figures import fetch_passages, select_passages
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.insights import asked, gaps
from bot.storage.tables.people import people


@dataclass(frozen=True, kw_only=True)
class Ungrouped:
    """A question that is in no group yet."""

    id: int
    text: str


def list_ungrouped(tx: Tx, *, since: datetime, limit: int) -> tuple[Ungrouped, ...]:
    """The newest questions that were not served and are in no group."""
    query = (
        select(asked.c.id, asked.c.text)
        .where(*_ungrouped(since), asked.c.text != "")
        .order_by(asked.c.at.desc())
        .limit(limit)
    )
    return tuple(Ungrouped(id=number, text=text) for number, text in tx.connection.execute(query).tuples())


def has_ungrouped(tx: Tx, *, since: datetime) -> bool:
    """Whether there is one."""
    query = select(asked.c.id).where(*_ungrouped(since), asked.c.text != "").limit(1)
    return tx.connection.execute(query).first() is not None


def count_ungrouped(tx: Tx, *, since: datetime) -> int:
    """How many wait for it."""
    query = select(func.count()).select_from(asked).where(*_ungrouped(since), asked.c.text != "")
    return int(tx.connection.execute(query).scalar_one())


def list_centres(tx: Tx) -> tuple[tuple[int, bytes], ...]:
    """The middle of each group there is."""
    return tuple(tx.connection.execute(select(gaps.c.id, gaps.c.centre).order_by(gaps.c.id)).tuples().all())


def record_groups(tx: Tx, groups: Sequence[tuple[str, bytes]]) -> tuple[int, ...]:
    """New groups by title and middle; their ids."""
    made = {"state": GapState.OPEN.value, "created_at": tx.now, "changed_at": tx.now}
    return tuple(tx.insert(insert(gaps).values(title=title, centre=centre, **made)) for title, centre in groups)


def record_places(tx: Tx, places: Mapping[int, Collection[int]]) -> None:
    """Put questions into their groups."""
    for gap, ids in places.items():
        tx.connection.execute(update(asked).where(asked.c.id.in_(ids)).values(gap_id=gap))


def list_put(tx: Tx, *, since: datetime, gap_id: int | None = None) -> tuple[Put, ...]:
    """The questions of all groups since then, or of one."""
    columns = (asked.c.gap_id, asked.c.conversation_id, asked.c.language, asked.c.at, asked.c.thumb)
    query = select(*columns).where(asked.c.gap_id.is_not(None), asked.c.at >= since, asked.c.gap != "")
    if gap_id is not None:
        query = query.where(asked.c.gap_id == gap_id)
    return tuple(
        Put(gap_id=gap, conversation_id=chat, language=language, at=at, down=thumb is False)
        for gap, chat, language, at, thumb in tx.connection.execute(query).tuples()
    )


def list_cases(tx: Tx, *, since: datetime) -> dict[int, tuple[Case, ...]]:
    """How long customers waited for a person, by chat; who still waits does so until now."""
    columns = (
        escalations.c.conversation_id,
        escalations.c.opened_at,
        escalations.c.waiting_since,
        func.coalesce(escalations.c.first_reply_at, escalations.c.closed_at, type_=escalations.c.opened_at.type),
    )
    found: dict[int, list[Case]] = defaultdict(list)
    for chat, opened, waiting, ended in tx.connection.execute(
        select(*columns).where(escalations.c.opened_at >= since)
    ).tuples():
        minutes = max(0.0, ((ended or tx.now) - (waiting or opened)).total_seconds() / 60)
        found[chat].append(Case(conversation_id=chat, opened_at=opened, minutes=minutes))
    return {chat: tuple(cases) for chat, cases in found.items()}


def list_summed(tx: Tx) -> tuple[int, ...]:
    """The groups that cost something when they were added up last."""
    return tuple(tx.connection.execute(select(gaps.c.id).where(gaps.c.score > 0)).scalars())


def record_sums(tx: Tx, sums: Mapping[int, Sum]) -> None:
    """What the groups add up to now."""
    for number, one in sums.items():
        change = update(gaps).where(gaps.c.id == number)
        tx.connection.execute(change.values(sum=pack(one), score=one.score))


def list_groups(tx: Tx, *, state: GapState, limit: int) -> tuple[Group, ...]:
    """The groups in a state that cost most, first."""
    query = _query().where(gaps.c.state == state.value, gaps.c.score > 0)
    rows = tx.connection.execute(query.order_by(gaps.c.score.desc(), gaps.c.id).limit(limit)).mappings()
    return tuple(_to_group(row) for row in rows)


def list_put_away(tx: Tx, states: Collection[GapState]) -> tuple[Group, ...]:
    """All groups in these states."""
    query = _query().where(gaps.c.state.in_([state.value for state in states]))
    return tuple(_to_group(row) for row in tx.connection.execute(query).mappings())


def count_states(tx: Tx) -> dict[GapState, int]:
    """How many groups are in each state."""
    query = select(gaps.c.state, func.count()).where(gaps.c.score > 0).group_by(gaps.c.state)
    return {GapState(state): count for state, count in tx.connection.execute(query).tuples()}


def get(tx: Tx, number: int) -> Group:
    """One group.

    Raises:
        NotFound: there is none.
    """
    row = tx.connection.execute(_query().where(gaps.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(what="page")
    return _to_group(row)


def list_passages(tx: Tx, number: int, *, since: datetime, limit: int) -> tuple[Passage, ...]:
    """The questions of a group with their chats, newest first."""
    where = (asked.c.gap_id == number, asked.c.at >= since)
    return fetch_passages(tx, select_passages().where(*where).order_by(asked.c.at.desc()).limit(limit))


def record_state(tx: Tx, group: Group, state: GapState, *, article: str = "") -> Group:
    """What was decided, with how many people there were."""
    then = 0 if state is GapState.OPEN else group.sum.people
    values = {"state": state.value, "article": article or group.article, "people_then": then, "changed_at": tx.now}
    tx.connection.execute(update(gaps).where(gaps.c.id == group.id).values(**values))
    return replace(group, state=state, article=article or group.article, people_then=then)


def record_care(tx: Tx, number: int, *, person_id: int | None, note: str) -> None:
    """Who takes care of a group, and words about it."""
    change = update(gaps).where(gaps.c.id == number)
    tx.connection.execute(change.values(person_id=person_id, note=note, changed_at=tx.now))


def record_draft(tx: Tx, number: int, text: str) -> None:
    """The article somebody writes of it, "" for none."""
    tx.connection.execute(update(gaps).where(gaps.c.id == number).values(draft=text))


def list_replies(tx: Tx, number: int, *, since: datetime, limit: int) -> tuple[Reply, ...]:
    """What operators wrote after the questions of a group, in the newest chats."""
    chats = (
        select(asked.c.conversation_id, func.min(asked.c.at).label("at"))
        .where(asked.c.gap_id == number, asked.c.at >= since)
        .group_by(asked.c.conversation_id)
        .order_by(func.min(asked.c.at).desc())
        .limit(limit)
        .subquery()
    )
    query = (
        select(messages.c.conversation_id, messages.c.text, people.c.name, CALLED, conversations.c.language)
        .join(chats, chats.c.conversation_id == messages.c.conversation_id)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .join(people, people.c.id == messages.c.person_id)
        .where(
            messages.c.author == Author.OPERATOR.value,
            messages.c.deleted_at.is_(None),
            messages.c.created_at >= chats.c.at,
        )
        .order_by(messages.c.id)
    )
    return tuple(
        Reply(conversation_id=chat, text=text, names=(name, customer or ""), language=language)
        for chat, text, name, customer, language in tx.connection.execute(query).tuples()
    )


def _ungrouped(since: datetime) -> tuple[Any, ...]:
    return asked.c.gap != "", asked.c.gap_id.is_(None), asked.c.at >= since


def _query() -> Select[Any]:
    return select(gaps, people.c.name.label("person_name")).outerjoin(people, people.c.id == gaps.c.person_id)


def _to_group(row: Mapping[Any, Any]) -> Group:
    return Group(
        id=row["id"],
        title=row["title"],
        state=GapState(row["state"]),
        sum=unpack(Sum, row["sum"]) if row["sum"] else Sum(),
        person_id=row["person_id"],
        person_name=row["person_name"] or "",
        note=row["note"],
        article=row["article"],
        people_then=row["people_then"],
        draft=row["draft"],
        changed_at=row["changed_at"],
    )
