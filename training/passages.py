"""Learn what speaks for a block of an article from questions whose answer is known by a pattern.

``python -m training.passages`` prints the weights for ``bot/knowledge/answers/passages.py`` and how they do, each fifth
of the questions with weights learned from the others. Only the tuning half is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from scipy.optimize import minimize

from benchmarks.data import SAMPLE
from benchmarks.talking.facts import Fact, read_facts
from bot.knowledge.answers.features import compare
from bot.knowledge.answers.passages import SIGNS, WEIGHTS, pick, weigh_blocks
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut, join
from bot.knowledge.index.layout import Numbers

FOLDS: Final = 5
RIDGE: Final = 0.02  # towards the weights there are


@dataclass(frozen=True, kw_only=True)
class Asked:
    """``table`` is blocks x signs, ``right`` says which blocks hold the answer."""

    fact: Fact
    article: Article
    table: Numbers
    right: Numbers


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as home:
        knowledge = Knowledge.begin(SAMPLE / "knowledge_base", Path(home))
    asked = [one for fact in read_facts("tuning") if (one := look(knowledge, fact)) is not None]
    held_out: list[float] = []
    sizes: list[int] = []
    for fold in range(FOLDS):
        weights = fit([one for at, one in enumerate(asked) if at % FOLDS != fold])
        for one in asked[fold::FOLDS]:
            text = shown(one, weights)
            held_out.append(one.fact.is_in(text))
            sizes.append(len(text))
    before = [one.fact.is_in(shown(one, WEIGHTS)) for one in asked]
    first = [one.fact.is_in(one.article.summary) for one in asked]
    print(f"{len(asked)} questions; first paragraph {np.mean(first):.3f}, now {np.mean(before):.3f}")
    print(f"learned, held out {np.mean(held_out):.3f}; {np.mean(sizes):.0f} characters")
    for sign, weight in zip(SIGNS, fit(asked), strict=True):
        print(f"{sign:12} {weight:6.2f}")


def look(knowledge: Knowledge, fact: Fact) -> Asked | None:
    """What speaks for each block of the right article; None where no single block holds the answer."""
    index = knowledge.index
    article = knowledge.article(fact.article, fact.language)
    if article is None:
        return None
    at = index.layout.articles.index(article)
    right = np.array([fact.is_in(join([block])) for block in cut(article)], dtype=np.float32)
    if not right.any():
        return None
    table = weigh_blocks(index, compare(index, fact.ask, fact.language), fact.ask, article, at)
    return Asked(fact=fact, article=article, table=table, right=right)


def fit(asked: Sequence[Asked]) -> Numbers:
    """Weights under which the right blocks are likeliest; none speaks against a block."""

    def loss(weights: Numbers) -> float:
        total = 0.0
        for one in asked:
            scores = one.table @ weights
            shares = np.exp(scores - scores.max())
            total -= float(np.log((shares * one.right).sum() / shares.sum()))
        return total / len(asked) + RIDGE * float(np.square((weights - WEIGHTS) / (1 + WEIGHTS)).sum())

    bounds = [(0, None)] * len(SIGNS)
    found: Numbers = minimize(loss, WEIGHTS.astype(np.float64), method="L-BFGS-B", bounds=bounds).x
    return found.astype(np.float32)


def shown(one: Asked, weights: Numbers) -> str:
    """The text that would be shown."""
    scores = one.table @ weights
    shares = np.exp(scores - scores.max())
    blocks = cut(one.article)
    return join([blocks[place] for place in pick(one.article, shares / shares.sum()).places])


if __name__ == "__main__":
    main()
