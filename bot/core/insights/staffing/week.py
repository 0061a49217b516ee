"""A week in half-hours, Monday first, as the clock of the business goes; people are planned in blocks of two hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.clocks.worktime import Calendar
from bot.core.hours import is_closed

MINUTES: Final = 30
A_SLOT: Final = timedelta(minutes=MINUTES)
A_DAY: Final = 48
A_WEEK: Final = 7 * A_DAY
BLOCK: Final = 4  # half-hours
BLOCKS_A_DAY: Final = A_DAY // BLOCK
BLOCKS: Final = 7 * BLOCKS_A_DAY

Rates = tuple[float, ...]  # a half-hour of the week each
Open = tuple[bool, ...]  # a half-hour of the week each
Rota = tuple[int, ...]  # people, a block of the week each

NOBODY: Final[Rota] = (0,) * BLOCKS


def slot_of(local: datetime) -> int:
    """The half-hour of its day."""
    return local.hour * 2 + local.minute // MINUTES


def next_monday(today: date) -> date:
    """When the week begins that is planned."""
    return today + timedelta(days=7 - today.weekday())


def list_open(calendar: Calendar, monday: date) -> Open:
    """In which half-hours of that week people answer, for a part of them at least."""
    return list_any_open([calendar], calendar.zone, monday)


def list_any_open(calendars: Iterable[Calendar], zone: ZoneInfo, monday: date) -> Open:
    """The same by the clock of ``zone``, where one of several teams is enough."""
    each = [
        [_is_open_at(one, datetime.combine(monday, time(), zone) + slot * A_SLOT) for slot in range(A_WEEK)]
        for one in calendars
    ]
    return tuple(map(any, zip(*each, strict=True)))


def _is_open_at(calendar: Calendar, moment: datetime) -> bool:
    local = moment.astimezone(calendar.zone)
    return not is_closed(local.date(), calendar.closed) and _is_open(calendar, local.weekday(), slot_of(local))


def _is_open(calendar: Calendar, weekday: int, slot: int) -> bool:
    begins = time(slot // 2, MINUTES * (slot % 2))
    ends = time.max if slot == A_DAY - 1 else time((slot + 1) // 2, MINUTES * ((slot + 1) % 2))
    spans = [span for span in calendar.hours if span.day == weekday]
    return not calendar.hours or any(span.opens < ends and begins < span.closes for span in spans)


def slots_of(block: int) -> range:
    """The half-hours of a block."""
    return range(block * BLOCK, (block + 1) * BLOCK)


def is_block_open(opened: Open, block: int) -> bool:
    """Whether anybody answers in it."""
    return any(opened[slot] for slot in slots_of(block))


def name_block(opened: Open, block: int) -> tuple[int, str, str]:
    """Its weekday from 0, and from when to when it is open."""
    slots = [slot for slot in slots_of(block) if opened[slot]] or list(slots_of(block))
    first, last = slots[0] % A_DAY, slots[-1] % A_DAY + 1
    return block // BLOCKS_A_DAY, _name(first), _name(last)


def _name(slot: int) -> str:
    return f"{slot // 2:02}:{MINUTES * (slot % 2):02}"


def spread_rota(rota: Rota, opened: Open) -> tuple[int, ...]:
    """People in each half-hour; nobody while it is closed."""
    return tuple(rota[slot // BLOCK] if is_open else 0 for slot, is_open in enumerate(opened))


def sum_blocks(rates: Sequence[float]) -> tuple[float, ...]:
    """A number a half-hour as one a block."""
    return tuple(sum(rates[slot] for slot in slots_of(block)) for block in range(len(rates) // BLOCK))


def place_slots(opened: Open) -> tuple[tuple[int, bool], ...]:
    """For each half-hour of the week the place, among the open ones, of that in which its customers are looked after,
    and whether they wait for it to begin. After the last one it is the first; nothing where none is open.
    """
    at = {slot: place for place, slot in enumerate(slot for slot in range(A_WEEK) if opened[slot])}
    found: list[tuple[int, bool]] = []
    following = 0
    for slot in reversed(range(A_WEEK)) if at else ():
        following = at.get(slot, following)
        found.append((following, slot not in at))
    return tuple(reversed(found))


def gather(rates: Rates, opened: Open) -> Rates:
    """What comes in each half-hour to be looked after: at opening also what came since closing."""
    slots = [slot for slot in range(A_WEEK) if opened[slot]]
    found = [0.0] * A_WEEK
    for rate, (place, _) in zip(rates, place_slots(opened), strict=False):
        found[slots[place]] += rate
    return tuple(found)
