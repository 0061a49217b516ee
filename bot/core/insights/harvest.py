"""Wordings of customers that ended well and that an article does not have yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One wording for one article, in how many chats it ended well.

    ``text`` is what is stored, as are the texts ``also`` that come to the same. ``wording``, where there is one, is
    what an author would write for it: the question without its greeting.
    """

    article: str
    language: str
    text: str
    count: int = 1
    wording: str = ""
    also: tuple[str, ...] = ()

    @property
    def offered(self) -> str:
        """What stands in the article once it is accepted."""
        return self.wording or self.text

    @property
    def stored(self) -> tuple[str, ...]:
        """All that is declined with it."""
        return (self.text, *self.also)
