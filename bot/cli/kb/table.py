"""What the bot does with questions, as lines of a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.core.articles.replay import ORDER, Outcome, Report, Verdict

TITLES = {
    "lost": "Lost: answered before, not any more",
    "flipped": "Flipped: another article answers",
    "unclear": "Unclear: less sure than before",
    "missed": "Missed: its article does not answer it, before or after",
    "gained": "Gained",
}


def say_outcome(outcome: Outcome) -> str:
    """What it does, with which article, and how sure it is."""
    best = outcome.best
    if best is None or not (outcome.shown or outcome.offered):
        return outcome.act.value
    return f"{outcome.act.value} {best.article} {best.probability:.2f}"


def lay_out(rows: Sequence[Sequence[str]], *, indent: str = "  ") -> str:
    """Columns as wide as their longest cell, up to 60 characters; the last is never cut."""
    widths = [min(60, max(len(row[at]) for row in rows)) for at in range(len(rows[0]) - 1)] if rows else []
    return "\n".join(
        indent + "  ".join([*(f"{cell[:60]:<{width}}" for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    )


def render_report(report: Report) -> str:
    """All that changes, the losses first, and the sum."""
    parts = []
    for kind in ORDER:
        verdicts = [one for one in report.verdicts if one.change is kind]
        if verdicts:
            rows = [(_name(one), say_outcome(one.before), f"-> {say_outcome(one.after)}") for one in verdicts]
            parts += [f"{TITLES[kind.value]} ({len(verdicts)})", lay_out(rows), ""]
    counts = ", ".join(f"{report.count(kind)} {kind.value}" for kind in ORDER)
    return "\n".join([*parts, f"{report.asked} golden questions: {counts}"])


def to_json(verdicts: Iterable[Verdict]) -> list[dict[str, Any]]:
    """For programs: the names stay, more may come."""
    return [
        {
            "question": one.question.text,
            "language": one.question.language,
            "article": one.question.right,
            "change": one.change.value,
            "loss": one.is_loss,
            "before": _outcome(one.before),
            "after": _outcome(one.after),
        }
        for one in verdicts
    ]


def _outcome(outcome: Outcome) -> dict[str, Any]:
    best = outcome.best
    return {
        "act": outcome.act.value,
        "shown": list(outcome.shown),
        "offered": list(outcome.offered),
        "probability": best.probability if best is not None else 0.0,
        "rule": outcome.rule,
    }


def _name(verdict: Verdict) -> str:
    return f"{verdict.question.language} {verdict.question.text}"
