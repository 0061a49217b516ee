"""What customers read of an article file, apart from how it is found and who keeps it."""

from __future__ import annotations

from dataclasses import replace

from bot.knowledge.articles.articles import Article, parse_article
from bot.knowledge.articles.fields import read_fields


def read_seen(text: str, path: str) -> Article | None:
    """What customers would read if the file said this; None for nothing."""
    article = _read(text, path)
    if article is None or article.status != "published":
        return None
    return replace(article, questions=(), golden=())


def shows_more(before: str, after: str, path: str) -> bool:
    """Whether customers would read something they do not read now."""
    seen = read_seen(after, path)
    return seen is not None and seen != read_seen(before, path)


def says_same(one: str, other: str, path: str) -> bool:
    """Whether two texts are the same article, questions and all; who keeps it and when it is read again is no part."""
    first = _read(one, path)
    return first is not None and first == _read(other, path)


def title_of(text: str) -> str:
    """What a file calls the article, "" where it can't be read."""
    fields, _, _ = read_fields(text, "", [])
    return fields.title if fields is not None else ""


def _read(text: str, path: str) -> Article | None:
    article, _ = parse_article(text.encode(), path)
    if article is None:
        return None
    known = replace(article, digest="", updated_at=None, tags=(), formerly=())
    return replace(known, owner="", verified_by="", verified_at=None, review_by=None)
