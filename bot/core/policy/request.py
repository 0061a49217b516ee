"""Requests: what only a person can do goes to a person, with what was said of it, after one question for a number."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.decision import AskDetail, Decision, Escalate
from bot.core.policy.limits import Thresholds
from bot.core.policy.rules import Grounds, Rule, by
from bot.core.request import Act, Bid, Request
from bot.core.turn import Candidate, Said, Step, Turn

INTENT: Final = "request"
UPSET: Final = (Reason.COMPLAINT, Reason.ANGER)
OWN_MATTERS: Final = ("status", "trouble")
CALLED_OFF: Final = "cancel"  # the talk, not a matter of theirs
UNCLEAR: Final = "nlu_fallback"  # what Rasa calls the intent of a text nobody understood
SURE_QUESTION: Final = 0.9
LIKELY: Final = 0.6  # of an article whose rule is told beside the person who is called and would put it right
CLEAR: Final = 0.7  # a confidence, from which on the model alone makes a request of what is put as no question
SURE: Final = 0.8  # for words that may as well be a search: "cancel order"
ANYTHING: Final = (Act.OTHER, Act.BOOK)  # acts that may be none of this business's
WITHOUT_NUMBER: Final = (Act.BOOK, Act.CALL, Act.DELETE, Act.UNSUBSCRIBE, Act.BLOCK)


def is_request(turn: Turn, thresholds: Thresholds) -> bool:
    """Whether something is to be done, by the words, the dialogue model, and whether a number is quoted.

    "Cancel order 7" is a request whatever the model takes it for; "how do I cancel?" is none.
    """
    bid, asked_for = turn.said.bid, turn.intent == INTENT
    if _is_something_else(turn) or bid is Bid.HOW:
        return False
    if turn.quotes_a_detail and (asked_for or _names_an_act(turn)):
        return True
    match bid:
        case Bid.TOLD:
            return asked_for or _is_of_this_business(turn, thresholds)
        case Bid.WISHED:
            return asked_for or _is_clear_wish(turn)
        case Bid.BARE:
            return asked_for and turn.confidence >= SURE
        case Bid.MAY:
            return False
    return asked_for and turn.confidence >= CLEAR and not turn.said.asks


def _names_an_act(turn: Turn) -> bool:
    wanted = turn.said.request
    return wanted is not None and (wanted.act is not Act.OTHER or turn.intent not in OWN_MATTERS)


def _is_something_else(turn: Turn) -> bool:
    """A person is wanted, somebody is upset, or the talk is called off."""
    if turn.step is Step.ESCALATE and turn.reason in UPSET:
        return True
    wanted = turn.said.request
    if turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED:
        told = turn.said.bid is Bid.TOLD and wanted is not None
        return not told or (wanted is not None and wanted.act is not Act.CALL and not turn.quotes_a_detail)
    return turn.intent == CALLED_OFF and not turn.quotes_a_detail and (wanted is None or not wanted.object)


def _is_clear_wish(turn: Turn) -> bool:
    """A wish and no question with it; what people do in their account themselves is answered."""
    wanted = turn.said.request
    if wanted is None or turn.said.asks or wanted.act in ANYTHING or turn.intent == "out_of_scope":
        return False
    return not (wanted.of_account and wanted.act is Act.CHANGE)


def _is_of_this_business(turn: Turn, thresholds: Thresholds) -> bool:
    """What may be asked of anybody must be near to something this business speaks of."""
    wanted = turn.said.request
    near = bool(turn.candidates) and turn.candidates[0].probability >= thresholds.clarify
    if wanted is None:
        return False
    if wanted.act is Act.OTHER:
        unsure = turn.intent == UNCLEAR or (turn.intent == "question" and turn.confidence < SURE_QUESTION)
        return near and unsure and not turn.said.asks
    return near or turn.intent != "out_of_scope"


def decide_request(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    """Ask once for the first number that is needed; else hand over."""
    wanted = read_wanted(turn.said, turn.text)
    policy = find_policy(memory, turn, thresholds, sensitive)
    if turn.needs and not memory.slot and _needs_a_number(wanted):
        return _ask(memory, turn.needs[0], wanted, policy)
    return hand_over(memory, wanted, by(Rule.REQUEST), policy=policy if memory.request is None else None)


def read_wanted(said: Said, text: str) -> Request:
    """What is to be done; in the customer's words alone where no verb tells."""
    return said.request or Request(act=Act.OTHER, words=text)


def find_policy(
    memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str] = frozenset()
) -> Candidate | None:
    """The article that is likely about it, unless the customer has seen it or a person must say what is in it."""
    best = turn.candidates[0] if turn.candidates else None
    if best is None or best.probability < min(LIKELY, thresholds.answer) or best.language != turn.language:
        return None
    return None if best.article in sensitive or best.article in memory.shown else best


def _needs_a_number(wanted: Request) -> bool:
    return wanted.act not in WITHOUT_NUMBER and not wanted.of_account


def _ask(memory: Memory, slot: str, wanted: Request, policy: Candidate | None) -> Decision:
    asking = replace(memory, slot=slot, request=wanted, misses=0)
    return Decision(action=AskDetail(slot=slot, policy=policy), memory=asking, grounds=by(Rule.DETAIL))


def hand_over(memory: Memory, wanted: Request | None, grounds: Grounds, *, policy: Candidate | None = None) -> Decision:
    """What was begun goes to a person: a request if there is one, else how a matter of theirs stands."""
    reason = Reason.STATUS if wanted is None else Reason.REQUEST
    action = Escalate(reason=reason, request=wanted, policy=policy)
    return Decision(action=action, memory=replace(memory, slot="", request=None), grounds=grounds)
