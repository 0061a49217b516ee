"""One article in two languages that says two things: another number, price, time or contact; yes here and no there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from bot.core.insights.radar import FindingKind, Found, Half
from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.index.passages import sentences
from bot.knowledge.radar.saying import NO, kind_of
from bot.knowledge.radar.telling import FORBIDS, LIMITS
from bot.knowledge.shelf.sides import pair, split
from bot.knowledge.shelf.values import Value, find_missing

LONGEST: Final = 14  # words of a sentence that denies: in a longer one translations take their ways
MOST: Final = 3  # paragraphs that are shown of each
_WITHOUT_UNIT: Final = frozenset(("number", "day"))  # may stand in words in the other language
_OWN_PAGE: Final = re.compile(r"(?<=[/=._-])(?:ru|uk|ua|en|rus|ukr|eng|us|gb)(?=[/&?._-]|$)", re.I)

Pause = Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class _Differing:
    """Two versions, and the paragraphs in which they differ."""

    one: Article
    other: Article
    texts: tuple[tuple[str, str], ...]


def find_between(library: Library, pause: Pause = lambda: None) -> Iterator[Found]:
    """Each version that says something else, beside one that it is not like."""
    for versions in library.by_key.values():
        pause()
        live = [one for code in LANGUAGES if (one := versions.get(code)) is not None and one.published]
        differing = [found for one, other in combinations(live, 2) if (found := _compare(one, other)) is not None]
        yield from map(_to_found, _leave_out_echoes(differing))


def _compare(one: Article, other: Article) -> _Differing | None:
    pairs = ((both.source, both.target) for both in pair(split(one.body), split(other.body)))
    texts = [
        (left, right)
        for left, right in pairs
        if left and right and (_differ(left, right, one=one, other=other) or denies_alone(left, right))
    ]
    return _Differing(one=one, other=other, texts=tuple(texts[:MOST])) if texts else None


def _differ(left: str, right: str, *, one: Article, other: Article) -> bool:
    """Whether each says another value of the same kind, or one a price, time or phone that the other nowhere has."""
    here, there = _list_missing(left, right), _list_missing(right, left)
    kinds, others = set(map(kind_of, here)), set(map(kind_of, there))
    if kinds & others:
        return True
    alone = [*_list_nowhere(here, other.body), *_list_nowhere(there, one.body)] if not (kinds and others) else []
    return bool(set(map(kind_of, alone)) - _WITHOUT_UNIT - {"link"})


def _list_missing(text: str, beside: str) -> tuple[Value, ...]:
    return find_missing(_fold_links(text), _fold_links(beside))


def _list_nowhere(values: Sequence[Value], body: str) -> list[Value]:
    """Those that the other version has in no other place either."""
    elsewhere = _fold_links(body)
    return [value for value in values if find_missing(value.text, elsewhere)]


def _fold_links(text: str) -> str:
    """A page may have an address for each language."""
    return _OWN_PAGE.sub("--", text) if "://" in text else text


def denies_alone(left: str, right: str) -> bool:
    """Whether a short sentence of one forbids what the one in its place allows."""
    ours, theirs = tuple(sentences(left)), tuple(sentences(right))
    if len(ours) != len(theirs):
        return False
    return any(_denies(one, other) or _denies(other, one) for one, other in zip(ours, theirs, strict=True))


def _denies(one: str, other: str) -> bool:
    return (
        len(one.split()) <= LONGEST
        and bool(FORBIDS.search(one))
        and not any(pattern.search(other.replace("’", "'")) for pattern in (NO, LIMITS, FORBIDS))
    )


def _leave_out_echoes(found: Sequence[_Differing]) -> Iterator[_Differing]:
    """Where two versions agree, the third is named once."""
    apart = {frozenset((one.one.language, one.other.language)) for one in found}
    named: list[frozenset[str]] = []
    for one in found:
        own = frozenset((one.one.language, one.other.language))
        if all(own ^ known in apart for known in named):
            named.append(own)
            yield one


def _to_found(one: _Differing) -> Found:
    first, second = ("\n\n".join(texts) for texts in zip(*one.texts, strict=True))
    return Found(
        kind=FindingKind.LANGUAGES,
        language=one.one.language,
        one=Half(key=one.one.key, title=one.one.title, text=first),
        other=Half(key=one.other.key, title=one.other.title, text=second, language=one.other.language),
    )
