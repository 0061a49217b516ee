"""How well the articles do, for those who write them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.insights.figures import MEASURES, PERIODS, Counts, Figures, Passage
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.insights import figures

LIST_DAYS: Final = 90  # what the list of articles judges by
MOST_CHATS: Final = 200


def sum_articles(tx: Tx, person: Person) -> dict[str, Counts]:
    """Every article that was shown in the last 90 days."""
    check_right(person, Right.SEE_INSIGHTS)
    return figures.sum_articles(tx, since=tx.now - timedelta(days=LIST_DAYS))


def find_figures(tx: Tx, person: Person, *, article: str, days: int) -> Figures:
    """One article over the last days."""
    check_right(person, Right.SEE_INSIGHTS)
    return figures.find_figures(tx, article, since=tx.now - timedelta(days=to_period(days)))


def list_passages(
    tx: Tx,
    person: Person,
    *,
    article: str,
    days: int,
    measure: str,
    language: str = "",
    reason: str | None = None,
) -> tuple[Passage, ...]:
    """The chats behind a number, the newest 200; what the address says that is nothing here is left out."""
    check_right(person, Right.SEE_INSIGHTS)
    return figures.list_passages(
        tx,
        article,
        since=tx.now - timedelta(days=to_period(days)),
        measure=measure if measure in MEASURES else MEASURES[0],
        language=language if language in LANGUAGES else "",
        reason=reason,
        limit=MOST_CHATS,
    )


def to_period(days: int) -> int:
    """One of the periods there are."""
    return days if days in PERIODS else PERIODS[1]
