"""Which wordings of an article others have too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.core.people import Person
from bot.knowledge.articles.articles import Library, parse_article
from bot.knowledge.articles.checks import claimed
from bot.knowledge.articles.claims import Claim as Claim
from bot.knowledge.articles.claims import Claims
from bot.knowledge.articles.problems import Problem
from bot.service.articles import drafts
from bot.service.ports import App


async def find_claims(
    app: App, person: Person, *, key: str, language: str, wordings: Iterable[str]
) -> Mapping[str, Claim]:
    """By wording, the other article that claims it.

    Raises:
        NotAllowed: the role does not see articles.
    """
    library = await drafts.list_articles(app, person)
    asked = tuple(wordings)
    return await asyncio.to_thread(lambda: _kept(app.articles_folder).of(library, language).find(asked, of=key))


def list_golden_claims(app: App, *, path: str, text: str) -> list[Problem]:
    """Golden questions of the text of a whole file that another article has too."""
    article, _ = parse_article(text.encode(), path)
    if article is None:
        return []
    claims = _kept(app.articles_folder).of(drafts.read_library(app), article.language)
    return [claimed(path, question, other.path) for question, other in claims.find_golden(article)]


class _Kept:
    """Those of the library that was read last, language by language."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._claims: dict[str, Claims] = {}

    def of(self, library: Library, language: str) -> Claims:
        if self._library is not library:
            self._library, self._claims = library, {}
        known = self._claims.get(language)
        if known is None:
            known = self._claims.setdefault(language, Claims(library, language))
        return known


@cache
def _kept(folder: Path) -> _Kept:  # noqa: ARG001  one for each folder
    return _Kept()
