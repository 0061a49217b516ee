"""What the bot does about a question: answer, tell more, ask back, or admit that nothing is close."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy import following, several, visits
from bot.core.policy.decision import Decision, Several, escalate
from bot.core.policy.doubting import doubt, note_doubt, weigh_doubt
from bot.core.policy.following import Either, Elsewhere, Reading, Within
from bot.core.policy.limits import Thresholds
from bot.core.policy.missing import miss
from bot.core.policy.picking import choose
from bot.core.policy.rules import Rule, by
from bot.core.policy.telling import remember, same_answer, tell_more
from bot.core.turn import Candidate, Turn

OUTSIDE: Final = "out_of_scope"  # the intent
BELONGS: Final = 0.25  # probability of an article, from which on it counts more than that intent
PATIENT: Final = 2  # times one question is answered in a visit; who asks it again needs a person


def decide_question(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    """Decide about a turn that asks something."""
    asked = turn.said.normal
    in_form = bool(memory.slot)
    known = bool(asked) and asked in memory.asked
    memory = replace(memory, slot="", offered=(), places=(), wording="")
    if known and turn.edited:
        return same_answer(memory)
    if turn.remembered is None and known and memory.asked.count(asked) >= PATIENT:
        return escalate(Reason.REPEATED, memory, by(Rule.SAME_QUESTION))
    if turn.remembered is None and _came_back(memory, turn):
        return escalate(Reason.CAME_BACK, memory, by(Rule.CAME_BACK))
    memory = replace(memory, asked=(*memory.asked, asked)[-20:])
    if turn.remembered is not None:
        before = by(Rule.PICKED_BEFORE)
        return choose(memory, turn.remembered, turn, thresholds=thresholds, sensitive=sensitive, grounds=before)
    questions = several.find_questions(
        turn, answer=thresholds.answer, clarify=thresholds.clarify, margin=thresholds.margin
    )
    if questions is not None and any(candidate.article not in memory.shown for candidate in questions.sure):
        return _decide_several(memory, questions, thresholds, sensitive)
    reading = following.read_follow_up(memory.topic, turn, answer=thresholds.answer, clarify=thresholds.clarify)
    if reading is not None:
        return _decide_follow_up(memory, turn, reading, thresholds, sensitive)
    best = turn.candidates[0] if turn.candidates else None
    if best is None or best.probability < thresholds.clarify or _is_elsewhere(turn, best):
        if in_form:  # asked for the order number, and this is the answer: a person must look
            return escalate(Reason.STATUS, memory, by(Rule.NO_DETAIL))
        return miss(memory, Rule.NOTHING_CLOSE, allowed=thresholds.misses)
    if best.probability < thresholds.answer or _has_rival(turn.candidates, thresholds):
        return doubt(memory, turn, turn.candidates, thresholds, sensitive)
    surely = by(Rule.CLOSE_ENOUGH)
    return choose(memory, best, turn, thresholds=thresholds, sensitive=sensitive, grounds=surely)


def _came_back(memory: Memory, turn: Turn) -> bool:
    """Whether they had this answer to this question days ago: it can't have helped."""
    alone = turn.candidates and not (turn.edited or turn.said.fragment)
    return bool(alone) and visits.came_back(memory, turn.said.normal, turn.candidates[0].article)


def _is_elsewhere(turn: Turn, best: Candidate) -> bool:
    """Whether dialogue and search agree that it is none of this business."""
    return turn.intent == OUTSIDE and best.probability < BELONGS


def _decide_follow_up(
    memory: Memory, turn: Turn, reading: Reading, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    match reading:
        case Elsewhere(candidate=candidate):
            surely = by(Rule.FOLLOW_UP_SURE)
            return choose(memory, candidate, turn, thresholds=thresholds, sensitive=sensitive, grounds=surely)
        case Within(candidate=candidate, fitting=fitting):
            if not fitting and _is_nowhere(memory, turn, candidate):
                return miss(memory, Rule.NOTHING_CLOSE, allowed=thresholds.misses)
            rule = Rule.FOLLOW_UP_SECTION if fitting else Rule.FOLLOW_UP
            lead = "" if fitting or turn.said.about_answer else "more-unsure"
            return tell_more(memory, candidate, turn.shown, rule, thresholds.misses, lead=lead)
        case Either(candidates=candidates, last=last):
            untold = last is not None and following.list_untold(memory, turn.shown, last.article)
            return doubt(memory, turn, candidates, thresholds, sensitive, last=last if untold else None)


def _is_nowhere(memory: Memory, turn: Turn, last: Candidate) -> bool:
    """Whether a follow-up asks what no block of the last article is likely to say: its rest would be a guess."""
    if turn.said.about_answer or not following.list_untold(memory, turn.shown, last.article):
        return False
    return following.find_likeliest(turn.shown, last.article) is None


def _decide_several(
    memory: Memory, found: several.Questions, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    if any(candidate.article in sensitive for candidate in found.sure):
        return escalate(Reason.SENSITIVE, memory, by(Rule.SENSITIVE))
    fresh = tuple(candidate for candidate in found.sure if candidate.article not in memory.shown)
    again = tuple(candidate.title for candidate in found.sure if candidate.article in memory.shown)
    shown = replace(remember(memory, *fresh), asked=(*memory.asked, *found.asked)[-20:])
    about = found.unsure[0] if len(found.unsure) == 1 else None
    if about is not None and (action := weigh_doubt(shown, about.candidates, thresholds, sensitive, quoted=True)):
        both = Several(answers=fresh, doubt=action, about=about.text, again=again)
        return Decision(action=both, memory=note_doubt(shown, action, about.said), grounds=by(Rule.SEVERAL_UNSURE))
    unsure = tuple(part.text for part in found.unsure)
    after = replace(shown, awaits="person") if unsure else shown
    rule = Rule.SEVERAL_UNSURE if unsure else Rule.SEVERAL
    return Decision(action=Several(answers=fresh, unsure=unsure, again=again), memory=after, grounds=by(rule))


def _has_rival(candidates: tuple[Candidate, ...], thresholds: Thresholds) -> bool:
    best, *others = candidates
    return any(one.probability >= max(thresholds.clarify, best.probability - thresholds.margin) for one in others)
