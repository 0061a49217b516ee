"""What leads do about what was asked again and again: wordings for an article, a draft, or not for us."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Final

from bot.core.articles.replay import Report
from bot.core.insights.histories import AskedSo, OldTopic, TopicState
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.articles.body import same_question
from bot.language.said.veiling import SIGN
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import wordings
from bot.service.articles.gate.wordings import Added, Wanted
from bot.service.articles.histories.drafting import compose_drafts
from bot.service.articles.histories.problems import NothingToDraft
from bot.service.articles.reading import Library
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.articles import histories
from bot.storage.system import audit

COMMONEST: Final = 10  # of which drafts are made at once


def list_topics(tx: Tx, person: Person, number: int) -> tuple[OldTopic, ...]:
    """The topics of an import, those asked most first."""
    check_right(person, Right.EDIT_ARTICLES)
    return histories.list_topics(tx, number)


def access_topic(tx: Tx, person: Person, topic_id: int) -> OldTopic:
    """One topic.

    Raises:
        NotFound: there is none.
    """
    check_right(person, Right.EDIT_ARTICLES)
    known = histories.get_topic(tx, topic_id)
    if known is None:
        raise NotFound(what="page")
    return known


def list_new(topic: OldTopic, library: Library, key: str) -> tuple[AskedSo, ...]:
    """Those of its wordings that an article does not have yet, in the languages it has."""
    versions = library.by_key.get(key, {})
    known = {
        (code, same_question(one)) for code, article in versions.items() for one in (article.title, *article.questions)
    }
    return tuple(
        one
        for one in topic.wordings
        if one.language in versions and (one.language, same_question(one.text)) not in known and SIGN not in one.text
    )


async def add_wordings(
    app: App, person: Person, report: Report | None, topic_id: int, wanted: Wanted, *, why: str = ""
) -> Added:
    """What was checked becomes phrasings of an article; then the topic is done with.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    await app.database.read(access_topic, person, topic_id)
    added = await wordings.add(app, person, report, wanted, why=why)
    for key in {key for key, _ in wanted if key not in added.failed}:
        await app.database.write(histories.record_topic, topic_id, state=TopicState.ADDED, article=key)
    return added


async def take_back(app: App, person: Person, topic_id: int, added: Added) -> None:
    """Undo that."""
    await wordings.take_back(app, person, added.new)
    await app.database.write(histories.record_topic, topic_id, state=TopicState.OPEN)


async def make_drafts(app: App, person: Person, topics: Collection[OldTopic]) -> tuple[str, ...]:
    """A draft of each that has an answer, in each language it was answered in; their names.

    Raises:
        NothingToDraft: none has one.
    """
    check_right(person, Right.EDIT_ARTICLES)
    library = await asyncio.to_thread(drafts.read_library, app)
    taken = set(library.by_key)
    keys = []
    for topic in topics:
        made = compose_drafts(topic, library, taken)
        digests = {}
        for draft in made:
            saved = await drafts.save(app, person, draft)
            digests[f"{draft.language}/{draft.key}"] = saved.digest
        if made:
            key = made[0].key
            keys.append(key)
            await app.database.write(
                histories.record_topic, topic.id, state=TopicState.DRAFTED, article=key, made=digests
            )
    if not keys:
        raise NothingToDraft()
    return tuple(keys)


def choose_commonest(topics: Collection[OldTopic], *, most: int = COMMONEST) -> tuple[OldTopic, ...]:
    """Those asked most of which nothing was made yet, that were answered alike, and that no article answers."""
    able = [one for one in topics if one.state is TopicState.OPEN and one.settled and not one.answers]
    return tuple(able[:most])


async def remove_drafts(app: App, person: Person, topics: Collection[OldTopic]) -> tuple[int, int]:
    """Take drafts back that nobody has touched; how many files went, and how many stay."""
    check_right(person, Right.EDIT_ARTICLES)
    return await app.database.write(_do_remove, app, person, tuple(topics))


def do_decide(tx: Tx, person: Person, topic_id: int, state: TopicState) -> None:
    """Put a topic away, or take it out again."""
    access_topic(tx, person, topic_id)
    histories.record_topic(tx, topic_id, state=state)


def do_keep_draft(tx: Tx, person: Person, topic_id: int, text: str) -> None:
    """The article somebody writes of a topic, as it stands; it is in no file yet."""
    access_topic(tx, person, topic_id)
    histories.record_draft(tx, topic_id, text)


def do_begin(tx: Tx, person: Person, topic_id: int, *, key: str) -> None:
    """The article is in a file now."""
    access_topic(tx, person, topic_id)
    histories.record_draft(tx, topic_id, "")
    histories.record_topic(tx, topic_id, state=TopicState.DRAFTED, article=key)


def _do_remove(tx: Tx, app: App, person: Person, topics: tuple[OldTopic, ...]) -> tuple[int, int]:
    removed = kept = 0
    for topic in topics:
        left: dict[str, str] = {}
        for name, digest in topic.made.items():
            language, _, key = name.partition("/")
            path = drafts.path_of(app.articles_folder, key, language)
            if path.is_file() and drafts.digest_of(path.read_text(encoding="utf-8")) != digest:
                left[name] = digest
                continue
            path.unlink(missing_ok=True)
            audit.record_audit(tx, person_id=person.id, action="article.remove", object=name)
            removed += 1
        kept += len(left)
        state = TopicState.DRAFTED if left else TopicState.OPEN
        histories.record_topic(tx, topic.id, state=state, article=topic.article if left else "", made=left)
    return removed, kept


__all__ = ["Draft", "OldTopic", "TopicState"]
