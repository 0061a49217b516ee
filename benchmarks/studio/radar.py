"""The radar: planted contradictions that it finds, and what it reports where nothing was planted.

A plant is a new article with one sentence of a live one in which a number or hour is another one, or which denies what
the sentence says; "in other words": a word goes, or two are added. Half of the plants have the title of their source
with a word before it, half a title that says nothing. Between languages the body of one version is changed. The bases
are the samples, which nobody has planted anything in: what is reported there counts as false, and so does what is
reported of the articles of ``--data``, though real articles may well contradict each other.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.table import Figure
from bot.core.insights.radar import CONTRADICTIONS, FindingKind, Found
from bot.knowledge.articles.articles import Article, Library, load_library, parse_article
from bot.knowledge.articles.blocks import cut
from bot.knowledge.index.passages import sentences
from bot.knowledge.radar.finding import find_all
from bot.knowledge.radar.saying import kind_of
from bot.knowledge.shelf.values import find_values
from bot.settings import ROOT

SEED: Final = 2026
MOST: Final = 60  # plants of a kind in a base
WORDS: Final = range(5, 19)  # of a sentence that is planted
SAMPLES: Final = {
    "flowers": ROOT / "samples/flowers/knowledge_base",
    "clinic": ROOT / "tests/businesses/clinic/knowledge_base",
    "software": ROOT / "tests/businesses/software/knowledge_base",
}
NEUTRAL: Final = {"ru": "Полезно знать", "uk": "Варто знати", "en": "Good to know"}
BEFORE: Final = {"ru": "Кратко", "uk": "Коротко", "en": "In short"}
ADDED: Final = {"ru": "Обычно", "uk": "Зазвичай", "en": "Usually"}
_DIGITS: Final = re.compile(r"\d+")
_DENIALS: Final = (
    (re.compile(r"\bможно\b"), "нельзя"), (re.compile(r"\bможна\b"), "не можна"), (re.compile(r"\bcan\b"), "cannot"),
    (re.compile(r"\bнельзя\b"), "можно"), (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\b(доставляем|принимаем|работаем|продаём|делаем)\b"), r"не \1"),
    (re.compile(r"\b(доставляємо|приймаємо|працюємо|продаємо|робимо)\b"), r"не \1"),
    (re.compile(r"\b[Ww]e (deliver|accept|work|sell|take|open)\b"), r"we do not \1"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plant:
    """An article that contradicts ``source``; ``instead`` where it takes the place of a version."""

    article: Article
    source: str
    instead: bool = False


Make = Callable[[Article, int, random.Random], Plant | None]


def measure(data: Path, *, say: Callable[[str], object], quick: bool = False) -> list[Figure]:
    """All bases; ``quick``: the first alone."""
    figures: list[Figure] = []
    for name, folder in list(SAMPLES.items())[: 1 if quick else None]:
        library = load_library(folder)
        figures += [*_count_found(name, library, say), _count_false(name, library, say)]
    if not quick:
        library = read_faq(data / "trifaq_a" / "faq.jsonl")
        figures += [*_count_found("trifaq_a", library, say), _count_false("trifaq_a", library, say)]
    return figures


def read_faq(path: Path) -> Library:
    """The public FAQ as articles, one a question and language."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = (
        _compose(f"faq/{one['faq_id'].lower()}", one["lang"], one["question"], one["answer"])
        for one in lines
        if one["lang"] in NEUTRAL
    )
    return Library(articles=tuple(articles))


def _count_found(name: str, library: Library, say: Callable[[str], object]) -> Iterator[Figure]:
    for kind, make in KINDS.items():
        rng = random.Random(SEED)
        able = [one for one in library.articles if one.published]
        rng.shuffle(able)
        plants = _plant(able, make, rng)
        if not plants:
            continue
        found = [plant for plant in plants if _is_found(plant, library)]
        for plant in plants:
            if plant not in found:
                say(f"missed ({name}, {kind}): {plant.article.path}: {' '.join(plant.article.body.split())[:150]}")
        yield Figure(
            metric="planted contradictions found",
            subject=f"{name}: {kind}",
            system="answerdesk",
            value=100 * len(found) / len(plants),
            unit="%",
            spread=f"{len(found)} of {len(plants)}",
        )


