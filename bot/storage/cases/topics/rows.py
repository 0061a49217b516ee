"""Topics: which case has which, what of it is shown there, and which are behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, union, update

from bot.core.case import OURS, Reason
from bot.core.desk.topics import Menu, Topic
from bot.core.messages import Author, Delivery, Kind
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations, notes
from bot.storage.tables.chat import conversations, messages, outbox, revisions
from bot.storage.tables.topics import topic_lines, topics

OPEN: Final = ("waiting", "claimed")
SAID: Final = (Kind.TEXT.value, Kind.MEDIA.value, Kind.BUTTON.value)  # more than a command anybody sends in passing
SETTLED: Final = tuple(state.value for state in (Delivery.SENT, Delivery.FAILED, Delivery.WITHHELD, Delivery.UNKNOWN))


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A case as it stands now, beside its topic (0: none). ``stamp`` changes with whatever a topic shows."""

    case_id: int
    conversation_id: int
    team_id: int | None
    topic_id: int
    group_id: int
    stamp: str


def list_behind(tx: Tx) -> tuple[Standing, ...]:
    """Cases that people have to do with and whose topic does not show it all, or is missing."""
    shown = select(topics.c.case_id).where(topics.c.ended.is_(False))
    ids = union(select(escalations.c.id).where(escalations.c.state.in_(OPEN)), shown)
    query = _standing().where(escalations.c.id.in_(ids.scalar_subquery()), or_(topics.c.id.is_not(None), _is_wanted()))
    rows = tx.connection.execute(query.order_by(escalations.c.id)).mappings().all()
    return tuple(found for row in rows if (found := _to_standing(row)).stamp != (row["shown"] or ""))


def read_stamp(tx: Tx, case_id: int) -> str:
    """What there is to show of a case."""
    return _to_standing(tx.connection.execute(_standing().where(escalations.c.id == case_id)).mappings().one()).stamp


def record_topic(tx: Tx, *, group_id: int, case_id: int, conversation_id: int) -> int:
    """A case shall have a topic; its number."""
    texts = dict.fromkeys(("thread_key", "former_keys", "panel_key", "title", "panel", "stamp", "menu"), "")
    ids = {"group_id": group_id, "case_id": case_id, "conversation_id": conversation_id}
    return tx.insert(insert(topics).values(**ids, **texts))


def change(tx: Tx, /, topic_id: int, **values: Any) -> None:
    """Write down what is there by now."""
    tx.connection.execute(update(topics).where(topics.c.id == topic_id).values(**values))


def get(tx: Tx, topic_id: int) -> Topic | None:
    """One topic; None when its group was disconnected."""
    return _find(tx, topics.c.id == topic_id)


def find_at(tx: Tx, group_id: int, thread_key: str) -> Topic | None:
    """The topic of this thread, also of one that is no more: what was written there before counts."""
    if not thread_key:
        return None
    former = topics.c.former_keys.contains(f" {thread_key} ", autoescape=True)
    return _find(tx, topics.c.group_id == group_id, or_(topics.c.thread_key == thread_key, former))


def find_of(tx: Tx, case_id: int) -> Topic | None:
    """The topic of this case."""
    return _find(tx, topics.c.case_id == case_id)


def _find(tx: Tx, *where: ColumnElement[bool]) -> Topic | None:
    row = tx.connection.execute(select(topics).where(*where)).mappings().first()
    return _to_topic(row) if row is not None else None


def _is_wanted() -> ColumnElement[bool]:
    """Open, called for by the customer, who has said something."""
    said = select(messages.c.id).where(
        messages.c.conversation_id == escalations.c.conversation_id,
        messages.c.author == Author.CUSTOMER.value,
        messages.c.kind.in_(SAID),
    )
    other = topics.alias()
    gone_on = select(other.c.id).where(other.c.conversation_id == escalations.c.conversation_id)
    called = or_(
        escalations.c.state == OPEN[0],
        escalations.c.reason.not_in([reason.value for reason in OURS]),
        and_(escalations.c.reason == Reason.REOPENED.value, gone_on.exists()),
    )
    return and_(escalations.c.state.in_(OPEN), called, said.exists())


def _standing() -> Any:
    of = escalations.c.conversation_id
    fixed = select(func.max(revisions.c.id)).join(messages, messages.c.id == revisions.c.message_id)
    told = (
        select(func.count())
        .select_from(topic_lines)
        .join(outbox, outbox.c.message_id == topic_lines.c.message_id)
        .where(topic_lines.c.topic_id == topics.c.id, topic_lines.c.came, topic_lines.c.settled.is_(False))
        .where(outbox.c.state.in_(SETTLED))
    )
    parts = {
        "line": select(func.max(messages.c.id)).where(messages.c.conversation_id == of),
        "note": select(func.max(notes.c.id)).where(notes.c.conversation_id == of),
        "fixed": fixed.where(messages.c.conversation_id == of),
        "told": told,
    }
    columns = (query.correlate(escalations, topics).scalar_subquery().label(name) for name, query in parts.items())
    names = ("conversation_id", "state", "person_id", "priority", "reason", "team_id", "result_id")
    return (
        select(escalations.c.id, *(escalations.c[name] for name in names), conversations.c.given_name)
        .add_columns(
            topics.c.id.label("topic_id"), topics.c.group_id, topics.c.stamp.label("shown"), topics.c.menu, *columns
        )
        .join(conversations, conversations.c.id == of)
        .outerjoin(topics, topics.c.case_id == escalations.c.id)
    )


STAMPED: Final = (
    "state", "person_id", "priority", "reason", "team_id", "result_id", "given_name", "menu", "line", "note", "fixed",
)  # fmt: skip


def _to_standing(row: Mapping[Any, Any]) -> Standing:
    told = f"+{row['told']}" if row["told"] else ""  # what became of a reply is to be shown; then it counts no more
    return Standing(
        case_id=row["id"],
        conversation_id=row["conversation_id"],
        team_id=row["team_id"],
        topic_id=row["topic_id"] or 0,
        group_id=row["group_id"] or 0,
        stamp=" ".join(str(row[name] or "") for name in STAMPED) + told,
    )


def _to_topic(row: Mapping[Any, Any]) -> Topic:
    values = {name: row[name] for name in Topic.__dataclass_fields__}
    return Topic(**{**values, "menu": Menu(row["menu"])})
