"""A week as it is planned, and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from bot.core.insights.staffing.erlang import Demand, find_people
from bot.core.insights.staffing.forecast import Forecast
from bot.core.insights.staffing.history import Handling
from bot.core.insights.staffing.patience import Patience
from bot.core.insights.staffing.week import BLOCKS, MINUTES, NOBODY, Open, Rota, gather, slots_of

BUSY: Final = 0.85  # of the places, at most
MOST_PEOPLE: Final = 99
MOST_PLACES: Final = 20
MOST_MINUTES: Final = 1440
BOUNDS: Final = {
    "share": (1, 99),
    "minutes": (1, MOST_MINUTES),
    "places": (1, MOST_PLACES),
    "away": (0, 80),
    "saved": (0, 100),
}
WORTH: Final = 0.5  # customers; where fewer come nobody is missed
NAMED: Final = 5  # blocks named in sentences


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a lead sets: the ``share`` per cent to be answered within ``minutes``, the ``places`` each has for chats,
    ``away`` per cent of planned time, ``saved`` per cent of what the bot could not answer that it answers now, and who
    is there.
    """

    share: int = 80
    minutes: int = 30
    places: int = 3
    away: int = 30
    saved: int = 0
    rota: Rota = NOBODY

    def with_rota(self, rota: Rota) -> Wish:
        """The same with other people."""
        return replace(self, rota=rota)


def check_wish(wish: Wish) -> None:
    """Whether all of it can be.

    Raises:
        ValueError: one number is out of its bounds; a page asks for them one by one.
    """
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(wish, name) <= most:
            raise ValueError(name)
    if len(wish.rota) != BLOCKS or not all(0 <= people <= MOST_PEOPLE for people in wish.rota):
        raise ValueError("rota")


def read_number(text: str, least: int, most: int) -> int | None:
    """A whole number somebody typed; None when it is none, or out of bounds."""
    digits = text.strip().replace("\u00a0", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        return None
    number = int(digits)
    return number if least <= number <= most else None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that a week depends on."""

    forecast: Forecast
    handling: Handling
    patience: Patience
    opened: Open
    wish: Wish

    def with_rota(self, rota: Rota) -> Plan:
        """The same with other people."""
        return replace(self, wish=self.wish.with_rota(rota))


@dataclass(frozen=True, kw_only=True)
class Part:
    """What became of the customers of a block, or of all: ``came`` on average, the minutes that half and nine of ten
    waited, the shares answered in time and gone, and how much of the places was taken. None: nobody was answered.
    """

    came: float = 0.0
    median: float | None = None
    most: float | None = None
    in_time: float = 1.0
    left: float = 0.0
    load: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A week played ``runs`` times. ``low`` and ``high``: between them the share in time lay in four of five."""

    total: Part
    blocks: tuple[Part, ...]
    low: float = 1.0
    high: float = 1.0
    runs: int = 0


@dataclass(frozen=True, kw_only=True)
class Short:
    """A block in which too many wait. ``people`` more would do; 0: those who wait came before."""

    block: int
    people: int
    late: float


def is_short(part: Part, wish: Wish, runs: int) -> bool:
    """Whether too few are answered in time, by more than so few customers make by chance."""
    share = wish.share / 100
    chance = sqrt(share * (1 - share) / max(1.0, part.came * runs))
    return part.came >= WORTH and part.in_time < share - chance


def list_short(plan: Plan, outcome: Outcome, better: Rota) -> tuple[Short, ...]:
    """Where people are missing, most late customers first."""
    found = [
        Short(block=block, people=max(0, better[block] - plan.wish.rota[block]), late=1 - part.in_time)
        for block, part in enumerate(outcome.blocks)
        if is_short(part, plan.wish, outcome.runs)
    ]
    return tuple(sorted(found, key=lambda one: -one.late * outcome.blocks[one.block].came))


def find_most(plan: Plan) -> Rota:
    """How many people Erlang C asks for in the busiest half-hour of each block."""
    wish, handling = plan.wish, plan.handling
    rates = gather(plan.forecast.rates, plan.opened)
    minutes = max(0.0, wish.minutes - handling.lag)

    def find(block: int) -> int:
        arrivals = max(rates[slot] for slot in slots_of(block))
        demand = Demand(arrivals=arrivals, period=MINUTES, handling=handling.mean * handling.stretch(wish.places))
        return find_people(demand, places=wish.places, share=wish.share / 100, minutes=minutes, busy=BUSY)

    return tuple(find(block) for block in range(BLOCKS))
