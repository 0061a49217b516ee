"""What past cases say: which came from customers, how long each kept a place taken, who was there to take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from math import floor
from statistics import fmean, median
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.case import OURS, Pause, Reason, State
from bot.core.clocks.worktime import Calendar, worked
from bot.core.hours import is_closed
from bot.core.insights.staffing.week import A_DAY, A_SLOT, BLOCKS, MINUTES, Open, Rota, is_block_open, slot_of, slots_of

UNANSWERED: Final = frozenset((Reason.MISSES, Reason.NOT_HELPED, Reason.REPEATED, Reason.CAME_BACK))
THINKING: Final = 5.0  # minutes a customer may take to answer while the place counts as taken
LONGEST: Final = 240.0  # minutes; what takes longer was forgotten rather than worked at
SHORTEST: Final = 0.5
LONG: Final = timedelta(hours=8)  # of this and longer only working time counts
ENOUGH: Final = 20  # cases
ENOUGH_BESIDE: Final = 15  # alone, and as many beside others
MOST_BESIDE: Final = 10
ASSUMED_MINUTES: Final = 10.0
ASSUMED_SLOWER: Final = 0.2
ASSUMED_LAG: Final = 1.0
DUTY_DAYS: Final = 28
REST: Final = timedelta(hours=10)  # without anything done between two shifts of somebody
SEEN: Final = 0.25  # of the days; somebody who is there so often is there

HoursOf = Callable[[int | None], Calendar]  # the working time of a team, None: of cases without one


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A case as far as planning cares."""

    opened_at: datetime
    reason: Reason
    state: State
    person_id: int | None = None
    claimed_at: datetime | None = None
    first_reply_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    team_id: int | None = None

    @property
    def is_arrival(self) -> bool:
        """Whether a customer came to the queue with it, and still needed somebody once the bot was back."""
        return self.reason not in OURS and self.state is not State.RECOVERED


@dataclass(frozen=True, kw_only=True)
class Handling:
    """How long a chat keeps a place taken. ``minutes`` of each as if it had been alone; each further chat at the same
    time makes it by ``slower`` longer; ``lag`` minutes pass from the taking to the first reply. ``cases`` it was
    learned of, 0: assumed; ``measured``: whether ``slower`` was.
    """

    minutes: tuple[float, ...] = ()
    slower: float = ASSUMED_SLOWER
    lag: float = ASSUMED_LAG
    cases: int = 0
    measured: bool = False

    @property
    def mean(self) -> float:
        """Of one that is alone."""
        return fmean(self.minutes) if self.minutes else ASSUMED_MINUTES

    def stretch(self, chats: int) -> float:
        """How much longer one takes of so many at once."""
        return 1 + self.slower * (chats - 1)


@dataclass(frozen=True, kw_only=True)
class _Taken:
    """A case that ended: by whom and when it was taken, and how long it kept the place."""

    person_id: int
    at: datetime
    minutes: float


def share_unanswered(contacts: Iterable[Contact]) -> float:
    """Of what is handed over the share that a better knowledge base might answer."""
    came = [one for one in contacts if one.is_arrival]
    return sum(one.reason in UNANSWERED for one in came) / len(came) if came else 0.0


def learn_handling(contacts: Iterable[Contact], hours: HoursOf) -> Handling:
    """From cases that somebody took and that ended, each in the working time of its team; a default where they are
    few.
    """
    known = list(contacts)
    taken = sorted(_list_taken(known, hours), key=lambda one: one.at)
    if len(taken) < ENOUGH:
        return Handling()
    beside = _count_beside(taken)
    minutes = _clip([one.minutes for one in taken])
    slower = _find_slower(beside, minutes)
    stretched = slower or 0.0
    alone = tuple(long / (1 + stretched * (chats - 1)) for long, chats in zip(minutes, beside, strict=True))
    return Handling(
        minutes=tuple(sorted(alone)),
        slower=ASSUMED_SLOWER if slower is None else slower,
        lag=_find_lag(known),
        cases=len(taken),
        measured=slower is not None,
    )


def _list_taken(contacts: Iterable[Contact], hours: HoursOf) -> Iterable[_Taken]:
    for one in contacts:
        if one.claimed_at and one.closed_at and one.person_id and one.first_reply_at:
            minutes = measure_handling(one, hours(one.team_id))
            yield _Taken(person_id=one.person_id, at=one.claimed_at, minutes=minutes)


def measure_handling(one: Contact, calendar: Calendar) -> float:
    """Minutes from taking to closing, without what the customer let us wait beyond a few minutes each time."""
    assert one.claimed_at is not None
    assert one.closed_at is not None
    total = _pass(calendar, one.claimed_at, one.closed_at)
    pauses = [(pause.since, pause.until) for pause in one.pauses]
    if one.answered_at is not None:
        pauses.append((one.answered_at, one.closed_at))
    for since, until in pauses:
        asleep = _pass(calendar, max(since, one.claimed_at), min(until, one.closed_at))
        total -= max(0.0, asleep - THINKING)
    return min(LONGEST, max(SHORTEST, total))


