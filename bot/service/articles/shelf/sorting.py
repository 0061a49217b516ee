"""Many articles put into another topic in one go, and back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.people import Person, Right
from bot.errors import Refused
from bot.knowledge.shelf.topics import TOPIC
from bot.service.articles import moving
from bot.service.articles.shelf.bulk import MOST, Outcome
from bot.service.articles.shelf.refusals import NoSuchTopic, TooManyArticles
from bot.service.people.rights import check_right
from bot.service.ports import App


async def set_topic(app: App, person: Person, keys: Sequence[str], topic: str) -> Outcome:
    """Move them, each in all its languages; one whose name is taken there stays.

    Raises:
        NoSuchTopic: nothing can be called so.
        TooManyArticles: nobody means so many.
    """
    if not TOPIC.fullmatch(topic):
        raise NoSuchTopic()
    if len(keys) > MOST:
        raise TooManyArticles(most=MOST)
    wanted = [(key, f"{topic}/{key.partition('/')[2]}") for key in keys]
    return await _move(app, person, [pair for pair in wanted if pair[0] != pair[1]])


async def move_back(app: App, person: Person, outcome: Outcome) -> Outcome:
    """Each where it was before."""
    return await _move(app, person, [(now, before) for before, now in outcome.moved])


async def _move(app: App, person: Person, wanted: Sequence[tuple[str, str]]) -> Outcome:
    check_right(person, Right.EDIT_ARTICLES)
    moved: list[tuple[str, str]] = []
    refused: dict[str, Refused] = {}
    for key, to in wanted:
        try:
            await moving.rename(app, person, key=key, to=to)
        except Refused as error:
            refused[key] = error
        else:
            moved.append((key, to))
    return Outcome(articles=len(moved), moved=tuple(moved), refused=refused)
