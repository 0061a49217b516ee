"""Which blocks of an article to show: the fewest that very likely hold what was asked for.

An article that stands in several languages, cut into the same blocks, says the same in each: the meaning of a block is
the mean of them all, for an encoder sees in one translation what it misses in another. The blocks share the probability
1, as articles do for a question: a conditional logit over what speaks for each. The weights were learned from the
tuning half of the facts (``tests/quality/facts``) by ``training/passages.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.core.policy.telling import ROOM
from bot.knowledge.answers.features import Similarity
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut, cut_all, find_sentences, find_span, join
from bot.knowledge.index.build import Index
from bot.knowledge.index.layout import Layout, Numbers, Outline, Places
from bot.knowledge.index.passages import plain_text
from bot.language.text.wanted import wants_number

SIGNS: Final = ("deep", "meaning", "words", "all words", "chars", "number", "first")
WEIGHTS: Final = np.array([14.8, 2.4, 1.4, 3.1, 2.2, 0.3, 0.3], dtype=np.float32)
ENOUGH: Final = 0.95  # probability that what is shown holds the answer; more is shown until then, if there is room
MOST: Final = 3
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """``places`` of blocks, the likeliest first, how many characters each takes, and how likely (0..1) the answer
    stands in one of them. ``line`` is the nearest sentence of the likeliest, as its author wrote it under its heading.
    """

    places: tuple[int, ...]
    sizes: tuple[int, ...]
    probability: float
    line: str = ""


def choose(index: Index, similarity: Similarity, question: str, article: Article, at: int) -> Choice:
    """The blocks of ``index.layout.articles[at]``, which is this article as it reads for somebody, that answer the
    question.
    """
    choice = pick(article, share(index, similarity, question, article, at))
    return replace(choice, line="" if article.variant else _find_line(index.layout, similarity, at, choice.places[0]))


def choose_each(
    index: Index, similarity: Similarity, question: str, article: Article, at: int
) -> tuple[tuple[int, ...], ...]:
    """The places of the same in the text of each variant."""
    readings = map(article.as_variant, article.variants)
    return tuple(choose(index, similarity, question, one, at).places for one in readings)


def share(index: Index, similarity: Similarity, question: str, article: Article, at: int) -> Numbers:
    """For each block its share of the chance that the answer stands in this article."""
    return _probabilities(weigh_blocks(index, similarity, question, article, at) @ WEIGHTS)


def pick(article: Article, likely: Numbers) -> Choice:
    """Likeliest first, until they are likely enough together or the message is full."""
    blocks, chosen = cut(article), [int(likely.argmax())]
    for place in np.argsort(-likely, kind="stable")[1:MOST].tolist():
        if likely[chosen].sum() >= ENOUGH:
            break
        if len(join([blocks[one] for one in sorted([*chosen, place])])) <= ROOM:
            chosen.append(place)
    sizes = tuple(len(join([blocks[place]])) for place in chosen)
    return Choice(places=tuple(chosen), sizes=sizes, probability=float(likely[chosen].sum()))


def weigh_blocks(index: Index, similarity: Similarity, question: str, article: Article, at: int) -> Numbers:
    """What speaks for each block: blocks x :data:`SIGNS`."""
    layout, original = index.layout, index.layout.articles[at]
    blocks, span, outline = cut_all(original), find_span(original, article.variant), layout.outline(at)
    scores = _scores(similarity)
    table = np.zeros((len(blocks), len(SIGNS)), dtype=np.float32)
    table[:, :3] = _near(scores, outline)
    abroad = [_near(scores, layout.outline(other)) for other in _list_alike(layout, at)]
    table[:, :2] = np.mean([table[:, :2], *(near[:, :2] for near in abroad)], axis=0)
    table[:, 3] = _covered(index, similarity, article.language, outline.rows, outline.owner, len(blocks))
    np.maximum.at(table[:, 4], outline.owner, similarity.chars[outline.rows])
    table[:, 5] = [wants_number(question) and bool(_DIGIT.search(block.text)) for block in blocks]
    table[span.start, 6] = 1.0
    return np.asarray(table[span])


def _find_line(layout: Layout, similarity: Similarity, at: int, place: int) -> str:
    """The nearest sentence of a block; "" where it can't stand alone."""
    outline, block = layout.outline(at), cut_all(layout.articles[at])[place]
    rows = outline.rows[outline.owner == place]
    if not len(rows):  # marks alone, such as a rule between two parts
        return ""
    near = [scores[rows] for scores in _scores(similarity)]
    nearest = layout.passages[rows[int((WEIGHTS[:3] @ near).argmax())]]
    piece = nearest.text.removeprefix(f"{nearest.shown}. ")
    written = next((one for one in find_sentences(block.text) if piece in plain_text(one)), "")
    return join([replace(block, text=written)]) if written else ""


def _scores(similarity: Similarity) -> tuple[Numbers, Numbers, Numbers]:
    return similarity.deep, similarity.dense, similarity.words


def _near(scores: tuple[Numbers, Numbers, Numbers], outline: Outline) -> Numbers:
    """How near each block is, or the questions of its section are: deep, meaning, words."""
    found = np.zeros((len(outline.sections), len(scores)), dtype=np.float32)
    for column, each in enumerate(scores):
        np.maximum.at(found[:, column], outline.owner, each[outline.rows])
        for row, places in outline.asked:
            found[places, column] = np.maximum(found[places, column], each[row])
    return found


def _list_alike(layout: Layout, at: int) -> list[int]:
    """The article in other languages, as far as it is live and cut into the same blocks there."""
    versions: list[int] = np.flatnonzero(layout.published & (layout.key_of == layout.key_of[at])).tolist()
    own = layout.outline(at).sections
    return [other for other in versions if other != at and layout.outline(other).sections == own]


def _covered(index: Index, similarity: Similarity, language: str, rows: Places, owner: Places, count: int) -> Numbers:
    """The share of the question's words that stand anywhere in the block."""
    hits = similarity.hits.get(language)
    found = np.zeros(count, dtype=np.float32)
    if hits is None or not hits.shape[1]:
        return found
    inside = np.searchsorted(index.rows[language], rows)
    for block in range(count):
        found[block] = hits[inside[owner == block]].max(axis=0, initial=0.0).sum()
    return found


def _probabilities(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max())
    shares: Numbers = raised / raised.sum()
    return shares
