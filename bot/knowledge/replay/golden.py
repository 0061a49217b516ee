"""Two encoders side by side on the golden questions of the articles, which nothing is ever trained on."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.conversation import Memory
from bot.core.language import LANGUAGES
from bot.core.policy.decide import Action, Answer, Clarify, Thresholds, decide
from bot.core.turn import Candidate, Step, Turn
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import Library

ALL: Final = "all"
MARGIN: Final = 3.0  # percentage points
_ENOUGH: Final = 30  # questions in a language before it is judged by itself


@dataclass(frozen=True, kw_only=True)
class Golden:
    """A question and the article that must answer it."""

    text: str
    language: str
    article: str


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What became of ``asked`` questions; ``first`` counts those whose likeliest article is the right one."""

    asked: int
    first: int
    right: int
    wrong: int
    choice: int

    @property
    def unanswered(self) -> int:
        """Neither answered nor asked back."""
        return self.asked - self.right - self.wrong - self.choice

    def percent(self, count: int) -> float:
        """Of all questions; 0 of nothing."""
        return 100 * count / self.asked if self.asked else 0.0


@dataclass(frozen=True, kw_only=True)
class Trial:
    """``tallies`` by language, with "all"; ``milliseconds`` is the median for a question."""

    tallies: dict[str, Tally]
    milliseconds: float


def golden_questions(library: Library) -> tuple[Golden, ...]:
    """Of every published article that the bot may show by itself."""
    return tuple(
        Golden(text=text, language=article.language, article=article.key)
        for article in library.articles
        if article.published and article.escalate != "always"
        for text in article.golden
    )


def try_out(knowledge: Knowledge, questions: Sequence[Golden], thresholds: Thresholds) -> Trial:
    """Ask every question as the first of a customer."""
    sensitive = frozenset(article.key for article in knowledge.library.articles if article.escalate == "always")
    results: list[tuple[Golden, tuple[Candidate, ...], Action]] = []
    times = []
    for question in questions:
        started = time.perf_counter()
        found = knowledge.find_answers(question.text, question.language)
        times.append(time.perf_counter() - started)
        results.append((question, found, _act(question, found, thresholds, sensitive)))
    tallies = {
        language: _count([result for result in results if language in (ALL, result[0].language)])
        for language in (ALL, *LANGUAGES)
    }
    return Trial(tallies=tallies, milliseconds=1000 * statistics.median(times) if times else 0.0)


def what_is_worse(before: Trial, after: Trial, margin: float = MARGIN) -> tuple[str, ...]:
    """A sentence for every share that is worse by more than ``margin`` percentage points, or twice that in a language.

    A language has a third of the questions, so chance alone moves its shares further.
    """
    return tuple(
        sentence
        for language in (ALL, *LANGUAGES)
        if language == ALL or before.tallies[language].asked >= _ENOUGH
        for sentence in _worse(
            language, before.tallies[language], after.tallies[language], margin if language == ALL else 2 * margin
        )
    )


def _worse(language: str, before: Tally, after: Tally, margin: float) -> Iterator[str]:
    where = "" if language == ALL else f" in {language}"
    shares = (
        ("the right article is the likeliest", before.first, after.first, 1),
        ("answered right", before.right, after.right, 1),
        ("answered wrong", before.wrong, after.wrong, -1),
    )
    for name, had, has, better in shares:
        one, two = before.percent(had), after.percent(has)
        if better * (one - two) > margin + 1e-9:
            yield f"{name}{where}: {one:.1f} % before, {two:.1f} % after"


def _act(question: Golden, found: tuple[Candidate, ...], thresholds: Thresholds, sensitive: frozenset[str]) -> Action:
    turn = Turn(
        text=question.text,
        language=question.language,
        intent="",
        confidence=1.0,
        step=Step.ANSWER,
        candidates=found,
    )
    return decide(memory=Memory(), about=turn, thresholds=thresholds, sensitive=sensitive).action


def _count(results: Sequence[tuple[Golden, tuple[Candidate, ...], Action]]) -> Tally:
    answered = [
        action.candidate.article == question.article for question, _, action in results if isinstance(action, Answer)
    ]
    return Tally(
        asked=len(results),
        first=sum(bool(found) and found[0].article == question.article for question, found, _ in results),
        right=sum(answered),
        wrong=len(answered) - sum(answered),
        choice=sum(isinstance(action, Clarify) for _, _, action in results),
    )
