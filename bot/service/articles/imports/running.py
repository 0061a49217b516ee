"""An import as work in the background: read in a process of its own, looked at, then written."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Collection
from functools import partial
from typing import Any, Final

from bot.core.articles.replay import Report
from bot.core.jobs import Job, JobKind
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.service.articles import drafts
from bot.service.articles.gate.checking import Changes, check_reason, note
from bot.service.articles.imports import basket, going_live, writing
from bot.service.articles.imports.child import TELL_SECONDS, follow
from bot.service.articles.imports.going_live import Clean
from bot.service.articles.imports.looking import FOUND, load, look
from bot.service.articles.imports.planning import POSSIBLE, USUAL, Plan
from bot.service.articles.imports.problems import NoFiles
from bot.service.articles.imports.report import Say, render_csv, say_problem
from bot.service.articles.imports.writing import Writer
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import imports
from bot.storage.articles.imports import Import, ImportState
from bot.storage.database import Tx
from bot.storage.system import audit, jobs

log = logging.getLogger(__name__)

READ_SECONDS: Final = 900.0
MOST_ATTEMPTS: Final = 2  # a restart of the product begins the reading again, once
_FILES: Final = "files"
_REPORT: Final = "report.csv"
_LANE: Final = "import"  # one at a time: each takes a core
_RUNNING: Final = (ImportState.READING, ImportState.WRITING)


async def start(app: App, person: Person, *, language: str) -> int:
    """Begin to read the files that the person has brought; the number of the import.

    Raises:
        NoFiles: there are none.
    """
    check_right(person, Right.EDIT_ARTICLES)
    brought = await asyncio.to_thread(basket.list_basket, app, person)
    if not brought:
        raise NoFiles()
    await asyncio.to_thread(basket.sweep, app)
    name = ", ".join(one.name for one in brought)
    return await app.database.write(_do_start, app, person, name, language)


def list_imports(tx: Tx, person: Person) -> tuple[Import, ...]:
    """The newest imports."""
    check_right(person, Right.EDIT_ARTICLES)
    return imports.list_recent(tx)


def access_import(tx: Tx, person: Person, import_id: int) -> Import:
    """One import.

    Raises:
        NotFound: there is none of this number.
    """
    check_right(person, Right.EDIT_ARTICLES)
    known = imports.get(tx, import_id)
    if known is None:
        raise NotFound(what="import")
    return known


async def access_plan(app: App, person: Person, import_id: int) -> Plan:
    """What would become of everything that was read, as things are now.

    Raises:
        ImportGone: what was read is no longer kept.
    """
    check_right(person, Right.EDIT_ARTICLES)
    return await look(app, import_id)


async def list_articles(app: App, person: Person, paths: Collection[str]) -> dict[str, str]:
    """The state of each of these articles that is still there."""
    library = await drafts.list_articles(app, person)
    return {path: library.by_path[path].status for path in paths if path in library.by_path}


async def list_changes(app: App, person: Person, import_id: int, places: Collection[int], *, publish: bool) -> Changes:
    """What customers would read other than now once these places of the plan are written.

    Raises:
        ImportGone: what was read is no longer kept.
    """
    check_right(person, Right.EDIT_ARTICLES)
    plan = await look(app, import_id)
    return await asyncio.to_thread(going_live.list_changes, app, plan, places, publish=publish)


async def choose(
    app: App,
    person: Person,
    import_id: int,
    places: Collection[int],
    *,
    publish: bool,
    say: Say,
    report: Report | None = None,
    why: str = "",
    told: str = "",
) -> None:
    """Write these places of the plan, once that was checked; the list of all, in the words of ``say``, stays as it is
    now, and what was ``told`` of the check. ``report`` is None where nobody could be asked.

    Raises:
        NotFound: the import does not wait for this any more.
        ImportGone: what was read is no longer kept.
        NeedsReason: it loses something, and nobody says why.
    """
    check_right(person, Right.EDIT_ARTICLES)
    check_reason(report, why)
    await _keep_report(app, import_id, say)
    chosen = {
        "places": sorted(places),
        "publish": publish,
        "why": why,
        "told": told,
        "person": person.id,
        "language": person.language,
    }
    await app.database.write(_do_choose, import_id, chosen)
    await note(app, person, f"import {import_id}", report, why)


def do_stop(tx: Tx, person: Person, import_id: int) -> None:
    """Go no further; what is written stays."""
    check_right(person, Right.EDIT_ARTICLES)
    imports.change(tx, import_id, only=(*_RUNNING, ImportState.READ), state=ImportState.STOPPED.value)


async def access_clean(app: App, person: Person, import_id: int) -> Clean:
    """What the import wrote without remarks and is a draft still."""
    known = await app.database.read(access_import, person, import_id)
    written = [one["path"] for one in (known.result or {}).get("written", ()) if not one["remarks"]]
    return await going_live.sort_clean(app, person, written)


async def publish_clean(
    app: App, person: Person, report: Report | None, import_id: int, clean: Clean, *, why: str = ""
) -> int:
    """Publish what was checked of it, unless somebody touched it since; how many.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    check_right(person, Right.EDIT_ARTICLES)
    check_reason(report, why)
    do = partial(writing.do_publish, paths=clean.changes, person_id=person.id, why=why)
    count = await app.database.write(do, app.articles_folder, import_id)
    await note(app, person, f"import {import_id}", report, why)
    return count


async def undo(app: App, person: Person, import_id: int) -> tuple[int, int]:
    """Remove what the import made and nobody touched; how many, and how many stay."""
    check_right(person, Right.EDIT_ARTICLES)
    return await app.database.write(_do_undo, app, person, import_id)


