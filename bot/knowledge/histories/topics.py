"""What is asked again and again: questions of old conversations by meaning. Heavy: for the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.articles.body import same_question
from bot.knowledge.gaps.grouping import Embed, Rows, Told, embed_all, embed_questions, group
from bot.knowledge.histories.masking import Asked
from bot.language.text.wording import asks, normalise

MOST_TOPICS: Final = 200
MOST_WORDINGS: Final = 60
MOST_REPLIES: Final = 3
READ_REPLIES: Final = 150  # of a topic and a language, whose middle is looked for
LIKE: Final = 0.9  # replies that are so much alike are shown once
FEW: Final = 2  # questions with one answer, from which nobody can tell whether it says much
UNLIKE, ALIKE = 0.12, 0.25  # how like questions are on average that an answer that says nothing, or all, was given to
NEIGHBOURS: Final = 5
JOINED: Final = 400  # groups, the largest, that are compared with one another
SAME_ANSWER: Final = 0.8  # cosine of the middles of what two groups were answered
TELLING: Final = 0.4  # length of such a middle: answers that are alike and say something
NEARLY: Final = 0.15  # likeness of the questions of two such groups, on average
STEP: Final = 1000  # rows that are compared at once
FULL: Final = 40  # characters from which on a reply is no less for being short


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One way to ask, and how often."""

    text: str
    language: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Questions that mean the same. ``replies`` by language, the most typical first; ``agreed``: how alike they are."""

    title: str
    language: str
    count: int
    people: int
    months: int
    first: datetime
    last: datetime
    languages: Mapping[str, int]
    wordings: tuple[Wording, ...]
    replies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreed: float = 0.0
    places: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """The topics by how often they were asked; ``single`` questions are like no other."""

    topics: tuple[Topic, ...]
    questions: int
    single: int


def sort_out(asked: Sequence[Asked], *, embed: Embed = embed_questions, told: Told = lambda _d, _t: None) -> Sorted:
    """The topics; ``told`` hears how far it is."""
    space = _Space.of(asked, embed, told)
    found = group([one.text for one in asked], (), embed=space.embed, told=lambda _done, _total: None)
    members: dict[int, list[int]] = {}
    for place, label in enumerate(found.place):
        members.setdefault(label, []).append(place)
    many = [(label, places) for label, places in members.items() if len({asked[at].person for at in places}) > 1]
    joined = _join(sorted(many, key=lambda one: -len(one[1])), space)
    topics = tuple(_topic(asked, places, asked[found.typical[label]], embed) for label, places in joined[:MOST_TOPICS])
    return Sorted(topics=topics, questions=len(asked), single=len(asked) - sum(len(places) for _, places in many))


@dataclass(frozen=True, kw_only=True)
class _Space:
    """What stands for a wording: what it says and, as far as that tells, what it was answered with."""

    places: tuple[int, ...]  # of each question its wording
    index: Mapping[str, int]
    questions: Rows
    answers: Rows

    @classmethod
    def of(cls, asked: Sequence[Asked], embed: Embed, told: Told) -> _Space:
        """The vectors of all."""
        wordings = [normalise(one.text) or one.text for one in asked]
        index = {text: at for at, text in enumerate(dict.fromkeys(wordings))}
        replies = {text: at for at, text in enumerate(dict.fromkeys(one.reply for one in asked if one.reply))}
        total = len(index) + len(replies)
        questions = embed_all(list(index), embed, lambda done, _: told(done, total))
        answers = embed_all(list(replies), embed, lambda done, _: told(len(index) + done, total))
        given = [(index[text], replies[one.reply]) for text, one in zip(wordings, asked, strict=True) if one.reply]
        rows = _answered(questions, answers, np.array(given)) if given else np.zeros((len(questions), 0), np.float32)
        return cls(places=tuple(index[text] for text in wordings), index=index, questions=questions, answers=rows)

    def embed(self, texts: Sequence[str]) -> Rows:
        """Both side by side."""
        chosen = [self.index[text] for text in texts]
        return np.hstack([self.questions[chosen], self.answers[chosen]])


def _join(groups: list[tuple[int, list[int]]], space: _Space) -> list[tuple[int, list[int]]]:
    """Groups that were answered alike and ask about nearly the same are one, under the name of the larger."""
    most = groups[:JOINED]
    if len(most) < 2 or not space.answers.shape[1]:
        return groups
    questions, answers = (
        np.stack([rows[[space.places[at] for at in places]].mean(axis=0) for _, places in most])
        for rows in (space.questions, space.answers)
    )
    sizes = np.linalg.norm(answers, axis=1)
    same = answers @ answers.T / np.maximum(np.outer(sizes, sizes), 1e-9)
    alike = (same >= SAME_ANSWER) & (np.minimum.outer(sizes, sizes) >= TELLING) & (questions @ questions.T >= NEARLY)
    into = list(range(len(most)))
    for at in range(len(most)):
        first = next((other for other in range(at) if alike[at, other] and into[other] == other), at)
        into[at] = first
    joined: dict[int, list[int]] = {}
    for at, (_, places) in enumerate(most):
        joined.setdefault(into[at], []).extend(places)
    found = [(most[at][0], places) for at, places in joined.items()] + groups[JOINED:]
    return sorted(found, key=lambda one: -len(one[1]))


def _answered(questions: Rows, answers: Rows, given: NDArray[np.int64]) -> Rows:
    """For each question the middle of its answers, as long as they are telling; where there is none, of like ones."""
    asked, answer = given[:, 0], given[:, 1]
    sums = np.zeros((len(answers), questions.shape[1]), dtype=np.float32)
    np.add.at(sums, answer, questions[asked])
    counts = np.maximum(np.bincount(answer, minlength=len(answers)), 1)
    close = (np.square(sums).sum(axis=1) - counts) / np.maximum(counts * (counts - 1), 1)  # likeness of two of them
    telling = np.where(counts > FEW, np.clip((close - UNLIKE) / (ALIKE - UNLIKE), 0, 1), 1)
    found = np.zeros((len(questions), answers.shape[1]), dtype=np.float32)
    np.add.at(found, asked, answers[answer] * telling[answer, None].astype(np.float32))
    times = np.bincount(asked, minlength=len(questions))
    found /= np.maximum(times, 1)[:, None]
    known, missing = np.flatnonzero(times), np.flatnonzero(times == 0)
    for start in range(0, len(missing), STEP):
        part = missing[start : start + STEP]
        near = questions[part] @ questions[known].T
        best = np.argpartition(-near, min(NEIGHBOURS, near.shape[1]) - 1, axis=1)[:, :NEIGHBOURS]
        found[part] = found[known[best]].mean(axis=1)
    return found


def _topic(asked: Sequence[Asked], places: list[int], typical: Asked, embed: Embed) -> Topic:
    mine = [asked[at] for at in places]
    languages = Counter(one.language for one in mine)
    first, last = min(one.at for one in mine), max(one.at for one in mine)
    chosen = {code: choose_replies(_replies(mine, code), embed) for code in languages}
    return Topic(
        title=typical.text,
        language=typical.language,
        count=len(mine),
        people=len({one.person for one in mine}),
        months=len({(one.at.year, one.at.month) for one in mine}),
        first=first,
        last=last,
        languages=dict(languages.most_common()),
        wordings=tuple(_wordings(mine)),
        replies={code: texts for code, (texts, _) in chosen.items() if texts},
        agreed=next((chosen[code][1] for code in dict(languages.most_common()) if chosen[code][0]), 0.0),
        places=tuple(places),
    )


def _wordings(mine: Iterable[Asked]) -> list[Wording]:
    """Each once, the commonest first; of those asked as often, what is put as a question and is short."""
    counts: Counter[tuple[str, str]] = Counter()
    texts: dict[tuple[str, str], str] = {}
    for one in mine:
        key = (same_question(one.text), one.language)
        counts[key] += 1
        texts.setdefault(key, one.text)
    order = sorted(counts, key=lambda key: (-counts[key], not asks(texts[key]), len(texts[key]) > 80, len(texts[key])))
    return [Wording(text=texts[key], language=key[1], count=counts[key]) for key in order[:MOST_WORDINGS]]


def _replies(mine: Iterable[Asked], language: str) -> list[str]:
    return [one.reply for one in mine if one.reply and one.language == language]


def choose_replies(replies: Sequence[str], embed: Embed) -> tuple[tuple[str, ...], float]:
    """The one nearest to all others, and two that say it otherwise; and how much all of them say the same, up to 1."""
    distinct: dict[str, str] = {}
    weights: Counter[str] = Counter()
    for one in replies:
        key = normalise(one)
        weights[key] += 1
        distinct.setdefault(key, one)
    keys = [key for key, _ in weights.most_common(READ_REPLIES)]
    if not keys:
        return (), 0.0
    rows = np.asarray(embed([distinct[key] for key in keys]), dtype=np.float32)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    heavy = np.array([weights[key] for key in keys], dtype=np.float32)
    middle = np.average(rows, axis=0, weights=heavy)
    near = rows @ middle
    short = np.array([min(1.0, 0.7 + 0.3 * len(distinct[key]) / FULL) for key in keys], dtype=np.float32)
    chosen: list[int] = []
    for at in np.argsort(-(near * short), kind="stable"):
        if all(rows[at] @ rows[other] < LIKE for other in chosen):
            chosen.append(int(at))
        if len(chosen) == MOST_REPLIES:
            break
    return tuple(distinct[keys[at]] for at in chosen), float(np.linalg.norm(middle))
