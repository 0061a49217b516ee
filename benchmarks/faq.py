"""Answers from a FAQ: which share of questions finds its entry first, within a language and across.

Ours is :class:`bot.knowledge.answers.search.Knowledge` over articles written from the entries, asked through
``find_answers``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import yaml

from benchmarks import metrics
from benchmarks.data import Entry, Query
from benchmarks.peers import Match, Ranker, try_each
from benchmarks.table import Figure
from bot.core.business import Business
from bot.core.conversation import Memory
from bot.core.language import LANGUAGES
from bot.core.policy.decide import Answer, Thresholds, decide
from bot.core.turn import Candidate, Step, Turn
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from bot.service.ports import thresholds_of
from bot.settings import ROOT

OURS: Final = "answerdesk"
FOLDS: Final = 5
CLOSE: Final = (("uk", "ru"), ("ru", "uk"))
FAR: Final = (("en", "ru"), ("en", "uk"), ("ru", "en"), ("uk", "en"))
BOUNDS: Final = {
    ("question to answer", "en"): "80 %",
    ("question to answer", "ru"): "70 %",
    ("question to answer", "uk"): "70 %",
    ("question to question", "uk<->ru"): "95 %",
    ("question to question", "en<->ru, uk"): "95 %",
    ("question to answer", "uk<->ru"): "65 %",
    ("question to answer", "en<->ru, uk"): "55 %",
}
_TITLE_WORDS: Final = 12
Part = Literal["question", "answer", "both"]


@dataclass(frozen=True)
class Ours:
    """The product's search as a ranker; every text becomes one article in ``language``."""

    encoders: Encoders
    name: str = OURS

    def best(self, texts: Sequence[str], queries: Sequence[str], *, asked: str, told: str) -> list[Match]:
        entries = [Entry(faq_id=str(place), lang=told, question=text, answer=text) for place, text in enumerate(texts)]
        with opened(entries, self.encoders, part="answer") as finder:
            return [_match(finder.find_answers(query, asked, limit=1)) for query in queries]


def measure(
    name: str,
    entries: Sequence[Entry],
    encoders: Encoders,
    peers: Sequence[Ranker],
    *,
    within: Sequence[Ranker] = (),
    say: Callable[[str], None] = print,
) -> list[Figure]:
    """P@1 of every kind of search. ``within`` are peers too slow for anything but searches within a language."""
    figures: list[Figure] = []
    for part, pairs, subject in _kinds():
        figures.append(_ours(name, entries, Ours(encoders), part, pairs, subject))
        able = [*peers, *(within if len(pairs) == 1 else ())]
        try_each(able, lambda peer: figures.append(_peer(name, entries, peer, part, pairs, subject)), say=say)  # noqa: B023
    return figures


def measure_queries(
    name: str,
    entries: Sequence[Entry],
    queries: Sequence[Query],
    encoders: Encoders,
    peers: Sequence[Ranker],
    *,
    say: Callable[[str], None] = print,
) -> list[Figure]:
    """P@1 of questions as customers asked them over whole entries, in whatever languages both are."""
    texts = [f"{entry.question} {entry.answer}" for entry in entries]
    asked = [query.query for query in queries]
    wanted = [query.faq_id for query in queries]
    with opened(entries, encoders, part="both") as finder:
        ids = ids_of(entries)
        found = [_id(finder.find_answers(query.query, query.lang, limit=1), ids) for query in queries]
    figures = [_figure(name, "query to entry", "all", OURS, _share(found, wanted), f"{len(queries)} queries")]

    def use(peer: Ranker) -> None:
        best = [entries[one.place].faq_id if one.place >= 0 else "" for one in peer.best(texts, asked)]
        figures.append(
            _figure(name, "query to entry", "all", peer.name, _share(best, wanted), f"{len(queries)} queries")
        )

    try_each(peers, use, say=say)
    return figures


def measure_removed(
    name: str, entries: Sequence[Entry], encoders: Encoders, business: Business, *, folds: int = FOLDS
) -> Figure:
    """The share of questions that get an answer though their entry is not there: every such answer is wrong."""
    ids = sorted({entry.faq_id for entry in entries})
    wrong: list[bool] = []
    for fold in range(folds):
        removed = set(ids[fold::folds])
        kept = [entry for entry in entries if entry.faq_id not in removed]
        with opened(kept, encoders, part="both", training=(ROOT / "data",)) as finder:
            asked = [entry for entry in entries if entry.faq_id in removed]
            wrong += [_answers(finder, entry, thresholds_of(business, finder)) for entry in asked]
    return Figure(
        metric="wrong confident answers outside",
        subject=f"{name}, entry removed",
        system=OURS,
        value=100 * metrics.share(wrong),
        unit="%",
        bound="3 %",
        spread=f"{len(wrong)} questions, {folds} folds",
    )


