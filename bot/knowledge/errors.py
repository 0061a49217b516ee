"""Errors of the knowledge base. The docstring is the message; ``{detail}`` is filled in by the one who raises."""

from __future__ import annotations


class KnowledgeError(Exception):
    """The knowledge base could not be used: {detail}."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__((self.__doc__ or "").format(detail=detail))


class SavedIndexUnusable(KnowledgeError):
    """The saved index can't be used and is built again: {detail}."""


class NoArticles(KnowledgeError):
    """There is no published article in {detail}. Write one, or point the setting at another folder."""
