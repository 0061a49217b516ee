"""What is asked before something is published: golden questions of all articles, and what customers asked lately."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from typing import Final

from bot.core.articles.replay import Question
from bot.knowledge.articles.articles import Article, Library
from bot.service.ports import Tx
from bot.storage.insights import sample
from bot.storage.insights.sample import Sampled

RECENT: Final = timedelta(days=28)
MOST: Final = 2000  # questions
LEAST_RECENT: Final = 300  # of customers, however many golden questions there are


def find_questions(tx: Tx, now: Library, then: Library) -> tuple[Question, ...]:
    """All that may go right or wrong on the way from one library to the other; each wording once."""
    golden = tuple(list_golden(now, then))
    limit = max(LEAST_RECENT, MOST - len(golden))
    keys = {article.key for article in now.articles if article.published}
    recent = list_recent(sample.list_sample(tx, since=tx.now - RECENT, limit=limit), keys)
    known = {(one.text, one.language) for one in golden}
    return (*golden, *(one for one in recent if (one.text, one.language) not in known))


def list_golden(now: Library, then: Library) -> Iterator[Question]:
    """Those of every article that the bot may show by itself, as they stand after the change; of what it takes away,
    those from before.
    """
    after = {article.path: article for article in then.articles if article.published}
    before = {article.path: article for article in now.articles if article.published}
    for path in sorted({*before, *after}):
        article = after.get(path) or before[path]
        if not _never_shown(before.get(path), after.get(path)):
            yield from _golden_of(article)


def list_recent(sampled: Iterable[Sampled], keys: Collection[str]) -> Iterator[Question]:
    """What customers asked; what was shown to them is right or wrong only where they said so."""
    for one in sampled:
        yield Question(
            text=one.text,
            language=one.language,
            right=one.article if one.right and one.article in keys else "",
            wrong=one.article if one.wrong else "",
        )


def _golden_of(article: Article) -> Iterator[Question]:
    for text in dict.fromkeys(article.golden):
        yield Question(text=text, language=article.language, right=article.key, golden=True)


def _never_shown(before: Article | None, after: Article | None) -> bool:
    """Always a person's: no question must be answered by it."""
    return all(one is None or one.escalate == "always" for one in (before, after))
