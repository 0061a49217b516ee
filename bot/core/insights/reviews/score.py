"""What a conversation is worth by what was given in each category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.insights.reviews.card import Card, Category

PASSED: Final = 0.5  # from which share on a critical category is not failed


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What was given in a category; ``value`` None: it does not apply."""

    category: str
    value: int | None
    comment: str = ""


def share_of(category: Category, value: int) -> float:
    """From 0 for the worst there is to 1 for the best."""
    least, *_, most = category.scale.values
    return (value - least) / (most - least)


def fails(category: Category, value: int | None) -> bool:
    """Whether it makes the whole conversation worthless."""
    return category.critical and value is not None and share_of(category, value) < PASSED


def score(card: Card, marks: Iterable[Mark]) -> float | None:
    """Σ weight · share ÷ Σ weight over what applies; 0 where something critical is failed; None where nothing that
    counts applies.
    """
    values = {one.category: one.value for one in marks}
    rated = [(one, value) for one in card.categories if (value := values.get(one.key)) is not None]
    weight = sum(one.weight for one, _ in rated)
    if any(fails(one, value) for one, value in rated):
        return 0.0
    return sum(one.weight * share_of(one, value) for one, value in rated) / weight if weight else None


def list_failed(card: Card, marks: Iterable[Mark]) -> tuple[Category, ...]:
    """The critical categories that were failed."""
    values = {one.category: one.value for one in marks}
    return tuple(one for one in card.categories if fails(one, values.get(one.key)))


def list_open(card: Card, marks: Iterable[Mark]) -> tuple[Category, ...]:
    """What was not judged yet."""
    known = {one.category for one in marks}
    return tuple(one for one in card.categories if one.key not in known)


def keep_valid(card: Card, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """What fits the card, in its order; a mark of another card or scale is left out."""
    given: Mapping[str, Mark] = {one.category: one for one in marks}
    return tuple(
        mark
        for one in card.categories
        if (mark := given.get(one.key)) is not None and (mark.value is None or mark.value in one.scale.values)
    )
