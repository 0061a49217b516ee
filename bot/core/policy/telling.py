"""What was shown and what is left to say of it: never the same answer twice."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conversation import Memory, Topic
from bot.core.escalation import Reason
from bot.core.policy import following
from bot.core.policy.decision import Decision, More, Say, escalate
from bot.core.turn import Candidate, Shown, Turn


def remember(memory: Memory, *candidates: Candidate) -> Memory:
    """The memory after these articles were shown."""
    last = candidates[-1]
    return replace(
        memory,
        misses=0,
        offered=(),
        shown=(*memory.shown, *(candidate.article for candidate in candidates)),
        awaits="helped",
        topic=Topic(article=last.article, question=last.matched or last.title),
    )


def repeat(memory: Memory, candidate: Candidate, turn: Turn | None, misses: int) -> Decision:
    """An article that was shown: what else it says of the question; else a person."""
    if turn is not None and turn.edited:
        return same_answer(memory)
    shown = turn.shown if turn is not None else ()
    if turn is not None and turn.remembered is not None:
        return tell_more(memory, candidate, shown, "picked for this before", misses)
    untold = following.list_untold(memory, shown, candidate.article)
    if following.find_fitting(untold, shown, candidate.article) is not None:
        return tell_more(memory, candidate, shown, "a section of an article shown before fits", misses)
    if turn is not None and turn.context is not None:
        return tell_more(memory, candidate, shown, "the rest of an article shown before", misses)
    return escalate(Reason.REPEATED, memory, "article was shown before")


def same_answer(memory: Memory) -> Decision:
    """A corrected question that changes nothing."""
    return Decision(
        action=Say(key="same-answer"), memory=replace(memory, awaits="helped"), rule="corrected, same answer"
    )


def tell_more(
    memory: Memory, candidate: Candidate, shown: tuple[Shown, ...], rule: str, misses: int, *, lead: str = ""
) -> Decision:
    """The section that fits, or else all the rest after ``lead``; when everything was shown, say so."""
    untold = following.list_untold(memory, shown, candidate.article)
    fitting = following.find_fitting(untold, shown, candidate.article)
    if fitting is not None:
        return _more(memory, candidate, (fitting,), rule, "")
    above = following.find_fitting(following.list_told(memory, shown, candidate.article), shown, candidate.article)
    if above is not None:
        return _point_above(memory, candidate, shown, above)
    if untold:
        return _more(memory, candidate, untold, rule, lead)
    missed = replace(memory, misses=memory.misses + 1, awaits="person")
    if missed.misses >= misses:
        return escalate(Reason.MISSES, missed, f"{missed.misses} misses in a row")
    return Decision(action=Say(key="all-said"), memory=missed, rule="follow-up: everything was shown")


def _point_above(memory: Memory, candidate: Candidate, shown: tuple[Shown, ...], place: int) -> Decision:
    seen = following.find_shown(shown, candidate.article)
    heading = seen.headings[place] if seen is not None and place < len(seen.headings) else ""
    action = Say(key="said-above", about=heading or candidate.title)
    return Decision(action=action, memory=replace(memory, awaits="person"), rule="follow-up: said above")


def _more(memory: Memory, candidate: Candidate, sections: tuple[int, ...], rule: str, lead: str) -> Decision:
    told = (*memory.told, *(f"{candidate.article}#{place}" for place in sections))
    last = memory.topic
    fresh = Topic(article=candidate.article, question=candidate.matched or candidate.title)
    topic = replace(last, age=0) if last is not None and last.article == candidate.article else fresh
    after = replace(memory, misses=0, awaits="helped", told=told, topic=topic)
    return Decision(action=More(candidate=candidate, sections=sections, lead=lead), memory=after, rule=rule)
