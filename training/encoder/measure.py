"""How well a space of vectors finds the translation, the answer, the paraphrase: one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from bot.language.encoders.encoder import Vectors, unit_rows
from training.encoder.benchmarks import Faq, Graded, Parallel, faq, likeness, parallels
from training.encoder.rows import LANGS, Lang, Row
from training.encoder.support import read_support, split

Encode = Callable[[Sequence[str]], Vectors]
Scores = NDArray[np.float32]
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+")
_PIECE_WORDS: Final = 40
_PAIRS: Final[tuple[tuple[Lang, Lang], ...]] = (("en", "ru"), ("en", "uk"), ("ru", "uk"))


@dataclass(frozen=True, kw_only=True)
class Space:
    """One space of vectors. Each part encodes a language its own way; the parts' cosines are averaged by weight."""

    name: str
    parts: Sequence[Mapping[Lang, Encode]]
    weights: Sequence[float] = (1.0,)

    def encode(self, texts: Sequence[str], lang: Lang) -> Vectors:
        rows = [part[lang](texts) * weight**0.5 for part, weight in zip(self.parts, self.weights, strict=True)]
        return unit_rows(np.concatenate(rows, axis=1))


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One cell of the table: percent of first places, or Spearman x 100."""

    line: str
    value: float


def everywhere(encode: Encode) -> dict[Lang, Encode]:
    """A part that encodes all languages alike."""
    return dict.fromkeys(LANGS, encode)


def figures(space: Space, data: Path) -> Iterator[Figure]:
    """Everything that is measured of one space."""
    yield from _faq_figures(space, faq(data))
    for pair in parallels(data):
        yield _parallel_figure(space, pair)
    for pairs in likeness(data):
        yield Figure(line=f"{pairs.name} ru, Spearman", value=_agreement(space, pairs))
    yield from _support_figures(space, read_support())


def table(spaces: Sequence[Space], data: Path) -> str:
    """A Markdown table, a line for each figure and a column for each space."""
    columns = [{figure.line: figure.value for figure in figures(space, data)} for space in spaces]
    head = ["| | " + " | ".join(space.name for space in spaces) + " |", "|---" * (len(spaces) + 1) + "|"]
    cells = [f"| {line} | " + " | ".join(f"{column[line]:.1f}" for column in columns) + " |" for line in columns[0]]
    return "\n".join(head + cells)


def pieces(text: str, *, words: int = _PIECE_WORDS) -> list[str]:
    """The text cut between sentences into pieces of at most ``words`` words (a longer sentence is one piece)."""
    cut: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        if cut and len(f"{cut[-1]} {sentence}".split()) <= words:
            cut[-1] = f"{cut[-1]} {sentence}"
        else:
            cut.append(sentence)
    return cut


def _faq_figures(space: Space, entries: Faq) -> Iterator[Figure]:
    asked = {lang: space.encode(entries.questions[lang], lang) for lang in LANGS}
    for found in LANGS:
        for query in LANGS:
            scores = _body_scores(space, asked[query], entries.answers[found], found)
            yield Figure(line=f"FAQ question -> answer, {query} -> {found}", value=_first_places(scores))
    for left, right in _PAIRS:
        scores = asked[left] @ asked[right].T
        yield Figure(line=f"FAQ question -> question, {left} - {right}", value=_both_ways(scores))


def _support_figures(space: Space, rows: Sequence[Row]) -> Iterator[Figure]:
    """Held-out ways to ask, each against the answers and the other asks of all meanings, those learnt from included."""
    answers = [row for row in rows if row.kind == "answer"]
    asks = [row for row in rows if row.kind == "ask"]
    held_out = split(rows).held_out
    asked = [number for number, row in enumerate(asks) if row in held_out]
    for query in LANGS:
        for found in LANGS:
            queries = space.encode([asks[number].text(query) for number in asked], query)
            to_answers = queries @ space.encode([row.text(found) for row in answers], found).T
            to_asks = queries @ space.encode([row.text(found) for row in asks], found).T
            to_asks[np.arange(len(asked)), asked] = -1
            meanings = [asks[number].source for number in asked]
            yield Figure(
                line=f"support ask -> answer, {query} -> {found}", value=_same_meaning(to_answers, meanings, answers)
            )
            yield Figure(line=f"support ask -> ask, {query} -> {found}", value=_same_meaning(to_asks, meanings, asks))


def _same_meaning(scores: Scores, meanings: Sequence[str], candidates: Sequence[Row]) -> float:
    """Percent of queries whose nearest candidate has their meaning."""
    nearest = [candidates[number].source for number in scores.argmax(axis=1)]
    return 100 * float(np.mean([one == other for one, other in zip(nearest, meanings, strict=True)]))


def _body_scores(space: Space, asked: Vectors, bodies: Sequence[str], lang: Lang) -> Scores:
    """Half the likeness to the whole text, half that to its best piece."""
    whole = asked @ space.encode(bodies, lang).T
    best = np.stack([(asked @ space.encode(pieces(body), lang).T).max(axis=1) for body in bodies], axis=1)
    return np.asarray(0.5 * whole + 0.5 * best)


def _parallel_figure(space: Space, pair: Parallel) -> Figure:
    scores = space.encode(pair.left, pair.left_lang) @ space.encode(pair.right, pair.right_lang).T
    return Figure(line=f"{pair.name} {pair.left_lang} - {pair.right_lang}", value=_both_ways(scores))


def _agreement(space: Space, pairs: Graded) -> float:
    scores = (space.encode(pairs.left, "ru") * space.encode(pairs.right, "ru")).sum(axis=1)
    return 100 * float(spearmanr(scores, pairs.grades).statistic)


def _both_ways(scores: Scores) -> float:
    return (_first_places(scores) + _first_places(scores.T)) / 2


def _first_places(scores: Scores) -> float:
    """Percent of rows whose highest score stands on the diagonal."""
    return 100 * float((scores.argmax(axis=1) == np.arange(len(scores))).mean())
