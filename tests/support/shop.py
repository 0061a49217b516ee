"""A shop of three articles in three languages, and a search that knows them by the beginnings of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.turn import Candidate, Step, Turn, Understood
from bot.knowledge.articles.articles import Article
from bot.language.text.wording import words
from tests.support.engine import ScriptedFinder, make_article

SHORT = 5  # words
SLOTS, METHODS, CARDS = "delivery/slots", "payment/methods", "gift-cards/use"
TEXTS = {
    ("ru", SLOTS): (
        "Какие есть интервалы?",
        "Два часа каждый.",
        "1. Выберите дату.\n2. Выберите интервал.",
        "Марта: 4 часа.",
    ),
    ("ru", METHODS): ("Как оплатить заказ?", "Картой или наличными.", "", ""),
    ("ru", CARDS): ("Как потратить подарочную карту?", "Введите её код.", "", ""),
    ("uk", SLOTS): (
        "Які є проміжки?",
        "Дві години кожен.",
        "1. Оберіть дату.\n2. Оберіть проміжок.",
        "Березня: 4 години.",
    ),
    ("uk", METHODS): ("Як сплатити замовлення?", "Карткою чи готівкою.", "", ""),
    ("uk", CARDS): ("Як витратити подарункову картку?", "Введіть її код.", "", ""),
    ("en", SLOTS): ("Which slots are there?", "Two hours each.", "1. Pick a date.\n2. Pick a slot.", "March: 4 hours."),
    ("en", METHODS): ("How can I pay?", "By card or in cash.", "", ""),
    ("en", CARDS): ("How do I spend a gift card?", "Enter its code.", "", ""),
}
STEMS = {
    SLOTS: ("интервал", "проміж", "slot"),
    METHODS: ("оплат", "сплат", "pay", "карт", "card"),
    CARDS: ("подар", "gift", "карт", "card"),
}
HEADINGS = {"ru": ("Как выбрать", "Исключения"), "uk": ("Як обрати", "Винятки"), "en": ("Choosing", "Exceptions")}


@dataclass
class Shop(ScriptedFinder):
    """0.9 for the one article whose words stand in a question (0.8 in a long one), 0.4 for each of several."""

    shelves: dict[tuple[str, str], Article] = field(default_factory=lambda: dict(_stock()))

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        said = words(question)
        hits = [key for key, stems in STEMS.items() if any(word.startswith(stems) for word in said)]
        probability = 0.4 if len(hits) > 1 else 0.9 if len(said) <= SHORT else 0.8
        found = ((key, self.shelves[language, key].title) for key in hits)
        return tuple(
            Candidate(article=key, language=language, title=title, probability=probability, matched=title.lower())
            for key, title in found
        )

    def article(self, key: str, language: str) -> Article | None:
        return self.shelves.get((language, key))


class Listener:
    """Takes everything for a question of the conversation's language; a yes or thanks is courtesy."""

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        polite = text.lower().startswith(("спасибо", "дякую", "thanks"))
        turn = Turn(
            text=text,
            language=language,
            intent="thanks" if polite else "question",
            confidence=0.9,
            step=Step.SAY if polite else Step.ANSWER,
            say="thanks" if polite else "",
        )
        return Understood(turn=turn, state=f"{state}.")


def _stock() -> list[tuple[tuple[str, str], Article]]:
    made = []
    for (language, key), (title, summary, first, second) in TEXTS.items():
        one, two = HEADINGS[language]
        rest = f"\n\n## {one}\n{first}\n\n## {two}\n{second}" if first else ""
        made.append(((language, key), make_article(key, language=language, title=title, body=summary + rest)))
    return made
