"""A library as it would be with other texts in place: nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import SCHEDULED, At, find_state

PUBLISHED: Final = "published"

Changes = Mapping[str, str | None]
"""By path inside the folder: the text of the file, None where it goes."""


def lay_over(library: Library, changes: Changes, *, at: At | None = None) -> Library:
    """The library with these files in place, written at this moment.

    A text that can't be read leaves what was there, as it would in the folder; what is wrong with it stands among the
    problems. What is to come later counts from now on, for whoever asks wants to know what it will do.
    """
    at = at or At()
    articles = dict(library.by_path)
    problems: list[Problem] = []
    for path, text in changes.items():
        if text is None:
            articles.pop(path, None)
            continue
        article, found = parse_article(text.encode(), path, updated_at=at.now)
        problems += found
        if article is not None:
            state = find_state(article.status, article.publish_at, article.expires_at, at)
            articles[path] = replace(article, in_time="" if state == SCHEDULED else state)
    return Library(articles=tuple(articles[path] for path in sorted(articles)), problems=tuple(problems))


def publish(library: Library, paths: Collection[str]) -> Library:
    """The library as if these drafts were published."""
    return replace(library, articles=tuple(_published(one) if one.path in paths else one for one in library.articles))


def list_drafts(library: Library) -> tuple[str, ...]:
    """The paths of what is written and not published."""
    return tuple(one.path for one in library.articles if one.status == "draft")


def _published(article: Article) -> Article:
    """Known as another text, for it is found differently."""
    if article.published:
        return article
    return replace(article, status=PUBLISHED, in_time="", digest=f"{article.digest}-{PUBLISHED}")