async def read_report(app: App, person: Person, import_id: int, say: Say) -> str:
    """The report of an import: as it was when it was written, else as things are now."""
    check_right(person, Right.EDIT_ARTICLES)
    await app.database.read(access_import, person, import_id)
    path = basket.folder_of(app, import_id) / _REPORT
    if path.is_file():
        return await asyncio.to_thread(path.read_text, encoding="utf-8")
    return render_csv(await look(app, import_id), say)


async def work(app: App, job: Job) -> None:
    """The next step of an import."""
    import_id = int(job.payload["import"])
    if job.attempts > MOST_ATTEMPTS:
        await app.database.write(_do_fail, import_id)
        return
    known = await app.database.read(imports.get, import_id)
    if known is None or known.state not in _RUNNING:
        return
    if known.state is ImportState.READING:
        await _read(app, known)
    else:
        await _write(app, known)


def _do_start(tx: Tx, app: App, person: Person, name: str, language: str) -> int:
    number = imports.add(tx, person_id=person.id, name=name)
    fallback = language if language in LANGUAGES else person.language
    imports.change(tx, number, only=(ImportState.READING,), chosen={"language": fallback})
    folder = basket.folder_of(app, number)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.rename(basket.basket_of(app, person), folder / _FILES)
    jobs.add(tx, kind=JobKind.IMPORT, lane=_LANE, payload={"import": number})
    audit.record_audit(tx, person_id=person.id, action="article.import", object=name)
    return number


def _do_choose(tx: Tx, import_id: int, chosen: dict[str, Any]) -> None:
    values = {"state": ImportState.WRITING.value, "chosen": chosen, "done": 0, "total": len(chosen["places"])}
    if not imports.change(tx, import_id, only=(ImportState.READ,), **values):
        raise NotFound(what="import")
    jobs.add(tx, kind=JobKind.IMPORT, lane=_LANE, payload={"import": import_id})


def _do_undo(tx: Tx, app: App, person: Person, import_id: int) -> tuple[int, int]:
    return writing.do_undo(tx, app.articles_folder, import_id, person_id=person.id)


def _do_fail(tx: Tx, import_id: int) -> None:
    imports.change(tx, import_id, only=_RUNNING, state=ImportState.FAILED.value)


def _do_end_reading(tx: Tx, import_id: int, count: int) -> None:
    imports.change(tx, import_id, only=(ImportState.READING,), state=ImportState.READ.value, done=count, total=count)


def _do_tell(tx: Tx, import_id: int, done: int, total: int) -> bool:
    """Say how far it is; whether to go on."""
    return imports.change(tx, import_id, only=_RUNNING, done=done, total=total)


async def _read(app: App, known: Import) -> None:
    """Have the files read by a process of its own, which gives way to everybody and can be stopped."""
    folder = basket.folder_of(app, known.id)
    files = sorted(str(path) for path in (folder / _FILES).glob("*"))
    fallback = str((known.chosen or {}).get("language", "en"))
    arguments = ("-m", "bot.knowledge.imports.child", fallback, str(folder / FOUND), *files)

    async def tell(line: bytes) -> bool:
        done, total = map(int, line.split() or (0, 0))
        return await app.database.write(_do_tell, known.id, done, total)

    ended = await follow(*arguments, tell=tell, seconds=READ_SECONDS)
    if ended.status is None:
        return
    if ended.status != 0:
        log.error("import %s: reading ended with %s", known.id, ended.status)
        await app.database.write(_do_fail, known.id)
        return
    reading = await asyncio.to_thread(load, folder)
    await app.database.write(_do_end_reading, known.id, len(reading.found))


async def _write(app: App, known: Import) -> None:
    """Write what was chosen, beside the event loop; a second person gets what they are to look at."""
    chosen: dict[str, Any] = dict(known.chosen or {})
    plan = await look(app, known.id)
    publish, language = bool(chosen.get("publish")), str(chosen.get("language", app.business.language))
    shared = going_live.share(app.business, plan, chosen.get("places", ()), publish=publish)
    writer = Writer(
        database=app.database,
        folder=app.articles_folder,
        library=await asyncio.to_thread(drafts.read_library, app),
        import_id=known.id,
        person_id=chosen.get("person"),
        publish=publish,
        why=str(chosen.get("why", "")),
        held=frozenset(plan.items[place].path for place in shared.begun),
        paths=tuple(sorted((basket.folder_of(app, known.id) / _FILES).glob("*"))),
        explain=partial(app.words.explain, language),
        say=partial(say_problem, lambda key, **values: app.words.say(language, f"desk-{key}", **values)),
    )
    last = [0.0]

    def tell(done: int, total: int) -> bool:
        if time.monotonic() - last[0] < TELL_SECONDS:
            return True
        last[0] = time.monotonic()
        return app.database.write_now(_do_tell, known.id, done, total)

    done = await asyncio.to_thread(writer.write, plan, shared.written, tell)
    done += await going_live.send(app, chosen["person"], known.id, plan, shared)
    await app.database.write(writing.do_end, known.id, done)
    await asyncio.to_thread(shutil.rmtree, basket.folder_of(app, known.id) / _FILES, ignore_errors=True)


async def _keep_report(app: App, import_id: int, say: Say) -> None:
    text = render_csv(await look(app, import_id), say)
    path = basket.folder_of(app, import_id) / _REPORT
    await asyncio.to_thread(path.write_text, text, encoding="utf-8")


__all__ = ["POSSIBLE", "USUAL", "Clean", "Import", "ImportState", "Plan"]
