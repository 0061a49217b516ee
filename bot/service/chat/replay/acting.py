"""One question as the first of a customer: understood, looked up and decided as ever, and nothing comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.articles.replay import Act, Option, Outcome
from bot.core.conversation import Memory
from bot.core.policy.decide import decide
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
    Several,
)
from bot.core.policy.limits import Thresholds
from bot.core.turn import Candidate, Step, Turn
from bot.language.said.reading import read_words
from bot.language.text.splitting import split_questions
from bot.service.chat.looking import MOST_PARTS, find_sensitive, look_up
from bot.service.ports import Finder

MOST_FOUND = 4


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What was decided about a question, with all that led to it."""

    turn: Turn
    decision: Decision


def to_question(text: str, language: str) -> Turn:
    """What is taken for a question, without asking the dialogue model."""
    return Turn(text=text, language=language, intent="question", confidence=1.0, step=Step.ANSWER)


def act(finder: Finder, turn: Turn, thresholds: Thresholds) -> Acted:
    """What the bot would do with it, as the first thing a customer writes."""
    turn = look_up(finder, Memory(), turn, thresholds)
    sensitive = find_sensitive(finder.article, turn)
    decision = decide(memory=Memory(), about=turn, thresholds=thresholds, sensitive=sensitive)
    return Acted(turn=turn, decision=decision)


def list_searched(turn: Turn) -> tuple[str, ...]:
    """The texts that looking up will search for, as far as the words alone tell."""
    question = read_words(turn.text, turn.language).question
    parts = split_questions(turn.text)
    return tuple(dict.fromkeys((turn.text, question or turn.text, *(parts if 1 < len(parts) <= MOST_PARTS else ()))))


def to_outcome(acted: Acted) -> Outcome:
    """The same in the words of the desk, without what only a closer look needs."""
    action, turn = acted.decision.action, acted.turn
    shown, offered = _articles_of(action)
    found = turn.candidates or tuple(one for part in turn.parts for one in part.candidates[:1])
    return Outcome(
        act=_to_act(action),
        rule=acted.decision.rule.value,
        shown=shown,
        offered=offered,
        found=tuple(_to_option(one) for one in found[:MOST_FOUND]),
    )


def look_closer(acted: Acted, outcome: Outcome) -> Outcome:
    """With what it was understood as, and what speaks for each article."""
    scores = {one.article: one.scores for one in acted.turn.candidates}
    found = tuple(replace(one, scores=scores.get(one.article, {})) for one in outcome.found)
    return replace(outcome, found=found, intent=acted.turn.intent)


def _to_option(one: Candidate) -> Option:
    return Option(
        article=one.article,
        language=one.language,
        title=one.title,
        probability=round(one.probability, 3),
        matched=one.matched,
    )


def _to_act(action: Action) -> Act:
    match action:
        case Answer() | More():
            return Act.ANSWER
        case Several(answers=answers):
            return Act.ANSWER if answers else Act.ASK
        case Perhaps():
            return Act.PROBABLY
        case Clarify() | AskDetail():
            return Act.ASK
        case Escalate():
            return Act.PERSON
        case DontKnow():
            return Act.NOTHING
    return Act.TALK


def _articles_of(action: Action) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those whose text is shown, and those behind buttons."""
    match action:
        case Answer(candidate=candidate) | More(candidate=candidate):
            return (candidate.article,), ()
        case Perhaps(candidate=candidate, others=others):
            return (candidate.article,), tuple(one.article for one in others)
        case Clarify(candidates=candidates):
            return (), tuple(one.article for one in candidates)
        case Several(answers=answers, doubt=doubt):
            shown, offered = _articles_of(doubt) if doubt is not None else ((), ())
            return (*(one.article for one in answers), *shown), offered
    return (), ()
