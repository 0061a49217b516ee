"""What works and what does not, in words for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.storage.chat import outbox, updates
from bot.storage.engine import Tx
from bot.storage.system import facts, jobs

ENGINE_BEAT = "engine.beat"
TELEGRAM_STATE = "telegram.state"
TELEGRAM_POLL = "telegram.last_poll"
ARTICLE_PROBLEMS = "articles.problems"
POLLING = "polling"
RECEIVING_BY_WEBHOOK = "webhook is set"
SILENT_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, kw_only=True)
class Health:
    """A snapshot. ``engine``: ready, loading or silent; ``telegram``: off, ok, silent, or the name of its trouble."""

    engine: str
    telegram: str
    article_problems: int = 0
    updates: dict[str, int] = field(default_factory=dict)
    outbox: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)
    checked_at: datetime

    @property
    def well(self) -> bool:
        """Whether customers are being served."""
        return self.engine == "ready" and self.telegram in ("off", "ok")


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


def record_engine(tx: Tx, state: str) -> None:
    """The engine says what it is doing: "loading" or "ready"."""
    facts.record_fact(tx, ENGINE_BEAT, state)


def _engine(tx: Tx) -> str:
    beat = facts.find_fact(tx, ENGINE_BEAT)
    if beat is None:
        return "loading"
    state, at = beat
    return "silent" if tx.now - at > SILENT_AFTER else state


def _telegram(tx: Tx, account: str) -> str:
    state = facts.find_fact(tx, facts.name_of(TELEGRAM_STATE, account))
    if state is not None and state[0] == RECEIVING_BY_WEBHOOK:
        return "ok"
    if state is None or state[0] != POLLING:
        return state[0] if state else "off"
    poll = facts.find_fact(tx, facts.name_of(TELEGRAM_POLL, account))
    return "silent" if poll is None or tx.now - poll[1] > SILENT_AFTER else "ok"
