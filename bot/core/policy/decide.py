"""What the bot does about an occasion: the one place where that is decided."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy import following
from bot.core.policy.asking import decide_question
from bot.core.policy.decision import (
    Action,
    Answer,
    AskDetail,
    Clarify,
    Decision,
    DontKnow,
    Escalate,
    More,
    Perhaps,
    Rest,
    Say,
    Several,
    Wait,
    escalate,
)
from bot.core.policy.files import hand_over, instead_of_doubt, needs_a_look, take_files
from bot.core.policy.limits import Thresholds
from bot.core.policy.missing import miss
from bot.core.policy.occasions import Call, Chosen, Deadly, Files, Gone, Late, NoneOfThese, Occasion, RestWanted, Thumb
from bot.core.policy.pending import answers_a_form, decide_pending, keep_pending
from bot.core.policy.picking import pick, show_rest
from bot.core.policy.request import decide_request, is_request
from bot.core.policy.rules import Rule, by
from bot.core.policy.trouble import decide_trouble, find_help, is_reported, is_trouble
from bot.core.turn import Step, Trouble, Turn

__all__ = [
    "Action",
    "Answer",
    "AskDetail",
    "Clarify",
    "Decision",
    "DontKnow",
    "Escalate",
    "More",
    "Perhaps",
    "Rest",
    "Say",
    "Several",
    "Thresholds",
    "Wait",
    "decide",
    "is_question_after_all",
    "is_request",
]

UNCLEAR = "nlu_fallback"  # what Rasa calls the intent of a text nobody understood
POLITE = ("greet", "thanks", "goodbye", "affirm", "deny", "opener")
ABOUT_THE_BOT = "who_are_you"
OWN_MATTERS = ("status", "trouble")
QUOTED = "inform_detail"
SURE_OF_OWN = 0.9  # a confidence; from here on no article answers how somebody's own matter stands
SAID = ("same-answer", "all-said")  # sentences that point back to an answer
CLEAR_MATTER = 0.7  # below, what is put as a question and names no number is one
SURE_OF_WISH = 0.9  # what is put as a question must be a clearer wish: "is anybody there on Sunday?" is none
SURE_OF_COMPLAINT = 0.95
ANGRY_QUESTION = 0.9  # anger (0..1) of a question that goes to a person


def decide(
    *, memory: Memory, about: Occasion, thresholds: Thresholds, sensitive: frozenset[str] = frozenset()
) -> Decision:
    """Decide about one occasion in a conversation that the bot holds.

    ``sensitive`` are the articles that always go to a person.
    """
    match about:
        case Turn():
            return _decide_turn(memory, about, thresholds, sensitive)
        case Thumb(helped=helped):
            return _take_feedback(memory, helped)
        case Chosen():
            return pick(memory, about, thresholds, sensitive)
        case NoneOfThese():
            return miss(memory, Rule.NONE_OF_THESE, allowed=thresholds.misses)
        case Gone():
            return miss(memory, Rule.GONE, allowed=thresholds.misses)
        case RestWanted():
            return show_rest(memory, about)
        case Call():
            return escalate(Reason.REQUESTED, memory, by(Rule.CALLED))
        case Files(kinds=kinds):
            return take_files(memory, kinds)
        case Late():
            return _decide_late(memory, about, thresholds)
        case Deadly():
            return escalate(Reason.BEYOND_BOT, memory, by(Rule.DEADLY))


def is_question_after_all(turn: Turn, thresholds: Thresholds) -> bool:
    """Whether the dialogue model must have taken a question for something else.

    An article answers it, more surely than the model is sure of its own; or a question stands beside the courtesy
    ("thanks, and how much is delivery?"); or it is about the last answer ("why?", "and on 8 March?"), or says that
    something else was meant; or it is put as one, by somebody calm, and is no clear wish. A clear wish for a person is
    never one: whoever asks for a person gets a person. Nor is it one how a matter of one's own stands, if that is clear
    or its number is quoted, nor who the bot is.
    """
    best = _best(turn)
    if turn.step is Step.ANSWER:
        return False
    if _is_unclear_wish(turn, thresholds):
        return True
    if (turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED) or _is_own_matter(turn):
        return False
    if turn.say == ABOUT_THE_BOT and turn.confidence >= SURE_OF_OWN:
        return False
    if best >= max(thresholds.answer, turn.confidence):
        return True
    if turn.step is Step.ESCALATE:
        return False
    return _is_behind_courtesy(turn, best, thresholds) or _is_about_the_last_answer(turn) or turn.said.corrects


def _is_unclear_wish(turn: Turn, thresholds: Thresholds) -> bool:
    if turn.step is Step.ESCALATE and turn.reason in (Reason.COMPLAINT, Reason.ANGER):
        return (turn.said.asks or _best(turn) >= thresholds.answer) and not _is_upset(turn)
    if not turn.said.asks:
        return False
    if turn.intent in OWN_MATTERS:
        return turn.confidence < CLEAR_MATTER and not turn.quotes_a_detail
    return turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED and turn.confidence < SURE_OF_WISH


def _best(turn: Turn) -> float:
    return turn.candidates[0].probability if turn.candidates else 0.0


def _is_upset(turn: Turn) -> bool:
    return turn.mood.anger >= ANGRY_QUESTION or turn.confidence >= SURE_OF_COMPLAINT


def _is_own_matter(turn: Turn) -> bool:
    if turn.said.trouble is Trouble.OWN and not turn.said.asks:
        return True
    if turn.quotes_a_detail:
        return turn.intent in (*OWN_MATTERS, QUOTED)
    return turn.intent in OWN_MATTERS and turn.confidence >= SURE_OF_OWN


def _is_behind_courtesy(turn: Turn, best: float, thresholds: Thresholds) -> bool:
    polite = turn.say in POLITE if turn.step is Step.SAY else turn.step is Step.FEEDBACK and bool(turn.helped)
    return polite and turn.said.asks_beside_courtesy and best >= thresholds.clarify


def _is_about_the_last_answer(turn: Turn) -> bool:
    if turn.context is None:
        return False
    seen = following.find_shown(turn.shown, turn.context.article)
    fits = seen is not None and max(seen.fits, default=0.0) >= following.FITTING
    return fits or turn.said.wants_more


def _decide_turn(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    decision = _read_turn(following.age(replace(memory, awaits="")), turn, thresholds, sensitive, awaited=memory.awaits)
    return keep_pending(memory, decision, turn)


def _read_turn(
    memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str], *, awaited: str
) -> Decision:
    if turn.chosen is not None:
        return pick(memory, Chosen(candidate=turn.chosen, turn=turn), thresholds, sensitive)
    if turn.said.foreign and not turn.files and not _goes_to_a_person(turn):
        return miss(memory, Rule.FOREIGN, allowed=thresholds.misses, action=Say(key="foreign"))
    if turn.mood.anger >= _anger_needed(turn, thresholds):
        return escalate(Reason.ANGER, memory, by(Rule.ANGER))
    if answers_a_form(memory, turn, thresholds):
        return decide_pending(memory, turn, thresholds)
    if is_request(turn, thresholds):
        return decide_request(memory, turn, thresholds, sensitive)
    if needs_a_look(memory, turn, thresholds):
        return hand_over(memory)
    if _says_nothing(memory, turn, thresholds):
        return Decision(action=Say(key="wordless"), memory=replace(memory, awaits=awaited), grounds=by(Rule.WORDLESS))
    if turn.step is Step.ANSWER and turn.intent == UNCLEAR and turn.quotes_a_detail:
        return escalate(Reason.STATUS, memory, by(Rule.UNDERSTOOD, intent=QUOTED))
    if is_trouble(turn):
        return decide_trouble(memory, turn, thresholds, sensitive, awaited=awaited)
    return _take_step(memory, turn, thresholds, sensitive)


def _take_step(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    """What the dialogue model wants to do."""
    understood = by(Rule.UNDERSTOOD, intent=turn.intent)
    match turn.step:
        case Step.ANSWER:
            decision = decide_question(memory, turn, thresholds, sensitive)
            return instead_of_doubt(memory, turn, _unless_just_said(memory, turn, decision))
        case Step.ESCALATE:
            return escalate(Reason(turn.reason), memory, understood)
        case Step.FEEDBACK:
            return _take_feedback(memory, bool(turn.helped))
        case Step.ASK:
            asking, about = replace(memory, slot=turn.slot), find_help(memory, turn, thresholds, sensitive)
            action = AskDetail(slot=turn.slot, policy=about, sorry=is_reported(turn))
            return Decision(action=action, memory=asking, grounds=by(Rule.DETAIL))
        case Step.SAY:
            return Decision(action=Say(key=turn.say), memory=replace(memory, slot="", doubts=0), grounds=understood)


def _unless_just_said(memory: Memory, turn: Turn, decision: Decision) -> Decision:
    """Who goes on after an answer they had not waited for, and is answered by it, is told nothing again."""
    again = decision.action == Escalate(reason=Reason.REPEATED) or decision.rule is Rule.SAID_ABOVE
    if turn.before and (again or (isinstance(decision.action, Say) and decision.action.key in SAID)):
        return Decision(action=Wait(), memory=memory, grounds=decision.grounds)
    return decision


def _says_nothing(memory: Memory, turn: Turn, thresholds: Thresholds) -> bool:
    """A mark or a smiley: no question, and no miss; a form takes it for an answer."""
    unsure = turn.step is Step.ANSWER and _best(turn) < thresholds.answer
    return turn.said.wordless and unsure and not memory.slot


def _goes_to_a_person(turn: Turn) -> bool:
    """What is surely wanted of a person, or has a number of the business in it, whatever its language."""
    wished = turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED and turn.confidence >= SURE_OF_WISH
    return wished or turn.quotes_a_detail


def _anger_needed(turn: Turn, thresholds: Thresholds) -> float:
    """A question, or what an article surely answers, needs more anger to go to a person."""
    answered = turn.said.asks or _best(turn) >= thresholds.answer
    return max(thresholds.anger, ANGRY_QUESTION) if answered else thresholds.anger


def _take_feedback(memory: Memory, helped: bool) -> Decision:
    if helped:
        return Decision(action=Say(key="glad"), memory=replace(memory, misses=0, doubts=0), grounds=by(Rule.HELPED))
    return escalate(Reason.NOT_HELPED, memory, by(Rule.NOT_HELPED))


def _decide_late(memory: Memory, late: Late, thresholds: Thresholds) -> Decision:
    """Told first, then handed over: nobody becomes a case without having been told.

    An engine that has just come back has the whole deadline again, and one that is being started is waited for.
    """
    if late.starting and late.seconds > thresholds.late:
        action = Wait() if late.told else Say(key="starting")
        return Decision(action=action, memory=memory, grounds=by(Rule.STARTING))
    if not late.told and late.seconds > thresholds.late:
        return Decision(action=Say(key="late"), memory=memory, grounds=by(Rule.LATE))
    if late.told and min(late.seconds, late.ready_for) > thresholds.too_late:
        return escalate(Reason.BOT_UNAVAILABLE, memory, by(Rule.TOO_LATE))
    return Decision(action=Wait(), memory=memory, grounds=by(Rule.IN_TIME))
