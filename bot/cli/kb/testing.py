"""``answerdesk kb test``: does every article answer its golden questions, and does any of them do so no more?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from bot.cli.kb.opened import Opened
from bot.cli.kb.table import lay_out, say_outcome
from bot.core.articles.replay import Outcome, Question, Rank, rank
from bot.errors import BadInput
from bot.service.articles.gate.sampling import list_golden
from bot.settings import read_settings

BASELINE: Final = "kb-baseline.json"
VERSION: Final = 1


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for; ``least`` in percent of golden questions that are answered by their article."""

    baseline: Path | None = None
    save: bool = False
    least: float = 0.0
    as_json: bool = False


@dataclass(frozen=True, kw_only=True)
class Result:
    """A golden question, what the bot does with it, and what it did by the baseline; None where that has it not."""

    question: Question
    outcome: Outcome
    now: Rank
    before: Rank | None

    @property
    def is_loss(self) -> bool:
        """Answered by its article before, and not any more."""
        return self.before is not None and self.before >= Rank.PROBABLY > self.now


def ask_golden(wanted: Wanted) -> int:
    """Ask every golden question of the folder; 1 when one is lost, or too few are answered.

    Raises:
        BadInput: the baseline can't be read.
    """
    settings = read_settings()
    path = wanted.baseline or settings.project / BASELINE
    before = read_baseline(path, must_exist=wanted.baseline is not None and not wanted.save)
    opened = Opened.open(settings)
    library = opened.finder.library
    results = run(opened, tuple(list_golden(library, library)), before)
    typer.echo(json.dumps(to_json(results), ensure_ascii=False, indent=1) if wanted.as_json else render(results))
    if wanted.save:
        write_baseline(path, results)
        typer.echo(f"Saved as {path}.", err=True)
        return 0
    return judge(results, least=wanted.least)


def run(opened: Opened, questions: Sequence[Question], before: Mapping[str, Rank]) -> tuple[Result, ...]:
    """Each golden question with what becomes of it."""
    outcomes = opened.ask(questions)
    return tuple(
        Result(question=one, outcome=outcome, now=rank(outcome, one.right), before=before.get(_name(one)))
        for one, outcome in zip(questions, outcomes, strict=True)
    )


def judge(results: Sequence[Result], *, least: float) -> int:
    """The exit status."""
    return 1 if any(one.is_loss for one in results) or share_answered(results) < least else 0


def share_answered(results: Sequence[Result]) -> float:
    """In percent: those that their article answers, also where it says that it is not certain; 100 of nothing."""
    answered = sum(one.now >= Rank.PROBABLY for one in results)
    return 100 * answered / len(results) if results else 100.0


def read_baseline(path: Path, *, must_exist: bool) -> dict[str, Rank]:
    """What the questions got then; nothing where there is no such file and it need not be there.

    Raises:
        BadInput: it is not there or is none.
    """
    if not path.exists() and not must_exist:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise BadInput(problem=f"{path} was written by another version. Write it anew with kb test --save.")
        return {name: Rank[value.upper()] for name, value in data["questions"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(problem=f"{path} is no baseline. Write one with kb test --save.") from error


def write_baseline(path: Path, results: Sequence[Result]) -> None:
    """One line a question, so that git shows what became of which."""
    lines = {_name(one.question): one.now.name.lower() for one in results}
    data = {"version": VERSION, "questions": dict(sorted(lines.items()))}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def render(results: Sequence[Result]) -> str:
    """What is lost and what is not answered, and the sum."""
    lost = [one for one in results if one.is_loss]
    missed = [one for one in results if not one.is_loss and one.now < Rank.PROBABLY]
    answered = sum(one.now >= Rank.PROBABLY for one in results)
    total = f"{len(results)} golden questions: {answered} answered by their article ({share_answered(results):.1f} %)"
    return "\n".join((*_list("Lost since the baseline", lost), *_list("Not answered by their article", missed), total))


def to_json(results: Sequence[Result]) -> dict[str, Any]:
    """For programs."""
    return {
        "asked": len(results),
        "answered_percent": round(share_answered(results), 2),
        "losses": sum(one.is_loss for one in results),
        "questions": [
            {
                "question": one.question.text,
                "language": one.question.language,
                "article": one.question.right,
                "result": one.now.name.lower(),
                "baseline": one.before.name.lower() if one.before is not None else None,
                "loss": one.is_loss,
                "act": one.outcome.act.value,
                "shown": list(one.outcome.shown),
            }
            for one in results
        ],
    }


def _list(title: str, results: Sequence[Result]) -> tuple[str, ...]:
    rows = [
        (f"{one.question.language} {one.question.text}", one.question.right, f"-> {say_outcome(one.outcome)}")
        for one in results
    ]
    return (f"{title} ({len(rows)})", lay_out(rows), "") if rows else ()


def _name(question: Question) -> str:
    return f"{question.language}/{question.right}: {question.text}"
