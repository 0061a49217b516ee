"""Telling those who asked for it: each question is searched again, and only who would surely be answered is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.core.conversation import Conversation, Holder
from bot.core.insights.askers import HOLDS, Asker, Told, next_time
from bot.core.jobs import Job, JobKind
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right
from bot.core.policy import visits
from bot.core.policy.telling import remember
from bot.core.turn import Candidate
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article
from bot.language.text.shortening import shorten
from bot.service.articles import drafts
from bot.service.chat import saying
from bot.service.chat.facts.knowing import find_meant
from bot.service.chat.reading import to_reading
from bot.service.chat.rendering import render
from bot.service.outbox import of_articles, posting
from bot.service.outbox.behalf import is_hushed, is_reachable
from bot.service.people.rights import check_right
from bot.service.ports import App, Engine
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.insights import askers, gaps
from bot.storage.system import audit, jobs

LANE: Final = "tell"
SOON: Final = timedelta(seconds=15)  # until then the engine knows what was just added
AGAIN: Final = timedelta(hours=1)  # for whom a person has, or whose question is being answered
MOST_TRIES: Final = 24
QUOTED: Final = 120


class Fate(Enum):
    """What became of telling one of them; NOTHING: they took it back, or blocked us."""

    TOLD = auto()
    LATER = auto()
    NOTHING = auto()


@dataclass(frozen=True, kw_only=True)
class Example:
    """What one of them would read; no ``text`` where the search does not lead to the article."""

    language: str
    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class State:
    """Of a group: what became of those who asked, and whether a lead has sent for them to be told."""

    told: Told
    is_sending: bool


def find_state(tx: Tx, person: Person, number: int) -> State:
    """Who waits to be told what a group asks."""
    check_right(person, Right.SEE_INSIGHTS)
    told = askers.count_told(tx, number, since=tx.now - HOLDS)
    return State(told=told, is_sending=jobs.find_queued(tx, lane=_lane(number)) is not None)


def list_waiting(tx: Tx, person: Person, key: str) -> dict[int, State]:
    """Groups of questions that an article answers now and of which somebody still waits to be told."""
    check_right(person, Right.SEE_INSIGHTS)
    return {number: find_state(tx, person, number) for number in askers.count_of_article(tx, key, since=tx.now - HOLDS)}


async def preview(app: App, person: Person, number: int) -> tuple[Example, ...]:
    """The message as the first of each language would read it.

    Raises:
        EngineBusy: the engine is away.
    """
    check_right(person, Right.EDIT_ARTICLES)
    group = await app.database.read(gaps.get, number)
    waiting = await app.database.read(lambda tx: askers.list_of_gap(tx, number, since=tx.now - HOLDS))
    first = {one.language: one for one in reversed(waiting)}
    return tuple([await _try(app, person, group.article, one) for one in first.values()])


def do_tell(tx: Tx, app: App, person: Person, number: int) -> State:
    """Have them told, in working hours.

    Raises:
        NotFound: no article answers the group yet.
    """
    check_right(person, Right.EDIT_ARTICLES)
    group = gaps.get(tx, number)
    if not group.article:
        raise NotFound(what="article")
    if jobs.find_queued(tx, lane=_lane(number)) is None:
        audit.record_audit(tx, person_id=person.id, action="gap.tell", object=str(number))
        _do_queue(tx, app, {"gap": number, "article": group.article, "tries": 0}, after=SOON)
    return find_state(tx, person, number)


async def tell_askers(engine: Engine, job: Job) -> None:
    """Tell those who would surely get the article now; who cannot be written to yet is tried again."""
    if job.was_deadly:
        return
    payload = job.payload
    if await engine.database.read(lambda tx: _next_time(engine, tx.now) > tx.now):
        await engine.database.write(_do_queue, engine, payload)
        return
    waiting = await engine.database.read(lambda tx: askers.list_of_gap(tx, payload["gap"], since=tx.now - HOLDS))
    told = set[int]()
    busy = False
    for one in waiting:
        found = await asyncio.to_thread(_find_sure, engine, one, payload["article"])
        if found is None:
            continue
        again = one.conversation_id in told
        fate = await engine.database.write(_do_tell_one, engine, one, *found, again=again)
        busy = busy or fate is Fate.LATER
        if fate is Fate.TOLD:
            told.add(one.conversation_id)
    if busy and payload["tries"] < MOST_TRIES:
        await engine.database.write(_do_queue, engine, payload | {"tries": payload["tries"] + 1}, after=AGAIN)


def _find_sure(engine: Engine, asker: Asker, key: str) -> tuple[Candidate, Article] | None:
    found = engine.finder.find_answers(shorten(asker.text), asker.language, limit=1)
    sure = bool(found) and found[0].probability >= engine.thresholds_in(asker.language).answer
    if not sure or found[0].article != key:
        return None
    article = engine.finder.article(key, asker.language)
    return (found[0], article) if article is not None and article.escalate != "always" else None


def _do_tell_one(tx: Tx, app: App, asker: Asker, candidate: Candidate, article: Article, *, again: bool) -> Fate:
    """Write to one, unless they are not to be disturbed now. ``again``: they were just told the same."""
    conversation = conversations.lock(tx, asker.conversation_id)
    if not askers.waits(tx, asker.id) or conversation.blocked:
        return Fate.NOTHING
    busy = conversation.owner.holder is not Holder.BOT or conversation.waiting_since is not None
    if busy or is_hushed(tx, conversation) or not is_reachable(tx, conversation):
        return Fate.LATER
    message_id = 0 if again else _do_post(tx, app, conversation, asker, candidate, article)
    askers.record_told(tx, asker.id, message_id=message_id)
    return Fate.TOLD


def _do_post(tx: Tx, app: App, conversation: Conversation, asker: Asker, candidate: Candidate, article: Article) -> int:
    article = find_meant(tx, app, conversation)(article.key, article.language) or article
    candidate = to_reading(candidate, article)
    memory = visits.recall(conversation.memory, now=tx.now, hours=app.thresholds.visit)
    memory = remember(memory, candidate)
    conversations.record_memory(
        tx, conversation.id, memory=memory, dialogue=conversation.dialogue, read_through=conversation.read_through
    )
    conversation = conversations.get(tx, conversation.id)
    more = saying.is_more_of(conversation, article)
    text, files = of_articles.enclose(app, article, _write(app, asker, candidate, article))
    message = NewMessage(
        text=text,
        attachments=files,
        author=Author.BOT,
        buttons=saying.answer_buttons(app, asker.language, more=more),
        source=saying.to_source(article, candidate.probability),
    )
    return posting.post(tx, conversation, message)


def _write(app: App, asker: Asker, candidate: Candidate, article: Article) -> str:
    words = " ".join(asker.text.split())
    question = words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…"
    lead = app.words.say(asker.language, "told-lead", question=question)
    return f"{lead}\n\n{render(app, asker.language, article, candidate.blocks or (0,))}"


async def _try(app: App, person: Person, key: str, asker: Asker) -> Example:
    found = await drafts.try_question(app, person, asker.text, asker.language) if key else ()
    article = drafts.find(app, key, asker.language) if found and found[0].article == key else None
    text = _write(app, asker, found[0], article) if article is not None else ""
    return Example(language=asker.language, question=asker.text, text=text)


def _next_time(app: App, now: datetime) -> datetime:
    business = app.business
    return next_time(business.opening, business.zone, now, business.holidays)


def _do_queue(tx: Tx, app: App, payload: dict[str, int | str], *, after: timedelta = timedelta()) -> None:
    run_at = _next_time(app, tx.now + after)
    jobs.add(tx, kind=JobKind.TELL, lane=_lane(payload["gap"]), payload=payload, run_at=run_at)


def _lane(number: int | str) -> str:
    return f"{LANE}:{number}"
