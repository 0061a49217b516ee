"""What a sentence of an article is about, and what it says of it: words, values, and whether it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut
from bot.knowledge.index.passages import sentences
from bot.knowledge.radar.telling import WEAK
from bot.knowledge.shelf.values import Value, find_values
from bot.language.text.lemmas import lemma
from bot.language.text.stop_words import STOP_WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
NO: Final = re.compile(
    r"(?<!\w)(?:не|нет|нельзя|ні|не можна|немає|нема|not|no|never|cannot|can't|don't|doesn't|won't|isn't|aren't)(?!\w)",
    re.I,
)
_KINDS: Final = (
    ("link", re.compile(r"https?://|@")),
    ("phone", re.compile(r"\d{9}")),
    ("day", re.compile(r"\d{1,2}\.\d{1,2}")),
    ("hour", re.compile(r"\d{1,2}:\d{2}|\d\s?[ap]\.?m(?!\w)", re.I)),
)
STEM: Final = 4  # letters by which a heading and a sentence are seen to speak of one thing


@dataclass(frozen=True, kw_only=True)
class Saying:
    """A sentence of an article. ``subject``: the words of its title and heading."""

    article: Article
    text: str
    words: frozenset[str]
    subject: frozenset[str]
    values: tuple[Value, ...]
    denies: bool


def read_sayings(article: Article) -> Iterator[Saying]:
    """Each sentence and list item of the article."""
    for block in cut(article):
        subject = read_words(f"{article.title} {block.heading}", article.language)
        for text in sentences(block.text):
            values = find_values(text)
            yield Saying(
                article=article,
                text=text,
                words=read_words(_without(text, values), article.language),
                subject=subject,
                values=values,
                denies=bool(NO.search(text)),
            )


def read_words(text: str, language: str) -> frozenset[str]:
    """The dictionary forms of the words that carry meaning."""
    stop = STOP_WORDS.get(language, frozenset())
    words = (word.casefold().replace("ё", "е") for word in _WORD.findall(NO.sub(" ", text)))
    return frozenset(lemma(word, language) for word in words if word not in stop) - WEAK


def kind_of(value: Value) -> str:
    """Only values of one kind can contradict each other: two prices in one currency, two phones."""
    number, _, unit = value.key.partition(" ")
    return unit or next((name for name, pattern in _KINDS if pattern.search(f"{number} {value.text}")), "number")


def stems(words: frozenset[str]) -> frozenset[str]:
    """The beginnings of the words."""
    return frozenset(word[:STEM] for word in words)


def _without(text: str, values: tuple[Value, ...]) -> str:
    for value in sorted(values, key=lambda one: -len(one.text)):
        text = text.replace(value.text, " ")
    return text
