"""Changes to an article before they are live: one working copy an article and language, shared by all who write it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.core.articles.approval import Step
from bot.core.people import Person, Right
from bot.errors import BadArticle, NotFound
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.service.articles.drafts import Draft, digest_of, path_of
from bot.service.articles.problems import CopyGone, StaleCopy
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.articles import approvals, copies
from bot.storage.articles.copies import WorkingCopy as WorkingCopy
from bot.storage.articles.copies import Written

BEGUN: Final = "~"  # begins the key of an article that has no name yet
LONGEST: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Change(Written):
    """What somebody has typed; ``number``: of the copy they typed it into, 0 for none."""

    key: str
    language: str
    number: int


def new_key() -> str:
    """Stands for an article that has no name yet."""
    return f"{BEGUN}{secrets.token_hex(6)}"


def is_begun(key: str) -> bool:
    """Whether this stands for an article that has no name yet."""
    return key.startswith(BEGUN)


def find_copy(tx: Tx, person: Person, *, key: str, language: str) -> WorkingCopy | None:
    """What is not live yet of an article."""
    check_right(person, Right.SEE_ARTICLES)
    return copies.find_open(tx, article=key, language=language) if key.isprintable() and len(key) < 160 else None


def list_changed(tx: Tx, person: Person) -> frozenset[tuple[str, str]]:
    """Key and language of all articles with changes that are not live."""
    check_right(person, Right.SEE_ARTICLES)
    return copies.list_places(tx)


async def list_begun(app: App, person: Person) -> tuple[WorkingCopy, ...]:
    """What is in no file: new articles, translations that were begun, what was typed into one that is gone; the newest
    first.
    """
    check_right(person, Right.EDIT_ARTICLES)
    opened = await app.database.read(copies.list_open)
    return await asyncio.to_thread(lambda: tuple(one for one in opened if not _has_file(app, one)))


def _has_file(app: App, copy: WorkingCopy) -> bool:
    if is_begun(copy.article):
        return False
    return path_of(app.articles_folder, copy.article, copy.language).is_file()


def list_aside(tx: Tx, person: Person, *, key: str, language: str) -> tuple[WorkingCopy, ...]:
    """What was discarded or overruled, the newest first."""
    check_right(person, Right.SEE_ARTICLES)
    return copies.list_closed(tx, article=key, language=language)


def do_keep(tx: Tx, person: Person, change: Change) -> WorkingCopy:
    """Keep what was typed; customers see nothing of it.

    Raises:
        StaleCopy: somebody else has kept something since.
        CopyGone: it was published or discarded since.
        BadArticle: no article is so long.
    """
    check_right(person, Right.EDIT_ARTICLES)
    if len(change.text) > LONGEST:
        raise BadArticle(problem=f"it has {len(change.text)} characters; {LONGEST} are the most that is kept")
    known = copies.find_open(tx, article=change.key, language=change.language)
    if not _record(tx, person, change, over=change.number):
        if known is None:
            raise CopyGone()
        if known.text != change.text:
            raise StaleCopy(name=known.person_name)
    return _open(tx, change)


def do_overrule(tx: Tx, person: Person, change: Change) -> WorkingCopy:
    """Keep what was typed over whatever others have kept, which is put aside and can be had again."""
    check_right(person, Right.EDIT_ARTICLES)
    known = copies.find_open(tx, article=change.key, language=change.language)
    if known is not None and known.text != change.text:
        copies.add_aside(tx, known, article=known.article, language=known.language, person_id=known.person_id)
    _record(tx, person, change, over=known.number if known is not None else 0)
    return _open(tx, change)


def do_put_aside(tx: Tx, person: Person, change: Change) -> None:
    """What was typed gives way to what others have kept; it can be had again."""
    check_right(person, Right.EDIT_ARTICLES)
    copies.add_aside(tx, change, article=change.key, language=change.language, person_id=person.id)


def do_discard(tx: Tx, person: Person, *, key: str, language: str) -> int:
    """Put the changes aside: the article is as it is live. The id for ``do_bring_back``.

    Raises:
        NotFound: there are none.
    """
    check_right(person, Right.EDIT_ARTICLES)
    known = copies.find_open(tx, article=key, language=language)
    if known is None:
        raise NotFound(what="article")
    copies.close(tx, known.id)
    approvals.close(tx, article=key, language=language, step=Step.WITHDRAWN, person_id=person.id)
    return known.id


def do_bring_back(tx: Tx, person: Person, number: int) -> WorkingCopy:
    """Go on with what was put aside; what is worked on meanwhile is put aside in its place.

    Raises:
        NotFound: nobody knows it.
    """
    check_right(person, Right.EDIT_ARTICLES)
    wanted = copies.get(tx, number)
    if wanted is None:
        raise NotFound(what="article")
    known = copies.find_open(tx, article=wanted.article, language=wanted.language)
    if known is not None and known.id != wanted.id:
        copies.close(tx, known.id)
    copies.reopen(tx, wanted)
    return wanted


def do_end(tx: Tx, *, key: str, language: str, number: int) -> None:
    """The copy with this number is about to be live.

    Raises:
        StaleCopy: somebody else has kept something since.
    """
    known = copies.find_open(tx, article=key, language=language)
    if known is None:
        return
    if known.number != number:
        raise StaleCopy(name=known.person_name)
    copies.forget(tx, known.id)


def do_follow(
    tx: Tx, person: Person, *, key: str, language: str, before: str, after: str, change: Callable[[str], str]
) -> None:
    """A small change that went into the file from ``before`` to ``after`` goes into what is worked on as well."""
    known = copies.find_open(tx, article=key, language=language)
    if known is None or known.base != digest_of(before) or not _is_readable(known.text):
        return
    words = Written(text=change(known.text), form=None, base=digest_of(after))
    copies.change(tx, words, article=key, language=language, over=known.number, person_id=person.id)


def following(person: Person, draft: Draft, text: str, change: Callable[[str], str]) -> Callable[[Tx], None]:
    """``do_follow`` for a draft that gets another text."""
    own = {"key": draft.key, "language": draft.language, "before": draft.text, "after": text}
    return lambda tx: do_follow(tx, person, **own, change=change)


def _record(tx: Tx, person: Person, change: Change, *, over: int) -> bool:
    key, language = change.key, change.language
    if over:
        return copies.change(tx, change, article=key, language=language, person_id=person.id, over=over)
    return copies.begin(tx, change, article=key, language=language, person_id=person.id)


def _open(tx: Tx, change: Change) -> WorkingCopy:
    found = copies.find_open(tx, article=change.key, language=change.language)
    assert found is not None
    return found


def _is_readable(text: str) -> bool:
    problems: list[Problem] = []
    fields, _, _ = read_fields(text, "", problems)
    return fields is not None and not any(problem.fatal for problem in problems)
