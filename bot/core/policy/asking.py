"""What the bot does about a question: answer, tell more, ask back, or admit that nothing is close."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy import following, several
from bot.core.policy.decision import Clarify, Decision, Several, escalate
from bot.core.policy.following import Either, Elsewhere, Reading, Within
from bot.core.policy.limits import Thresholds
from bot.core.policy.missing import miss
from bot.core.policy.picking import choose
from bot.core.policy.rules import Rule, by
from bot.core.policy.telling import remember, same_answer, tell_more
from bot.core.turn import Candidate, Said, Turn


def decide_question(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    """Decide about a turn that asks something."""
    asked = turn.said.normal
    in_form = bool(memory.slot)
    known = bool(asked) and asked in memory.asked
    memory = replace(memory, slot="", offered=(), wording="")
    if known and turn.edited:
        return same_answer(memory)
    if known and turn.remembered is None:
        return escalate(Reason.REPEATED, memory, by(Rule.SAME_QUESTION))
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
    if best is None or best.probability < thresholds.clarify:
        if in_form:  # asked for the order number, and this is the answer: a person must look
            return escalate(Reason.STATUS, memory, by(Rule.NO_DETAIL))
        return miss(memory, Rule.NOTHING_CLOSE, allowed=thresholds.misses)
    close = _close_ones(turn.candidates, thresholds)
    if len(close) > 1 or best.probability < thresholds.answer:
        return _clarify(memory, close if len(close) > 1 else turn.candidates[:3], thresholds, turn)
    surely = by(Rule.CLOSE_ENOUGH)
    return choose(memory, best, turn, thresholds=thresholds, sensitive=sensitive, grounds=surely)


def _decide_follow_up(
    memory: Memory, turn: Turn, reading: Reading, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    match reading:
        case Elsewhere(candidate=candidate):
            surely = by(Rule.FOLLOW_UP_SURE)
            return choose(memory, candidate, turn, thresholds=thresholds, sensitive=sensitive, grounds=surely)
        case Within(candidate=candidate, fitting=fitting):
            rule = Rule.FOLLOW_UP_SECTION if fitting else Rule.FOLLOW_UP
            lead = "" if fitting or turn.said.about_answer else "more-unsure"
            return tell_more(memory, candidate, turn.shown, rule, thresholds.misses, lead=lead)
        case Either(candidates=candidates, last=last):
            return _clarify_follow_up(memory, turn, candidates, last, thresholds)


def _clarify_follow_up(
    memory: Memory, turn: Turn, candidates: tuple[Candidate, ...], last: Candidate | None, thresholds: Thresholds
) -> Decision:
    if last is None or not following.list_untold(memory, turn.shown, last.article):
        return _clarify(memory, candidates[:3], thresholds, turn)
    fresh = _fresh(memory, candidates, thresholds)[:2]
    if not fresh:
        return tell_more(memory, last, turn.shown, Rule.FOLLOW_UP, thresholds.misses, lead="more-unsure")
    action = Clarify(candidates=(*fresh, last), more=(last.article,))
    offered = _offer(memory, action.candidates, turn.said)
    return Decision(action=action, memory=offered, grounds=by(Rule.FOLLOW_UP_OR_NEW))


def _decide_several(
    memory: Memory, found: several.Questions, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    if any(candidate.article in sensitive for candidate in found.sure):
        return escalate(Reason.SENSITIVE, memory, by(Rule.SENSITIVE))
    fresh = tuple(candidate for candidate in found.sure if candidate.article not in memory.shown)
    again = tuple(candidate.title for candidate in found.sure if candidate.article in memory.shown)
    shown = replace(remember(memory, *fresh), asked=(*memory.asked, *found.asked)[-20:])
    if len(found.unsure) == 1 and (close := _fresh(shown, found.unsure[0].candidates[:3], thresholds)):
        about = found.unsure[0]
        action = Several(answers=fresh, clarify=close, about=about.text, again=again)
        offered = _offer(shown, close, about.said)
        return Decision(action=action, memory=offered, grounds=by(Rule.SEVERAL_UNSURE))
    unsure = tuple(part.text for part in found.unsure)
    after = replace(shown, awaits="person") if unsure else shown
    rule = Rule.SEVERAL_UNSURE if unsure else Rule.SEVERAL
    return Decision(action=Several(answers=fresh, unsure=unsure, again=again), memory=after, grounds=by(rule))


def _close_ones(candidates: tuple[Candidate, ...], thresholds: Thresholds) -> tuple[Candidate, ...]:
    best = candidates[0].probability
    near = (c for c in candidates if c.probability >= max(thresholds.clarify, best - thresholds.margin))
    return tuple(near)[:3]


def _fresh(memory: Memory, candidates: tuple[Candidate, ...], thresholds: Thresholds) -> tuple[Candidate, ...]:
    """Those worth offering; none at all unless the best is."""
    if not candidates or candidates[0].probability < thresholds.clarify:
        return ()
    return tuple(c for c in candidates if c.article not in memory.shown and c.probability >= thresholds.clarify / 3)


def _offer(memory: Memory, candidates: tuple[Candidate, ...], said: Said) -> Memory:
    return replace(memory, offered=tuple(c.article for c in candidates), wording=said.question[:300])


def _clarify(memory: Memory, candidates: tuple[Candidate, ...], thresholds: Thresholds, turn: Turn) -> Decision:
    fresh = _fresh(memory, candidates, thresholds)
    if not fresh:
        return miss(memory, Rule.ONLY_SHOWN, allowed=thresholds.misses)
    offered = _offer(memory, fresh, turn.said)
    return Decision(action=Clarify(candidates=fresh), memory=offered, grounds=by(Rule.UNSURE))
