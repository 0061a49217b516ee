"""Why the bot did what it did, as data for the desk: the rule and everything the search had to say."""

from __future__ import annotations

from typing import Any

from bot.core.policy.decide import Decision
from bot.core.turn import Candidate, Turn

KEPT = 3  # candidates of each search


def explain(turn: Turn, decision: Decision) -> dict[str, Any]:
    """The rule, the understanding and the candidates; with ``context`` and ``parts`` where they were searched."""
    why: dict[str, Any] = {
        "intent": turn.intent,
        "confidence": round(turn.confidence, 3),
        "rule": decision.rule,
        "anger": round(turn.mood.anger, 2),
        "candidates": _list(turn.candidates),
    }
    if turn.context is not None:
        context = turn.context
        why["context"] = {
            "article": context.article,
            "asked": context.asked,
            "candidates": _list(context.candidates),
            "sections": [
                round(fit, 2) for shown in turn.shown if shown.article == context.article for fit in shown.fits
            ],
        }
    if turn.parts:
        why["parts"] = [{"text": part.text, "candidates": _list(part.candidates)} for part in turn.parts]
    if turn.remembered is not None:
        why["picked"] = turn.remembered.title
    return why


def _list(candidates: tuple[Candidate, ...]) -> list[dict[str, Any]]:
    return [
        {
            "article": candidate.article,
            "title": candidate.title,
            "probability": round(candidate.probability, 3),
            "matched": candidate.matched,
            "scores": {name: round(value, 3) for name, value in candidate.scores.items()},
        }
        for candidate in candidates[:KEPT]
    ]
