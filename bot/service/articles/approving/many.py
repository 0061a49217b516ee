"""Sending many articles to a second person in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.people import Person, Right
from bot.errors import Refused
from bot.service.articles.approving.asking import send
from bot.service.articles.problems import NothingToReview
from bot.service.articles.shelf.bulk import MOST, Outcome, list_files
from bot.service.articles.shelf.refusals import TooManyArticles
from bot.service.people.rights import check_right
from bot.service.ports import App


async def send_many(
    app: App, person: Person, keys: Sequence[str], *, asked_id: int | None = None, note: str = ""
) -> Outcome:
    """Have somebody look at all of these in each of their languages; what customers read already is left out.

    Raises:
        TooManyArticles: nobody looks at so many.
    """
    if len(keys) > MOST:
        raise TooManyArticles(most=MOST)
    return await send_files(app, person, list_files(app, keys), asked_id=asked_id, note=note)


async def send_files(
    app: App, person: Person, files: Iterable[tuple[str, str]], *, asked_id: int | None = None, note: str = ""
) -> Outcome:
    """The same for some of their languages: key and language of each."""
    check_right(person, Right.EDIT_ARTICLES)
    sent = set[str]()
    refused: dict[str, Refused] = {}
    for key, language in files:
        try:
            await send(app, person, key=key, language=language, asked_id=asked_id, note=note)
        except NothingToReview:
            continue
        except Refused as error:
            refused[f"{language}/{key}"] = error
        else:
            sent.add(key)
    return Outcome(articles=len(sent), refused=refused)
