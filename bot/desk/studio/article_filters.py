"""Which articles want somebody's attention. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.core.insights.figures import Counts
from bot.service.articles.reading import Article

FILTERS: Final = ("never", "bad", "review")


def find_marks(versions: Mapping[str, Article], counts: Counts | None, *, today: date) -> frozenset[str]:
    """What is true of an article: never shown in the period, shown and of little help, to be looked at again."""
    live = [article for article in versions.values() if article.published]
    marks = {
        "never": bool(live) and counts is None,
        "bad": bool(live) and counts is not None and counts.is_bad,
        "review": any(article.review_by is not None and article.review_by <= today for article in live),
    }
    return frozenset(name for name, holds in marks.items() if holds)
