"""What a customer wrote in one go, as one text in plain letters; the language it is in, and the one of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.core.turn import Candidate, Fit, Turn
from bot.knowledge.articles.articles import Article, Library
from bot.language.said.folding import fold
from bot.language.text.detect import detect, follow
from bot.language.text.shortening import shorten
from bot.service.ports import Finder, Refreshed


def read_text(unread: Sequence[Message]) -> str:
    """The words of these messages: whatever reads what a customer wrote reads this text."""
    return fold(shorten("\n".join(message.text for message in unread if message.text.strip()))).strip()


def read_language(text: str, conversation: Conversation) -> str:
    """The language the text is in; of first words the profile tells less than earlier words tell of later ones."""
    if conversation.read_through:
        return follow(text, known=conversation.language)
    return detect(text, fallback=conversation.language)


def in_answer_language(finder: Finder, turn: Turn, conversation: Conversation) -> tuple[Finder, Turn]:
    """The finder and the turn with articles in the language the customer has chosen, where they write another one."""
    if not conversation.language_chosen or turn.language == conversation.language:
        return finder, turn
    chosen = InLanguage(finder=finder, language=conversation.language)
    return chosen, replace(turn, candidates=tuple(map(chosen.show, turn.candidates)))


@dataclass(frozen=True, kw_only=True)
class InLanguage:
    """Searches as the finder does, and shows the articles in one language wherever they exist in it."""

    finder: Finder
    language: str

    def show(self, candidate: Candidate) -> Candidate:
        """The candidate in this language, or as it was."""
        article = self.finder.article(candidate.article, self.language)
        return replace(candidate, language=article.language, title=article.title) if article else candidate

    @property
    def library(self) -> Library:
        return self.finder.library

    def refresh(self) -> Refreshed:
        return self.finder.refresh()

    def settle(self) -> bool:
        return self.finder.settle()

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        return tuple(map(self.show, self.finder.find_answers(question, language, limit=limit, drafts=drafts)))

    def beside(self, library: Library) -> Finder:
        return InLanguage(finder=self.finder.beside(library), language=self.language)

    def list_touched(self, library: Library, questions: Sequence[str]) -> tuple[bool, ...]:
        return self.finder.list_touched(library, questions)

    def foresee(self, questions: Sequence[str]) -> None:
        self.finder.foresee(questions)

    def answer_threshold(self, precision: float) -> float:
        return self.finder.answer_threshold(precision)

    def article(self, key: str, language: str) -> Article | None:
        return self.finder.article(key, self.language)

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        return self.finder.fit_blocks(question, article, language)

    def compare_wordings(self, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
        return self.finder.compare_wordings(one, others, language)

    def compare_questions(self, one: str, others: Sequence[str]) -> tuple[float, ...]:
        return self.finder.compare_questions(one, others)
