"""The internal quality score: the mean of reviews, in all and by what one takes it apart by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final, TypeVar

from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.review import Review
from bot.core.insights.reviews.score import fails, share_of

FEW: Final = 5  # below it one review more or less changes much
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Mean:
    """Of ``n`` values from 0 to 1; ``failed`` of them failed something critical."""

    value: float | None = None
    n: int = 0
    failed: int = 0

    @property
    def is_few(self) -> bool:
        """Whether it says little."""
        return 0 < self.n < FEW


NOTHING: Final = Mean()


@dataclass(frozen=True, kw_only=True, order=True)
class Aspect:
    """A category through all versions of its card."""

    card: int
    key: str

    @property
    def address(self) -> str:
        """As it stands in an address."""
        return f"{self.card}-{self.key}"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A value of one review, and whether it failed something critical."""

    value: float
    failed: bool = False


def mean_by(values: Iterable[tuple[K, Judged]]) -> dict[K, Mean]:
    """The mean of each group."""
    groups: dict[K, list[Judged]] = defaultdict(list)
    for key, one in values:
        groups[key].append(one)
    return {key: _mean(some) for key, some in groups.items()}


def mean_of(reviews: Iterable[Review]) -> Mean:
    """The internal quality score of these."""
    return mean_by(("", to_judged(one)) for one in reviews if one.score is not None).get("", NOTHING)


def to_judged(review: Review) -> Judged:
    """A finished review as a whole; it is 0 only where something critical failed or all was worst."""
    return Judged(value=review.score or 0.0)


def list_aspects(review: Review, card: Card) -> dict[Aspect, Judged]:
    """What was given in each category that applied, as a share."""
    given = {one.category: one.value for one in review.filled.marks}
    return {
        Aspect(card=card.card, key=one.key): Judged(value=share_of(one, value), failed=fails(one, value))
        for one in card.categories
        if (value := given.get(one.key)) is not None
    }


def name_aspects(cards: Iterable[Card]) -> Mapping[Aspect, str]:
    """What each is called, in the newest version there is."""
    named: dict[Aspect, str] = {}
    for card in sorted(cards, key=lambda one: one.version):
        named |= {Aspect(card=card.card, key=one.key): one.name for one in card.categories}
    return named


def _mean(some: list[Judged]) -> Mean:
    value = fsum(one.value for one in some) / len(some)
    return Mean(value=value, n=len(some), failed=sum(one.failed for one in some))
