"""More ways to ask for an article: added to its file as a version of its own, live like any other change."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from bot.core.people import Person, Right
from bot.errors import StaleArticle
from bot.knowledge.articles.phrasings import add_questions, remove_questions
from bot.service.articles import copies, drafts
from bot.service.people.rights import check_right
from bot.service.ports import App

TRIES = 3


async def add_phrasings(
    app: App, person: Person, *, key: str, language: str, phrasings: Collection[str]
) -> tuple[str, ...]:
    """Those that the article did not have yet; whoever saves it meanwhile loses nothing.

    Raises:
        NotFound: it is not there in this language.
        BadArticle: its file can't be read.
    """
    added: tuple[str, ...] = ()

    def change(text: str) -> str:
        nonlocal added
        text, added = add_questions(text, phrasings)
        return text

    await _change(app, person, change, key=key, language=language)
    return added


async def remove_phrasings(app: App, person: Person, *, key: str, language: str, phrasings: Collection[str]) -> None:
    """Take some away again; what else was changed meanwhile stays."""
    await _change(app, person, lambda text: remove_questions(text, phrasings), key=key, language=language)


async def _change(app: App, person: Person, change: Callable[[str], str], *, key: str, language: str) -> None:
    check_right(person, Right.EDIT_ARTICLES)
    for last in (number == TRIES - 1 for number in range(TRIES)):
        draft = await drafts.access_draft(app, person, key=key, language=language)
        text = change(draft.text)
        if text == draft.text:
            return
        try:
            await drafts.save(
                app, person, replace(draft, text=text), before=copies.following(person, draft, text, change)
            )
        except StaleArticle:
            if last:
                raise
        else:
            return
