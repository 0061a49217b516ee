"""Reports of trouble: never how-to text alone, and what is the customer's own goes to a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.asking import decide_question
from bot.core.policy.decision import Decision, DontKnow, Escalate, escalate
from bot.core.policy.limits import Thresholds
from bot.core.policy.request import find_policy, hand_over
from bot.core.policy.rules import Rule, by
from bot.core.turn import Candidate, Step, Trouble, Turn

INTENT: Final = "trouble"
NOT_HELPED: Final = "not_helped"


def is_trouble(turn: Turn) -> bool:
    """Whether something went wrong and no other step sees to it."""
    return is_reported(turn) and turn.step not in (Step.ESCALATE, Step.ASK)


def is_reported(turn: Turn) -> bool:
    """Whether something went wrong."""
    return turn.said.trouble is not Trouble.NONE or turn.intent == INTENT


def decide_trouble(
    memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str], *, awaited: str
) -> Decision:
    """A person at once for a matter of the customer's own, and for what still does not work after an answer.

    Else what is known of it, and a person beside it. ``awaited`` is what a bare yes would have been about.
    """
    if awaited and _is_about_the_answer(memory, turn):
        return escalate(Reason.NOT_HELPED, memory, by(Rule.NOT_HELPED))
    if turn.said.trouble is Trouble.OWN and not turn.said.asks:
        return hand_over(memory, None, by(Rule.TROUBLE), policy=find_policy(memory, turn, thresholds, sensitive))
    return offer_person(decide_question(memory, turn, thresholds, sensitive))


def _is_about_the_answer(memory: Memory, turn: Turn) -> bool:
    """Whether it still does not work after the answer, which nobody asks about any more."""
    if turn.said.asks:
        return False
    best = turn.candidates[0].article if turn.candidates else ""
    same = memory.topic is not None and memory.topic.article == best
    return same or turn.step is not Step.ANSWER or turn.intent == NOT_HELPED


def find_help(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Candidate | None:
    """The article that may help meanwhile whoever is on the way to a person with trouble."""
    return find_policy(memory, turn, thresholds, sensitive) if is_reported(turn) else None


def offer_person(decision: Decision) -> Decision:
    """The same, with a person on offer; what calls or offers one already stays as it is."""
    if isinstance(decision.action, Escalate | DontKnow):
        return decision
    return replace(decision, offers_person=True, memory=replace(decision.memory, awaits="person"))
