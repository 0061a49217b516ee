"""What live articles have against each other: the engine looks when it has time, a lead decides."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.core.insights import helping
from bot.core.insights.radar import Finding, Found, HelpsRarely, Place
from bot.core.jobs import Job, JobKind
from bot.core.people import Person, Right
from bot.knowledge.articles.articles import Article, Library
from bot.service.articles import drafts
from bot.service.people.rights import check_right
from bot.service.ports import App, Engine, Tx
from bot.storage.articles import copies
from bot.storage.insights import figures, findings
from bot.storage.system import audit, facts, jobs

LANE: Final = "radar"
DONE: Final = "insights.radar"  # when it was through last
AGAIN: Final = timedelta(hours=1)
DAYS: Final = 90  # of what customers were shown
MOST: Final = 200
MOST_RARE: Final = 10
GIVES_WAY: Final = 0.05
LONGEST_PAUSE: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class Radar:
    """What was found, how many are open and put away, whether the engine looks now, and whether it ever has.

    ``begun``: articles and languages with changes that are not live.
    """

    findings: tuple[Finding, ...]
    open: int
    away: int
    is_looking: bool
    has_looked: bool
    begun: frozenset[Place] = frozenset()

    @property
    def is_coming(self) -> bool:
        """Whether there is something to wait for; a new engine looks by itself."""
        return self.is_looking or not self.has_looked


def access_radar(tx: Tx, person: Person, *, is_away: bool = False) -> Radar:
    """The open findings, or those that are right as they are."""
    check_right(person, Right.EDIT_ARTICLES)
    return Radar(
        findings=findings.list_findings(tx, is_away=is_away, limit=MOST),
        open=findings.count(tx, is_away=False),
        away=findings.count(tx, is_away=True),
        is_looking=_is_under_way(tx),
        has_looked=facts.find_fact(tx, DONE) is not None,
        begun=copies.list_places(tx),
    )


async def list_rare(app: App, person: Person, *, language: str) -> tuple[HelpsRarely, ...]:
    """Live articles that are shown often and help rarely, by what came of them in 90 days; titles in this language."""
    check_right(person, Right.SEE_INSIGHTS)
    library = await drafts.list_articles(app, person)
    counts = await app.database.read(lambda tx: figures.sum_articles(tx, since=tx.now - timedelta(days=DAYS)))
    live = {key: one for key in counts if (one := _find_live(library, key, language)) is not None}
    found = helping.list_rare({key: counts[key] for key in live}, limit=MOST_RARE)
    return tuple(
        HelpsRarely(key=key, title=live[key].title, counts=counts_of, measure=measure)
        for key, counts_of, measure in found
    )


def _find_live(library: Library, key: str, language: str) -> Article | None:
    versions = library.find(key)
    order = (versions.get(language), *versions.values())
    return next((one for one in order if one is not None and one.published), None)


async def look_if_changed(app: App, person: Person) -> None:
    """Have the engine look now, if an article has changed since it did; where it never has, it does by itself."""
    check_right(person, Right.EDIT_ARTICLES)
    last = await app.database.read(facts.find_fact, DONE)
    if last is not None and last[0] and last[0] != await asyncio.to_thread(lambda: _mark(drafts.read_library(app))):
        await app.database.write(_do_want)


def count_new(tx: Tx, person: Person) -> int:
    """How many open ones no lead has seen yet."""
    check_right(person, Right.EDIT_ARTICLES)
    return findings.count(tx, is_away=False, only_new=True)


def do_see(tx: Tx, person: Person) -> None:
    """A lead has the list before them."""
    check_right(person, Right.EDIT_ARTICLES)
    findings.record_seen(tx)


def do_put_away(tx: Tx, person: Person, number: int, *, is_away: bool = True) -> None:
    """It is right as it is, until one of both texts changes; or is not after all."""
    check_right(person, Right.EDIT_ARTICLES)
    findings.record_away(tx, number, is_away=is_away)
    audit.record_audit(tx, person_id=person.id, action=f"radar.{'away' if is_away else 'open'}", object=str(number))


def do_look_again(tx: Tx, person: Person) -> None:
    """Have the engine look now, whether anything has changed or not."""
    check_right(person, Right.EDIT_ARTICLES)
    facts.record_fact(tx, DONE, "")
    _do_want(tx)


async def watch_articles(app: App) -> None:
    """What the timer does: a look every hour."""
    if await app.database.read(_is_due):
        await app.database.write(_do_want)


async def look(engine: Engine, job: Job) -> None:
    """Compare all live articles and keep what is found, unless they are as they were the last time."""
    if job.was_deadly:
        await engine.database.write(facts.record_fact, DONE, "")
        return
    mark, last = _mark(engine.finder.library), await engine.database.read(facts.find_fact, DONE)
    if last is not None and last[0] == mark:
        await engine.database.write(facts.record_fact, DONE, mark)
        return
    found = await asyncio.to_thread(_find, engine)
    await engine.database.write(_do_keep, found, mark)


def _mark(library: Library) -> str:
    """What tells these articles from others."""
    lines = sorted(f"{one.path} {one.digest} {one.published}" for one in library.articles)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _find(engine: Engine) -> tuple[Found, ...]:
    from bot.knowledge.radar.finding import find_all

    return find_all(engine.finder.library, _give_way(engine))


def _give_way(engine: Engine) -> Callable[[], None]:
    """Waits while a customer is answered."""

    def pause() -> None:
        until = time.monotonic() + LONGEST_PAUSE
        while engine.effort.longest() and time.monotonic() < until:
            time.sleep(GIVES_WAY)

    return pause


def _do_keep(tx: Tx, found: tuple[Found, ...], mark: str) -> None:
    counts = figures.sum_articles(tx, since=tx.now - timedelta(days=DAYS))
    shown = {key: one.shown for key, one in counts.items()}
    findings.replace_all(tx, {one: sum(shown.get(key, 0) for key in {one.one.key, one.other.key}) for one in found})
    facts.record_fact(tx, DONE, mark)


def _do_want(tx: Tx) -> None:
    if not _is_under_way(tx):
        jobs.add(tx, kind=JobKind.RADAR, lane=LANE, payload={})


def _is_under_way(tx: Tx) -> bool:
    return bool(jobs.find_queued(tx, lane=LANE)) or jobs.is_running(tx, lane=LANE)


def _is_due(tx: Tx) -> bool:
    done = facts.find_fact(tx, DONE)
    return (done is None or done[1] < tx.now - AGAIN) and not _is_under_way(tx)
