"""The name of an article wherever it stands: its texts, its figures, where it came from, whose it is."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Table, delete, update

from bot.storage.database import Tx
from bot.storage.tables.articles import approvals, article_drafts, article_versions, imported
from bot.storage.tables.cases import feedback
from bot.storage.tables.insights import asked, gaps
from bot.storage.tables.shelf import reviews, translations

ROWS: Final[tuple[Table, ...]] = (article_versions, article_drafts, approvals, imported, feedback, asked, gaps)
ONE_EACH: Final[tuple[Table, ...]] = (reviews, translations)  # of an article, or of each of its languages


def change_name(tx: Tx, *, article: str, to: str) -> None:
    """All of it belongs to the new name; what stood there of an article that is gone gives way."""
    for table in ONE_EACH:
        tx.connection.execute(delete(table).where(table.c.article == to))
    for table in (*ROWS, *ONE_EACH):
        tx.connection.execute(update(table).where(table.c.article == article).values(article=to))
