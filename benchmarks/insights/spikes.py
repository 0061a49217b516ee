"""How often leads are called for nothing, and how soon for something: the watch of the product over a made-up month."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from benchmarks.insights.month import BEGINS, Asked, Month
from benchmarks.table import Figure
from bot.core.insights.spikes.spikes import CALM, Heard
from bot.core.insights.spikes.weighing import LEAST, WINDOW, list_slots
from bot.knowledge.gaps.grouping import Rows, group
from bot.knowledge.spikes.finding import ONE_MATTER
from bot.service.insights.spikes.watching import Found, Look, sort_groups
from bot.storage.insights.spikes.heard import Once

EVERY: Final = timedelta(minutes=2)
SIZES: Final = (6, 8, 12, 20)
OF_EACH: Final = 10
BUSINESSES: Final = {"quiet, 40 questions a day": (40, 40), "300 a day": (300, 80), "busy, 1500 a day": (1500, 120)}


@dataclass(kw_only=True)
class _Going:
    """A spike that goes on."""

    number: int
    centre: bytes
    seen_at: datetime


@dataclass(kw_only=True)
class Watch:
    """The product's watch with lists in the place of tables."""

    month: Month
    kinds: list[tuple[int, bytes]] = field(default_factory=list)
    heard: list[Once] = field(default_factory=list)
    kind_of: dict[int, int] = field(default_factory=dict)
    going: list[_Going] = field(default_factory=list)
    found: list[tuple[datetime, Found]] = field(default_factory=list)

    def run(self) -> None:
        """To the end of the month."""
        moments = [one.at for one in self.month.asked]
        self._at = moments
        read, now = 0, BEGINS
        while now < self.month.ends:
            now += EVERY if now >= self.month.measured else timedelta(hours=6)
            until = bisect_left(moments, now)
            if until > read:
                self._read(self.month.asked[read:until])
                read = until
            if now > self.month.measured:
                self._look(now, self.month.asked[bisect_left(moments, now - WINDOW) : until])

    def _read(self, asked: Sequence[Asked]) -> None:
        placed = group(_name(asked), [one for _, one in self.kinds], embed=self._embed, told=_nobody)
        self.kinds += [(len(self.kinds) + at, centre) for at, centre in enumerate(placed.centres)]
        for one, place in zip(asked, placed.place, strict=True):
            self.kind_of[one.row] = place
            self.heard.append(Once(kind_id=place, conversation_id=one.person, at=one.at))

    def _look(self, now: datetime, asked: Sequence[Asked]) -> None:
        self.going = [one for one in self.going if one.seen_at > now - CALM]
        if len(asked) < LEAST:
            return
        recent = tuple(
            Heard(
                message_id=one.row,
                conversation_id=one.person,
                text=f"q {one.row}",
                at=one.at,
                kind_id=self.kind_of[one.row],
            )
            for one in asked
        )
        slots = list_slots(now, since=BEGINS)
        before = [one for slot in slots for one in self._within(slot.begins, slot.ends)]
        known = tuple((one.number, one.centre) for one in self.going)
        look = Look(now=now, recent=recent, kinds=tuple(self.kinds), known=known, slots=slots, before=tuple(before))
        known_centres = [one.centre for one in self.going]
        groups = group(_name(asked), known_centres, embed=self._embed, told=_nobody, same=ONE_MATTER)
        old, new = sort_groups(look, groups)
        for one in self.going:
            one.seen_at = max([one.seen_at, *(line.at for line in old.get(one.number, ()))])
        for spike in new:
            self.going.append(_Going(number=len(self.found), centre=spike.centre, seen_at=now))
            self.found.append((now, spike))

    def _within(self, begins: datetime, ends: datetime) -> list[Once]:
        return self.heard[bisect_left(self._at, begins) : bisect_left(self._at, ends)]

    def _embed(self, texts: Sequence[str]) -> Rows:
        return self.month.rows[[int(text.split()[1]) for text in texts]]


def measure_spikes(*, seed: int, only: str = "", say: Callable[[str], None]) -> list[Figure]:
    """False alarms of a month, and for each number of people how many incidents are found and when."""
    figures: list[Figure] = []
    for name, (a_day, topics) in BUSINESSES.items():
        if only not in name:
            continue
        month = Month(a_day=a_day, topics=topics, broken=SIZES * OF_EACH, seed=seed)
        watch = Watch(month=month)
        watch.run()
        say(f"{name}: {len(month.asked)} questions, {len(watch.kinds)} kinds, {len(watch.found)} alarms")
        figures += _sum_up(name, month, watch, say=say)
    return figures


def _sum_up(name: str, month: Month, watch: Watch, *, say: Callable[[str], None]) -> Iterator[Figure]:
    incidents = {one.row: one.incident for one in month.asked}
    found: dict[int, float] = {}
    false = 0
    for at, spike in watch.found:
        of = {incidents[one.message_id] for one in spike.asked} - {-1}
        if not of:
            false += 1
            say(f"  false: {len(spike.asked)} people at {at:%a %H:%M}, usual {spike.usual:.2f}")
        for number in of:
            found.setdefault(number, (at - month.broken[number].begins) / timedelta(minutes=1))
    yield _figure("false alarms a month", name, false, "alarms", "1")
    for people in SIZES:
        of_size = [one for one in month.broken if one.people == people]
        times = [found[one.number] for one in of_size if one.number in found]
        bound = "95 %" if people == 8 else ""
        yield _figure(f"found, {people} people in 15 minutes", name, 100 * len(times) / len(of_size), "%", bound)
        if times:
            yield _figure(f"minutes until found, {people} people", name, median(times), "min")


def _figure(metric: str, subject: str, value: float, unit: str, bound: str = "") -> Figure:
    return Figure(metric=metric, subject=subject, system="answerdesk", value=value, unit=unit, bound=bound)


def _name(asked: Sequence[Asked]) -> list[str]:
    return [f"q {one.row}" for one in asked]


def _nobody(_: int, __: int) -> None:
    return
