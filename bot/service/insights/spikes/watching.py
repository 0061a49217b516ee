"""What customers ask is put into kinds as it comes; when far more people than usual ask one, that is a spike.

In the engine, every two minutes, and it gives way to whoever waits for an answer.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.core.insights.spikes.spikes import CALM, Heard
from bot.core.insights.spikes.weighing import (
    LEAST,
    WEEKS,
    WINDOW,
    Slot,
    Usual,
    is_spike,
    list_slots,
    weigh_busier,
)
from bot.core.jobs import Job, JobKind
from bot.language.said.veiling import veil
from bot.language.text.wording import strip_courtesy, words
from bot.service.ports import App, Engine, Tx
from bot.storage.insights.spikes import heard, notices, spikes
from bot.storage.insights.spikes.heard import Once
from bot.storage.system import facts, jobs

if TYPE_CHECKING:  # the front asks for it, and has no use for arrays
    from bot.knowledge.gaps.grouping import Embed, Grouped

LANE: Final = "spikes"
READ: Final = "insights.heard"  # up to which message
MOST: Final = 400  # lines at once
ROUNDS: Final = 5  # of so many in one go; the rest waits for the next time
BACK: Final = timedelta(days=22)  # how much of what was said before is read at the beginning
LAG: Final = timedelta(seconds=5)  # a younger line may have one before it that is not committed yet
TALK: Final = timedelta(hours=12)  # who has had a person's answer within it goes on talking to them
FEWEST: Final = 2  # words that may ask something
LONGEST: Final = 300  # characters that tell what it is about
MOST_AT_ONCE: Final = 1000  # newest questions of a window
GIVES_WAY: Final = 0.05
LONGEST_PAUSE: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class Look:
    """The last quarter of an hour, the kinds of question and spikes there are, and what is compared."""

    now: datetime
    recent: tuple[Heard, ...]
    kinds: tuple[tuple[int, bytes], ...]
    known: tuple[tuple[int, bytes], ...]
    slots: tuple[Slot, ...]
    before: tuple[Once, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A new spike."""

    title: str
    centre: bytes
    asked: tuple[Heard, ...]
    usual: float


async def watch_questions(app: App) -> None:
    """What the timer does: have the engine look."""
    if await app.database.read(_is_free):
        await app.database.write(_do_want)


async def look(engine: Engine, job: Job, *, embed: Embed | None = None) -> None:
    """Read on, and look at the last quarter of an hour; ``embed`` takes the place of the encoder of the product."""
    if job.was_deadly:
        await engine.database.write(_do_skip)
        return
    embed = embed or _remembering()
    for _ in range(ROUNDS):
        if not await _read_on(engine, embed):
            break
    else:
        return  # of the past there is more than one go; until it is read nothing is known to be unusual
    found = await engine.database.read(_begin)
    groups = await asyncio.to_thread(_group_recent, engine, found, embed)
    await engine.database.write(_do_keep, *sort_groups(found, groups))


async def _read_on(engine: Engine, embed: Embed) -> bool:
    """Whether there is more to read."""
    after, lines, asked = await engine.database.read(_find_new)
    if not lines:
        return False
    kinds = await engine.database.read(heard.list_kinds)
    found = await asyncio.to_thread(_group, engine, [_asked(one.text) for one in asked], kinds, embed)
    await engine.database.write(_do_read, after, lines[-1].message_id, asked, found, kinds)
    return len(lines) == MOST


def _find_new(tx: Tx) -> tuple[int, tuple[Heard, ...], tuple[Heard, ...]]:
    known = facts.find_fact(tx, READ)
    after = int(known[0]) if known else 0
    lines = heard.list_lines(tx, after=after, since=tx.now - BACK, before=tx.now - LAG, limit=MOST)
    answered: dict[int, list[datetime]] = defaultdict(list)
    if lines:
        chats = {one.conversation_id for one in lines}
        for chat, at in heard.list_answered(tx, chats, since=lines[0].at - TALK):
            answered[chat].append(at)
    asked = (one for one in lines if len(words(_asked(one.text))) >= FEWEST)
    new = (one for one in asked if not any(one.at - TALK < at < one.at for at in answered[one.conversation_id]))
    return after, lines, tuple(new)


def _do_read(
    tx: Tx, before: int, after: int, asked: Sequence[Heard], found: Grouped, kinds: Sequence[tuple[int, bytes]]
) -> None:
    known = facts.find_fact(tx, READ)
    if (int(known[0]) if known else 0) != before:
        return  # another engine was first
    numbers = [*(number for number, _ in kinds), *heard.record_kinds(tx, found.centres)]
    heard.record_heard(tx, {one: numbers[place] for one, place in zip(asked, found.place, strict=True)})
    facts.record_fact(tx, READ, str(after))