def _count_false(name: str, library: Library, say: Callable[[str], object]) -> Figure:
    found = [one for one in find_all(library) if one.kind in CONTRADICTIONS]
    for one in found:
        say(f"reported ({name}): {one.kind.value}: {one.one.text[:150]} | {one.other.text[:150]}")
    return Figure(
        metric="false contradictions",
        subject=f"{name}: nothing planted",
        system="answerdesk",
        value=len(found),
        unit="",
        spread=f"{len(library.articles)} articles",
    )


def _plant(articles: Sequence[Article], make: Make, rng: random.Random) -> list[Plant]:
    plants: list[Plant] = []
    for one in articles:
        plant = make(one, len(plants), rng)
        if plant is not None:
            plants.append(plant)
        if len(plants) == MOST:
            break
    return plants


def _is_found(plant: Plant, library: Library) -> bool:
    """Beside its source and the other languages of both: the whole base at once would let plants meet each other."""
    keys = {plant.source, plant.article.key}
    near = [
        one for one in library.articles if one.key in keys and not (plant.instead and one.path == plant.article.path)
    ]
    return any(_names(found, keys, plant) for found in find_all(Library(articles=(*near, plant.article))))


def _names(found: Found, keys: set[str], plant: Plant) -> bool:
    wanted = FindingKind.LANGUAGES if plant.instead else None
    return {found.one.key, found.other.key} == keys and (
        found.kind is wanted or (not wanted and found.kind in CONTRADICTIONS)
    )


def _plant_value(one: Article, number: int, rng: random.Random) -> Plant | None:
    able = [text for text in _list_sentences(one) if _change(text) != text]
    return _to_plant(one, number, _change(rng.choice(able))) if able else None


def _plant_reworded(one: Article, number: int, rng: random.Random) -> Plant | None:
    able = [text for text in _list_sentences(one) if _change(text) != text]
    if not able:
        return None
    words = _change(rng.choice(able)).split()
    if number % 2:
        text = f"{ADDED[one.language]} {words[0].lower()} {' '.join(words[1:])}"
    else:
        plain = [at for at, word in enumerate(words) if at and word.isalpha() and len(word) > 3]
        gone = rng.choice(plain) if plain else len(words)
        text = " ".join(word for at, word in enumerate(words) if at != gone)
    return _to_plant(one, number, text)


def _plant_denial(one: Article, number: int, rng: random.Random) -> Plant | None:
    able = [said for text in _list_sentences(one) if (said := _deny(text)) != text]
    return _to_plant(one, number, rng.choice(able)) if able else None


def _plant_language(one: Article, number: int, rng: random.Random) -> Plant | None:
    able = [text for text in _list_sentences(one) if _change(text) != text and one.body.count(text) == 1]
    if not able:
        return None
    text = rng.choice(able)
    changed = replace(one, body=one.body.replace(text, _change(text)))
    return Plant(article=changed, source=one.key, instead=True)


KINDS: Final[dict[str, Make]] = {
    "other values": _plant_value,
    "other values in other words": _plant_reworded,
    "yes and no": _plant_denial,
    "other values in another language": _plant_language,
}


def _list_sentences(one: Article) -> list[str]:
    found = [text for block in cut(one) for text in sentences(block.text)]
    return [text for text in found if len(text.split()) in WORDS]


def _change(text: str) -> str:
    """The first value is another one; links and what has no number stay."""
    value = next((one for one in find_values(text) if kind_of(one) != "link" and _DIGITS.search(one.text)), None)
    return text.replace(value.text, _DIGITS.sub(_next, value.text, count=1)) if value is not None else text


def _next(found: re.Match[str]) -> str:
    number = int(found.group())
    return str(number + 1 if number < 28 else round(number * 1.25) + 1)


def _deny(text: str) -> str:
    for pattern, instead in _DENIALS:
        if pattern.search(text):
            return pattern.sub(instead, text, count=1)
    return text


def _to_plant(one: Article, number: int, text: str) -> Plant:
    title = f"{BEFORE[one.language]}: {one.title}" if number % 2 else NEUTRAL[one.language]
    return Plant(article=_compose(f"planted/p{number}", one.language, title, text), source=one.key)


def _compose(key: str, language: str, title: str, body: str) -> Article:
    head: dict[str, Any] = {"title": title, "status": "published"}
    text = f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n{body}\n"
    article, problems = parse_article(text.encode(), f"{language}/{key}.md")
    assert article is not None, problems
    return article
