"""What cases are measured by: since when the last word is ours, and which targets were met or missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.core.case import OPEN
from bot.core.clocks.targets import Aim, Measure
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.clocks import targets

OPEN_STATES = tuple(state.value for state in OPEN)
TURN = {"answered_at": None, "asked_at": None, "nudged_at": None, "kept_open": False}


@dataclass(frozen=True, kw_only=True)
class TargetResult:
    """A target that no longer runs: met in time, or missed."""

    case_id: int
    aim: Aim
    policy: str
    since: datetime
    due_at: datetime
    met_at: datetime

    @property
    def was_met(self) -> bool:
        """Whether it was in time."""
        return self.met_at <= self.due_at


def record_replied(tx: Tx, case_id: int, *, asks: bool) -> None:
    """The last word is ours; ``asks``: it is a question, and the customer's silence counts from now on."""
    values = {
        "first_reply_at": func.coalesce(escalations.c.first_reply_at, tx.now),
        "answered_at": func.coalesce(escalations.c.answered_at, tx.now),
        "asked_at": tx.now if asks else None,
        "nudged_at": None,
        "kept_open": False,
    }
    tx.connection.execute(update(escalations).where(escalations.c.id == case_id).values(**values))


def record_written(tx: Tx, conversation_id: int) -> None:
    """The customer wrote into their open case: it is our turn."""
    where = (escalations.c.conversation_id == conversation_id, escalations.c.state.in_(OPEN_STATES))
    query = select(escalations.c.id, escalations.c.answered_at, escalations.c.pauses).where(*where)
    row = tx.connection.execute(query).first()
    if row is None or row.answered_at is None:
        return
    pauses = [*(row.pauses or ()), [row.answered_at.timestamp(), tx.now.timestamp()]]
    tx.connection.execute(update(escalations).where(escalations.c.id == row.id).values(pauses=pauses, **TURN))


def record_waits_again(tx: Tx, conversation_id: int) -> None:
    """Our last word was taken back: it is our turn, and was all the time."""
    where = (escalations.c.conversation_id == conversation_id, escalations.c.state.in_(OPEN_STATES))
    tx.connection.execute(update(escalations).where(*where).values(**TURN))


def record_targets(tx: Tx, case_id: int, measures: Iterable[Measure]) -> None:
    """These targets end now, met or missed."""
    rows = [
        {
            "case_id": case_id,
            "aim": one.aim.value,
            "policy": one.policy,
            "since": one.since,
            "due_at": one.due_at,
            "met_at": tx.now,
        }
        for one in measures
    ]
    if rows:
        tx.connection.execute(insert(targets), rows)


def list_targets(tx: Tx, case_id: int) -> tuple[TargetResult, ...]:
    """The targets of a case that ended, in order."""
    query = select(targets).where(targets.c.case_id == case_id).order_by(targets.c.id)
    return tuple(
        TargetResult(
            case_id=row.case_id,
            aim=Aim(row.aim),
            policy=row.policy,
            since=row.since,
            due_at=row.due_at,
            met_at=row.met_at,
        )
        for row in tx.connection.execute(query)
    )
