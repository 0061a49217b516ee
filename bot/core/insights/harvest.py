"""Wordings of customers that ended well and that an article does not have yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One wording for one article, in how many chats it ended well."""

    article: str
    language: str
    text: str
    count: int = 1
