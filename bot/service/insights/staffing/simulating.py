"""A week played many times: customers come by chance, people answer several at once, who waits too long leaves.

Time is working time: the minutes in which nobody is meant to answer are left out. Who comes in them stands in the queue
when it opens, as with the targets of cases; chats that are open at closing time are finished after it.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from math import inf
from statistics import fmean, quantiles
from typing import TYPE_CHECKING, Any, Final

from bot.core.insights.staffing.history import ASSUMED_MINUTES
from bot.core.insights.staffing.plan import Outcome, Part, Plan
from bot.core.insights.staffing.week import A_DAY, A_WEEK, BLOCK, BLOCKS, MINUTES, place_slots, spread_rota

if TYPE_CHECKING:
    from simpy import Environment
    from simpy.events import Event

    Moves = Generator[Event, Any, Any]

RUNS: Final = 20
MOST_RUNS: Final = 100
CUSTOMERS: Final = 6_000  # as many runs as play so many, but not fewer than ``RUNS``


@dataclass(kw_only=True)
class _Customer:
    block: int
    since: float
    patience: float
    minutes: float
    wait: float | None = None  # until the first reply
    left: bool = False


@dataclass(frozen=True, kw_only=True)
class _Stage:
    """The half-hours that are open, one after the other, as numbers of the week; people in each, and when each run of
    them without a break ends.
    """

    slots: tuple[int, ...]
    people: tuple[int, ...]
    ends: tuple[float, ...]

    @property
    def length(self) -> float:
        """Minutes in all."""
        return float(MINUTES * len(self.slots))


@dataclass(kw_only=True)
class _Play:
    """One run; ``busy``: minutes that places were taken in each open half-hour."""

    plan: Plan
    stage: _Stage
    env: Environment
    queue: deque[_Customer] = field(default_factory=deque)
    loads: list[int] = field(default_factory=list)
    on_duty: int = 0
    busy: list[float] = field(default_factory=list)

    def serve(self) -> None:
        """Give the queue to who has room, the least busy first."""
        while self.queue:
            person = min(range(self.on_duty), key=self.loads.__getitem__, default=None)
            if person is None or self.loads[person] >= self.plan.wish.places:
                return
            customer = self.queue.popleft()
            if self.env.now - customer.since > customer.patience:
                customer.left = True
            else:
                self._take(customer, person)

    def _take(self, customer: _Customer, person: int) -> None:
        now, handling = self.env.now, self.plan.handling
        self.loads[person] += 1
        customer.wait = now - customer.since + handling.lag
        slot = min(int(now // MINUTES), len(self.stage.slots) - 1)
        length = min(customer.minutes * handling.stretch(self.loads[person]), self.stage.ends[slot] - now)
        self._count_busy(now, now + length)
        self.env.timeout(length).callbacks.append(lambda _: self._finish(person))

    def _finish(self, person: int) -> None:
        self.loads[person] -= 1
        self.serve()

    def _count_busy(self, since: float, until: float) -> None:
        for slot in range(int(since // MINUTES), min(int(until // MINUTES) + 1, len(self.busy))):
            begins = slot * MINUTES
            self.busy[slot] += max(0.0, min(until, begins + MINUTES) - max(since, begins))

    def watch_clock(self) -> Moves:
        """Who is there changes with the half-hours."""
        for people in self.stage.people:
            self.on_duty = people
            self.serve()
            yield self.env.timeout(MINUTES)

    def let_in(self, customers: Sequence[_Customer]) -> Moves:
        """They come one after the other."""
        for customer in customers:
            if customer.since > self.env.now:
                yield self.env.timeout(customer.since - self.env.now)
            self.queue.append(customer)
            self.serve()


@dataclass(kw_only=True)
class _Sums:
    customers: list[list[_Customer]] = field(default_factory=list)  # of each run
    busy: list[float] = field(default_factory=list)


def simulate(plan: Plan, *, seed: int = 1, runs: int | None = None) -> Outcome:
    """Play the week; the same seed plays the same."""
    from simpy import Environment

    stage = _lay_out(plan)
    rounds = runs or min(MOST_RUNS, max(RUNS, int(CUSTOMERS / max(1.0, plan.forecast.total))))
    sums = _Sums(busy=[0.0] * len(stage.slots))
    for run in range(rounds):
        rng = random.Random(f"{seed}-{run}")
        env = Environment()
        people = max(stage.people, default=0)
        play = _Play(plan=plan, stage=stage, env=env, loads=[0] * people, busy=sums.busy)
        customers = _draw_customers(plan, stage, rng)
        env.process(play.watch_clock())
        env.process(play.let_in(customers))
        if stage.slots:
            env.run(until=stage.length)
        _send_home(play)
        sums.customers.append(customers)
    return _sum_up(plan, stage, sums)


def _lay_out(plan: Plan) -> _Stage:
    slots = tuple(slot for slot in range(A_WEEK) if plan.opened[slot])
    people = spread_rota(plan.wish.rota, plan.opened)
    ends, end = [], 0.0
    for place in reversed(range(len(slots))):
        last = place + 1 == len(slots) or slots[place + 1] != slots[place] + 1
        end = float(MINUTES * (place + 1)) if last else end
        ends.append(end)
    return _Stage(slots=slots, people=tuple(people[slot] for slot in slots), ends=tuple(reversed(ends)))


def _draw_customers(plan: Plan, stage: _Stage, rng: random.Random) -> list[_Customer]:
    """Who comes; days differ by more than chance where they did so."""
    if not stage.slots:
        return []
    places = place_slots(plan.opened)
    moods = [_draw_mood(plan, weekday, rng) for weekday in range(7)]
    draw_minutes = _minutes_of(plan, rng)
    customers = []
    for slot, rate in enumerate(plan.forecast.rates):
        rate *= moods[slot // A_DAY]
        at = rng.expovariate(rate) if rate > 0 else inf  # in half-hours
        while at < 1:
            place, waits = places[slot]
            since = MINUTES * (place + (0.0 if waits else at))
            patience = plan.patience.find_end(rng.random(), rng.expovariate(1.0))
            block = stage.slots[place] // BLOCK
            customers.append(_Customer(block=block, since=since, patience=patience, minutes=draw_minutes()))
            at += rng.expovariate(rate)
    return sorted(customers, key=lambda one: one.since)


def _draw_mood(plan: Plan, weekday: int, rng: random.Random) -> float:
    """How much more or less comes on this day than usual."""
    mean, beyond = plan.forecast.of_day(weekday), plan.forecast.spread - 1
    if mean <= 0 or beyond <= 0:
        return 1.0
    shape = mean / beyond
    return rng.gammavariate(shape, 1 / shape)


def _minutes_of(plan: Plan, rng: random.Random) -> Callable[[], float]:
    known = plan.handling.minutes
    if known:
        return lambda: rng.choice(known)
    return lambda: rng.expovariate(1 / ASSUMED_MINUTES)


def _send_home(play: _Play) -> None:
    """Who still stands there at the end of the week."""
    for customer in play.queue:
        customer.left = play.stage.length - customer.since > customer.patience


def _sum_up(plan: Plan, stage: _Stage, sums: _Sums) -> Outcome:
    everybody = [one for customers in sums.customers for one in customers]
    by_block: list[list[_Customer]] = [[] for _ in range(BLOCKS)]
    for one in everybody:
        by_block[one.block].append(one)
    runs = max(1, len(sums.customers))
    taken, there = [0.0] * BLOCKS, [0.0] * BLOCKS
    for place, slot in enumerate(stage.slots):
        taken[slot // BLOCK] += sums.busy[place] / runs
        there[slot // BLOCK] += MINUTES * stage.people[place] * plan.wish.places
    blocks = tuple(
        _to_part(plan, customers, runs, taken[block], there[block]) for block, customers in enumerate(by_block)
    )
    total = _to_part(plan, everybody, runs, sum(taken), sum(there))
    shares = [_share_in_time(plan, customers) for customers in sums.customers]
    cuts = quantiles(shares, n=10, method="inclusive") if len(shares) > 1 else [1.0] * 9
    return Outcome(total=total, blocks=blocks, low=cuts[0], high=cuts[-1], runs=len(shares))


def _to_part(plan: Plan, customers: Sequence[_Customer], runs: int, taken: float, there: float) -> Part:
    waits = sorted(one.wait for one in customers if one.wait is not None)
    return Part(
        came=len(customers) / runs,
        median=waits[len(waits) // 2] if waits else None,
        most=waits[int(0.9 * (len(waits) - 1))] if waits else None,
        in_time=_share_in_time(plan, customers),
        left=fmean(one.left for one in customers) if customers else 0.0,
        load=min(1.0, taken / there) if there else 0.0,
    )


def _share_in_time(plan: Plan, customers: Sequence[_Customer]) -> float:
    """Of all who came; who left was not answered in time."""
    if not customers:
        return 1.0
    return fmean(one.wait is not None and one.wait <= plan.wish.minutes for one in customers)
