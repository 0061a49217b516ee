"""Which translations are in step with their source: remembered whenever one is seen, whoever changed the files."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.shelf.wording import find_source, mark_of, words_of
from bot.service.articles import drafts
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import translations
from bot.storage.articles.translations import InStep, Origin
from bot.storage.database import Tx
from bot.storage.system import audit

Origins = Mapping[tuple[str, str], Origin]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An article in its languages: which is the source, which are behind it, which it lacks."""

    source: str
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def compare(library: Library, origins: Origins, languages: Sequence[str]) -> dict[str, Standing]:
    """Every article, by its key."""
    chosen = {origin.article: origin.source for origin in origins.values()}
    return {
        key: _stand(key, versions, origins, chosen.get(key, ""), languages) for key, versions in library.by_key.items()
    }


async def observe(app: App) -> int:
    """Remember what is in step now and was not known so; how many. A look takes no writer."""
    library = await asyncio.to_thread(drafts.read_library, app)
    origins = await app.database.read(translations.list_origins)
    return await remember(app, library, origins)


async def remember(app: App, library: Library, origins: Origins) -> int:
    """The same with what was read already. Translations that were never seen, or that somebody has changed since they
    were, are taken to be right.
    """
    new = tuple(_find_new(library, origins, app.business.languages))
    if new:
        await app.database.write(translations.record_in_step, new)
    return len(new)


def do_confirm(tx: Tx, app: App, person: Person, *, key: str, language: str) -> None:
    """The translation is still right, whatever changed in its source.

    Raises:
        NotFound: there is no such translation.
    """
    check_right(person, Right.EDIT_ARTICLES)
    versions = _access(app, key)
    standing = compare_one(tx, app, key, versions)
    if language not in versions or language == standing.source:
        raise NotFound(what="article")
    translations.record_in_step(tx, [_in_step(versions, language, standing.source, person_id=person.id)])
    audit.record_audit(tx, person_id=person.id, action="article.translation_right", object=f"{language}/{key}")


def do_choose_source(tx: Tx, app: App, person: Person, *, key: str, source: str) -> None:
    """From now on the others are translations of this language, and taken to be in step with it.

    Raises:
        NotFound: the article is not there in it.
    """
    check_right(person, Right.EDIT_ARTICLES)
    versions = _access(app, key)
    if source not in versions:
        raise NotFound(what="article")
    translations.remove(tx, article=key, language=source)
    others = [code for code in versions if code != source]
    translations.record_in_step(tx, [_in_step(versions, code, source, person_id=person.id) for code in others])
    audit.record_audit(tx, person_id=person.id, action="article.source", object=f"{source}/{key}")


def compare_one(tx: Tx, app: App, key: str, versions: Mapping[str, Article]) -> Standing:
    """One article."""
    origins = translations.list_origins(tx, key)
    chosen = next((origin.source for origin in origins.values()), "")
    return _stand(key, versions, origins, chosen, app.business.languages)


def _access(app: App, key: str) -> Mapping[str, Article]:
    versions = drafts.read_library(app).by_key.get(key)
    if not versions:
        raise NotFound(what="article")
    return versions


def _stand(
    key: str, versions: Mapping[str, Article], origins: Origins, chosen: str, languages: Sequence[str]
) -> Standing:
    source = find_source(versions, chosen, languages)
    if all(article.status == "archived" for article in versions.values()):
        return Standing(source=source)
    mark = mark_of(versions[source])
    stale = tuple(
        code
        for code, article in versions.items()
        if code != source and _is_stale(origins.get((key, code)), article, source=source, mark=mark)
    )
    return Standing(source=source, stale=stale, missing=tuple(code for code in languages if code not in versions))


def _is_stale(origin: Origin | None, article: Article, *, source: str, mark: str) -> bool:
    if origin is None or origin.source != source or origin.own_mark != mark_of(article):
        return False
    return origin.source_mark != mark


def _find_new(library: Library, origins: Origins, languages: Sequence[str]) -> Iterator[InStep]:
    chosen = {origin.article: origin.source for origin in origins.values()}
    for key, versions in library.by_key.items():
        if len(versions) == 1:
            continue
        source = find_source(versions, chosen.get(key, ""), languages)
        for code, article in versions.items():
            origin = origins.get((key, code))
            if code != source and (origin is None or origin.source != source or origin.own_mark != mark_of(article)):
                yield _in_step(versions, code, source)


def _in_step(versions: Mapping[str, Article], language: str, source: str, *, person_id: int | None = None) -> InStep:
    own, other = versions[language], versions[source]
    origin = Origin(
        article=own.key, language=language, source=source, source_mark=mark_of(other), own_mark=mark_of(own)
    )
    return InStep(origin=origin, source_text=words_of(other), person_id=person_id)
