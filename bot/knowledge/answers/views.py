"""Searches over other articles than those that are live, and what they share."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Generic, TypeVar

from bot.knowledge.answers.remembered import save_questions, take_up_questions
from bot.language.encoders.pair import Encoders
from bot.language.encoders.remembering import Remembering

View = TypeVar("View")
KEPT: Final = 3  # the live one, and two others: each holds all vectors


class Views(Generic[View]):
    """The searches that were made last beside one index and its odds; another one makes them worthless."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._of: tuple[object, ...] = ()
        self._kept: OrderedDict[str, View] = OrderedDict()
        self._encoders: Encoders | None = None

    def get(self, of: tuple[object, ...], name: str, make: Callable[[], View]) -> View:
        """The one of this name, made if there is none beside these very objects."""
        with self._lock:
            if not self._fits(of):
                self._kept.clear()
                self._of = of
            if name not in self._kept:
                self._kept[name] = make()
            self._kept.move_to_end(name)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[name]

    def remember(self, encoders: Encoders) -> Encoders:
        """The same encoders, whose vectors of questions are kept for all views, and from the last run."""
        if self._encoders is None:
            deep = Remembering(encoders.deep) if encoders.deep is not None else None
            self._encoders = Encoders(all=Remembering(encoders.all), deep=deep)
            take_up_questions(self._home, self._encoders)
        return self._encoders

    def keep(self, questions: Sequence[str]) -> None:
        """What these were read as is kept for the next run."""
        if self._encoders is not None:
            save_questions(self._home, self._encoders, questions)

    def _fits(self, of: tuple[object, ...]) -> bool:
        return len(of) == len(self._of) and all(one is other for one, other in zip(of, self._of, strict=True))
