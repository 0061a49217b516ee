"""What a message means while the bot waits for a number: the answer, with or without one, or something in between."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.decision import AskDetail, Decision, Escalate
from bot.core.policy.limits import Thresholds
from bot.core.policy.request import hand_over, is_request
from bot.core.policy.rules import Rule, by
from bot.core.turn import Step, Turn

LEAVING: Final = ("cancel", "goodbye")
AROUND: Final = (*LEAVING, "greet", "thanks", "who_are_you")  # said beside the answer, not for it
HOPELESS: Final = (Reason.STATUS, Reason.MISSES)  # reasons that say less than the request itself
SUBJECTS: Final = 2  # words that name something: so many make a question of what is not put as one


def answers_a_form(memory: Memory, turn: Turn, thresholds: Thresholds) -> bool:
    """Whether this is all the customer has to say to the number they were asked for: nobody is asked twice."""
    if not memory.slot:
        return False
    if turn.quotes_a_detail:
        return True
    match turn.step:
        case Step.ANSWER:
            return not _is_a_question(turn, thresholds)
        case Step.SAY:
            return turn.say not in AROUND
        case Step.ESCALATE:
            return turn.reason == Reason.STATUS
        case Step.ASK:
            return turn.slot == memory.slot or memory.request is not None
    return True


def _is_a_question(turn: Turn, thresholds: Thresholds) -> bool:
    best = turn.candidates[0].probability if turn.candidates else 0.0
    sure = best >= thresholds.answer and turn.said.subjects >= SUBJECTS
    return turn.said.asks or (sure and not turn.said.yes_or_no)


def decide_pending(memory: Memory, turn: Turn, thresholds: Thresholds) -> Decision:
    """The next number that is needed, or a person with what is known."""
    wanted = memory.request
    if wanted is not None and turn.quotes_a_detail and turn.needs and turn.needs[0] != memory.slot:
        asking = replace(memory, slot=turn.needs[0])
        return Decision(action=AskDetail(slot=turn.needs[0]), memory=asking, grounds=by(Rule.DETAIL))
    if wanted is None and is_request(turn, thresholds):
        wanted = turn.said.request
    known = by(Rule.UNDERSTOOD, intent=turn.intent) if turn.quotes_a_detail else by(Rule.NO_DETAIL)
    return hand_over(memory, wanted, known)


def keep_pending(before: Memory, decision: Decision, turn: Turn) -> Decision:
    """A question in between changes nothing of what is waited for; whoever is called hears of it."""
    if before.request is None and not before.slot:
        return decision
    match decision.action:
        case Escalate(request=None, reason=reason):
            told = Reason.REQUEST if before.request is not None and reason in HOPELESS else reason
            action = replace(decision.action, reason=told, request=before.request)
            return replace(decision, action=action, memory=replace(decision.memory, slot="", request=None))
        case Escalate() | AskDetail():
            return decision
    left = turn.step is Step.SAY and turn.say in LEAVING
    after = replace(decision.memory, slot="" if left else before.slot, request=None if left else before.request)
    return replace(decision, memory=after)
