"""From a changed article to the changed answer, in knowledge bases of many articles.

Articles are made of sentences of the public sets: a title, one example question and a text of three sentences each. The
time is that of ``Knowledge.refresh``, after which the next question is answered by the new text.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml

from benchmarks.table import Figure
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from bot.language.text.detect import detect

SIZES: Final = (500, 10_000)
BOUNDS: Final = {500: "1 s", 10_000: "5 s"}
TIMES: Final = 3
_EACH: Final = 5  # sentences


def measure(sentences: Sequence[str], encoders: Encoders, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """The median of three changes at each size that the sentences are enough for."""
    figures = []
    for size in sizes:
        if len(sentences) < size * _EACH:
            continue
        with tempfile.TemporaryDirectory() as folder:
            articles = [_write(Path(folder) / "kb", at, sentences[_EACH * at :][:_EACH]) for at in range(size)]
            started = time.perf_counter()
            knowledge = Knowledge.open(Path(folder) / "kb", Path(folder) / "index", encoders=encoders)
            built = time.perf_counter() - started
            seconds = statistics.median(_change(knowledge, path, at) for at, path in enumerate(articles[:TIMES]))
            figures.append(_figure(size, seconds, built, len(knowledge.index.layout.passages)))
    return figures


def _write(folder: Path, at: int, sentences: Sequence[str]) -> Path:
    title, question, *text = (" ".join(sentence.split()) for sentence in sentences)
    path = folder / detect(title, fallback="en") / "topic" / f"article-{at}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump(
        {"title": title[:200], "questions": [question[:300]], "status": "published"}, allow_unicode=True
    )
    path.write_text(f"---\n{head}---\n{' '.join(text)}\n", encoding="utf-8")
    return path


def _change(knowledge: Knowledge, path: Path, at: int) -> float:
    """Seconds until the new words are found."""
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nThe quince {at} is ripe in the orangery.\n", encoding="utf-8"
    )
    report = knowledge.refresh()
    assert len(report.changed) == 1
    return report.seconds


def _figure(size: int, seconds: float, built: float, passages: int) -> Figure:
    return Figure(
        metric="from a changed article to the changed answer",
        subject=f"{size:,} articles",
        system="answerdesk",
        value=seconds,
        unit="s",
        bound=BOUNDS.get(size, ""),
        spread=f"median of {TIMES}; {passages:,} passages; built in {built:.0f} s",
    )
