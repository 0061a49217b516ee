"""The gate: what a change would do is told before it is published; a loss needs a reason, and one click undoes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.core.articles.approval import Signed
from bot.core.articles.replay import Question, Report, compare
from bot.core.people import Person, Right
from bot.errors import NeedsReason
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.schedule import At
from bot.knowledge.replay.overlay import lay_over
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import drafts, publishing
from bot.service.articles.drafts import Draft
from bot.service.articles.gate.asking import PATIENCE_SECONDS, Replayed, Told, Wanted, replay
from bot.service.articles.gate.sampling import find_questions
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.articles import versions
from bot.storage.system import audit

PART: Final = 250  # questions a job: customers come in between
SECONDS_A_TEXT: Final = 0.5  # an import may bring hundreds, and the engine has yet to read them
Changes = Mapping[str, str | None]


def path_of(draft: Draft) -> str:
    """The file of an article inside the folder."""
    return f"{draft.language}/{draft.key}.md"


async def check(app: App, person: Person, changes: Changes, *, told: Told | None = None) -> Report:
    """Ask every golden question and what customers asked lately, of the articles as they are and with these texts.

    Raises:
        EngineBusy: nobody is there to ask.
    """
    check_right(person, Right.EDIT_ARTICLES)
    began = time.monotonic()
    now = await asyncio.to_thread(drafts.read_library, app)
    then = lay_over(now, changes, at=At(now=app.clock(), zone=app.business.zone))
    if not changes_anything(now, then):
        return Report(asked=0, golden=0)
    keys = list_changed(now, then)
    questions = await app.database.read(find_questions, now, then)
    own = tuple(one for one in questions if one.right in keys)  # told also where they never were answered
    others = tuple(one for one in questions if one.right not in keys)

    def tell(done: int, _: int, *, before: int = 0) -> None:
        if told is not None:
            told(before + done, len(questions))

    found = await _ask(app, person, own, changes, touched=False, told=tell)
    found += await _ask(app, person, others, changes, touched=True, told=partial(tell, before=len(own)))
    before = [one.before for one in found]
    after = [one.after or one.before for one in found]
    report = compare((*own, *others), before, after, changed=keys)
    return replace(report, seconds=time.monotonic() - began)


async def _ask(
    app: App, person: Person, questions: tuple[Question, ...], changes: Changes, *, touched: bool, told: Told
) -> tuple[Replayed, ...]:
    asked = tuple((one.text, one.language) for one in questions)
    wanted = Wanted(questions=asked, changes=dict(changes), touched=touched)
    patience = PATIENCE_SECONDS + SECONDS_A_TEXT * len(changes)
    return await replay(app, person, wanted, part=PART, told=told, patience=patience)


def changes_anything(now: Library, then: Library) -> bool:
    """Whether customers could see the difference: drafts may be saved without a question."""
    return bool(list_changed(now, then))


def list_changed(now: Library, then: Library) -> frozenset[str]:
    """The keys of the articles that customers would see another text of, or none."""
    return frozenset(article.key for article in _live(now) ^ _live(then))


def _live(library: Library) -> set[Article]:
    """What customers can see, whatever the files look like."""
    return {replace(article, digest="", updated_at=None) for article in library.articles if article.published}


async def publish(
    app: App,
    person: Person,
    draft: Draft,
    report: Report | None,
    *,
    why: str = "",
    of: tuple[str, str] = ("", ""),
    number: int = 0,
    signed: Signed | None = None,
    first: Callable[[Tx], object] | None = None,
) -> Draft:
    """Make live what was checked, see ``publishing.publish``; ``report`` is None where nobody could be asked.

    Raises:
        NeedsReason: it loses something, and nobody says why.
        BadArticle, StaleArticle, StaleCopy, NeedsSecond: as publishing does.
    """
    check_reason(report, why)
    saved = await publishing.publish(app, person, draft, why=why, of=of, number=number, signed=signed, first=first)
    await note(app, person, f"{saved.language}/{saved.key}", report, why)
    return saved


async def set_status(
    app: App, person: Person, report: Report | None, *, key: str, language: str, status: str, why: str = ""
) -> Draft:
    """Make the live text a draft, or put it into the archive, see ``publishing.set_status``.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    check_reason(report, why)
    saved = await publishing.set_status(app, person, key=key, language=language, status=status, why=why)
    await note(app, person, f"{saved.language}/{saved.key}", report, why)
    return saved


def with_status(draft: Draft, status: str) -> Changes:
    """What would change if the file had this status."""
    return {path_of(draft): set_fields(draft.text, {"status": status})}


def check_reason(report: Report | None, why: str) -> None:
    """Raises NeedsReason: it loses something, and nobody says why."""
    if report is not None and report.losses and not why.strip():
        raise NeedsReason()


async def note(app: App, person: Person, what: str, report: Report | None, why: str) -> None:
    """Into the log: what was lost and why, or that nobody was asked."""
    losses = len(report.losses) if report is not None else 0
    if losses or report is None:
        how = f"loses {losses}: {' '.join(why.split())}" if report is not None else "not checked"
        await app.database.write(_do_note, person.id, f"{what} {how}")


async def undo(app: App, person: Person, saved: Draft) -> Draft:
    """The text from before ``saved`` back in its place; a new article becomes a draft.

    Raises:
        StaleArticle: somebody has changed it since.
    """
    check_right(person, Right.EDIT_ARTICLES)
    before = await app.database.read(_find_before, saved)
    return await drafts.put_back(app, person, replace(saved, text=before))


def _find_before(tx: Tx, saved: Draft) -> str:
    known = versions.list_versions(tx, article=saved.key, language=saved.language)
    texts = [one.text for one in known if one.digest != saved.digest]
    return texts[0] if texts else saved.text.replace("\nstatus: published", "\nstatus: draft", 1)


def _do_note(tx: Tx, person_id: int, what: str) -> None:
    audit.record_audit(tx, person_id=person_id, action="article.gate", object=what)
