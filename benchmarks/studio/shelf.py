"""The list of articles: 5,000 of them, each in three languages, looked at and searched as its page does.

The articles are made of sentences of the public sets: a title, three example questions and a text of four sentences in
each language. "Looked at" is everything the page needs but its drawing; it shows the first hundred rows.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.studio.gate import by_language, write
from benchmarks.table import Figure
from bot.core.people import Role
from bot.service.articles.shelf.listing import Shelf, read_shelf

KEYS: Final = 5000
TIMES: Final = 5
WORDS: Final = 400  # asked for, one from each article


def measure(sentences: Iterable[str], *, keys: int = KEYS) -> list[Figure]:
    """The first look after a start, later ones, and words with and without a slip."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_articles(by_language(sentences), home / "kb", keys)
        return asyncio.run(_look(home, keys))


def write_articles(pools: Mapping[str, Iterator[str]], folder: Path, keys: int) -> None:
    """So many, in each language there are sentences of."""
    for at in range(keys):
        for language, pool in pools.items():
            write(folder / language / f"topic-{at % 40}" / f"article-{at}.md", [next(pool) for _ in range(9)])


async def _look(home: Path, keys: int) -> list[Figure]:
    from tests.support.acting import hire
    from tests.support.app import make_front

    app = make_front(home, knowledge_base=home / "kb")
    try:
        lead = await hire(app, "Lena", Role.LEAD)
        began = time.perf_counter()
        shelf = await read_shelf(app, lead)
        first = time.perf_counter() - began
        later = []
        for _ in range(TIMES):
            began = time.perf_counter()
            shelf = await read_shelf(app, lead)
            later.append(time.perf_counter() - began)
    finally:
        app.database.close()
    words = [word for word in _list_words(shelf) if len(word) >= 6][:WORDS]
    about = f"{keys:,} articles in three languages"
    return [
        _figure("first look after a start", about, first, ""),
        _figure("looked at", about, statistics.median(later), "1 s"),
        _figure("found by a word", about, _time(shelf.find, words), "1 s"),
        _figure(
            "found by a word with a slip", about, _time(shelf.find, [f"{one[:3]}{one[4:]}" for one in words]), "1 s"
        ),
    ]


def _list_words(shelf: Shelf) -> Iterator[str]:
    for row in shelf.rows.values():
        yield from row.title("en").lower().split()[1:2]


def _time(find: Callable[[str], object], words: list[str]) -> float:
    """The 95th percentile of so many words, in seconds."""
    took = []
    for word in words:
        began = time.perf_counter()
        find(word)
        took.append(time.perf_counter() - began)
    return statistics.quantiles(took, n=20)[-1]


def _figure(name: str, about: str, seconds: float, bound: str) -> Figure:
    return Figure(
        metric="the list of articles",
        subject=name,
        system="answerdesk",
        value=seconds,
        unit="s",
        bound=bound,
        spread=about,
    )
