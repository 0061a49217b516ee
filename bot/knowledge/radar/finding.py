"""Going through the live articles. Few findings that are right are worth more than all: a lead who reads three false
ones does not come back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from bot.core.insights.radar import FindingKind, Found, Half
from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.claims import Claims
from bot.knowledge.radar.saying import Saying, kind_of, read_sayings, read_words, stems
from bot.knowledge.radar.telling import GENERIC, NARROW
from bot.knowledge.radar.versions import find_between

LEAST_WORDS: Final = 2
FEW_WORDS: Final = 3
EXTRA_AFTER: Final = 5  # shared words: then one sentence may say more than a word more, or the titles may name neither
MOST_EXTRA: Final = 2
SURE: Final = frozenset(("phone", "link", "hour"))  # kinds of values a business seldom has two of
COMMON: Final = 60  # sentences that share a word; a word of more tells nothing
LEAST_SHARED: Final = 12  # words of two articles that say the same
SAME: Final = 0.8

Pause = Callable[[], None]


def find_all(library: Library, pause: Pause = lambda: None) -> tuple[Found, ...]:
    """All findings, each once."""
    found: dict[str, Found] = {}
    for language in LANGUAGES:
        live = [one for one in library.articles if one.language == language and one.published]
        sayings: dict[str, tuple[Saying, ...]] = {}
        for one in live:
            pause()
            sayings[one.key] = tuple(read_sayings(one))
        same = tuple(_same(live, sayings))
        twins = {frozenset((one.one.key, one.other.key)) for one in same}
        claimed = (one for one in _claimed(library, live) if frozenset((one.one.key, one.other.key)) not in twins)
        found |= {new.mark: new for new in (*_contradictions(sayings.values()), *same, *claimed)}
    found |= {new.mark: new for new in find_between(library, pause)}
    return tuple(found.values())


def _contradictions(sayings: Iterable[Sequence[Saying]]) -> Iterator[Found]:
    everything = [one for own in sayings for one in own if len(one.words) >= LEAST_WORDS]
    seen: set[tuple[str, str, FindingKind]] = set()
    for one, other in _pairs(everything):
        kind = contradict(one, other)
        pair = (one.article.key, other.article.key)
        if kind is not None and (*pair, kind) not in seen:
            seen.add((*pair, kind))
            yield _found(kind, one.article, one.text, other.article, other.text)


def contradict(one: Saying, other: Saying) -> FindingKind | None:
    """How these two sentences contradict each other, if they do."""
    if not _is_of_one_thing(one, other):
        return None
    if one.denies != other.denies:
        same = {value.key for value in one.values} == {value.key for value in other.values}
        return FindingKind.NEGATION if one.words == other.words and same else None
    return FindingKind.VALUES if _differ(one, other) else None


def _differ(one: Saying, other: Saying) -> bool:
    """Whether each says another value of the same kind, and as many."""
    left, right = Counter(map(kind_of, one.values)), Counter(map(kind_of, other.values))
    here, there = {value.key for value in one.values}, {value.key for value in other.values}
    return bool(left) and left == right and bool(here - there) and bool(there - here)


def _is_of_one_thing(one: Saying, other: Saying) -> bool:
    common, extra = one.words & other.words, one.words ^ other.words
    if len(common) < LEAST_WORDS or (extra and not _says_more(one, other)):
        return False
    if _are_siblings(one.subject, other.subject, common):
        return False
    heads = stems(one.subject) & stems(other.subject)
    named = stems(one.subject | other.subject) & stems(common)
    if len(common) < FEW_WORDS and not heads:
        return bool(named) and SURE.issuperset(map(kind_of, (*one.values, *other.values)))
    return bool(named) or bool(heads and len(common) > FEW_WORDS) or (not extra and len(common) >= EXTRA_AFTER)


def _says_more(one: Saying, other: Saying) -> bool:
    """Whether only one of them has words of its own, few, and none that make it another thing."""
    more, common = one.words ^ other.words, len(one.words & other.words)
    if all((one.words - other.words, other.words - one.words)) or any(word.startswith(NARROW) for word in more):
        return False
    return len(more) <= (MOST_EXTRA if common >= EXTRA_AFTER else 1) and common >= FEW_WORDS


def _are_siblings(one: frozenset[str], other: frozenset[str], common: frozenset[str] = frozenset()) -> bool:
    """Whether two titles name two things of a kind, as "Delivery to Lviv" and "Delivery to Odesa" do, and the sentences
    speak of neither.
    """
    left, right = (stems(frozenset(word for word in own if not word.startswith(GENERIC))) for own in (one, other))
    apart = bool(left & right) and bool(left - right) and bool(right - left)
    return apart and not stems(common) & (left ^ right)


def _pairs(sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Sentences of different articles that share their rarest words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(sayings):
        for word in one.words:
            holders[word].append(at)
    for at, one in enumerate(sayings):
        rare = sorted(one.words, key=lambda word: (len(holders[word]), word))[: MOST_EXTRA + 1]
        near = {to for word in rare if len(holders[word]) <= COMMON for to in holders[word]}
        for to in sorted(near):
            other = sayings[to]
            if other.article.key != one.article.key and (to > at or not near & {at}):
                yield (one, other) if at < to else (other, one)


def _same(articles: Sequence[Article], sayings: dict[str, tuple[Saying, ...]]) -> Iterator[Found]:
    """Articles whose words are nearly the same, where their titles do not name two things."""
    bags = {key: frozenset(word for one in own for word in one.words) for key, own in sayings.items()}
    for one, other in combinations(articles, 2):
        left, right = bags[one.key], bags[other.key]
        if min(len(left), len(right)) < SAME * max(len(left), len(right)):
            continue
        shared = len(left & right)
        if shared >= LEAST_SHARED and shared >= SAME * len(left | right) and not _are_titled_apart(one, other):
            yield _found(FindingKind.SAME, one, _text(sayings[one.key]), other, _text(sayings[other.key]))


def _are_titled_apart(one: Article, other: Article) -> bool:
    return _are_siblings(read_words(one.title, one.language), read_words(other.title, other.language))


def _claimed(library: Library, articles: Sequence[Article]) -> Iterator[Found]:
    live, seen = {one.key: one for one in articles}, set[frozenset[str]]()
    if not articles:
        return
    claims = Claims(library, articles[0].language)
    for one in articles:
        for wording, claim in claims.find((one.title, *one.questions), of=one.key).items():
            pair = frozenset((one.key, claim.article))
            if claim.article in live and pair not in seen:
                seen.add(pair)
                other = live[claim.article]
                yield _found(FindingKind.CLAIMED, one, wording, other, _nearest(wording, other))


def _nearest(wording: str, article: Article) -> str:
    """The wording of the article that has most of the same words."""
    words = read_words(wording, article.language)
    return max(
        (article.title, *article.questions), key=lambda own: len(words & read_words(own, article.language)), default=""
    )


def _text(sayings: Sequence[Saying]) -> str:
    return "\n".join(one.text for one in sayings)


def _found(kind: FindingKind, one: Article, text: str, other: Article, their: str) -> Found:
    return Found(
        kind=kind,
        language=one.language,
        one=Half(key=one.key, title=one.title, text=text),
        other=Half(key=other.key, title=other.title, text=their),
    )
