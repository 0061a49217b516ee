"""Old conversations: what is found together, how long it takes, and what the bot answers of ten drafts."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks import metrics
from benchmarks.studio.made_up import MadeUp, Truth, held_out, make_history
from benchmarks.table import Figure
from benchmarks.young.bases import Question
from benchmarks.young.judged import OURS, judge
from bot.core.insights.histories import OldTopic
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import Library, load_library
from bot.knowledge.histories.child import pair
from bot.knowledge.histories.masking import Asked
from bot.knowledge.histories.reading import look
from bot.knowledge.histories.topics import Sorted, Topic, sort_out
from bot.language.encoders.pair import Encoders
from bot.service.articles.histories.drafting import compose_drafts
from bot.service.articles.histories.sorting import to_topics
from bot.service.articles.histories.topics import choose_commonest
from bot.settings import ROOT

SEED: Final = 2026  # another one than what was looked at on the way
SMALL, LARGE, MANY = 5_000, 50_000, 10_000
Say = Callable[[str], None]


def measure(encoders: Encoders, *, say: Say, quick: bool = False) -> list[Figure]:
    """All of it; ``quick`` without the large ones."""
    made = make_history(SMALL, seed=SEED)
    begun = time.monotonic()
    asked, _ = _read(made)
    found = sort_out(asked)
    took = time.monotonic() - begun
    say(f"{made.messages} messages: {len(asked)} questions, {len(found.topics)} topics, {found.single} like no other")
    figures = [
        *_clusters(made, asked, found),
        _seconds("time of all", SMALL, took, "", "reading, pairing, sorting, with the encoder's start"),
    ]
    figures += _answers(made, asked, found, encoders, say)
    return figures if quick else [*figures, *_large(say)]


def _read(made: MadeUp) -> tuple[list[Asked], float]:
    """What the child process does; the questions, and the seconds."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        file, lines = Path(home) / "result.json", Path(home) / "lines.jsonl"
        file.write_text(json.dumps(made.export, ensure_ascii=False), encoding="utf-8")
        seen = look([file], lines)
        ours = frozenset(one.id for one in seen.speakers if one.ours)
        return list(pair(lines, ours, language="ru")), time.monotonic() - begun


def _majority(topic: Topic, asked: Sequence[Asked], truth: Truth) -> tuple[str, int]:
    """The topic most questions of it are of, and how many are."""
    return Counter(truth.of(asked[at].text) for at in topic.places).most_common(1)[0]


def _clusters(made: MadeUp, asked: Sequence[Asked], found: Sorted) -> list[Figure]:
    truth = Truth(made)
    majorities = [_majority(one, asked, truth) for one in found.topics]
    inside = sum(one.count for one in found.topics)
    whole = Counter(truth.of(one.text) for one in asked)
    best: dict[str, int] = {}
    for name, count in majorities:
        best[name] = max(best.get(name, 0), count)
    common = made.commonest
    recovered = sum(best.get(name, 0) for name in common) / max(1, sum(whole[name] for name in common))
    able = [one for one, (name, _) in zip(found.topics, majorities, strict=True) if name][:10]
    first = {_majority(one, asked, truth)[0] for one in able}
    how = f"{len(asked)} questions of {made.messages} made-up messages, seed {SEED}"
    subject = f"history of {SMALL:,} messages"
    pure = sum(count for _, count in majorities) / max(1, inside)
    return [
        Figure(
            metric="in a group of their own topic", subject=subject, system=OURS, value=100 * pure, unit="%", spread=how
        ),
        Figure(
            metric="ten commonest topics: in one group",
            subject=subject,
            system=OURS,
            value=100 * recovered,
            unit="%",
            spread=how,
        ),
        Figure(
            metric="ten commonest topics: among the ten largest groups",
            subject=subject,
            system=OURS,
            value=len(first & set(common)),
            unit="of 10",
            spread="groups of noise left out",
        ),
    ]


def _answers(made: MadeUp, asked: Sequence[Asked], found: Sorted, encoders: Encoders, say: Say) -> list[Figure]:
    """A business without a FAQ: ten drafts are published as they are, and asked what the history has not."""
    truth = Truth(made)
    kept = to_topics(found, [("", 0.0)] * len(found.topics), 0)
    names = {id(one): _majority(topic, asked, truth)[0] for one, topic in zip(kept, found.topics, strict=True)}
    chosen = choose_commonest(kept)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "knowledge_base"
        keys = _publish(chosen, names, folder)
        say(f"{len(load_library(folder).articles)} drafts of {len(keys)} topics: {sorted(keys)}")
        questions = [
            Question(text=text, language=language, articles=frozenset(keys.get(name, ())))
            for name, language, text in held_out(made.commonest)
        ]
        finder = Knowledge.open(folder, Path(home) / "index", encoders=encoders, training=(ROOT / "data",))
        judged = judge(finder, questions)
    for one in judged:
        say(f"{'right' if one.right else 'WRONG'} {one.probability:.2f} {one.question.text}")
    subject, how = "ten drafts of a history", f"{len(judged)} questions in wordings the history has not, search alone"
    sure = [one for one in judged if one.sure]
    shown = [one for one in judged if one.shown]
    values = (
        ("right first", metrics.share([one.right for one in judged])),
        ("right shown", metrics.share([one.right and one.shown for one in judged])),
        ("sure", metrics.share([one.sure for one in judged])),
        ("sure right", metrics.share([one.right for one in sure])),
        ("shown right", metrics.share([one.right for one in shown])),
    )
    return [
        Figure(metric=name, subject=subject, system=OURS, value=100 * value, unit="%", spread=how)
        for name, value in values
    ]


def _publish(topics: Sequence[OldTopic], names: dict[int, str], folder: Path) -> dict[str, set[str]]:
    """The drafts as published articles; which articles each topic has."""
    taken: set[str] = set()
    keys: dict[str, set[str]] = {}
    for topic in topics:
        for draft in compose_drafts(topic, Library(articles=()), taken):
            path = folder / draft.language / f"{draft.key}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(draft.text.replace("status: draft", "status: published", 1), encoding="utf-8")
            keys.setdefault(names[id(topic)], set()).add(draft.key)
    return keys


def _large(say: Say) -> list[Figure]:
    asked, read = _read(make_history(LARGE, seed=SEED))
    begun = time.monotonic()
    sort_out(asked[:MANY])
    many = time.monotonic() - begun
    begun = time.monotonic()
    found = sort_out(asked)
    whole = read + time.monotonic() - begun
    say(f"{LARGE} messages: {len(asked)} questions, {len(found.topics)} topics")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        _seconds("time of sorting", MANY, many, "60 s", "questions, encoder ready", unit_of="questions"),
        _seconds("time of all", LARGE, whole, "300 s", "reading, pairing, sorting"),
        Figure(
            metric="memory",
            subject=f"history of {LARGE:,} messages",
            system=OURS,
            value=peak,
            unit="MB",
            spread="peak of one process that does all, encoders and generator included",
        ),
    ]


def _seconds(metric: str, size: int, value: float, bound: str, how: str, *, unit_of: str = "messages") -> Figure:
    return Figure(
        metric=metric,
        subject=f"history of {size:,} {unit_of}",
        system=OURS,
        value=value,
        unit="s",
        bound=bound,
        spread=how,
    )