def _begin(tx: Tx) -> Look:
    first = heard.find_first(tx)
    slots = list_slots(tx.now, since=first) if first is not None else ()
    recent = heard.list_recent(tx, since=tx.now - WINDOW)[-MOST_AT_ONCE:]
    return Look(
        now=tx.now,
        recent=recent,
        kinds=heard.list_kinds(tx) if recent else (),
        known=spikes.list_known(tx),
        slots=slots,
        before=heard.list_within(tx, slots) if _count(recent) >= LEAST else (),
    )


def sort_groups(look: Look, groups: Grouped) -> tuple[dict[int, list[Heard]], list[Found]]:
    """What belongs to the spikes there are, and new ones."""
    members: dict[int, list[Heard]] = defaultdict(list)
    for one, place in zip(look.recent, groups.place, strict=True):
        members[place].append(one)
    old = {number: members[place] for place, (number, _) in enumerate(look.known) if members[place]}
    new = []
    for at, (typical, centre) in enumerate(zip(groups.typical, groups.centres, strict=True)):
        asked = tuple(members[at + len(look.known)])
        if not look.slots or _count(asked) < LEAST:
            continue
        usual = find_usual(look, centre, asked)
        if is_spike(_count(asked), usual):
            new.append(Found(title=veil(look.recent[typical].text), centre=centre, asked=asked, usual=usual.mean))
    return old, new


def find_usual(look: Look, centre: bytes, asked: Sequence[Heard]) -> Usual:
    """What this hour usually brings of a group: of kinds near to its middle, and of those that several of it are."""
    from bot.knowledge.spikes.finding import list_near

    near = {look.kinds[place][0] for place in list_near(centre, [one for _, one in look.kinds])}
    near |= {kind for kind, count in Counter(one.kind_id for one in asked).items() if count > 1}
    windows = sum(slot.windows for slot in look.slots)
    of_group = _count_windows(one for one in look.before if one.kind_id in near)
    of_all = _count_windows(look.before)
    busier = weigh_busier(_count(look.recent) - _count(asked), max(0.0, of_all - of_group) / windows)
    return Usual(people=of_group, windows=windows, busier=busier)


def _count_windows(asked: Iterable[Once]) -> int:
    """People of each quarter of an hour, added up."""
    size = WINDOW.total_seconds()
    return len({(one.conversation_id, int(one.at.timestamp() // size)) for one in asked})


def _do_keep(tx: Tx, old: Mapping[int, Sequence[Heard]], new: Sequence[Found]) -> None:
    for number, asked in old.items():
        spikes.record_people(tx, number, asked)
    for one in new:
        spikes.record_spike(tx, one.title, one.centre, one.asked, usual=one.usual)
    spikes.close_calm(tx, before=tx.now - CALM, but=notices.list_live_spikes(tx))
    kept = heard.look_back(WEEKS)
    heard.forget(tx, before=tx.now - kept, kinds_before=tx.now - kept)


def _group(engine: Engine, texts: list[str], known: Sequence[tuple[int, bytes]], embed: Embed) -> Grouped:
    from bot.knowledge.gaps.grouping import group

    return group(texts, [centre for _, centre in known], embed=embed, told=lambda *_: _give_way(engine))


def _group_recent(engine: Engine, look: Look, embed: Embed) -> Grouped:
    """As people tell of one incident: less alike than the phrasings of a question."""
    from bot.knowledge.gaps.grouping import group
    from bot.knowledge.spikes.finding import ONE_MATTER

    texts, known = [_asked(one.text) for one in look.recent], [centre for _, centre in look.known]
    return group(texts, known, embed=embed, told=lambda *_: _give_way(engine), same=ONE_MATTER)


def _give_way(engine: Engine) -> None:
    until = time.monotonic() + LONGEST_PAUSE
    while engine.effort.longest() and time.monotonic() < until:
        time.sleep(GIVES_WAY)


def _remembering() -> Embed:
    from bot.knowledge.spikes.finding import shipped

    return shipped()


def _asked(text: str) -> str:
    return strip_courtesy(text)[:LONGEST]


def _count(asked: Iterable[Heard]) -> int:
    return len({one.conversation_id for one in asked})


def _do_want(tx: Tx) -> None:
    if _is_free(tx):
        jobs.add(tx, kind=JobKind.SPIKES, lane=LANE, payload={})


def _is_free(tx: Tx) -> bool:
    return jobs.find_queued(tx, lane=LANE) is None and not jobs.is_running(tx, lane=LANE)


def _do_skip(tx: Tx) -> None:
    """An engine has ended at these lines: they are passed over."""
    after, lines, _ = _find_new(tx)
    if lines:
        facts.record_fact(tx, READ, str(lines[-1].message_id or after))
