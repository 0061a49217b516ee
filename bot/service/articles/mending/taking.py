"""One of two texts is right: what it says goes into a draft of the other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.insights.radar import CONTRADICTIONS, Found, Half, Place
from bot.core.people import Person, Right
from bot.knowledge.articles.articles import Library
from bot.knowledge.radar.taking import Sides, take_over
from bot.service.articles import copies, drafts
from bot.service.articles.approving import asking
from bot.service.articles.copies import Change, WorkingCopy
from bot.service.articles.problems import NotTaken
from bot.service.people.rights import check_right
from bot.service.ports import App


async def find_takeable(app: App, person: Person, found: Iterable[Found]) -> frozenset[tuple[str, Place]]:
    """Of which findings (by ``mark``) the text at which place can be taken over."""
    library = await drafts.list_articles(app, person)
    return await asyncio.to_thread(
        lambda: frozenset(
            (one.mark, one.place_of(half))
            for one in found
            for half in (one.one, one.other)
            if may_take(library, one, half)
        )
    )


def may_take(library: Library, found: Found, right: Half) -> bool:
    """Whether that can be done without a person who writes."""
    wrong = found.beside(right)
    article = library.find(wrong.key).get(found.language_of(wrong))
    if found.kind not in CONTRADICTIONS or article is None:
        return False
    return take_over(article.body, _to_sides(found, right)) is not None


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What is worked on now, and whether a second person was asked to look at it."""

    copy: WorkingCopy
    is_sent: bool


async def take(app: App, person: Person, found: Found, right: Half) -> Taken:
    """Put it there; customers see nothing of it yet. Where a second person looks first, they are asked to.

    Raises:
        NotTaken: the text is another one by now, or it can't be put in by itself.
        NotFound: there is no such article any more.
        StaleCopy, CopyGone: somebody else works on it at this very moment.
    """
    check_right(person, Right.EDIT_ARTICLES)
    wrong = found.beside(right)
    key, language = wrong.key, found.language_of(wrong)
    live = await drafts.access_draft(app, person, key=key, language=language)
    known = await app.database.read(copies.find_copy, person, key=key, language=language)
    text = take_over(known.text if known is not None else live.text, _to_sides(found, right))
    if text is None:
        raise NotTaken(title=wrong.title)
    base, number = (known.base, known.number) if known is not None else (live.digest, 0)
    change = Change(key=key, language=language, text=text, form=None, base=base, number=number)
    copy = await app.database.write(copies.do_keep, person, change)
    return Taken(copy=copy, is_sent=await asking.send_if_able(app, person, key=key, language=language))


def _to_sides(found: Found, right: Half) -> Sides:
    wrong = found.beside(right)
    return Sides(
        right=right.text, wrong=wrong.text, language=found.language_of(right), of_wrong=found.language_of(wrong)
    )
