"""What works and what does not, in words for the person who looks."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.errors import AnswerdeskError
from bot.service.system.progress import Progress
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.system import backlog, facts

Signs = dict[str, tuple[str, datetime]]

ENGINE_BEAT = "engine.beat"
ENGINE_READY = "engine.ready_since"
ENGINE_PROGRESS = "engine.progress"
ENGINE_DEATHS = "engine.deaths"
TELEGRAM_STATE = "telegram.state"
TELEGRAM_POLL = "telegram.last_poll"
ARTICLE_PROBLEMS = "articles.problems"
POLLING = "polling"
RECEIVING_BY_WEBHOOK = "webhook is set"
FAILING = 3  # ends in a row after which a part does not come back by itself
SILENT_AFTER = {"loading": timedelta(seconds=60), "ready": timedelta(seconds=10), POLLING: timedelta(seconds=25)}
AWAY_AFTER = timedelta(seconds=20)  # four beats: an engine that says nothing for so long was away
STUCK_AFTER = timedelta(seconds=120)  # a start that has come no further for so long is none


@dataclass(frozen=True, kw_only=True)
class Health:
    """A snapshot.

    ``engine``: ready, loading, silent, or failing when it ends as often as it is started; ``progress``: how far it is
    while something is still to be done; ``telegram``: off, ok, silent, or the name of its trouble; ``database``: ok,
    full, read-only, damaged, away, or machine when that lacks something. Then the two others are "unknown", and
    ``problem`` says more. ``updates``, ``outbox`` and ``jobs`` count what is open, and of the last day what went wrong;
    what ended well is not counted.
    """

    engine: str
    telegram: str
    progress: Progress | None = None
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
    signs = _read_signs(tx, account)
    counts = backlog.count_open(tx)
    return Health(
        engine=_engine(tx, signs),
        telegram=_telegram(tx, signs),
        progress=_progress(signs.get(ENGINE_PROGRESS)),
        article_problems=int(signs[ARTICLE_PROBLEMS][0]) if ARTICLE_PROBLEMS in signs else 0,
        updates=counts["updates"],
        outbox=counts["outbox"],
        jobs=counts["jobs"],
        checked_at=tx.now,
    )


def _read_signs(tx: Tx, account: str) -> Signs:
    """All signs of life by one statement, under the names they have without the account."""
    own = {facts.name_of(name, account): name for name in (TELEGRAM_STATE, TELEGRAM_POLL)}
    found = facts.find_facts(tx, (ENGINE_BEAT, ENGINE_PROGRESS, ENGINE_DEATHS, ARTICLE_PROBLEMS, *own))
    return {own.get(name, name): sign for name, sign in found.items()}


def to_json(report: Health) -> dict[str, object]:
    """What /health answers."""
    fields = {name: getattr(report, name) for name in ("engine", "telegram", "database")}
    counts = {name: getattr(report, name) for name in ("article_problems", "updates", "outbox", "jobs")}
    problem = {"problem": report.problem.message} if report.problem else {}
    progress = {"progress": _to_json(report.progress)} if report.progress else {}
    return {**fields, **progress, **problem, **counts, "well": report.well, "checked_at": report.checked_at.isoformat()}


def record_engine(tx: Tx, state: str) -> None:
    """The engine says what it is doing: "loading" or "ready"."""
    if state == "ready" and not _is_ready(tx, facts.find_fact(tx, ENGINE_BEAT)):
        facts.record_fact(tx, ENGINE_READY, state)
    facts.record_fact(tx, ENGINE_BEAT, state)


def record_progress(tx: Tx, progress: Progress | None) -> None:
    """How far the engine is, None when all is done; the time of the fact is that of the last step forward."""
    value = json.dumps(pack(progress)) if progress else ""
    known = facts.find_fact(tx, ENGINE_PROGRESS)
    if (known[0] if known else "") != value:
        facts.record_fact(tx, ENGINE_PROGRESS, value)


def find_start(tx: Tx) -> int | None:
    """Seconds until the engine answers, about; None when it is ready, gone, keeps failing or stands still."""
    signs = facts.find_facts(tx, (ENGINE_BEAT, ENGINE_PROGRESS, ENGINE_DEATHS))
    if _is_deadly(signs.get(ENGINE_DEATHS)) or not {ENGINE_BEAT, ENGINE_PROGRESS} <= signs.keys():
        return None
    (state, beat), (_, moved) = signs[ENGINE_BEAT], signs[ENGINE_PROGRESS]
    starts = state == "loading" and tx.now - beat <= AWAY_AFTER and tx.now - moved <= STUCK_AFTER
    progress = _progress(signs[ENGINE_PROGRESS])
    return progress.seconds_left if starts and progress is not None else None


def _progress(sign: tuple[str, datetime] | None) -> Progress | None:
    try:
        return unpack(Progress, json.loads(sign[0])) if sign and sign[0] else None
    except ValueError:  # of another version
        return None


def _to_json(progress: Progress) -> dict[str, object]:
    return {
        "stage": progress.stage.value,
        "done": progress.done,
        "total": progress.total,
        "share": round(progress.share, 2),
        "seconds_left": progress.seconds_left,
    }


def record_deaths(tx: Tx, part: str, deaths: int) -> None:
    """How often in a row a process of the product ("front", "engine") has ended before it lasted."""
    facts.record_fact(tx, f"{part}.deaths", str(deaths))


def is_failing(tx: Tx, part: str) -> bool:
    """Whether a process of the product ends as often as it is started."""
    return _is_deadly(facts.find_fact(tx, f"{part}.deaths"))


def _is_deadly(deaths: tuple[str, datetime] | None) -> bool:
    return deaths is not None and int(deaths[0]) >= FAILING


def ready_since(tx: Tx) -> datetime | None:
    """Since when the engine has been ready without a break; None when it is not."""
    signs = facts.find_facts(tx, (ENGINE_BEAT, ENGINE_READY))
    ready = _is_ready(tx, signs.get(ENGINE_BEAT)) and ENGINE_READY in signs
    return signs[ENGINE_READY][1] if ready else None


def _is_ready(tx: Tx, beat: tuple[str, datetime] | None) -> bool:
    return beat is not None and beat[0] == "ready" and tx.now - beat[1] <= AWAY_AFTER


def _engine(tx: Tx, signs: Signs) -> str:
    beat = signs.get(ENGINE_BEAT)
    if _is_deadly(signs.get(ENGINE_DEATHS)):
        return "failing"
    if beat is None:
        return "loading"
    state, at = beat
    return "silent" if _is_old(tx, at, state) else state


def _telegram(tx: Tx, signs: Signs) -> str:
    state = signs.get(TELEGRAM_STATE)
    if state is not None and state[0] == RECEIVING_BY_WEBHOOK:
        return "ok"
    if state is None or state[0] != POLLING:
        return state[0] if state else "off"
    poll = signs.get(TELEGRAM_POLL)
    return "silent" if poll is None or _is_old(tx, poll[1], POLLING) else "ok"


def _is_old(tx: Tx, at: datetime, state: str) -> bool:
    """Too long ago; or in the future, before the clock was set back."""
    return abs(tx.now - at) > SILENT_AFTER.get(state, SILENT_AFTER["loading"])
