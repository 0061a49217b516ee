"""What a customer wrote in one go, as one text in plain letters; the language it is in, and the one of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.core.turn import Candidate, Fit, Turn
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.body import Facts
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


def for_customer(
    finder: Finder, turn: Turn, conversation: Conversation, facts: Facts | None = None
) -> tuple[Finder, Turn]:
    """The finder and the turn with articles as this customer gets them: in the language they have chosen, where they
    write another one, and by what is known of them.
    """
    chosen = conversation.language_chosen and turn.language != conversation.language
    if not chosen and not facts:
        return finder, turn
    theirs = ForCustomer(finder=finder, language=conversation.language if chosen else "", facts=facts or {})
    return theirs, replace(turn, candidates=tuple(map(theirs.show, turn.candidates)))


def to_reading(candidate: Candidate, article: Article) -> Candidate:
    """The candidate with the places of what answers in the text as the article reads here."""
    shown = replace(candidate, language=article.language, variants=())
    if not article.variant:
        return shown if article.language == candidate.language else replace(shown, sizes=(), line="")
    places = zip((one.name for one in article.variants), candidate.variants, strict=False)
    own = next((blocks for name, blocks in places if name == article.variant), (0,))
    return replace(shown, blocks=own if article.language == candidate.language else (0,), sizes=(), line="")


@dataclass(frozen=True, kw_only=True)
class ForCustomer:
    """Searches as the finder does, and shows the articles as they read for somebody of whom ``facts`` are known, in one
    ``language`` wherever they exist in it, unless that is "".
    """

    finder: Finder
    language: str = ""
    facts: Facts = field(default_factory=dict)

    def show(self, candidate: Candidate) -> Candidate:
        """The candidate as they get it, or as it was."""
        article = self.article(candidate.article, candidate.language)
        if article is None:
            return candidate
        return to_reading(replace(candidate, title=article.title), article)

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
        return replace(self, finder=self.finder.beside(library))

    def list_touched(self, library: Library, questions: Sequence[str]) -> tuple[bool, ...]:
        return self.finder.list_touched(library, questions)

    def foresee(self, questions: Sequence[str]) -> None:
        self.finder.foresee(questions)

    def keep_read(self, questions: Sequence[str]) -> None:
        self.finder.keep_read(questions)

    def answer_threshold(self, precision: float) -> float:
        return self.finder.answer_threshold(precision)

    def article(self, key: str, language: str) -> Article | None:
        article = self.finder.article(key, self.language or language)
        return article.meant_for(self.facts) if article is not None else None

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        return self.finder.fit_blocks(question, article, language)

    def compare_wordings(self, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
        return self.finder.compare_wordings(one, others, language)

    def compare_questions(self, one: str, others: Sequence[str]) -> tuple[float, ...]:
        return self.finder.compare_questions(one, others)
