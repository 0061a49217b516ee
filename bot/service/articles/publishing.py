"""Making changes live, with who and why; the working copy they were made in ends in the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.core.articles.approval import Signed, Step
from bot.core.people import Person
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import copies, drafts
from bot.service.articles.drafts import Draft
from bot.service.ports import App, Tx
from bot.storage.articles import approvals


async def publish(
    app: App,
    person: Person,
    draft: Draft,
    *,
    why: str = "",
    of: tuple[str, str] = ("", ""),
    number: int = 0,
    signed: Signed | None = None,
    first: Callable[[Tx], object] | None = None,
) -> Draft:
    """Write what the working copy ``of`` (key and language) says into the file. The draft with its new digest.
    ``signed``: who answers for it where a second person must; ``first`` is done in the same transaction.

    Raises:
        BadArticle: with the first problem and its line.
        StaleArticle: the file is not the one the draft was made of.
        StaleCopy: somebody else has changed the copy since it had this number.
        NeedsSecond: nobody else has looked at what customers would read.
    """
    key, language = of if of[0] else (draft.key, draft.language)

    def do_end(tx: Tx) -> None:
        if first is not None:
            first(tx)
        copies.do_end(tx, key=key, language=language, number=number)
        approvals.close(tx, article=draft.key, language=draft.language, step=Step.LIVE, person_id=person.id)

    return await drafts.save(app, person, draft, why=why, before=do_end, signed=signed)


async def set_status(app: App, person: Person, *, key: str, language: str, status: str, why: str = "") -> Draft:
    """The live text as published, draft or archived; changes that are not live stay. The draft with its new digest.

    Raises:
        NotFound: there is no such file.
        BadArticle: it can't be read.
    """
    draft = await drafts.access_draft(app, person, key=key, language=language)
    text = set_fields(draft.text, {"status": status})
    follow = copies.following(person, draft, text, lambda mine: set_fields(mine, {"status": status}))
    return await drafts.save(app, person, replace(draft, text=text), why=why, before=follow)
