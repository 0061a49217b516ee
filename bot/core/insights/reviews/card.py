"""A scorecard: by what a conversation is judged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NAME_LENGTH: Final = 60
HINT_LENGTH: Final = 300
MOST_CATEGORIES: Final = 20
HEAVIEST: Final = 100


class Scale(StrEnum):
    """How a category is judged."""

    YES_NO = "yes_no"
    FIVE = "five"

    @property
    def values(self) -> tuple[int, ...]:
        """What can be given, the worst first."""
        return (0, 1) if self is Scale.YES_NO else (1, 2, 3, 4, 5)


@dataclass(frozen=True, kw_only=True)
class Category:
    """One thing to look at. ``key`` stays through all versions of its card; ``hint``: what to look for. Where a
    ``critical`` one is failed the whole conversation is worth nothing.
    """

    key: str
    name: str
    hint: str = ""
    weight: int = 1
    critical: bool = False
    scale: Scale = Scale.FIVE


@dataclass(frozen=True, kw_only=True)
class Card:
    """A version of a scorecard. ``id`` is that of the version, 0 while it is not kept; ``card`` is the same in all."""

    id: int = 0
    card: int = 0
    version: int = 0
    name: str = ""
    categories: tuple[Category, ...] = ()


SHIPPED: Final = (
    Category(key="tone", name="", weight=2),
    Category(key="understood", name="", weight=3),
    Category(key="solution", name="", weight=4),
    Category(key="complete", name="", weight=2),
    Category(key="promises", name="", weight=2, scale=Scale.YES_NO),
    Category(key="rules", name="", weight=2, critical=True, scale=Scale.YES_NO),
    Category(key="writing", name="", weight=1),
    Category(key="closing", name="", weight=1, scale=Scale.YES_NO),
)  # with names and hints out of the catalogue


class CardWrong(StrEnum):
    """Why a card can't be used."""

    NAME = "name"
    EMPTY = "empty"
    MANY = "many"
    CATEGORY = "category"  # has no name, or one that is too long
    TWICE = "twice"
    WEIGHT = "weight"
    WEIGHTLESS = "weightless"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong, and with which category, "" for the whole card."""

    what: CardWrong
    name: str = ""


def find_fault(card: Card) -> Fault | None:
    """The first thing that is wrong with a card; None for a good one."""
    if not 0 < len(card.name) <= NAME_LENGTH:
        return Fault(what=CardWrong.NAME)
    if not card.categories:
        return Fault(what=CardWrong.EMPTY)
    if len(card.categories) > MOST_CATEGORIES:
        return Fault(what=CardWrong.MANY)
    found = next(filter(None, map(_find_fault_of, card.categories)), None) or _find_twin(card.categories)
    if found is None and not any(one.weight for one in card.categories):
        return Fault(what=CardWrong.WEIGHTLESS)
    return found


def _find_fault_of(one: Category) -> Fault | None:
    if not 0 < len(one.name) <= NAME_LENGTH or len(one.hint) > HINT_LENGTH:
        return Fault(what=CardWrong.CATEGORY, name=one.name[:NAME_LENGTH])
    return None if 0 <= one.weight <= HEAVIEST else Fault(what=CardWrong.WEIGHT, name=one.name)


def _find_twin(categories: Sequence[Category]) -> Fault | None:
    names = [one.name.casefold() for one in categories]
    twin = next((one for place, one in enumerate(categories) if one.name.casefold() in names[:place]), None)
    return Fault(what=CardWrong.TWICE, name=twin.name) if twin is not None else None


def next_key(known: Collection[str]) -> str:
    """A key that no category of any version has."""
    return f"c{max((int(key[1:]) for key in known if key[:1] == 'c' and key[1:].isdigit()), default=0) + 1}"
