"""What the bot does with an understood turn: the one place where that is decided."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.conversation import Memory, Pick
from bot.core.escalation import Reason
from bot.core.policy import following, several
from bot.core.policy.decision import (
    Action,
    Answer,
    AskDetail,
    Clarify,
    Decision,
    DontKnow,
    Escalate,
    More,
    Say,
    Several,
    escalate,
)
from bot.core.policy.following import Either, Elsewhere, Reading, Within
from bot.core.policy.telling import remember, repeat, same_answer, tell_more
from bot.core.turn import Candidate, Said, Shown, Step, Turn

__all__ = [
    "Action",
    "Answer",
    "AskDetail",
    "Clarify",
    "Decision",
    "DontKnow",
    "Escalate",
    "More",
    "Say",
    "Several",
    "Thresholds",
    "choose",
    "decide",
    "is_question_after_all",
    "pick",
]

POLITE = ("greet", "thanks", "goodbye", "affirm", "deny")


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """When to answer, ask back or give up; probabilities 0..1."""

    answer: float = 0.85
    clarify: float = 0.08
    margin: float = 0.2
    misses: int = 2
    anger: float = 0.75


def decide(*, memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str] = frozenset()) -> Decision:
    """Decide about one turn. ``sensitive`` are the articles that always go to a person."""
    memory = following.age(replace(memory, awaits=""))
    if turn.mood.anger >= thresholds.anger:
        return escalate(Reason.ANGER, memory, "anger")
    if turn.step is Step.ANSWER:
        return _decide_answer(memory, turn, thresholds, sensitive)
    if turn.step is Step.ESCALATE:
        return escalate(Reason(turn.reason), memory, turn.intent)
    if turn.step is Step.FEEDBACK:
        return _decide_feedback(memory, turn)
    if turn.step is Step.ASK:
        return Decision(action=AskDetail(slot=turn.slot), memory=replace(memory, slot=turn.slot), rule="form")
    return Decision(action=Say(key=turn.say), memory=replace(memory, slot=""), rule=turn.intent)


def is_question_after_all(turn: Turn, thresholds: Thresholds) -> bool:
    """Whether the dialogue model must have taken a question for something else.

    An article answers it, more surely than the model is sure of its own; or a question stands beside the courtesy
    ("thanks, and how much is delivery?"); or it is about the last answer ("why?", "and on 8 March?"). A wish for a
    person is never one: whoever asks for a person gets a person.
    """
    best = turn.candidates[0].probability if turn.candidates else 0.0
    if turn.step is Step.ANSWER or (turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED):
        return False
    if best >= max(thresholds.answer, turn.confidence):
        return True
    if turn.step is Step.ESCALATE:
        return False
    return _is_behind_courtesy(turn, best, thresholds) or _is_about_the_last_answer(turn)


def _is_behind_courtesy(turn: Turn, best: float, thresholds: Thresholds) -> bool:
    polite = turn.say in POLITE if turn.step is Step.SAY else turn.step is Step.FEEDBACK and bool(turn.helped)
    return polite and turn.said.asks_beside_courtesy and best >= thresholds.clarify


def _is_about_the_last_answer(turn: Turn) -> bool:
    if turn.context is None:
        return False
    seen = following.find_shown(turn.shown, turn.context.article)
    fits = seen is not None and max(seen.fits, default=0.0) >= following.FITTING
    return fits or turn.said.wants_more


def _decide_answer(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    asked = turn.said.normal
    in_form = bool(memory.slot)
    known = bool(asked) and asked in memory.asked
    memory = replace(memory, slot="", offered=(), wording="")
    if known and turn.edited:
        return same_answer(memory)
    if known and turn.remembered is None:
        return escalate(Reason.REPEATED, memory, "same question again")
    memory = replace(memory, asked=(*memory.asked, asked)[-20:])
    if turn.remembered is not None:
        return choose(
            memory=memory,
            candidate=turn.remembered,
            sensitive=sensitive,
            thresholds=thresholds,
            turn=turn,
            rule="picked for this before",
        )
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
            return escalate(Reason.ORDER, memory, "no number, no question")
        return _miss(memory, thresholds, "nothing close")
    close = _close_ones(turn.candidates, thresholds)
    if len(close) > 1 or best.probability < thresholds.answer:
        return _clarify(memory, close if len(close) > 1 else turn.candidates[:3], thresholds, turn)
    return choose(memory=memory, candidate=best, sensitive=sensitive, thresholds=thresholds, turn=turn)


def choose(
    *,
    memory: Memory,
    candidate: Candidate,
    sensitive: frozenset[str],
    thresholds: Thresholds,
    turn: Turn | None = None,
    rule: str = "close enough",
) -> Decision:
    """The article is known: show it, or what was not shown of it yet, unless a person must answer."""
    if candidate.article in sensitive:
        return escalate(Reason.SENSITIVE, memory, "article always goes to a person")
    if candidate.article in memory.shown:
        return repeat(memory, candidate, turn, thresholds.misses)
    return Decision(action=Answer(candidate=candidate), memory=remember(memory, candidate), rule=rule)


def pick(
    *,
    memory: Memory,
    candidate: Candidate,
    shown: tuple[Shown, ...],
    sensitive: frozenset[str],
    thresholds: Thresholds,
) -> Decision:
    """The customer chose an article: the choice holds for these words from now on.

    ``shown`` says how the sections fit the words the choice was about.
    """
    asked = memory.wording if candidate.article in memory.offered else ""
    picked = (*memory.picked, Pick(asked=asked, article=candidate.article))[-20:] if asked else memory.picked
    memory = replace(memory, offered=(), wording="", picked=picked)
    if candidate.article in memory.shown and candidate.article not in sensitive:
        return tell_more(memory, candidate, shown, "picked, and its short answer was shown before", thresholds.misses)
    rule = "picked by the customer"
    return choose(memory=memory, candidate=candidate, sensitive=sensitive, thresholds=thresholds, rule=rule)


def _decide_follow_up(
    memory: Memory, turn: Turn, reading: Reading, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    match reading:
        case Elsewhere(candidate=candidate):
            rule = "follow-up: sure with the last answer"
            return choose(
                memory=memory, candidate=candidate, sensitive=sensitive, thresholds=thresholds, turn=turn, rule=rule
            )
        case Within(candidate=candidate, fitting=fitting):
            rule = "follow-up: a section of the last answer" if fitting else "follow-up: about the last answer"
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
        rule = "follow-up: about the last answer"
        return tell_more(memory, last, turn.shown, rule, thresholds.misses, lead="more-unsure")
    action = Clarify(candidates=(*fresh, last), more=(last.article,))
    return Decision(
        action=action, memory=_offer(memory, action.candidates, turn.said), rule="follow-up or new question"
    )


def _decide_several(
    memory: Memory, found: several.Questions, thresholds: Thresholds, sensitive: frozenset[str]
) -> Decision:
    if any(candidate.article in sensitive for candidate in found.sure):
        return escalate(Reason.SENSITIVE, memory, "article always goes to a person")
    fresh = tuple(candidate for candidate in found.sure if candidate.article not in memory.shown)
    again = tuple(candidate.title for candidate in found.sure if candidate.article in memory.shown)
    shown = replace(remember(memory, *fresh), asked=(*memory.asked, *found.asked)[-20:])
    if len(found.unsure) == 1 and (close := _fresh(shown, found.unsure[0].candidates[:3], thresholds)):
        about = found.unsure[0]
        action = Several(answers=fresh, clarify=close, about=about.text, again=again)
        return Decision(action=action, memory=_offer(shown, close, about.said), rule="several questions, one unsure")
    unsure = tuple(part.text for part in found.unsure)
    after = replace(shown, awaits="person") if unsure else shown
    rule = "several questions, one unsure" if unsure else "several questions"
    return Decision(action=Several(answers=fresh, unsure=unsure, again=again), memory=after, rule=rule)


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
        return _miss(memory, thresholds, "only articles already shown")
    offered = _offer(memory, fresh, turn.said)
    return Decision(action=Clarify(candidates=fresh), memory=offered, rule="two close articles or unsure")


def _miss(memory: Memory, thresholds: Thresholds, rule: str) -> Decision:
    missed = replace(memory, misses=memory.misses + 1, awaits="person")
    if missed.misses >= thresholds.misses:
        return escalate(Reason.MISSES, missed, f"{missed.misses} misses in a row")
    return Decision(action=DontKnow(), memory=missed, rule=rule)


def _decide_feedback(memory: Memory, turn: Turn) -> Decision:
    if turn.helped:
        return Decision(action=Say(key="glad"), memory=replace(memory, misses=0), rule="helped")
    return escalate(Reason.NOT_HELPED, memory, "did not help")
