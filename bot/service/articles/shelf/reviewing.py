"""Reading articles again in time: whose turn it is, and the word that an article is still right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.people import Person
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.quotes import Quote
from bot.knowledge.shelf.fields import Value
from bot.service.articles import drafts
from bot.service.articles.shelf import bulk
from bot.service.articles.shelf.bulk import Outcome
from bot.service.articles.shelf.owning import list_owners
from bot.service.articles.shelf.translating import compare_one
from bot.service.ports import App
from bot.storage.articles import reviews
from bot.storage.articles.reviews import Due
from bot.storage.database import Tx
from bot.storage.people import people


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """An article that should have been read again by ``due_on``; ``since``: verified last, None for never."""

    due_on: date
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class About:
    """What is known of an article's reviews; ``staff`` are names by login, ``beside`` a language in which it can be
    read beside its source, "" for none.
    """

    owner: str
    verified_by: str
    verified_at: date | None
    review_by: date | None
    overdue: Overdue | None
    staff: Mapping[str, str]
    beside: str = ""


async def read_about(app: App, person: Person, *, key: str, language: str) -> About | None:
    """The article in this language; None where there is no such file."""
    versions = drafts.read_library(app).by_key.get(key, {})
    article = versions.get(language)
    staff = await app.database.read(list_owners, person)
    if article is None:
        return None
    source = (await app.database.read(compare_one, app, key, versions)).source
    others = [code for code in (language, *app.business.languages) if code != source]
    return About(
        owner=article.owner,
        verified_by=staff.get(article.verified_by, article.verified_by),
        verified_at=article.verified_at,
        review_by=article.review_by,
        overdue=find_overdue(article, today_of(app)),
        staff=staff,
        beside=next(iter(others), ""),
    )


async def confirm(app: App, person: Person, keys: Sequence[str]) -> Outcome:
    """These are still right: verified today by this person, in all languages, and due again as the settings say.

    Raises:
        TooManyArticles: nobody has read so many.
    """
    today, days = today_of(app), app.business.review_days
    next_day = today + timedelta(days=days) if days else None
    values: dict[str, Value] = {"verified_by": person.login, "verified_at": today, "review_by": next_day}
    return await bulk.change_fields(app, person, keys, values)


async def note_due(app: App) -> int:
    """Keep in rows what is due, for those who tell the owners; how many are new. A look takes no writer."""
    new, over = await app.database.read(find_changes, drafts.read_library(app), today_of(app))
    if new or over:
        await app.database.write(reviews.record_due, new, over=over)
    return len(new)


def find_changes(tx: Tx, library: Library, today: date) -> tuple[tuple[Due, ...], tuple[str, ...]]:
    """What is due now and was not known so, and what is over."""
    numbers = {one.login: one.id for one in people.list_people(tx) if not one.disabled}
    known = {one.article: one for one in reviews.list_due(tx)}
    now = {one.article: one for one in _find_due(library, numbers, today)}
    new = tuple(one for key, one in now.items() if known.get(key) != one)
    return new, tuple(key for key in known if key not in now)


def find_overdue(article: Article | Quote, today: date) -> Overdue | None:
    """Whether those who quote an article should look twice."""
    if article.review_by is None or article.review_by > today:
        return None
    return Overdue(due_on=article.review_by, since=article.verified_at)


def today_of(app: App) -> date:
    """The day where the business is."""
    return app.clock().astimezone(app.business.zone).date()


def _find_due(library: Library, numbers: dict[str, int], today: date) -> list[Due]:
    found: dict[str, Due] = {}
    for article in library.articles:
        due, person_id = find_overdue(article, today), numbers.get(article.owner)
        if article.published and due is not None and person_id is not None:
            first = found.get(article.key)
            if first is None or due.due_on < first.due_on:
                found[article.key] = Due(article=article.key, person_id=person_id, due_on=due.due_on)
    return list(found.values())
