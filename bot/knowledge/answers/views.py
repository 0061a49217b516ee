"""Searches over other articles than those that are live, and what they share."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final, Generic, TypeVar

from bot.language.encoders.pair import Encoders
from bot.language.encoders.remembering import Remembering

View = TypeVar("View")
KEPT: Final = 3  # the live one, and two others: each holds all vectors


class Views(Generic[View]):
    """The searches that were made last beside one index and its odds; another one makes them worthless."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._of: tuple[object, ...] = ()
        self._kept: OrderedDict[str, View] = OrderedDict()
        self._encoders: Encoders | None = None

    def find(self, of: tuple[object, ...], name: str) -> View | None:
        """The one of this name, if it was made beside these very objects."""
        return self._kept.get(name) if self._fits(of) else None

    def keep(self, of: tuple[object, ...], name: str, made: View) -> None:
        """Keep it, and forget what was made beside others."""
        if not self._fits(of):
            self._kept.clear()
        self._of = of
        self._kept[name] = made
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def remember(self, encoders: Encoders) -> Encoders:
        """The same encoders, whose vectors of questions are kept for all views."""
        if self._encoders is None:
            deep = Remembering(encoders.deep) if encoders.deep is not None else None
            self._encoders = Encoders(all=Remembering(encoders.all), deep=deep)
        return self._encoders

    def _fits(self, of: tuple[object, ...]) -> bool:
        return len(of) == len(self._of) and all(one is other for one, other in zip(of, self._of, strict=True))
