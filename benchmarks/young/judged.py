"""Questions put to a knowledge base: what would be shown, and how surely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks import metrics
from benchmarks.table import Figure
from benchmarks.young.bases import Question
from bot.core.business import UNNAMED
from bot.core.conversation import Memory
from bot.core.policy.decision import Perhaps
from bot.core.policy.doubting import weigh_doubt
from bot.core.policy.limits import Thresholds
from bot.core.turn import Candidate
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.encoder import Encoder

OURS: Final = "answerdesk"
SURE: Final = 0.97


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The likeliest article's probability, whether it is right, and whether it is shown surely or at all.

    ``read``: text of the right article is what the customer reads, of the likeliest or of the next that stands below.
    """

    question: Question
    probability: float
    right: bool
    sure: bool
    shown: bool
    read: bool


def judge(finder: Knowledge, questions: Sequence[Question]) -> list[Judged]:
    """Ask each question, the articles being those of this base; the search decides, and what is shown of it."""
    encoders = finder.index.encoders
    for encoder in filter(None, (encoders.all, encoders.deep)):
        encoder.encode_queries([one.text for one in questions])  # all at once, for an encoder that remembers
    sure, tentative = finder.answer_threshold(SURE), finder.answer_threshold(UNNAMED.tentative_precision)
    limits = Thresholds(answer=sure, perhaps=min(sure, tentative))
    return [_judge(finder, one, limits) for one in questions]


def _judge(finder: Knowledge, question: Question, limits: Thresholds) -> Judged:
    found = finder.find_answers(question.text, question.language)
    chance = found[0].probability if found else 0.0
    shown = list(_list_shown(found, limits))
    return Judged(
        question=question,
        probability=chance,
        right=bool(found) and found[0].article in question.articles,
        sure=chance >= limits.answer,
        shown=bool(shown),
        read=any(one.article in question.articles for one in shown),
    )


def _list_shown(found: Sequence[Candidate], limits: Thresholds) -> Iterator[Candidate]:
    if found and found[0].probability >= limits.answer:
        yield found[0]
        return
    action = weigh_doubt(Memory(), tuple(found), limits)
    if isinstance(action, Perhaps):
        yield from filter(None, (action.candidate, action.beside))


def inside_figures(judged: Sequence[Judged], subject: str, *, system: str = OURS) -> list[Figure]:
    """Of questions an article answers."""
    count = f"{len(judged)} questions"
    sure = [one for one in judged if one.sure]
    tentative = [one for one in judged if one.shown and not one.sure]
    found = [
        ("right first", metrics.share([one.right for one in judged]), ""),
        ("right shown", metrics.share([one.read for one in judged]), ""),
        ("sure", metrics.share([one.sure for one in judged]), ""),
        ("sure right", metrics.share([one.right for one in sure]) if sure else 1.0, "97 %"),
        ("tentative", metrics.share([one.shown and not one.sure for one in judged]), ""),
        ("tentative right", metrics.share([one.read for one in tentative]) if tentative else 1.0, "75 %"),
    ]
    return [_figure(metric, subject, value, bound, count, system) for metric, value, bound in found]


def outside_figures(judged: Sequence[Judged], subject: str, *, system: str = OURS) -> list[Figure]:
    """Of questions no article answers: each one that is shown is wrong."""
    count = f"{len(judged)} questions"
    sure = metrics.share([one.sure for one in judged])
    shown = metrics.share([one.shown for one in judged])
    return [
        _figure("wrong sure", subject, sure, "3 %", count, system),
        _figure("wrong shown", subject, shown, "", count, system),
    ]


@dataclass(frozen=True)
class Nearest:
    """A peer: the nearest phrasing, title or text by one encoder, shown surely from a single cosine on.

    The cut is the one that promises most on ``tuning``: the lowest with 97 % right.
    """

    encoder: Encoder
    name: str = "all-MiniLM nearest"

    def judge(self, finder: Knowledge, tuning: Sequence[Question], questions: Sequence[Question]) -> list[Judged]:
        scored = self._scored(finder, tuning)
        cut = metrics.choose_cut([score for score, _ in scored], [right for _, right in scored], SURE)
        return [
            Judged(
                question=one,
                probability=score,
                right=right,
                sure=score >= cut,
                shown=score >= cut,
                read=right and score >= cut,
            )
            for one, (score, right) in zip(questions, self._scored(finder, questions), strict=True)
        ]

    def _scored(self, finder: Knowledge, questions: Sequence[Question]) -> list[tuple[float, bool]]:
        layout = finder.index.layout
        texts = self.encoder.encode(layout.texts)
        asked = self.encoder.encode([one.text for one in questions])
        scores = asked @ texts.T
        keys = [layout.articles[layout.owner[row]].key for row in scores.argmax(axis=1)]
        pairs = zip(keys, np.max(scores, axis=1), questions, strict=True)
        return [(float(score), key in one.articles) for key, score, one in pairs]


Say = Callable[[str], None]


def _figure(metric: str, subject: str, value: float, bound: str, how: str, system: str) -> Figure:
    return Figure(metric=metric, subject=subject, system=system, value=100 * value, unit="%", bound=bound, spread=how)
