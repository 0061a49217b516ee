"""Putting the questions of old conversations into topics: in the engine, in steps that give way to customers."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.core.insights.histories import AskedSo, OldTopic, Stage
from bot.core.jobs import Job
from bot.errors import AnswerdeskError
from bot.service.articles.histories import reading
from bot.service.ports import Engine, Finder, Tx
from bot.storage.articles import histories

if TYPE_CHECKING:  # the front has no use for arrays
    from bot.knowledge.gaps.grouping import Embed
    from bot.knowledge.histories.masking import Asked
    from bot.knowledge.histories.topics import Sorted, Topic

GIVES_WAY: Final = 0.05
LONGEST_PAUSE: Final = 1.0
COMPARED: Final = 100  # topics whose nearest article is looked for
TRIED: Final = 3  # wordings of each
NEAR: Final = 0.2  # probability from which on an article is shown beside a topic
ANSWERS: Final = 0.5  # from which on it is said to answer it


class Stopped(AnswerdeskError):
    """The import was stopped."""


async def sort_history(engine: Engine, job: Job, *, embed: Embed | None = None) -> None:
    """Find the topics of an import. ``embed`` takes the place of the encoder of the product."""
    number = int(job.payload["history"])
    known = await engine.database.read(histories.get, number)
    if known is None or known.stage is not Stage.SORTING:
        return
    if job.attempts > reading.MOST_ATTEMPTS:  # a restart of the product begins it again, once
        await engine.database.write(reading.do_fail, number)
        return
    folder = reading.folder_of(engine, number)
    try:
        topics = await asyncio.to_thread(_sort, engine, number, folder / reading.QUESTIONS, embed)
    except Stopped:
        return
    except FileNotFoundError:  # kept for two weeks
        await engine.database.write(reading.do_fail, number)
        return
    await engine.database.write(_do_end, number, topics)
    await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def find_near(finder: Finder, topic: Topic, *, pause: Callable[[], object] = lambda: None) -> tuple[str, float]:
    """The article that its commonest wordings lead to, and how probable it is on average; "" for none."""
    chances: dict[str, float] = defaultdict(float)
    texts = [(topic.title, topic.language), *((one.text, one.language) for one in topic.wordings)][:TRIED]
    for text, language in texts:
        pause()
        for found in finder.find_answers(text, language, limit=1, drafts=True):
            chances[found.article] += found.probability
    best = max(chances, key=chances.__getitem__, default="")
    return best, chances[best] / len(texts) if best else 0.0


def to_topics(found: Sorted, near: Iterable[tuple[str, float]], number: int) -> tuple[OldTopic, ...]:
    """As they are kept."""
    return tuple(
        OldTopic(
            id=0,
            history_id=number,
            title=one.title,
            language=one.language,
            count=one.count,
            people=one.people,
            months=one.months,
            languages=one.languages,
            wordings=tuple(AskedSo(text=it.text, language=it.language, count=it.count) for it in one.wordings),
            replies=one.replies,
            agreed=one.agreed,
            near=article if chance >= NEAR else "",
            answers=chance >= ANSWERS,
        )
        for one, (article, chance) in zip(found.topics, near, strict=True)
    )


def _sort(engine: Engine, number: int, path: Path, embed: Embed | None) -> tuple[OldTopic, ...]:
    from bot.knowledge.gaps.grouping import embed_questions
    from bot.knowledge.histories.topics import sort_out

    tell = _tell(engine, number)
    found = sort_out(_load(path), embed=embed or embed_questions, told=tell)
    near = [("", 0.0)] * len(found.topics)
    for at, topic in enumerate(found.topics[:COMPARED]):
        near[at] = find_near(engine.finder, topic, pause=lambda: _give_way(engine))
        tell(found.questions, found.questions)
    return to_topics(found, near, number)


def _load(path: Path) -> list[Asked]:
    from bot.knowledge.histories.masking import from_row

    with path.open(encoding="utf-8") as file:
        return [from_row(json.loads(line)) for line in file]


def _do_end(tx: Tx, number: int, topics: tuple[OldTopic, ...]) -> None:
    if histories.change(tx, number, only=(Stage.SORTING,), state=Stage.READY.value):
        histories.record_topics(tx, number, topics)


def _tell(engine: Engine, number: int) -> Callable[[int, int], None]:
    """Writes down once a second how far it is, waits while a customer is answered, and ends what was stopped."""
    last = 0.0

    def told(done: int, total: int) -> None:
        nonlocal last
        _give_way(engine)
        if time.monotonic() - last > 1:
            last = time.monotonic()
            if not engine.database.write_now(reading.do_tell, number, done, total):
                raise Stopped()

    return told


def _give_way(engine: Engine) -> None:
    until = time.monotonic() + LONGEST_PAUSE
    while engine.effort.longest() and time.monotonic() < until:
        time.sleep(GIVES_WAY)
