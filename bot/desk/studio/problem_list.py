"""What is wrong with article files, in the words of the person."""

from __future__ import annotations

from collections.abc import Iterable

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.articles.reading import Problem, gather

MOST = 50


def draw_problems(visit: Visit, problems: Iterable[Problem]) -> None:
    """One line a file and kind: where, what, what to do; those that keep a file out come first."""
    ordered = gather(problems)
    with parts.box("problems"):
        for finding in ordered[:MOST]:
            problem = finding.problem
            with parts.box(f"problem {'is-fatal' if problem.fatal else ''}"):
                where = f"{problem.path}:{problem.line}" if problem.line else problem.path
                target = edit_link(problem.path)
                if target:
                    parts.link(where, target, "problem-where")
                else:
                    parts.Text(where, "problem-where")
                more = f" ({visit.say('problems-more', count=finding.more)})" if finding.more else ""
                parts.Text(f"{say_what(visit, problem)}. {say_todo(visit, problem)}{more}.")
        if len(ordered) > MOST:
            parts.Text(visit.say("problems-more", count=len(ordered) - MOST), "muted")


def say_what(visit: Visit, problem: Problem) -> str:
    """What is wrong."""
    return visit.say_or(f"problem-{problem.code}", problem.what, **problem.params)


def say_todo(visit: Visit, problem: Problem) -> str:
    """What to do about it."""
    return visit.say_or(f"problem-{problem.code}-todo", problem.todo, **problem.params)


def edit_link(path: str) -> str:
    """The edit page of a file such as ru/delivery/cost.md; "" for anything else."""
    pieces = path.removesuffix(".md").split("/")
    if len(pieces) != 3 or not all(piece.replace("-", "").isalnum() and piece.isascii() for piece in pieces):
        return ""
    return f"/desk/articles/edit?key={pieces[1]}/{pieces[2]}&language={pieces[0]}"
