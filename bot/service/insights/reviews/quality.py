"""The internal quality score of some days, taken apart by person, team and category, for who may see whose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.core.insights.reports.course import Stretch, list_stretches, to_stretch
from bot.core.insights.reports.span import Odd, Span, make_span
from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.quality import (
    Aspect,
    Judged,
    Mean,
    list_aspects,
    mean_by,
    mean_of,
    name_aspects,
    to_judged,
)
from bot.core.insights.reviews.review import Dispute, Review
from bot.core.people import Person, Right, may
from bot.service.insights.reviews.scope import find_reviewed
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights.reports import called
from bot.storage.insights.reviews import cards, disputes, reviews

MOST_LISTED: Final = 100
NO_TEAM: Final = "none"
K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """Only reviews of one person, of cases of one team, or with one category that applied; "" for all."""

    person: str = ""
    team: str = ""
    category: str = ""

    def to_address(self) -> dict[str, str]:
        """As it stands in an address."""
        fields = {"person": self.person, "team": self.team, "category": self.category}
        return {name: value for name, value in fields.items() if value}


EVERYTHING: Final = Narrowed()


def read_narrowed(asked: Mapping[str, str]) -> Narrowed:
    """What an address says."""
    return Narrowed(**{name: asked.get(name, "")[:40] for name in ("person", "team", "category")})


@dataclass(frozen=True, kw_only=True)
class Quality:
    """``rows`` are means by value, the worst first; ``left_out`` more reviews are not in the list."""

    span: Span
    odd: Odd
    own: bool
    narrowed: Narrowed
    now: Mean
    before: Mean
    categories: tuple[tuple[Aspect, Mean], ...]
    people: tuple[tuple[str, Mean], ...]
    teams: tuple[tuple[str, Mean], ...]
    stretches: tuple[Stretch, ...]
    course: Mapping[str, Mean]
    disputes: tuple[Dispute, ...]
    listed: tuple[Review, ...]
    left_out: int
    names: Mapping[str, str]
    aspects: Mapping[Aspect, str]


def read_quality(tx: Tx, app: App, person: Person, days: str, narrowed: Narrowed = EVERYTHING) -> Quality:
    """All a page of it shows."""
    span, odd = make_span(days, zone=app.business.zone, now=tx.now)
    known, former = (_list_known(tx, person, one) for one in (span, span.before))
    versions = cards.list_versions(tx, {one.card_id for one in (*known, *former)})
    shown = [one for one in known if fits(one, versions[one.card_id], narrowed)]
    earlier = [one for one in former if fits(one, versions[one.card_id], narrowed)]
    stretches = list_stretches(span)
    return Quality(
        span=span,
        odd=odd,
        own=not may(person, Right.REVIEW_CHATS),
        narrowed=narrowed,
        now=mean_of(shown),
        before=mean_of(earlier),
        categories=_rank(mean_by(_list_categories(shown, versions))),
        people=_rank(mean_by((str(one.person_id), to_judged(one)) for one in shown)),
        teams=_rank(mean_by((_team_of(one), to_judged(one)) for one in shown)),
        stretches=stretches,
        course=mean_by(_list_course(span, stretches, shown)),
        disputes=disputes.list_of(tx, [one.id for one in shown]),
        listed=tuple(shown[:MOST_LISTED]),
        left_out=max(0, len(shown) - MOST_LISTED),
        names=called.list_teams(tx) | {f"p{key}": name for key, name in called.list_people(tx).items()},
        aspects=name_aspects((*versions.values(), *cards.list_current(tx))),
    )


def count_unseen(tx: Tx, person: Person) -> int:
    """How many finished reviews of their own chats somebody has not looked at."""
    check_right(person, Right.ANSWER_CHATS)
    return reviews.count_unseen(tx, person.id)


def sees(tx: Tx, person: Person) -> Callable[[Review], bool]:
    """Which finished reviews this person may see: leads those of whom they may review, everybody their own.

    Raises:
        NotAllowed: none.
    """
    if not may(person, Right.REVIEW_CHATS):
        check_right(person, Right.ANSWER_CHATS)
        return lambda one: one.person_id == person.id
    scope = find_reviewed(tx, person)
    return lambda one: scope is None or one.person_id in scope or one.person_id == person.id


def _list_known(tx: Tx, person: Person, span: Span) -> list[Review]:
    """Those finished in these days that this person may see."""
    return list(filter(sees(tx, person), reviews.list_done(tx, since=span.since, until=span.until)))


def fits(review: Review, card: Card, narrowed: Narrowed) -> bool:
    """Whether it is one of these."""
    wanted = narrowed.category
    return (
        narrowed.person in ("", str(review.person_id))
        and narrowed.team in ("", _team_of(review))
        and (not wanted or wanted in {aspect.address for aspect in list_aspects(review, card)})
    )


def _list_categories(shown: list[Review], versions: Mapping[int, Card]) -> Iterator[tuple[Aspect, Judged]]:
    for review in shown:
        yield from list_aspects(review, versions[review.card_id]).items()


def _list_course(span: Span, stretches: tuple[Stretch, ...], shown: list[Review]) -> Iterator[tuple[str, Judged]]:
    joined = to_stretch(stretches)
    for review in shown:
        if review.finished_at is not None:
            day, hour = span.place_of(review.finished_at)
            key = joined.get(str(hour if span.days == 1 else day))
            if key is not None:
                yield key, to_judged(review)


def _rank(found: Mapping[K, Mean]) -> tuple[tuple[K, Mean], ...]:
    return tuple(sorted(found.items(), key=lambda row: (row[1].value or 0.0, str(row[0]))))


def _team_of(review: Review) -> str:
    return str(review.team_id) if review.team_id is not None else NO_TEAM
