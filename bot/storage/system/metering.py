"""What is measured of the product for those who run it: all by indexes, at a cost that does not grow with the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text

from bot.core.case import State
from bot.core.messages import Author
from bot.core.policy.rules import Rule
from bot.storage.database import Tx
from bot.storage.reasons import read_why
from bot.storage.system.backlog import ON_THEIR_WAY
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations, messages, outbox
from bot.storage.tables.system import jobs

MOST = 5_000  # lines of one look; of more the rest is not counted


@dataclass(frozen=True, kw_only=True)
class Said:
    """A line that is new. Of the bot's: the rule, whether an article is in it, and the customer's line before it."""

    id: int
    channel: str
    author: Author
    at: datetime
    rule: Rule | None = None
    shows_article: bool = False
    asked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How many wait, and since when the first of them does."""

    number: int = 0
    since: datetime | None = None


def find_newest(tx: Tx) -> tuple[int, int]:
    """The ids of the newest line and of the newest case; 0 for none."""
    line = tx.connection.execute(select(func.max(messages.c.id))).scalar()
    case = tx.connection.execute(select(func.max(escalations.c.id))).scalar()
    return int(line or 0), int(case or 0)


def list_said(tx: Tx, *, after: int) -> tuple[Said, ...]:
    """The lines after an id."""
    before = messages.alias()
    asked = (
        select(before.c.created_at)
        .where(
            before.c.conversation_id == messages.c.conversation_id,
            before.c.author == Author.CUSTOMER.value,
            before.c.id < messages.c.id,
        )
        .order_by(before.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (messages.c.id, messages.c.author, messages.c.created_at, messages.c.why, messages.c.source)
    query = (
        select(*columns, conversations.c.channel, asked.label("asked_at"))
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(messages.c.id > after)
        .order_by(messages.c.id)
        .limit(MOST)
    )
    found = []
    for row in tx.connection.execute(query):
        why = read_why(row.why) if row.author == Author.BOT.value else None
        found.append(
            Said(
                id=row.id,
                channel=row.channel,
                author=Author(row.author),
                at=row.created_at,
                rule=why.grounds.rule if why is not None else None,
                shows_article=row.source is not None,
                asked_at=row.asked_at,
            )
        )
    return tuple(found)


def count_opened(tx: Tx, *, after: int) -> tuple[int, dict[str, int]]:
    """The id of the newest case, and how many were opened after another one, by reason."""
    query = select(escalations.c.reason, func.count(), func.max(escalations.c.id))
    rows = tx.connection.execute(query.where(escalations.c.id > after).group_by(escalations.c.reason)).tuples().all()
    return max((newest for _, _, newest in rows), default=after), {reason: number for reason, number, _ in rows}


def find_queue(tx: Tx) -> tuple[Stand, int]:
    """The cases that wait, and how many are in somebody's hands."""
    waits = select(func.count(), func.min(escalations.c.waiting_since)).where(
        escalations.c.state == State.WAITING.value
    )
    number, since = tx.connection.execute(waits).one()
    held = select(func.count()).where(escalations.c.state == State.CLAIMED.value)
    return Stand(number=number, since=since), int(tx.connection.execute(held).scalar_one())


def find_pending(tx: Tx) -> Stand:
    """The messages on their way."""
    query = select(func.count(), func.min(outbox.c.created_at)).where(outbox.c.state.in_(ON_THEIR_WAY))
    number, since = tx.connection.execute(query).one()
    return Stand(number=number, since=since)


def find_jobs(tx: Tx) -> dict[str, Stand]:
    """The jobs that are due or under way, by kind."""
    open_ = (jobs.c.state.in_(("queued", "running")), jobs.c.run_at <= tx.now)
    query = select(jobs.c.kind, func.count(), func.min(jobs.c.run_at)).where(*open_).group_by(jobs.c.kind)
    return {kind: Stand(number=number, since=since) for kind, number, since in tx.connection.execute(query).tuples()}


def measure_database(tx: Tx) -> int:
    """Its size in bytes."""
    if tx.connection.dialect.name == "sqlite":
        pages, size = (
            tx.connection.execute(text(f"PRAGMA {what}")).scalar_one() for what in ("page_count", "page_size")
        )
        return int(pages) * int(size)
    return int(tx.connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
