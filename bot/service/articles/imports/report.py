"""What an import found and did, line by line, for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from bot.knowledge.articles.problems import Problem
from bot.knowledge.imports.found import Note, Skipped
from bot.service.articles.imports.planning import Item, Plan

Say = Callable[..., str]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def say_lost(say: Say, note: Note) -> str:
    """What could not be kept."""
    return say(f"import-lost-{note.code}", **note.params)


def say_skipped(say: Say, skipped: Skipped) -> str:
    """Why there is no article."""
    return say(f"import-skipped-{skipped.note.code}", **skipped.note.params)


def say_problem(say: Say, problem: Problem) -> str:
    """What the checks say of an article."""
    return (
        f"{say(f'problem-{problem.code}', **problem.params)}. {say(f'problem-{problem.code}-todo', **problem.params)}."
    )


def list_remarks(say: Say, item: Item) -> list[str]:
    """Everything to look at before customers see the article."""
    same = [say("import-same-as", other=item.other)] if item.other else []
    draft = [say("import-draft-remark")] if item.found.draft else []
    return [
        *same,
        *draft,
        *(say_lost(say, note) for note in item.found.lost),
        *(say_problem(say, problem) for problem in item.problems),
    ]


def render_csv(plan: Plan, say: Say) -> str:
    """The report as a table that Excel opens: a byte order mark, semicolons, and nothing it takes for a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";")
    columns = ("place", "title", "kind", "article", "why")
    writer.writerow([say(f"import-report-{column}") for column in columns])
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(plan, say))
    return out.getvalue()


def _rows(plan: Plan, say: Say) -> Iterator[Sequence[str]]:
    for item in plan.items:
        remarks = " ".join(list_remarks(say, item))
        yield item.found.shown, item.found.title, say(f"import-kind-{item.kind.value}"), item.path, remarks
    for skipped in plan.skipped:
        kind = "harmless" if skipped.harmless else "skipped"
        yield skipped.shown, "", say(f"import-kind-{kind}"), "", say_skipped(say, skipped)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
