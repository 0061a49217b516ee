"""What was shown and what is left to say of it: never the same answer twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory, Topic
from bot.core.policy import following
from bot.core.policy.decision import Decision, More, Say, escalate
from bot.core.policy.missing import miss
from bot.core.policy.rules import Rule, by
from bot.core.turn import Candidate, Shown, Turn

MOST_TIMES: Final = 1  # that the same text is said again before a person is called; once more to other words
ROOM: Final = 370  # characters of a message, 400 with what leads in; longer ones are not read on a phone
FOLDED_ROOM: Final = 3000  # of one whose sections are folded away; Telegram takes 4096, with what markup becomes


def remember(memory: Memory, *candidates: Candidate) -> Memory:
    """The memory after these articles were shown."""
    last = candidates[-1]
    return replace(
        memory,
        misses=0,
        doubts=0,
        repeats=0,
        offered=(),
        places=(),
        told=(*memory.told, *(name for candidate in candidates for name in _names(candidate, candidate.blocks))),
        shown=(*memory.shown, *(candidate.article for candidate in candidates)),
        awaits="helped",
        topic=Topic(article=last.article, question=last.matched or last.title),
    )


def repeat(memory: Memory, candidate: Candidate, turn: Turn, misses: int) -> Decision:
    """An article that was shown: what else it says of the question; else the same in short, and then a person."""
    if turn.edited:
        return same_answer(memory)
    shown = turn.shown
    if turn.remembered is not None:
        return tell_more(memory, candidate, shown, Rule.PICKED_BEFORE, misses)
    if turn.said.normal and memory.asked.count(turn.said.normal) > 1:
        return _say_again(memory, candidate, most=MOST_TIMES)
    untold = following.list_untold(memory, shown, candidate.article)
    if following.find_fitting(untold, shown, candidate.article) is not None:
        return tell_more(memory, candidate, shown, Rule.SECTION_OF_SHOWN, misses)
    fresh = tuple(place for place in candidate.blocks if place in untold)
    if fresh[:1] == candidate.blocks[:1]:
        return _more(memory, candidate, fresh, Rule.SECTION_OF_SHOWN, "")
    return _say_again(memory, candidate, most=MOST_TIMES + 1)


def _say_again(memory: Memory, candidate: Candidate, *, most: int) -> Decision:
    """The second time the same in short; who is told nothing new after that needs a person."""
    if memory.shown.count(candidate.article) + memory.repeats > most:
        return escalate(Reason.REPEATED, memory, by(Rule.SHOWN_BEFORE))
    return _point_above(memory, candidate, candidate.blocks[:1] or (0,))


def _point_above(memory: Memory, candidate: Candidate, blocks: tuple[int, ...]) -> Decision:
    again = _more(memory, candidate, blocks, Rule.SAID_ABOVE, "said-above")
    return replace(again, memory=replace(again.memory, repeats=memory.repeats + 1))


def same_answer(memory: Memory) -> Decision:
    """A corrected question that changes nothing."""
    after = replace(memory, awaits="helped")
    return Decision(action=Say(key="same-answer"), memory=after, grounds=by(Rule.SAME_ANSWER))


def tell_more(
    memory: Memory, candidate: Candidate, shown: tuple[Shown, ...], rule: Rule, misses: int, *, lead: str = ""
) -> Decision:
    """The block that fits, or else the next ones after ``lead``; when everything was shown, say so."""
    seen = following.find_shown(shown, candidate.article)
    if seen is not None:  # the blocks are counted in the language they were shown in
        candidate = replace(candidate, language=seen.language)
    untold = following.list_untold(memory, shown, candidate.article)
    fitting = following.find_fitting(untold, shown, candidate.article)
    if fitting is not None:
        return _more(memory, candidate, (fitting,), rule, "")
    above = following.find_fitting(following.list_told(memory, shown, candidate.article), shown, candidate.article)
    place = above if above is not None else following.find_likeliest(shown, candidate.article)
    if place is not None and place not in untold and not memory.repeats:
        return _point_above(memory, candidate, (place,))
    if place in untold:
        return _more(memory, candidate, (place,), rule, lead)
    if untold:
        return _more(memory, candidate, take_next(untold, seen.sizes if seen is not None else ()), rule, lead)
    return miss(memory, Rule.ALL_SHOWN, allowed=misses, action=Say(key="all-said"))


def take_next(untold: tuple[int, ...], sizes: tuple[int, ...], *, room: int = ROOM) -> tuple[int, ...]:
    """As many of these blocks as fit into one message, in order; at least one."""
    taken, room = untold[:1], room - sum(sizes[place] for place in untold[:1] if place < len(sizes))
    for place in untold[1:]:
        room -= sizes[place] if place < len(sizes) else ROOM
        if room < 0:
            break
        taken = (*taken, place)
    return taken


def _more(memory: Memory, candidate: Candidate, blocks: tuple[int, ...], rule: Rule, lead: str) -> Decision:
    told = (*memory.told, *(name for name in _names(candidate, blocks) if name not in memory.told))
    last = memory.topic
    fresh = Topic(article=candidate.article, question=candidate.matched or candidate.title)
    topic = replace(last, age=0) if last is not None and last.article == candidate.article else fresh
    after = replace(memory, misses=0, doubts=0, repeats=0, awaits="helped", told=told, topic=topic)
    return Decision(action=More(candidate=candidate, blocks=blocks, lead=lead), memory=after, grounds=by(rule))


def _names(candidate: Candidate, blocks: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"{candidate.article}#{place}" for place in blocks)
