"""Why the bot did what it did: what is kept of a decision for the desk."""

from __future__ import annotations

from bot.core.policy.decide import Decision
from bot.core.policy.occasions import Chosen, Occasion
from bot.core.policy.why import Considered, Piece, Why, WithLast
from bot.core.turn import Candidate, Turn

KEPT = 3  # candidates of each search


def explain(about: Occasion, decision: Decision) -> Why:
    """The rule; of words also how they were understood and what the search found."""
    turn = find_turn(about)
    if turn is None:
        return Why(grounds=decision.grounds)
    return Why(
        grounds=decision.grounds,
        intent=turn.intent,
        confidence=round(turn.confidence, 3),
        anger=round(turn.mood.anger, 2),
        candidates=_list(turn.candidates),
        context=_explain_context(turn),
        parts=tuple(Piece(text=part.text, candidates=_list(part.candidates)) for part in turn.parts),
        picked=turn.remembered.title if turn.remembered is not None else "",
    )


def find_turn(about: Occasion) -> Turn | None:
    """The words the occasion is about, if it has any."""
    match about:
        case Turn():
            return about
        case Chosen(turn=turn):
            return turn
    return None


def _explain_context(turn: Turn) -> WithLast | None:
    context = turn.context
    if context is None:
        return None
    fits = (round(fit, 2) for shown in turn.shown if shown.article == context.article for fit in shown.fits)
    return WithLast(
        article=context.article,
        asked=context.asked,
        candidates=_list(context.candidates),
        sections=tuple(fits),
    )


def _list(candidates: tuple[Candidate, ...]) -> tuple[Considered, ...]:
    return tuple(
        Considered(
            article=candidate.article,
            title=candidate.title,
            probability=round(candidate.probability, 3),
            matched=candidate.matched,
            scores={name: round(value, 3) for name, value in candidate.scores.items()},
        )
        for candidate in candidates[:KEPT]
    )
