"""A dialogue and a search made of keywords: real, small, and saying exactly what a test tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.case import Reason
from bot.core.language import Entity, Mood
from bot.core.turn import Candidate, Fit, Part, Step, Turn, Understood
from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.blocks import cut
from bot.language.said.reading import read_words
from bot.language.text.wording import normalise
from tests.support.clock import NOON


def make_turn(step: Step, **fields: object) -> Turn:
    """A turn of this kind; give what differs from a calm English question."""
    plain = Turn(text="", language="en", intent="question", confidence=0.9, step=step)
    turn: Turn = replace(plain, **fields)  # type: ignore[arg-type]
    return worded(turn, turn.text)


def worded(turn: Turn, text: str) -> Turn:
    """The same turn in these words."""
    return replace(turn, text=text, said=read_words(text, turn.language))


def make_part(text: str, candidates: Sequence[tuple[str, float]]) -> Part:
    """One of several English questions and what the search found for it."""
    found = tuple(make_candidate(article, probability) for article, probability in candidates)
    return Part(text=text, said=read_words(text, "en"), candidates=found)


def found(*candidates: tuple[str, float], language: str = "en", anger: float = 0.0) -> Turn:
    """A question for which the search found these articles with these probabilities."""
    return make_turn(
        Step.ANSWER,
        language=language,
        mood=Mood(anger=anger),
        candidates=tuple(make_candidate(article, probability) for article, probability in candidates),
    )


def make_candidate(article: str, probability: float, *, language: str = "en") -> Candidate:
    """An article the search came up with."""
    return Candidate(article=article, language=language, title=article.title(), probability=probability)


def wants_human(reason: Reason = Reason.REQUESTED, **facts: str) -> Turn:
    """A turn that calls a person."""
    entities = tuple(Entity(kind=kind, value=value) for kind, value in facts.items())
    return make_turn(Step.ESCALATE, intent="human", reason=reason.value, entities=entities)


def says(key: str) -> Turn:
    """Courtesy answered from the catalogue."""
    return make_turn(Step.SAY, intent=key, say=key)


@dataclass
class ScriptedDialogue:
    """Understands by keyword; what has none is a question without any candidate.

    ``heard`` are the texts in order. ``failing`` is raised instead of understanding while it is set.
    """

    turns: dict[str, Turn] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    failing: Exception | None = None

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        if self.failing is not None:
            raise self.failing
        self.heard.append(text)
        hit = next((turn for word, turn in self.turns.items() if word in text.lower()), None)
        understood = replace(hit or make_turn(Step.ANSWER, language=language), text=text)
        return Understood(turn=understood, state=f"{state}|{text}" if state else text)


@dataclass(frozen=True, kw_only=True)
class NothingNew:
    """No article has changed."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    seconds: float = 0.0
    anything: bool = False


@dataclass
class ScriptedFinder:
    """Finds the articles whose title shares a word with the question."""

    articles: dict[str, Article] = field(default_factory=dict)
    kept_read: tuple[str, ...] = ()

    @property
    def library(self) -> Library:
        return Library(articles=tuple(self.articles.values()))

    def refresh(self) -> NothingNew:
        return NothingNew()

    def settle(self) -> bool:
        return False

    def list_touched(self, library: Library, questions: Sequence[str]) -> tuple[bool, ...]:
        return (True,) * len(questions)

    def foresee(self, questions: Sequence[str]) -> None:
        return

    def keep_read(self, questions: Sequence[str]) -> None:
        self.kept_read = tuple(questions)

    def beside(self, library: Library) -> ScriptedFinder:
        return replace(self, articles=by_key(library))

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        words = set(question.lower().split())
        hits = (article for article in self.articles.values() if words & set(article.title.lower().split()))
        return tuple(
            Candidate(article=article.key, language=article.language, title=article.title, probability=0.9)
            for article in hits
            if drafts or article.published
        )[:limit]

    def answer_threshold(self, precision: float) -> float:
        return 0.45

    def article(self, key: str, language: str) -> Article | None:
        hit = self.articles.get(key)
        return hit if hit is not None and hit.published else None

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        """1.0 for a block that has the last word of the question."""
        word = normalise(question).split()[-1:]
        return tuple(
            Fit(alone=float(word[:1] != [] and word[0] in normalise(one.text).split())) for one in cut(article)
        )

    def compare_questions(self, one: str, others: Sequence[str]) -> tuple[float, ...]:
        return self.compare_wordings(one, others, "en")

    def compare_wordings(self, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
        """1.0 for the same words in any order."""
        words = sorted(normalise(one).split())
        return tuple(float(words == sorted(normalise(other).split())) for other in others)


def by_key(library: Library) -> dict[str, Article]:
    """One version of each article, the English one where there is one."""
    return {one.key: one for one in sorted(library.articles, key=lambda one: one.language == "en")}


def make_article(key: str, *, language: str = "en", **fields: str) -> Article:
    """A parsed article; see ``write_article`` for the fields."""
    article, problems = parse_article(write_article(**fields).encode(), f"{language}/{key}.md", updated_at=NOON)
    assert article is not None, problems
    return article


def write_article(
    *, title: str = "How much is delivery?", body: str = "Delivery costs 120 UAH.", rest: str = "", **fields: str
) -> str:
    """The text of an article file; ``rest`` stands under a heading, other fields go to the front matter."""
    front: Mapping[str, str] = {"status": "published", "escalate": "never"} | fields
    lines = [f"title: {title}", "questions:", *(f"  - {title.lower()} {number}" for number in ("one", "two", "three"))]
    lines += [f"{name}: {value}" for name, value in front.items()]
    text = "\n".join(["---", *lines, "---", body])
    return f"{text}\n\n## More\n{rest}\n" if rest else f"{text}\n"
