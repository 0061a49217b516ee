"""``answerdesk kb diff``: the folder as it is against what it was at a revision."""

from __future__ import annotations

import json

import typer

from bot.cli.kb.opened import Opened
from bot.cli.kb.table import render_report, to_json
from bot.core.articles.replay import Report, compare
from bot.knowledge.articles.articles import Library
from bot.knowledge.articles.revision import read_revision
from bot.service.articles.gate.checking import list_changed
from bot.service.articles.gate.sampling import list_golden
from bot.settings import read_settings


def show_diff(revision: str, *, as_json: bool) -> int:
    """Ask the golden questions of both; 1 when an answer is lost.

    Raises:
        BadInput: there is no such revision.
    """
    settings = read_settings()
    before = read_revision(settings.knowledge_base, revision)
    opened = Opened.open(settings)
    report = diff(opened, before, opened.finder.library)
    if as_json:
        sums = {"asked": report.asked, "losses": len(report.losses), "changes": to_json(report.verdicts)}
        typer.echo(json.dumps({"revision": revision, **sums}, ensure_ascii=False, indent=1))
    else:
        typer.echo(render_report(report))
    return 1 if report.losses else 0


def diff(opened: Opened, before: Library, after: Library) -> Report:
    """What becomes of the golden questions from one library to the other."""
    questions = tuple(list_golden(before, after))
    return compare(
        questions,
        opened.ask(questions, before),
        opened.ask(questions, after),
        changed=list_changed(before, after),
    )
