"""Reading a hundred files takes a moment; while somebody types a word they need not be read again."""

from __future__ import annotations

from datetime import timedelta

from bot.core.people import Person, Right
from bot.desk.frame.base import Desk
from bot.service.articles import drafts as articles
from bot.service.articles.reading import Article
from bot.service.people import rights

FRESH = timedelta(seconds=15)


async def published(desk: Desk, person: Person) -> tuple[Article, ...]:
    """The published articles, at most ``FRESH`` old.

    Raises:
        NotAllowed: the role does not see articles.
    """
    rights.check_right(person, Right.SEE_ARTICLES)
    now = desk.app.clock()
    known = desk.shelf.get("published")
    if known is not None and now - known[0] <= FRESH:
        return known[1]
    library = await articles.list_articles(desk.app, person)
    kept = tuple(article for article in library.articles if article.published)
    desk.shelf["published"] = (now, kept)
    return kept
