"""What an article says, apart from its fields: by this a translation is in step with its source, or not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article


def words_of(article: Article) -> str:
    """Title and text."""
    return f"{article.title}\n\n{article.body}"


def mark_of(article: Article) -> str:
    """Changes with the words, not with status, owner or phrasings."""
    return _mark(article.title, article.body)


def find_source(versions: Mapping[str, Article], chosen: str, languages: Sequence[str]) -> str:
    """The language the others are translated from: the chosen one, else the first of the business that is there."""
    order = (chosen, *languages, *LANGUAGES)
    return next(code for code in order if code in versions)


@lru_cache(maxsize=60_000)
def _mark(title: str, body: str) -> str:
    return hashlib.sha256(" ".join(f"{title}\n{body}".split()).encode()).hexdigest()
