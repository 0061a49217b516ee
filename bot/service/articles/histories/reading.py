"""Old conversations as work in the background: looked at, read once a side is chosen, then sorted by the engine."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from bot.core.insights.histories import History, Stage
from bot.core.jobs import Job, JobKind
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.histories.child import to_task
from bot.service.articles.histories.problems import ChooseSide
from bot.service.articles.imports import basket
from bot.service.articles.imports.child import follow
from bot.service.articles.imports.problems import NoFiles
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.articles import histories
from bot.storage.system import audit, jobs

log = logging.getLogger(__name__)

READ_SECONDS: Final = 1800.0
MOST_ATTEMPTS: Final = 2  # a restart of the product begins a step again, once
WORKING: Final = tuple(stage for stage in Stage if stage.working)
LANE: Final = "import"  # one at a time, with imports of articles: each takes a core
SORTING_LANE: Final = "history"
LINES, QUESTIONS = "lines.jsonl", "questions.jsonl"
_FILES, _TASK = "files", "task.json"


async def start(app: App, person: Person, *, language: str) -> int:
    """Begin to look at the files that the person has brought; the number of the import.

    Raises:
        NoFiles: there are none.
    """
    check_right(person, Right.EDIT_ARTICLES)
    brought = await asyncio.to_thread(basket.list_basket, app, person, basket.CONVERSATIONS)
    if not brought:
        raise NoFiles()
    await asyncio.to_thread(basket.sweep, app)
    name = ", ".join(one.name for one in brought)
    return await app.database.write(_do_start, app, person, name, language)


def list_histories(tx: Tx, person: Person) -> tuple[History, ...]:
    """The newest imports."""
    check_right(person, Right.EDIT_ARTICLES)
    return histories.list_recent(tx)


def access_history(tx: Tx, person: Person, number: int) -> History:
    """One import.

    Raises:
        NotFound: there is none of this number.
    """
    check_right(person, Right.EDIT_ARTICLES)
    known = histories.get(tx, number)
    if known is None:
        raise NotFound(what="import")
    return known


def do_choose(tx: Tx, person: Person, number: int, ours: Collection[str]) -> None:
    """These speakers are the business; now it is read.

    Raises:
        ChooseSide: nobody was chosen, or everybody.
        NotFound: the import does not wait for this.
    """
    known = access_history(tx, person, number)
    speakers = {one["id"] for one in known.seen.get("speakers", ())}
    if not ours or not speakers - set(ours):
        raise ChooseSide()
    chosen = {**known.chosen, "ours": sorted(speakers & set(ours))}
    values = {"state": Stage.READING.value, "chosen": chosen, "seen": _nameless(known.seen), "done": 0, "total": 0}
    if not histories.change(tx, number, only=(Stage.ASKING,), **values):
        raise NotFound(what="import")
    jobs.add(tx, kind=JobKind.HISTORY, lane=LANE, payload={"history": number})


async def stop(app: App, person: Person, number: int) -> None:
    """Go no further; what was read is thrown away."""
    await app.database.write(do_stop, person, number)
    await asyncio.to_thread(shutil.rmtree, folder_of(app, number), ignore_errors=True)


def do_stop(tx: Tx, person: Person, number: int) -> None:
    """The same, as far as the database knows of it."""
    known = access_history(tx, person, number)
    values = {"state": Stage.STOPPED.value, "seen": _nameless(known.seen)}
    histories.change(tx, number, only=(*WORKING, Stage.ASKING), **values)


async def delete(app: App, person: Person, number: int) -> None:
    """The import goes with all its texts; articles that were made of it stay."""
    await app.database.write(_do_delete, person, number)
    await asyncio.to_thread(shutil.rmtree, folder_of(app, number), ignore_errors=True)


async def work(app: App, job: Job) -> None:
    """The next step of an import."""
    number = int(job.payload["history"])
    known = await app.database.read(histories.get, number)
    if known is None or known.stage not in (Stage.LOOKING, Stage.READING):
        return
    if job.attempts > MOST_ATTEMPTS:
        await app.database.write(do_fail, number)
    elif known.stage is Stage.LOOKING:
        await _look(app, known)
    else:
        await _pair(app, known)


def folder_of(app: App, number: int) -> Path:
    """Where the files of an import lie while it is read."""
    return basket.home_of(app) / f"history-{number}"


def do_fail(tx: Tx, number: int) -> None:
    """It can't be read."""
    histories.change(tx, number, only=WORKING, state=Stage.FAILED.value)


