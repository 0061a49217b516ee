"""What the customers of a load run write: golden questions, small talk, now and then a call for a person."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.data import read_golden
from bot.core.language import LANGUAGES

SMALL_TALK: Final = {
    "ru": ("привет", "спасибо большое", "понятно", "вы робот?", "до свидания"),
    "uk": ("добрий день", "дуже дякую", "зрозуміло", "ви робот?", "до побачення"),
    "en": ("hello", "thank you very much", "i see", "are you a bot?", "bye"),
}
FOLLOW_UPS: Final = {
    "ru": ("а сколько это стоит?", "а за городом?", "почему?", "а если в воскресенье"),
    "uk": ("а скільки це коштує?", "а за містом?", "чому?", "а якщо в неділю"),
    "en": ("and how much is it?", "and outside the city?", "why?", "what about sunday"),
}
PERSON: Final = {"ru": "позовите человека", "uk": "покличте людину", "en": "i want to talk to a person"}
WITH_PERSON: Final = 0.1  # of the customers: about one message in fifty


@dataclass(frozen=True, kw_only=True)
class Script:
    """What one customer writes, one message after the other."""

    language: str
    lines: tuple[str, ...]


def scripts(seed: int = 0) -> Iterator[Script]:
    """Customers without end, the same ones for the same seed."""
    chance = random.Random(seed)
    questions = _questions()
    while True:
        for language in LANGUAGES:
            yield Script(language=language, lines=tuple(_lines(chance, questions[language], language)))


def _lines(chance: random.Random, questions: tuple[str, ...], language: str) -> Iterator[str]:
    if chance.random() < 0.4:
        yield SMALL_TALK[language][0]
    for question in chance.sample(questions, chance.randint(2, 4)):
        yield question
        if chance.random() < 0.3:
            yield chance.choice(FOLLOW_UPS[language])
    if chance.random() < 0.5:
        yield chance.choice(SMALL_TALK[language][1:])
    if chance.random() < WITH_PERSON:
        yield PERSON[language]


def _questions() -> dict[str, tuple[str, ...]]:
    """By language; what asks for a person or complains stays out: how many cases there are, the scripts decide."""
    lines = [one for one in read_golden("tuning") if one.kind in ("article", "none", "clarify")]
    return {language: tuple(one.text for one in lines if one.lang == language) for language in LANGUAGES}
