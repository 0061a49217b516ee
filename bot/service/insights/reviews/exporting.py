"""All reviews behind a score, for a table outside the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from threading import Event

from bot.core.insights.reports.cells import MOST_ROWS
from bot.core.insights.reports.span import Span, make_span
from bot.core.insights.reviews.card import Card, Category
from bot.core.insights.reviews.quality import Aspect
from bot.core.insights.reviews.review import Review
from bot.core.people import Person
from bot.service.insights.reports.exporting import until
from bot.service.insights.reviews.quality import Narrowed, fits, sees
from bot.service.ports import App, Tx
from bot.storage.insights.reports import called
from bot.storage.insights.reviews import cards, reviews
from bot.storage.system import audit


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What rows have in common: ``cards`` by id, what each aspect is in its newest version, teams by number."""

    span: Span
    cards: Mapping[int, Card]
    aspects: Mapping[Aspect, Category]
    teams: Mapping[str, str]


Take = Callable[[Sheet, Iterator[Review]], None]


async def export(app: App, person: Person, days: str, narrowed: Narrowed, take: Take, *, gone: Event) -> None:
    """Hand the reviews finished in these days that ``person`` may see, the newest 100,000, to ``take`` as they are
    read, off the event loop; who did it is written down.

    Raises:
        Gone: ``gone`` was set meanwhile.
        NotAllowed: they see none.
    """
    await app.database.report(_hand_over, app, person, days, narrowed, take, gone)
    await app.database.write(_record, person, days)


def _hand_over(tx: Tx, app: App, person: Person, days: str, narrowed: Narrowed, take: Take, gone: Event) -> None:
    span, _ = make_span(days, zone=app.business.zone, now=tx.now)
    is_seen = sees(tx, person)
    versions = cards.list_versions(tx, reviews.list_cards(tx, since=span.since, until=span.until))
    found = until(gone, reviews.each_done(tx, since=span.since, until=span.until))
    shown = (one for one in found if is_seen(one) and fits(one, versions[one.card_id], narrowed))
    sheet = Sheet(span=span, cards=versions, aspects=_list_aspects(versions), teams=called.list_teams(tx))
    take(sheet, islice(shown, MOST_ROWS))


def _list_aspects(versions: Mapping[int, Card]) -> dict[Aspect, Category]:
    """In the order of the cards."""
    ordered = sorted(versions.values(), key=lambda one: (one.card, one.version))
    return {Aspect(card=card.card, key=one.key): one for card in ordered for one in card.categories}


def _record(tx: Tx, person: Person, days: str) -> None:
    audit.record_audit(tx, person_id=person.id, action="reviews.export", object=days)