def do_tell(tx: Tx, number: int, done: int, total: int = 0) -> bool:
    """Say how far it is; whether to go on."""
    return histories.change(tx, number, only=WORKING, done=done, total=total)


def _do_start(tx: Tx, app: App, person: Person, name: str, language: str) -> int:
    number = histories.add(tx, person_id=person.id, name=name)
    fallback = language if language in LANGUAGES else person.language
    histories.change(tx, number, only=(Stage.LOOKING,), chosen={"language": fallback})
    folder = folder_of(app, number)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.rename(basket.basket_of(app, person, basket.CONVERSATIONS), folder / _FILES)
    jobs.add(tx, kind=JobKind.HISTORY, lane=LANE, payload={"history": number})
    audit.record_audit(tx, person_id=person.id, action="history.import", object=name)
    return number


def _do_delete(tx: Tx, person: Person, number: int) -> None:
    known = access_history(tx, person, number)
    histories.forget(tx, number)
    audit.record_audit(tx, person_id=person.id, action="history.delete", object=known.name)


async def _look(app: App, known: History) -> None:
    folder = folder_of(app, known.id)
    files = sorted(str(path) for path in (folder / _FILES).glob("*"))
    seen = await _run(app, known.id, "look", str(folder / LINES), *files)
    if seen is None:
        return
    stage = Stage.ASKING if _has_two_sides(seen) else Stage.FAILED
    await app.database.write(_do_end_look, known.id, seen, stage)
    await asyncio.to_thread(shutil.rmtree, folder / _FILES, ignore_errors=True)


def _nameless(seen: Mapping[str, Any]) -> dict[str, Any]:
    """Who spoke is asked once, and not kept."""
    return {**seen, "speakers": []}


def _has_two_sides(seen: dict[str, Any]) -> bool:
    return bool(seen["lines"]) and len(seen["speakers"]) > 1


def _do_end_look(tx: Tx, number: int, seen: dict[str, Any], stage: Stage) -> None:
    values = {"state": stage.value, "seen": seen, "done": seen["lines"], "total": seen["lines"]}
    histories.change(tx, number, only=(Stage.LOOKING,), **values)


async def _pair(app: App, known: History) -> None:
    folder, chosen = folder_of(app, known.id), known.chosen
    task = to_task(app.business, chosen["ours"], chosen["language"])
    await asyncio.to_thread((folder / _TASK).write_text, json.dumps(task), encoding="utf-8")
    told = await _run(app, known.id, "pair", str(folder / QUESTIONS), str(folder / LINES), str(folder / _TASK))
    if told is not None:
        await app.database.write(_do_end_pair, known.id, int(told["questions"]))
        await asyncio.to_thread((folder / LINES).unlink, missing_ok=True)


def _do_end_pair(tx: Tx, number: int, count: int) -> None:
    stage = Stage.SORTING if count else Stage.READY
    values = {"state": stage.value, "done": 0, "total": count}
    if histories.change(tx, number, only=(Stage.READING,), **values) and count:
        jobs.add(tx, kind=JobKind.SORT, lane=SORTING_LANE, payload={"history": number})


async def _run(app: App, number: int, *arguments: str) -> dict[str, Any] | None:
    """Let a process of its own do a step; what it told in the end, None when it was stopped or failed."""
    done = 0

    async def tell(line: bytes) -> bool:
        nonlocal done
        done = int(line) if line.strip().isdigit() else done
        return await app.database.write(do_tell, number, done)

    ended = await follow("-m", "bot.knowledge.histories.child", *arguments, tell=tell, seconds=READ_SECONDS)
    if ended.status is None:
        return None
    if ended.status != 0 or not ended.last.startswith(b"{"):
        log.error("history %s: reading ended with %s", number, ended.status)
        await app.database.write(do_fail, number)
        return None
    told: dict[str, Any] = json.loads(ended.last)
    return told
