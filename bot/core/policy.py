"""What the bot does with an understood turn: the one place where that is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.core.conversation import Memory
from bot.core.escalation import Reason
from bot.core.turn import Candidate, Step, Turn


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """When to answer, ask back or give up; probabilities 0..1, from the target precision in the settings."""

    answer: float = 0.45
    clarify: float = 0.08
    margin: float = 0.2
    misses: int = 2
    anger: float = 0.75


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Show the article."""

    candidate: Candidate


@dataclass(frozen=True, kw_only=True)
class Clarify:
    """Ask which of these articles is meant."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, kw_only=True)
class AskDetail:
    """Ask for one detail, for instance the order number."""

    slot: str


@dataclass(frozen=True, kw_only=True)
class DontKnow:
    """Say so and offer a person."""


@dataclass(frozen=True, kw_only=True)
class Say:
    """A short courtesy from the catalogue."""

    key: str


@dataclass(frozen=True, kw_only=True)
class Escalate:
    """Hand the conversation to people."""

    reason: Reason


Action = Answer | Clarify | AskDetail | DontKnow | Say | Escalate


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The action, the memory after it and the rule that decided, for "why this answer"."""

    action: Action
    memory: Memory
    rule: str


def decide(*, memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str] = frozenset()) -> Decision:
    """Decide about one turn. ``sensitive`` are the articles that always go to a person."""
    memory = replace(memory, awaits="")
    if turn.mood.anger >= thresholds.anger:
        return _escalate(Reason.ANGER, memory, "anger")
    if turn.step is Step.ANSWER:
        return _decide_answer(memory, turn, thresholds, sensitive)
    if turn.step is Step.ESCALATE:
        return _escalate(Reason(turn.reason), memory, turn.intent)
    if turn.step is Step.FEEDBACK:
        return _decide_feedback(memory, turn)
    if turn.step is Step.ASK:
        return Decision(action=AskDetail(slot=turn.slot), memory=replace(memory, slot=turn.slot), rule="form")
    return Decision(action=Say(key=turn.say), memory=replace(memory, slot=""), rule=turn.intent)


def is_question_after_all(turn: Turn, thresholds: Thresholds) -> bool:
    """Whether an article answers so surely that the dialogue model must have taken a question for something else.

    A wish for a person is never one: whoever asks for a person gets a person.
    """
    best = turn.candidates[0].probability if turn.candidates else 0.0
    wished = turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED
    return turn.step is not Step.ANSWER and not wished and best >= thresholds.answer


def _decide_answer(memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    asked = normalise(turn.text)
    in_form = bool(memory.slot)
    memory = replace(memory, slot="", offered=())
    if asked and asked in memory.asked:
        return _escalate(Reason.REPEATED, memory, "same question again")
    memory = replace(memory, asked=(*memory.asked, asked)[-20:])
    best = turn.candidates[0] if turn.candidates else None
    if best is None or best.probability < thresholds.clarify:
        if in_form:  # asked for the order number, and this is the answer: a person must look
            return _escalate(Reason.ORDER, memory, "no number, no question")
        return _miss(memory, thresholds, "nothing close")
    close = _close_ones(turn.candidates, thresholds)
    if len(close) > 1 or best.probability < thresholds.answer:
        return _clarify(memory, close if len(close) > 1 else turn.candidates[:3], thresholds)
    return choose(memory=memory, candidate=best, sensitive=sensitive)


def choose(*, memory: Memory, candidate: Candidate, sensitive: frozenset[str]) -> Decision:
    """The article is known (found, or picked by button): show it, unless that was done or a person must answer."""
    if candidate.article in sensitive:
        return _escalate(Reason.SENSITIVE, memory, "article always goes to a person")
    if candidate.article in memory.shown:
        return _escalate(Reason.REPEATED, memory, "article was shown before")
    shown = replace(memory, misses=0, offered=(), shown=(*memory.shown, candidate.article), awaits="helped")
    return Decision(action=Answer(candidate=candidate), memory=shown, rule="close enough")


def _close_ones(candidates: tuple[Candidate, ...], thresholds: Thresholds) -> tuple[Candidate, ...]:
    best = candidates[0].probability
    near = (c for c in candidates if c.probability >= max(thresholds.clarify, best - thresholds.margin))
    return tuple(near)[:3]


def _clarify(memory: Memory, candidates: tuple[Candidate, ...], thresholds: Thresholds) -> Decision:
    fresh = tuple(c for c in candidates if c.article not in memory.shown and c.probability >= thresholds.clarify / 3)
    if not fresh:
        return _miss(memory, thresholds, "only articles already shown")
    offered = replace(memory, misses=memory.misses, offered=tuple(c.article for c in fresh))
    return Decision(action=Clarify(candidates=fresh), memory=offered, rule="two close articles or unsure")


def _miss(memory: Memory, thresholds: Thresholds, rule: str) -> Decision:
    missed = replace(memory, misses=memory.misses + 1, awaits="person")
    if missed.misses >= thresholds.misses:
        return _escalate(Reason.MISSES, missed, f"{missed.misses} misses in a row")
    return Decision(action=DontKnow(), memory=missed, rule=rule)


def _decide_feedback(memory: Memory, turn: Turn) -> Decision:
    if turn.helped:
        return Decision(action=Say(key="glad"), memory=replace(memory, misses=0), rule="helped")
    return _escalate(Reason.NOT_HELPED, memory, "did not help")


def _escalate(reason: Reason, memory: Memory, rule: str) -> Decision:
    return Decision(action=Escalate(reason=reason), memory=memory, rule=rule)


def normalise(text: str) -> str:
    """The text for "is it the same question again": lower case, letters and digits only."""
    return " ".join(re.findall(r"\w+", text.lower()))
