"""How far the reading of articles has come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from bot.knowledge.articles.articles import Article
from bot.knowledge.index.passages import asked
from bot.knowledge.index.passages import told as told_pieces


def count_up(articles: Sequence[Article], told: Callable[[int, int], None] | None) -> Callable[[int], None]:
    """Adds up the texts of each batch, and tells how many of all are read."""
    total = sum(len(asked(article)) + len(told_pieces(article)) for article in articles) if told else 0
    count = 0
    lock = threading.Lock()

    def add(texts: int) -> None:
        nonlocal count
        with lock:
            count = min(total, count + texts)
            if told:
                told(count, total)

    return add
