"""Whether a second person must look at a change before it goes live."""

from __future__ import annotations

from bot.core.business import Business
from bot.knowledge.shelf.seen import shows_more
from bot.service.articles.problems import NeedsSecond


def wants_second(business: Business, path: str, *, before: str, after: str) -> bool:
    """Whether customers would read something new where the business has a second person look first; how an article is
    found, and whose it is, needs nobody else.
    """
    return business.wants_second(path.split("/")[1]) and shows_more(before, after, path)


def check_second(business: Business, path: str, *, before: str, after: str) -> None:
    """Raises NeedsSecond: it may not go live so."""
    if wants_second(business, path, before=before, after=after):
        raise NeedsSecond()
