"""This week: proposals are made in the background, leads decide, and what came of it is measured."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.articles.replay import Report
from bot.core.insights.figures import ENOUGH, Counts
from bot.core.insights.gaps import WEEK as GAP_WEEK
from bot.core.insights.gaps import GapState, Group
from bot.core.insights.harvest import Offer
from bot.core.insights.week import (
    LOOKS_BACK,
    QUIET,
    Effect,
    Finding,
    No,
    Proposal,
    State,
    What,
    choose,
    is_over,
)
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article, Library
from bot.service.articles import drafts
from bot.service.articles.gate import wordings
from bot.service.articles.gate.wordings import Added, Wanted
from bot.service.insights import harvest
from bot.service.insights.harvest import Basket
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights import figures, gaps, proposals
from bot.storage.insights import harvest as good
from bot.storage.system import audit, facts

MADE: Final = "insights.week"  # for which week
BEGINS: Final = timedelta(hours=5)  # of a Monday, before anybody is here
AGAIN: Final = timedelta(days=1)
DAYS: Final = 28
WEEKS: Final = DAYS / 7
MOST_GAPS: Final = 100
SHOWN: Final = harvest.MOST_OF_ARTICLE  # wordings that are named: all that would be added
REVIEW_WORTH: Final = 0.1  # of the chats an old article is shown in, so many are thought to be misled
LONGEST_REASON: Final = 200


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What is open, what was taken on with what came of it, and what was rejected or lapsed."""

    open: tuple[Proposal, ...]
    taken: tuple[tuple[Proposal, Effect], ...]
    put_away: tuple[Proposal, ...]
    made_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What the rows say."""

    groups: tuple[Group, ...]
    counts: Mapping[str, Counts]
    offers: tuple[Offer, ...]


async def watch(app: App) -> None:
    """What the timer does: once a week, on Monday morning; while nothing is proposed, every day."""
    week = _week_of(app)
    before = await app.database.read(_find_before, week)
    if before is not None:
        await app.database.write(_do_keep, await _find(app), week, before=before)


async def make(app: App) -> None:
    """Look at everything, and put before the leads what is worth doing."""
    await app.database.write(_do_keep, await _find(app), _week_of(app))


async def _find(app: App) -> tuple[Finding, ...]:
    library = await asyncio.to_thread(drafts.read_library, app)
    seen = await app.database.read(_look)
    today = app.clock().astimezone(app.business.zone).date()
    return await asyncio.to_thread(_find_all, library, seen, app.business.language, today)


async def look_again(app: App, person: Person) -> None:
    """The same, as somebody asks for it."""
    check_right(person, Right.EDIT_ARTICLES)
    await make(app)


def list_week(tx: Tx, person: Person) -> Listed:
    """Everything of the last 90 days."""
    check_right(person, Right.SEE_INSIGHTS)
    known = proposals.list_proposals(tx, since=tx.now - QUIET)
    taken = sorted((one for one in known if one.state is State.TAKEN), key=_decided, reverse=True)
    made = facts.find_fact(tx, MADE)
    return Listed(
        open=tuple(one for one in known if one.state is State.OPEN and not is_over(one, now=tx.now)),
        taken=tuple((one, _measure(tx, one)) for one in taken),
        put_away=tuple(one for one in known if one.state in (State.REJECTED, State.EXPIRED)),
        made_at=made[1] if made is not None else None,
    )


def do_take(tx: Tx, person: Person, number: int) -> Proposal:
    """Somebody does it."""
    return _do_decide(tx, person, number, State.TAKEN)


def do_reject(tx: Tx, person: Person, number: int, why: No) -> Proposal:
    """It is not worth doing, and is not proposed again for a season."""
    return _do_decide(tx, person, number, State.REJECTED, reason=why.value)


def do_reopen(tx: Tx, person: Person, number: int) -> Proposal:
    """Nobody has decided after all."""
    return _do_decide(tx, person, number, State.OPEN)


async def add_wordings(
    app: App, person: Person, report: Report | None, number: int, wanted: Wanted, *, why: str = ""
) -> Added:
    """Take a proposal of wordings on by adding what was checked of it to the article.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    added = await wordings.add(app, person, report, wanted, why=why)
    if added.count:
        await app.database.write(do_take, person, number)
    return added


async def list_wordings(app: App, person: Person, one: Proposal) -> Wanted:
    """What would be added now.

    Raises:
        NotFound: they are gone, or it is about something else.
    """
    baskets = await harvest.list_baskets(app, person, language=app.business.language)
    found = next((basket.offers for basket in baskets if basket.article == one.finding.place), ())
    if one.finding.what is not What.WORDINGS or not found:
        raise NotFound(what="wordings")
    return harvest.sort_by_file(found)


async def take_wordings_back(app: App, person: Person, number: int, added: Added) -> None:
    """As it was before ``add_wordings``."""
    await wordings.take_back(app, person, added.new)
    await app.database.write(do_reopen, person, number)


