"""The search over the folder, in a process of its own: no running product is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.articles.replay import Outcome, Question
from bot.core.language import LANGUAGES
from bot.core.policy.limits import Thresholds
from bot.knowledge.articles.articles import Library
from bot.service.chat.replay.acting import act, to_outcome, to_question
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.service.ports import Finder


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A search with the thresholds of the business, by language."""

    finder: Finder
    thresholds: Mapping[str, Thresholds]

    @classmethod
    def open(cls, settings: Settings) -> Opened:
        """Indexed and calibrated, which takes a minute where nothing is saved yet."""
        from bot.app import open_business, open_knowledge
        from bot.service.ports import thresholds_of

        finder = open_knowledge(settings)
        business = open_business(settings).now
        return cls(finder=finder, thresholds={one: thresholds_of(business, finder, one) for one in LANGUAGES})

    def ask(self, questions: Iterable[Question], library: Library | None = None) -> tuple[Outcome, ...]:
        """What the bot would do with each, from these articles or from those that are there."""
        finder = self.finder.beside(library or self.finder.library)
        turns = (to_question(one.text, one.language) for one in questions)
        return tuple(to_outcome(act(finder, turn, self.thresholds[turn.language])) for turn in turns)
