"""A dialogue model and an article search that do what a word in the text says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from bot.core.language import Mood
from bot.core.turn import Candidate, Step, Turn, Understood
from bot.knowledge.articles.articles import Article, parse_article
from tests.support.engine import ScriptedFinder

ARTICLES = 8
SENSITIVE = 7
CALM = Mood()


@cache
def _article(number: int) -> Article:
    rest = "\n## More\n\nThe rest.\n" if number % 2 else ""
    escalate = "always" if number == SENSITIVE else "never"
    text = (
        f"---\ntitle: Article {number}\nquestions: [what about {number}]\n"
        f"status: published\nescalate: {escalate}\n---\n"
        f"This is answer {number}.\n{rest}"
    )
    article, problems = parse_article(
        text.encode(), f"en/topic/a{number}.md", updated_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    assert article is not None, problems
    return article


class SmallFinder(ScriptedFinder):
    """Articles "topic/a0" to "topic/a7"; the last one always goes to a person."""

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        numbers = [int(word[1:]) for word in question.split() if word[:1] == "q" and word[1:].isdigit()]
        probability = 0.9 if len(numbers) == 1 else 0.8  # a burst is surer in its parts
        return tuple(candidate(number, probability) for number in numbers[-1:])

    def article(self, key: str, language: str) -> Article | None:
        name = key.removeprefix("topic/a")
        return _article(int(name)) if name.isdigit() and int(name) < ARTICLES else None


def candidate(number: int, probability: float) -> Candidate:
    return Candidate(article=f"topic/a{number}", language="en", title=f"Article {number}", probability=probability)


@dataclass
class KeywordDialogue:
    """The last word decides. ``meanwhile`` happens while it thinks; ``dies`` crashes the process there."""

    heard: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None
    dies: bool = False
    crash: type[BaseException] = KeyboardInterrupt

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        self.heard.append(text)
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        if self.dies:
            self.dies = False
            raise self.crash
        return Understood(turn=understand(text, language), state=f"{state}.")


def understand(text: str, language: str) -> Turn:
    """The turn of a text whose last word says what it is."""
    word = text.split()[-1]
    turn = {
        "person": lambda: _turn(text, language, step=Step.ESCALATE, reason="requested"),
        "angry": lambda: _turn(text, language, step=Step.ANSWER, mood=Mood(anger=1.0)),
        "order": lambda: _turn(text, language, step=Step.ASK, slot="order_number"),
        "hello": lambda: _turn(text, language, step=Step.SAY, say="greet"),
        "unclear": lambda: _turn(text, language, step=Step.ANSWER, candidates=(candidate(1, 0.5), candidate(2, 0.4))),
        "strange": lambda: _turn(text, language, step=Step.ANSWER),
    }
    if word in turn:
        return turn[word]()
    found = SmallFinder().find_answers(text, language)
    return _turn(text, language, step=Step.ANSWER, candidates=found)


def _turn(
    text: str,
    language: str,
    *,
    step: Step,
    reason: str = "",
    slot: str = "",
    say: str = "",
    mood: Mood = CALM,
    candidates: tuple[Candidate, ...] = (),
) -> Turn:
    return Turn(
        text=text,
        language=language,
        intent=step.value,
        confidence=1.0,
        step=step,
        reason=reason,
        slot=slot,
        say=say,
        mood=mood,
        candidates=candidates,
    )