def _do_decide(tx: Tx, person: Person, number: int, state: State, *, reason: str = "") -> Proposal:
    check_right(person, Right.EDIT_ARTICLES)
    proposals.get(tx, number)
    proposals.record_state(tx, number, state, person_id=person.id, reason=reason[:LONGEST_REASON])
    audit.record_audit(tx, person_id=person.id, action=f"week.{state.value}", object=str(number))
    return proposals.get(tx, number)


def _measure(tx: Tx, one: Proposal) -> Effect:
    at = _decided(one)
    return Effect(
        before=proposals.measure(tx, one.finding, since=at - LOOKS_BACK, until=at),
        after=proposals.measure(tx, one.finding, since=at, until=min(tx.now, at + LOOKS_BACK)),
    )


def _decided(one: Proposal) -> datetime:
    return one.decided_at or one.made_at


def _week_of(app: App) -> str:
    here = app.clock().astimezone(app.business.zone) - BEGINS
    year, week, _ = here.isocalendar()
    return f"{year}-{week:02}"


def _find_before(tx: Tx, week: str) -> str | None:
    """The week it was done for last ("" for none), None where there is nothing to do."""
    known = facts.find_fact(tx, MADE)
    if known is None or known[0] != week:
        return known[0] if known is not None else ""
    idle = known[1] <= tx.now - AGAIN and not proposals.has_open(tx)
    return known[0] if idle else None


def _look(tx: Tx) -> _Seen:
    return _Seen(
        groups=gaps.list_groups(tx, state=GapState.OPEN, limit=MOST_GAPS),
        counts=figures.sum_articles(tx, since=tx.now - timedelta(days=DAYS)),
        offers=good.list_good(tx, since=tx.now - harvest.WINDOW),
    )


def _do_keep(tx: Tx, found: tuple[Finding, ...], week: str, *, before: str | None = None) -> None:
    """What is open is renewed, or over where it holds no more; then there may be room.

    ``before`` is the week it was done for last: another process that was first has done it.
    """
    if before and not facts.move_fact(tx, MADE, before=before, after=week):
        return
    by_key = {(one.what, one.place): one for one in found}
    for one in proposals.list_proposals(tx, since=tx.now - QUIET):
        if one.state is State.OPEN and (is_over(one, now=tx.now) or one.key not in by_key):
            proposals.record_state(tx, one.id, State.EXPIRED, person_id=None)
        elif one.state is State.OPEN:
            proposals.record_renewed(tx, one.id, by_key[one.key])
    known = proposals.list_proposals(tx, since=tx.now - QUIET)
    proposals.record_new(tx, choose(found, known, now=tx.now))
    facts.record_fact(tx, MADE, week)


def _find_all(library: Library, seen: _Seen, language: str, today: date) -> tuple[Finding, ...]:
    baskets = harvest.sort_offers(library, seen.offers, language)
    return (
        *map(_of_group, seen.groups),
        *map(_of_basket, baskets),
        *_of_articles(library, seen.counts, language, today),
    )


def _of_group(group: Group) -> Finding:
    total = group.sum
    saves = max(float(total.week), total.people * GAP_WEEK.days / 30)
    evidence = {"people": total.people, "minutes": round(total.minutes), "week": total.week, "before": total.before}
    return Finding(what=What.GAP, place=str(group.id), title=group.title, saves=saves, evidence=evidence)


def _of_basket(basket: Basket) -> Finding:
    saves = basket.count * GAP_WEEK.days / harvest.WINDOW.days
    evidence = {
        "count": len(basket.offers),
        "chats": basket.count,
        "words": [one.offered for one in basket.offers[:SHOWN]],
    }
    return Finding(what=What.WORDINGS, place=basket.article, title=basket.title, saves=saves, evidence=evidence)


def _of_articles(library: Library, counts: Mapping[str, Counts], language: str, today: date) -> Iterator[Finding]:
    for key, versions in library.by_key.items():
        live = [article for article in versions.values() if article.published]
        mine = counts.get(key)
        if not live or mine is None:
            continue
        title = (versions.get(language) or live[0]).title
        evidence = {"shown": mine.shown, "helped": mine.helped, "down": mine.down, "persons": mine.escalated}
        if mine.is_bad and mine.shown >= ENOUGH:
            saves = (mine.shown - mine.helped) / WEEKS
            yield Finding(what=What.WEAK, place=key, title=title, saves=saves, evidence=evidence)
        due = _review_of(live)
        if due is not None and due <= today:
            saves = REVIEW_WORTH * mine.shown / WEEKS
            told = {**evidence, "due": due.isoformat()}
            yield Finding(what=What.REVIEW, place=key, title=title, saves=saves, evidence=told)


def _review_of(live: list[Article]) -> date | None:
    return min((article.review_by for article in live if article.review_by is not None), default=None)