def _pass(calendar: Calendar, since: datetime, until: datetime) -> float:
    spent = until - since if until - since < LONG else worked(calendar, since, until)
    return max(0.0, spent / timedelta(minutes=1))


def _count_beside(taken: Sequence[_Taken]) -> list[int]:
    """With how many chats at once, itself among them, each began."""
    held: defaultdict[int, list[datetime]] = defaultdict(list)
    found = []
    for one in taken:
        mine = held[one.person_id]
        while mine and mine[0] <= one.at:
            heappop(mine)
        heappush(mine, one.at + timedelta(minutes=one.minutes))
        found.append(min(MOST_BESIDE, len(mine)))
    return found


def _clip(minutes: Sequence[float]) -> list[float]:
    """What is longer than 19 of 20 counts as those do."""
    most = sorted(minutes)[floor(0.95 * (len(minutes) - 1))]
    return [min(most, one) for one in minutes]


def _find_slower(beside: Sequence[int], minutes: Sequence[float]) -> float | None:
    """By which share each further chat makes one longer: a line through all of them; None where too few say."""
    alone = sum(chats == 1 for chats in beside)
    if min(alone, len(beside) - alone) < ENOUGH_BESIDE:
        return None
    middle, average = fmean(beside), fmean(minutes)
    spread = sum((chats - middle) ** 2 for chats in beside)
    slope = sum((chats - middle) * (long - average) for chats, long in zip(beside, minutes, strict=True)) / spread
    first = average - slope * (middle - 1)
    return min(1.0, max(0.0, slope / first)) if first > 0 else None


def _find_lag(contacts: Iterable[Contact]) -> float:
    lags = [
        max(0.0, (one.first_reply_at - one.claimed_at) / timedelta(minutes=1))
        for one in contacts
        if one.first_reply_at and one.claimed_at
    ]
    return min(LONGEST, median(lags)) if lags else ASSUMED_LAG


def find_duty(contacts: Iterable[Contact], calendar: Calendar, opened: Open, today: date) -> Rota | None:
    """How many took, answered or closed chats in each block of the last four weeks; None when nobody did. A weekday
    that has not been yet is as the others.
    """
    since = today - timedelta(days=DUTY_DAYS)
    stays = {one for one in _list_stays(contacts, calendar.zone, since) if one[1] < today}
    if not stays:
        return None
    first = min(day for _, day, _ in stays)
    days = [first + timedelta(days=step) for step in range((today - first).days)]
    working = [day for day in days if not is_closed(day, calendar.closed)]
    there = [[0] * A_DAY for _ in range(7)]
    for _, day, slot in stays:
        there[day.weekday()][slot] += 1
    seen = [sum(day.weekday() == weekday for day in working) for weekday in range(7)]
    known = [_to_means(there[one], seen[one]) for one in range(7) if any(there[one])]
    usual = [fmean(one[slot] for one in known) for slot in range(A_DAY)]
    means = [one for day in range(7) for one in (_to_means(there[day], seen[day]) if seen[day] else usual)]
    return tuple(_round_block(means, opened, block) for block in range(BLOCKS))


def _to_means(there: Sequence[int], days: int) -> list[float]:
    return [count / max(1, days) for count in there]


def _list_stays(contacts: Iterable[Contact], zone: ZoneInfo, since: date) -> Iterator[tuple[int, date, int]]:
    """Person, day and half-hour for each in which somebody was there: from the first to the last thing they did without
    a long rest between, over midnight too.
    """
    did: defaultdict[int, set[datetime]] = defaultdict(set)
    start = datetime.combine(since, time(), zone)
    for one in contacts:
        closed = one.closed_at if one.state in (State.RESOLVED, State.RETURNED) else None
        moments = filter(None, (one.claimed_at, one.first_reply_at, closed))
        if one.person_id is not None:
            did[one.person_id].update(_begin_slot(moment) for moment in moments if moment >= start)
    for person_id, known in did.items():
        ordered = sorted(known)
        for place, at in enumerate(ordered):
            following = ordered[place + 1] if place + 1 < len(ordered) else at
            steps = (following - at) // A_SLOT if following - at < REST else 1
            for step in range(max(1, steps)):
                local = (at + step * A_SLOT).astimezone(zone)
                yield person_id, local.date(), slot_of(local)


def _begin_slot(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % MINUTES, second=0, microsecond=0)


def _round_block(means: Sequence[float], opened: Open, block: int) -> int:
    if not is_block_open(opened, block):
        return 0
    mean = fmean(means[slot] for slot in slots_of(block) if opened[slot])
    return max(1, floor(mean + 0.5)) if mean >= SEEN else 0
