"""Errors of the knowledge base. The docstring is the message; ``{detail}`` is filled in by the one who raises."""

from __future__ import annotations

from bot.errors import AnswerdeskError


class KnowledgeError(AnswerdeskError):
    """The knowledge base could not be used: {detail}."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail=detail)


class SavedIndexUnusable(KnowledgeError):
    """The saved index can't be used and is built again: {detail}."""


class NoArticles(KnowledgeError):
    """There is no published article in {detail}. Write one, or point the setting at another folder."""
