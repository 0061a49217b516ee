"""``answerdesk kb import``: the wizard of the desk for those who live in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.errors import BadInput
from bot.knowledge.articles.articles import load_library
from bot.knowledge.imports.child import in_time
from bot.knowledge.imports.read import read_all
from bot.run.start import open_database
from bot.service.articles.imports import writing
from bot.service.articles.imports.planning import POSSIBLE, USUAL, Item, Kind, Plan, make_plan
from bot.service.articles.imports.report import list_remarks, render_csv, say_skipped
from bot.service.articles.imports.writing import Written
from bot.settings import read_settings
from bot.storage.articles import imports
from bot.storage.articles.imports import ImportState
from bot.words import Catalogue

LANGUAGE = "en"  # of the command line
_STEP = 25


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for."""

    paths: tuple[Path, ...]
    dry_run: bool = False
    publish: bool = False
    everything: bool = False
    language: str = LANGUAGE
    report: Path | None = None


def import_articles(wanted: Wanted) -> int:
    """Read, say what would become of it, and write it unless it is a dry run; the exit status.

    Raises:
        BadInput: a path is not there.
    """
    missing = next((path for path in wanted.paths if not path.exists()), None)
    if missing is not None:
        raise BadInput(problem=f"{missing} does not exist. Give files, folders or zips.")
    settings = read_settings()
    database, words = open_database(settings), Catalogue()

    def say(key: str, **values: str | int) -> str:
        return words.say(LANGUAGE, f"desk-{key}", **values)

    reading = read_all(list(wanted.paths), fallback=wanted.language, told=_teller("read"), guard=in_time)
    library = load_library(settings.knowledge_base)
    plan = make_plan(reading, library, database.read_now(imports.list_origins))
    typer.echo(render_plan(plan, say))
    if wanted.report is not None:
        wanted.report.write_text(render_csv(plan, say), encoding="utf-8")
    kinds = POSSIBLE if wanted.everything else USUAL
    chosen = [place for place, item in enumerate(plan.items) if item.kind in kinds]
    if wanted.dry_run or not chosen:
        return 0 if plan.items else 1
    name = ", ".join(path.name for path in wanted.paths)
    number = database.write_now(imports.add, person_id=None, name=name, state=ImportState.WRITING)
    writer = writing.Writer(
        database=database,
        folder=settings.knowledge_base,
        library=library,
        import_id=number,
        publish=wanted.publish,
        paths=wanted.paths,
    )
    done = writer.write(plan, chosen, _teller("written"))
    database.write_now(writing.do_end, number, done)
    typer.echo(_render_done(done, number, publish=wanted.publish))
    return 1 if any(one.kind == "failed" for one in done) else 0


def undo_import(number: int) -> None:
    """Remove the articles of an import that nobody has touched.

    Raises:
        BadInput: there is no such import.
    """
    settings = read_settings()
    database = open_database(settings)
    if database.read_now(imports.get, number) is None:
        raise BadInput(problem=f"There is no import {number}.")
    removed, kept = database.write_now(writing.do_undo, settings.knowledge_base, number, person_id=None)
    typer.echo(f"{removed} articles are removed, {kept} that were changed stay.")


def render_plan(plan: Plan, say: Callable[..., str]) -> str:
    """What would become of everything, and why."""
    lines = [line for kind in Kind for line in _render_kind(kind, [one for one in plan.items if one.kind is kind], say)]
    failed = [one for one in plan.skipped if not one.harmless]
    if failed:
        lines += [f"{say('import-kind-skipped')} ({len(failed)}). {say('import-about-skipped')}"]
        lines += [f"  {one.shown}: {say_skipped(say, one)}" for one in failed]
    harmless = len(plan.skipped) - len(failed)
    if harmless:
        lines.append(f"{say('import-kind-harmless')} ({harmless}). {say('import-about-harmless')}")
    return "\n".join(lines or [say("import-found-none")])


def _render_kind(kind: Kind, items: list[Item], say: Callable[..., str]) -> Iterable[str]:
    if not items:
        return
    yield f"{say(f'import-kind-{kind.value}')} ({len(items)}). {say(f'import-about-{kind.value}')}"
    for item in items:
        yield f"  {item.path}: {item.found.title}"
        if kind is not Kind.SAME:
            yield from (f"    {remark}" for remark in list_remarks(say, item))


def _render_done(done: list[Written], number: int, *, publish: bool) -> str:
    failed = [one for one in done if one.kind == "failed"]
    lines = [f"  {one.path}: {one.problem}" for one in failed]
    state = "published, drafts of the source excepted" if publish else "drafts; publish them in the desk"
    lines.append(f"{len(done) - len(failed)} articles are written ({state}).")
    return "\n".join((*lines, f"answerdesk kb undo-import {number} takes back what nobody has changed."))


def _teller(word: str) -> Callable[[int, int], bool]:
    """Says every so often how far it is."""

    def tell(done: int, total: int) -> bool:
        if done and done % _STEP == 0:
            typer.echo(f"{done} of {total} {word}", err=True)
        return True

    return tell
