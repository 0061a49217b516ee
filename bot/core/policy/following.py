"""What a short question after an answer means: more of that answer, another article, or one of the two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.core.conversation import Memory, Topic
from bot.core.turn import Candidate, Shown, Turn

FRESH: Final = 3  # turns for which an answer stays the topic
FITTING: Final = 0.45  # from here on a section answers the question: most of its words stand there
LIKELY: Final = 0.5  # the share from which on one block is likelier than all others together
NOTHING_NAMED: Final = 1  # subjects of a question that leaves open what it is about
_LIKELIER: Final = 4.0  # times more often a question is about the last answer when a section of it has its words


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """With the topic of the last answer another article is sure."""

    candidate: Candidate


@dataclass(frozen=True, kw_only=True)
class Within:
    """The article of the last answer is meant."""

    candidate: Candidate
    fitting: bool


@dataclass(frozen=True, kw_only=True)
class Either:
    """A new question or one about the last answer."""

    candidates: tuple[Candidate, ...]
    last: Candidate | None


Reading = Elsewhere | Within | Either


def age(memory: Memory) -> Memory:
    """One turn later; an answer that lies back too far is no topic any more."""
    topic = memory.topic
    if topic is None:
        return memory
    return replace(memory, topic=replace(topic, age=topic.age + 1) if topic.age < FRESH else None)


def read_follow_up(topic: Topic | None, turn: Turn, *, answer: float, clarify: float) -> Reading | None:
    """What the turn means after this topic; None for a question of its own. Thresholds are probabilities 0..1.

    A reply to an answer is about it unless another article is surer. A question that is sure by itself is no follow-up,
    unless it names a time and nothing else; where a section of the last article has its words, it must be surer. That
    section comes next, then what the search finds with the topic. A fragment ("and on Sunday?") is hardly a question of
    its own, so another article must come nearer to the sure ones than for a whole sentence before the customer is asked
    which of the two they mean.
    """
    context, best = turn.context, turn.candidates[0] if turn.candidates else None
    if topic is None or context is None:
        return None
    fitting = _fits(topic, turn)
    if turn.replies and _answers_reply(topic, turn, fitting):
        return Within(candidate=find_last(topic, turn), fitting=fitting)
    sure = 1.0 - (1.0 - answer) / _LIKELIER if fitting else answer
    if best is not None and best.probability >= sure and not turn.said.mere_time:
        return None
    last = find_last(topic, turn)
    top = context.candidates[0] if context.candidates else None
    if turn.said.about_answer or (fitting and not turn.said.corrects):
        return Within(candidate=last, fitting=fitting)
    if top is not None and top.article != topic.article and top.probability >= answer:
        return Elsewhere(candidate=top)
    if turn.said.corrects:
        return None
    if turn.said.points and _is_still(topic, turn, top, answer):
        return Within(candidate=last, fitting=False)
    fragment = turn.said.fragment
    if best is not None and best.article != topic.article and best.probability >= (answer / 2 if fragment else clarify):
        return Either(candidates=turn.candidates, last=last if fragment else None)
    return Within(candidate=last, fitting=False) if _is_still(topic, turn, top, answer) else None


def find_last(topic: Topic, turn: Turn) -> Candidate:
    """The article of the topic as a candidate."""
    known = (turn.context.candidates if turn.context is not None else ()) + turn.candidates
    seen = find_shown(turn.shown, topic.article)
    language, title = (seen.language, seen.title) if seen is not None else (turn.language, topic.question)
    plain = Candidate(article=topic.article, language=language, title=title, probability=0.0)
    return next((candidate for candidate in known if candidate.article == topic.article), plain)


def find_shown(shown: tuple[Shown, ...], article: str) -> Shown | None:
    """What is known of an article the customer has seen."""
    return next((one for one in shown if one.article == article), None)


def list_untold(memory: Memory, shown: tuple[Shown, ...], article: str) -> tuple[int, ...]:
    """The places of the blocks that were not shown yet."""
    seen = find_shown(shown, article)
    count = len(seen.fits) if seen is not None else 0
    return tuple(place for place in range(count) if f"{article}#{place}" not in memory.told)


def list_told(memory: Memory, shown: tuple[Shown, ...], article: str) -> tuple[int, ...]:
    """The places of the blocks that were shown."""
    seen, untold = find_shown(shown, article), list_untold(memory, shown, article)
    return tuple(place for place in range(len(seen.fits) if seen is not None else 0) if place not in untold)


def find_fitting(places: tuple[int, ...], shown: tuple[Shown, ...], article: str) -> int | None:
    """The one of these blocks that answers the question, if one does."""
    seen = find_shown(shown, article)
    best = max(places, key=lambda place: seen.fits[place], default=None) if seen is not None else None
    return best if best is not None and seen is not None and seen.fits[best] >= FITTING else None


def find_likeliest(shown: tuple[Shown, ...], article: str) -> int | None:
    """The block where the answer stands if it stands in this article; None where it could be any."""
    seen = find_shown(shown, article)
    shares = seen.shares if seen is not None else ()
    best = max(range(len(shares)), key=lambda place: shares[place], default=None)
    return best if best is not None and shares[best] >= LIKELY else None


def _answers_reply(topic: Topic, turn: Turn, fitting: bool) -> bool:
    """Whether a reply to an answer is about that answer, and not only written under it."""
    alone, together = _top(turn.candidates), _top(turn.context.candidates if turn.context is not None else ())
    if fitting or alone is None or alone.article == topic.article:
        return True
    return together is not None and together.article == topic.article and together.probability >= alone.probability


def _is_still(topic: Topic, turn: Turn, top: Candidate | None, answer: float) -> bool:
    """Whether the last article is meant: surely with its topic, or, of a question that names next to nothing, sooner
    than any article without it.
    """
    if top is None or top.article != topic.article:
        return False
    alone = _top(turn.candidates)
    nearer = turn.said.subjects <= NOTHING_NAMED and (alone is None or top.probability >= alone.probability)
    return top.probability >= answer or (turn.said.fragment and nearer)


def _top(candidates: tuple[Candidate, ...]) -> Candidate | None:
    return candidates[0] if candidates else None


def _fits(topic: Topic, turn: Turn) -> bool:
    seen = find_shown(turn.shown, topic.article)
    return seen is not None and max(seen.fits, default=0.0) >= FITTING
