"""What works and what does not, in words for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.errors import AnswerdeskError
from bot.storage.chat import outbox, updates
from bot.storage.database import Tx
from bot.storage.system import facts, jobs

ENGINE_BEAT = "engine.beat"
ENGINE_READY = "engine.ready_since"
TELEGRAM_STATE = "telegram.state"
TELEGRAM_POLL = "telegram.last_poll"
ARTICLE_PROBLEMS = "articles.problems"
POLLING = "polling"
RECEIVING_BY_WEBHOOK = "webhook is set"
FAILING = 3  # ends in a row after which a part does not come back by itself
SILENT_AFTER = {"loading": timedelta(seconds=60), "ready": timedelta(seconds=10), POLLING: timedelta(seconds=25)}
AWAY_AFTER = timedelta(seconds=20)  # four beats: an engine that says nothing for so long was away


@dataclass(frozen=True, kw_only=True)
class Health:
    """A snapshot.

    ``engine``: ready, loading, silent, or failing when it ends as often as it is started; ``telegram``: off, ok,
    silent, or the name of its trouble; ``database``: ok, full, read-only, damaged, away, or machine when that lacks
    something. Then the two others are "unknown", and ``problem`` says more.
    """

    engine: str
    telegram: str
    article_problems: int = 0
    updates: dict[str, int] = field(default_factory=dict)
    outbox: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)
    database: str = "ok"
    problem: AnswerdeskError | None = field(default=None, repr=False)
    checked_at: datetime

    @property
    def well(self) -> bool:
        """Whether customers are being served."""
        return self.engine == "ready" and self.telegram in ("off", "ok") and self.database == "ok"


def read_health(tx: Tx, account: str = "") -> Health:
    """Look at the signs of life everybody leaves in the database; ``account``: the bot of this process, "" for none."""
    return Health(
        engine=_engine(tx),
        telegram=_telegram(tx, account),
        article_problems=int((facts.find_fact(tx, ARTICLE_PROBLEMS) or ("0", tx.now))[0]),
        updates=updates.count_states(tx),
        outbox=outbox.count_states(tx),
        jobs=jobs.count_states(tx),
        checked_at=tx.now,
    )


def to_json(report: Health) -> dict[str, object]:
    """What /health answers."""
    fields = {name: getattr(report, name) for name in ("engine", "telegram", "database")}
    counts = {name: getattr(report, name) for name in ("article_problems", "updates", "outbox", "jobs")}
    problem = {"problem": report.problem.message} if report.problem else {}
    return {**fields, **problem, **counts, "well": report.well, "checked_at": report.checked_at.isoformat()}


def record_engine(tx: Tx, state: str) -> None:
    """The engine says what it is doing: "loading" or "ready"."""
    if state == "ready" and _ready_beat(tx) is None:
        facts.record_fact(tx, ENGINE_READY, state)
    facts.record_fact(tx, ENGINE_BEAT, state)


def record_deaths(tx: Tx, part: str, deaths: int) -> None:
    """How often in a row a process of the product ("front", "engine") has ended before it lasted."""
    facts.record_fact(tx, f"{part}.deaths", str(deaths))


def is_failing(tx: Tx, part: str) -> bool:
    """Whether a process of the product ends as often as it is started."""
    known = facts.find_fact(tx, f"{part}.deaths")
    return known is not None and int(known[0]) >= FAILING


def ready_since(tx: Tx) -> datetime | None:
    """Since when the engine has been ready without a break; None when it is not."""
    known = facts.find_fact(tx, ENGINE_READY) if _ready_beat(tx) is not None else None
    return known[1] if known else None


def _ready_beat(tx: Tx) -> datetime | None:
    beat = facts.find_fact(tx, ENGINE_BEAT)
    return beat[1] if beat is not None and beat[0] == "ready" and tx.now - beat[1] <= AWAY_AFTER else None


def _engine(tx: Tx) -> str:
    beat = facts.find_fact(tx, ENGINE_BEAT)
    if is_failing(tx, "engine"):
        return "failing"
    if beat is None:
        return "loading"
    state, at = beat
    return "silent" if _is_old(tx, at, state) else state


def _telegram(tx: Tx, account: str) -> str:
    state = facts.find_fact(tx, facts.name_of(TELEGRAM_STATE, account))
    if state is not None and state[0] == RECEIVING_BY_WEBHOOK:
        return "ok"
    if state is None or state[0] != POLLING:
        return state[0] if state else "off"
    poll = facts.find_fact(tx, facts.name_of(TELEGRAM_POLL, account))
    return "silent" if poll is None or _is_old(tx, poll[1], POLLING) else "ok"


def _is_old(tx: Tx, at: datetime, state: str) -> bool:
    """Too long ago; or in the future, before the clock was set back."""
    return abs(tx.now - at) > SILENT_AFTER.get(state, SILENT_AFTER["loading"])
