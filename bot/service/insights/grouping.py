"""Putting unserved questions into groups: in the engine, in steps that give way to customers."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.core.insights.gaps import BACK, WINDOW, GapState, Sum, comes_back, sum_up
from bot.core.jobs import Job, JobKind
from bot.service.ports import App, Engine, Tx
from bot.storage.insights import gaps
from bot.storage.insights.gaps import Ungrouped
from bot.storage.system import facts, jobs

if TYPE_CHECKING:  # the front asks for groups, and has no use for arrays
    from bot.knowledge.gaps.grouping import Embed, Grouped

LANE: Final = "group"
MOST: Final = 10_000  # questions at once
STEP: Final = 100  # rows of one transaction
PROGRESS: Final = "insights.grouping"  # "done/total" while it goes on, "" else
DONE: Final = "insights.grouped"  # when it was through last
AGAIN: Final = timedelta(hours=1)  # then the sums are made anew, questions or not
GIVES_WAY: Final = 0.05
LONGEST_PAUSE: Final = 1.0


def do_want(tx: Tx) -> bool:
    """Have questions grouped that are in no group yet; a timer asks."""
    if not is_wanted(tx) or jobs.find_queued(tx, lane=LANE) or jobs.is_running(tx, lane=LANE):
        return False
    jobs.add(tx, kind=JobKind.GROUP, lane=LANE, payload={})
    return True


async def group_gaps(engine: Engine, job: Job, *, embed: Embed | None = None) -> None:
    """Group what is in no group, add up what each costs, and bring back what has grown.

    ``embed`` takes the place of the encoder of the product.
    """
    read, write = engine.database.read, engine.database.write
    waiting = await read(lambda tx: gaps.list_ungrouped(tx, since=tx.now - WINDOW, limit=MOST))
    if waiting and not job.was_deadly:
        centres = await read(gaps.list_centres)
        found = await asyncio.to_thread(_group, engine, waiting, [centre for _, centre in centres], embed)
        await _keep(engine, waiting, tuple(number for number, _ in centres), found)
    await sum_up_all(engine)
    await write(do_finish)


async def sum_up_all(app: App) -> None:
    """What each group adds up to in the last 30 days, a few at a time; what has grown comes back."""
    sums = await app.database.read(find_sums)
    numbers = list(sums)
    for start in range(0, len(numbers), STEP):
        part = {number: sums[number] for number in numbers[start : start + STEP]}
        await app.database.write(gaps.record_sums, part)
    await app.database.write(_do_bring_back, sums)


def find_sums(tx: Tx) -> dict[int, Sum]:
    """By group; one of which nobody has asked any more adds up to nothing."""
    since = tx.now - WINDOW
    found = sum_up(gaps.list_put(tx, since=since), gaps.list_cases(tx, since=since), now=tx.now)
    return {number: Sum() for number in gaps.list_summed(tx) if number not in found} | found


def _do_bring_back(tx: Tx, sums: Mapping[int, Sum]) -> None:
    for one in gaps.list_put_away(tx, BACK):
        if one.id in sums and comes_back(one, sums[one.id]):
            gaps.record_state(tx, one, GapState.OPEN)


def do_finish(tx: Tx) -> None:
    """It is through."""
    facts.record_fact(tx, PROGRESS, "")
    facts.record_fact(tx, DONE, "1")


def _group(engine: Engine, waiting: tuple[Ungrouped, ...], known: list[bytes], embed: Embed | None) -> Grouped:
    from bot.knowledge.gaps.grouping import embed_questions, group

    return group([one.text for one in waiting], known, embed=embed or embed_questions, told=_tell(engine))


async def _keep(engine: Engine, waiting: tuple[Ungrouped, ...], known: tuple[int, ...], found: Grouped) -> None:
    titles = [(waiting[at].text, centre) for at, centre in zip(found.typical, found.centres, strict=True)]
    numbers = list(known)
    for start in range(0, len(titles), STEP):
        numbers += await engine.database.write(gaps.record_groups, titles[start : start + STEP])
    for part in _cut([(one.id, numbers[place]) for one, place in zip(waiting, found.place, strict=True)]):
        await engine.database.write(gaps.record_places, part)


def _cut(placed: list[tuple[int, int]]) -> Iterator[Mapping[int, list[int]]]:
    for start in range(0, len(placed), STEP):
        part: dict[int, list[int]] = defaultdict(list)
        for question, gap in placed[start : start + STEP]:
            part[gap].append(question)
        yield part


def _tell(engine: Engine) -> Callable[[int, int], None]:
    """Writes down once a second how far it is, and waits while a customer is answered."""
    last = 0.0

    def told(done: int, total: int) -> None:
        nonlocal last
        until = time.monotonic() + LONGEST_PAUSE
        while engine.effort.longest() and time.monotonic() < until:
            time.sleep(GIVES_WAY)
        if time.monotonic() - last > 1:
            last = time.monotonic()
            engine.database.write_now(facts.record_fact, PROGRESS, f"{done}/{total}")

    return told


async def watch_gaps(app: App) -> None:
    """What the timer does: a look, and a job where it is wanted."""
    if await app.database.read(is_wanted):
        await app.database.write(do_want)


def is_wanted(tx: Tx) -> bool:
    """Whether a question is in no group, or the sums are old."""
    done = facts.find_fact(tx, DONE)
    stale = done is not None and done[1] < tx.now - AGAIN
    return stale or gaps.has_ungrouped(tx, since=tx.now - WINDOW)
