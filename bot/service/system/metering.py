"""What a look at the product tells those who run it: what has happened since the last look, and how things stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.insights.asked import DOUBTS, PERHAPS, UNANSWERED
from bot.core.messages import Author
from bot.service.ports import App, Tx
from bot.service.system import health, indexing
from bot.service.system.health import Health
from bot.service.system.indexing import IndexState
from bot.storage.insights.spikes import notices, spikes
from bot.storage.system import metering
from bot.storage.system.metering import Said, Stand

LATEST = timedelta(minutes=10)  # what follows later is no answer to what was written before it


@dataclass(frozen=True, kw_only=True)
class Place:
    """How far was read: the newest line and the newest case."""

    line: int
    case: int


@dataclass(frozen=True, kw_only=True)
class Measured:
    """``messages`` by channel and direction, ``answers`` by kind and ``handovers`` by reason happened since the last
    look; ``delays`` are the seconds until answers. The rest is how things stand; ``waited``, ``pending_for`` and
    ``job_ages`` are seconds.
    """

    place: Place
    messages: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    delays: tuple[float, ...] = ()
    handovers: dict[str, int] = field(default_factory=dict)
    waiting: int
    waited: float
    held: int
    pending: int
    pending_for: float
    jobs: dict[str, int]
    job_ages: dict[str, float]
    health: Health
    ready: bool
    index: IndexState
    spikes: dict[str, int]
    notices: int
    database_bytes: int
    now: datetime


def find_place(tx: Tx) -> Place:
    """Where counting begins."""
    line, case = metering.find_newest(tx)
    return Place(line=line, case=case)


def measure(tx: Tx, app: App, since: Place) -> Measured:
    """Look once."""
    said = metering.list_said(tx, after=since.line)
    case, handovers = metering.count_opened(tx, after=since.case)
    queue, held = metering.find_queue(tx)
    pending, jobs = metering.find_pending(tx), metering.find_jobs(tx)
    return Measured(
        place=Place(line=said[-1].id if said else since.line, case=case),
        messages=Counter((one.channel, "in" if one.author is Author.CUSTOMER else "out") for one in said),
        answers=Counter(_kind(one) for one in said if one.rule is not None),
        delays=tuple(_list_delays(said)),
        handovers=handovers,
        waiting=queue.number,
        waited=_age(tx, queue),
        held=held,
        pending=pending.number,
        pending_for=_age(tx, pending),
        jobs={kind: one.number for kind, one in jobs.items()},
        job_ages={kind: _age(tx, one) for kind, one in jobs.items()},
        health=health.read_health(tx, app.bot_account),
        ready=health.ready_since(tx) is not None,
        index=indexing.find_state(tx),
        spikes={state.value: number for state, number in spikes.count_live(tx).items()},
        notices=len(notices.list_live(tx)),
        database_bytes=metering.measure_database(tx),
        now=tx.now,
    )


def _kind(one: Said) -> str:
    """What the bot did, in few words."""
    if one.rule in PERHAPS:
        return "perhaps"
    if one.rule in DOUBTS:
        return "asked_back"
    if one.rule in UNANSWERED:
        return "no_answer"
    return "article" if one.shows_article else "other"


def _list_delays(said: tuple[Said, ...]) -> list[float]:
    answers = (one for one in said if one.rule is not None and one.asked_at is not None)
    waits = (one.at - one.asked_at for one in answers if one.asked_at is not None)
    return [wait.total_seconds() for wait in waits if wait <= LATEST]


def _age(tx: Tx, stand: Stand) -> float:
    return max((tx.now - stand.since).total_seconds(), 0.0) if stand.since is not None else 0.0
