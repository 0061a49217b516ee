"""Which articles the list shows, and in which order: read from the address and written into it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import urlencode

from bot.core.articles.approval import Step
from bot.core.insights.figures import Counts
from bot.core.language import LANGUAGES
from bot.service.articles.shelf.listing import Row

STATUSES: Final = ("published", "draft", "archived", "scheduled", "expired")
MARKS: Final = ("waits", "back", "edited", "stale", "untranslated", "review", "never", "bad")
ORDERS: Final = ("topic", "title", "changed", "shown", "helped")
NOBODY: Final = "-"
PAGE: Final = 50
LONGEST: Final = 100  # signs of what is looked for
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Filters, "" for none, and the order; ``q`` is what is looked for, ``owner`` a login or ``NOBODY``."""

    q: str = ""
    status: str = ""
    language: str = ""
    topic: str = ""
    owner: str = ""
    mark: str = ""
    sort: str = ""

    @property
    def query(self) -> str:
        """What stands after the path, with its question mark."""
        said = urlencode({one.name: value for one in fields(self) if (value := getattr(self, one.name))})
        return f"?{said}" if said else ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.q or self.status or self.language or self.topic or self.owner or self.mark)


def read_chosen(given: Mapping[str, str]) -> Chosen:
    """What the address says; what is nothing here is left out."""

    def one_of(name: str, known: Sequence[str]) -> str:
        said = given.get(name, "")
        return said if said in known else ""

    return Chosen(
        q=given.get("q", "").strip()[:LONGEST],
        status=one_of("status", STATUSES),
        language=one_of("language", LANGUAGES),
        topic=given.get("topic", "")[:60],
        owner=given.get("owner", "")[:80],
        mark=one_of("mark", MARKS),
        sort=one_of("sort", ORDERS),
    )


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A row with its figures and what wants somebody's attention; ``counts`` None: not shown, or not to be seen."""

    row: Row
    counts: Counts | None = None
    marks: frozenset[str] = frozenset()


def find_marks(row: Row, counts: Counts | None, *, today: date, figures: bool) -> frozenset[str]:
    """What is true of an article: waiting for a second person or sent back, with changes that are not live, behind its
    source, lacking a language, to be looked at again, and by its ``figures`` never shown in the period, or shown and of
    little help.
    """
    live = any(article.published for article in row.versions.values())
    due = row.review_by
    steps = {one.step for one in row.approvals}
    marks = {
        "waits": Step.WAITING in steps,
        "back": Step.BACK in steps,
        "edited": bool(row.edited),
        "stale": bool(row.standing.stale),
        "untranslated": bool(row.standing.missing),
        "review": due is not None and due <= today,
        "never": figures and live and counts is None,
        "bad": live and counts is not None and counts.is_bad,
    }
    return frozenset(name for name, holds in marks.items() if holds)


def fits(one: Marked, chosen: Chosen) -> bool:
    """Whether all filters hold; a language narrows what is stale or missing to itself."""
    row, code = one.row, chosen.language
    versions = [row.versions[code]] if code in row.versions else [] if code else list(row.versions.values())
    if chosen.mark == "untranslated":
        return _fits_owner(one, chosen) and bool(code in row.standing.missing if code else row.standing.missing)
    if chosen.mark == "stale" and code and code not in row.standing.stale:
        return False
    if code and not versions:
        return False
    if chosen.status and all(article.status != chosen.status for article in versions):
        return False
    return _fits_owner(one, chosen) and (not chosen.mark or chosen.mark in one.marks)


def _fits_owner(one: Marked, chosen: Chosen) -> bool:
    owner = "" if chosen.owner == NOBODY else chosen.owner
    return (not chosen.topic or one.row.topic == chosen.topic) and (not chosen.owner or one.row.owner == owner)


def order(rows: Sequence[Marked], sort: str, *, language: str, names: Mapping[str, str]) -> list[Marked]:
    """In the order that is wanted; ``names`` of topics."""

    def title(one: Marked) -> str:
        return one.row.title(language).casefold()

    match sort:
        case "title":
            return sorted(rows, key=title)
        case "changed":
            return sorted(rows, key=lambda one: one.row.changed or _NEVER, reverse=True)
        case "shown":
            return sorted(rows, key=lambda one: (-(one.counts or Counts()).shown, title(one)))
        case "helped":
            shown = [one for one in rows if one.counts is not None and one.counts.shown]
            rest = [one for one in rows if one.counts is None or not one.counts.shown]
            worst = sorted(shown, key=lambda one: ((one.counts or Counts()).share, title(one)))
            return [*worst, *sorted(rest, key=title)]
    return sorted(rows, key=lambda one: (names.get(one.row.topic, one.row.topic).casefold(), title(one)))
