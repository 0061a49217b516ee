"""Wordings that ended well become phrasings: offered by article, approved in bulk, taken back with one press."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.core.insights.harvest import Offer
from bot.core.people import Person, Right
from bot.knowledge.articles.articles import Article, Library, same_question
from bot.language.said.tidying import tidy_wording
from bot.language.said.veiling import SIGN
from bot.service.articles import drafts
from bot.service.articles.gate.wordings import Wanted
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights import harvest
from bot.storage.system import audit

WINDOW: Final = timedelta(days=90)
MOST_OF_ARTICLE: Final = 12
MOST_ARTICLES: Final = 40
LONGEST: Final = 120  # characters of a wording that is offered
LEAST_WORDS: Final = 2


@dataclass(frozen=True, kw_only=True)
class Basket:
    """What is offered for one article."""

    article: str
    title: str
    offers: tuple[Offer, ...]

    @property
    def count(self) -> int:
        """Chats in which one of them ended well."""
        return sum(one.count for one in self.offers)


async def list_baskets(app: App, person: Person, *, language: str) -> tuple[Basket, ...]:
    """By article, those asked most first; ``language`` is that of the titles."""
    check_right(person, Right.SEE_INSIGHTS)
    library = await drafts.list_articles(app, person)
    found = await app.database.read(list_good, person)
    return await asyncio.to_thread(sort_offers, library, found, language)


def list_good(tx: Tx, person: Person) -> tuple[Offer, ...]:
    """Every wording that ended well in the last 90 days."""
    check_right(person, Right.SEE_INSIGHTS)
    return harvest.list_good(tx, since=tx.now - WINDOW)


def sort_by_file(offers: Iterable[Offer]) -> Wanted:
    """What would be added to each article."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in offers:
        found.setdefault((one.article, one.language), []).append(one.offered)
    return found


def do_decline(tx: Tx, person: Person, offers: Collection[Offer], *, declined: bool = True) -> None:
    """Do not offer these again; or do, after all."""
    check_right(person, Right.EDIT_ARTICLES)
    audit.record_audit(tx, person_id=person.id, action="harvest.decline", object=str(len(offers)))
    harvest.record_declined(tx, offers, declined=declined)


def sort_offers(library: Library, found: Iterable[Offer], language: str) -> tuple[Basket, ...]:
    """What fits, no article of the language has, and the article is there to take; the same words once, without the
    greeting before them.
    """
    taken = {code: _list_questions(library, code) for code in ("ru", "uk", "en")}
    by_article: dict[str, list[Offer]] = {}
    for one in _join(found):
        live = library.by_key.get(one.article, {}).get(one.language)
        words = same_question(one.wording)
        if _is_fit(one.wording) and live is not None and live.published and words and words not in taken[one.language]:
            taken[one.language].add(words)
            by_article.setdefault(one.article, []).append(one)
    baskets = (
        Basket(article=key, title=_title(library.by_key[key], language), offers=tuple(offers[:MOST_OF_ARTICLE]))
        for key, offers in by_article.items()
    )
    return tuple(sorted(baskets, key=lambda one: (-one.count, one.title))[:MOST_ARTICLES])


def _join(found: Iterable[Offer]) -> list[Offer]:
    """As an author would write them; what comes to the same of one article is one, those asked most first."""
    joined: dict[tuple[str, str, str], Offer] = {}
    for one in found:
        wording = tidy_wording(one.text)
        name = (one.article, one.language, same_question(wording))
        known = joined.get(name)
        joined[name] = (
            replace(one, wording=wording)
            if known is None
            else replace(known, count=known.count + one.count, also=(*known.also, one.text))
        )
    return sorted(joined.values(), key=lambda one: -one.count)


def _is_fit(text: str) -> bool:
    """Whether it can be a phrasing: whole, short, and more than a word."""
    return len(text) <= LONGEST and len(text.split()) >= LEAST_WORDS and SIGN not in text


def _list_questions(library: Library, language: str) -> set[str]:
    return {
        same_question(text)
        for article in library.articles
        if article.language == language
        for text in (article.title, *article.questions, *article.golden)
    }


def _title(versions: Mapping[str, Article], language: str) -> str:
    return (versions.get(language) or next(iter(versions.values()))).title