@contextmanager
def opened(
    entries: Sequence[Entry], encoders: Encoders, *, part: Part, training: tuple[Path, ...] = ()
) -> Iterator[Knowledge]:
    """A knowledge base of these entries; ``part`` is what of an entry its article holds."""
    with tempfile.TemporaryDirectory() as folder:
        places = {faq_id: place for place, faq_id in enumerate(ids_of(entries))}
        for entry in entries:
            path = Path(folder) / "kb" / entry.lang / "faq" / f"entry-{places[entry.faq_id]}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(article_of(entry, part), encoding="utf-8")
        yield Knowledge.open(Path(folder) / "kb", Path(folder) / "index", encoders=encoders, training=training)


def ids_of(entries: Sequence[Entry]) -> list[str]:
    """Every entry once, in order; its place is the number in the article's name."""
    return list(dict.fromkeys(entry.faq_id for entry in entries))


def article_of(entry: Entry, part: Part) -> str:
    """The text of an article file. Without the question the title is the beginning of the answer, nothing more."""
    answer = " ".join(entry.answer.split())
    question = " ".join(entry.question.split())
    title = " ".join(answer.split()[:_TITLE_WORDS]) if part == "answer" else question
    head = yaml.safe_dump({"title": title[:300], "status": "published"}, allow_unicode=True, width=1000)
    return f"---\n{head}---\n{question if part == 'question' else answer}\n"


def place_of(key: str) -> int:
    """The number in ``faq/entry-7``."""
    return int(key.rpartition("-")[2])


def _kinds() -> Iterator[tuple[Part, tuple[tuple[str, str], ...], str]]:
    """What is searched, in which (asked, told) pairs of languages, and the name of the row."""
    for language in LANGUAGES:
        yield "answer", ((language, language),), language
    for part in ("question", "answer"):
        yield part, CLOSE, "uk<->ru"
        yield part, FAR, "en<->ru, uk"


def _ours(
    name: str, entries: Sequence[Entry], ours: Ours, part: Part, pairs: Sequence[tuple[str, str]], subject: str
) -> Figure:
    def rank(texts: Sequence[str], queries: Sequence[str], asked: str, told: str) -> list[Match]:
        return ours.best(texts, queries, asked=asked, told=told)

    return _row(name, entries, rank, ours.name, part, pairs, subject)


def _peer(
    name: str, entries: Sequence[Entry], peer: Ranker, part: Part, pairs: Sequence[tuple[str, str]], subject: str
) -> Figure:
    def rank(texts: Sequence[str], queries: Sequence[str], asked: str, told: str) -> list[Match]:
        return peer.best(texts, queries)

    return _row(name, entries, rank, peer.name, part, pairs, subject)


def _row(
    name: str,
    entries: Sequence[Entry],
    rank: Callable[[Sequence[str], Sequence[str], str, str], list[Match]],
    system: str,
    part: Part,
    pairs: Sequence[tuple[str, str]],
    subject: str,
) -> Figure:
    shares = {}
    for asked, told in pairs:
        queries, texts = _aligned(entries, asked, told, part)
        found = rank(texts, queries, asked, told)
        shares[f"{asked}-{told}"] = metrics.share([match.place == place for place, match in enumerate(found)])
    mean, _ = metrics.mean_spread(list(shares.values()))
    each = (
        ", ".join(f"{pair} {value:.2f}" for pair, value in shares.items())
        if len(shares) > 1
        else f"{len(texts)} entries"
    )
    return _figure(name, f"question to {part}", subject, system, mean, each)


def _aligned(entries: Sequence[Entry], asked: str, told: str, part: Part) -> tuple[list[str], list[str]]:
    """Queries and texts of the entries both languages have, in the same order."""
    one = {entry.faq_id: entry for entry in entries if entry.lang == asked}
    two = {entry.faq_id: entry for entry in entries if entry.lang == told}
    shared = [faq_id for faq_id in one if faq_id in two]
    texts = [two[faq_id].question if part == "question" else two[faq_id].answer for faq_id in shared]
    return [one[faq_id].question for faq_id in shared], texts


def _answers(finder: Knowledge, entry: Entry, thresholds: Thresholds) -> bool:
    turn = Turn(
        text=entry.question,
        language=entry.lang,
        intent="question",
        confidence=1.0,
        step=Step.ANSWER,
        candidates=finder.find_answers(entry.question, entry.lang),
    )
    return isinstance(decide(memory=Memory(), about=turn, thresholds=thresholds).action, Answer)


def _match(found: tuple[Candidate, ...]) -> Match:
    return Match(place=place_of(found[0].article), score=found[0].probability) if found else Match(place=-1, score=0.0)


def _id(found: tuple[Candidate, ...], ids: Sequence[str]) -> str:
    return ids[place_of(found[0].article)] if found else ""


def _share(found: Sequence[str], wanted: Sequence[str]) -> float:
    return metrics.share([one == other for one, other in zip(found, wanted, strict=True)])


def _figure(name: str, metric: str, subject: str, system: str, value: float, how: str) -> Figure:
    return Figure(
        metric=f"{metric}, P@1",
        subject=f"{name} {subject}",
        system=system,
        value=100 * value,
        unit="%",
        bound=BOUNDS.get((metric, subject), ""),
        spread=how,
    )
