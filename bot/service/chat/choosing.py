"""The choice a message names in words: "the second one" after the bot has asked which of several is meant."""

from __future__ import annotations

from bot.core.conversation import Memory
from bot.core.turn import Candidate, Step, Turn
from bot.service.ports import Finder

YES = "affirm"
SECOND = 2


def find_chosen(finder: Finder, memory: Memory, turn: Turn) -> Candidate | None:
    """The article that is chosen of those offered last; None where none was offered, or the words say something else.

    A bare yes chooses the only one there is, unless it is about something else.
    """
    only = len(memory.offered) == 1 and not memory.awaits and turn.step is Step.SAY and turn.say == YES
    key = _name(memory.offered, 1 if only else turn.said.choice)
    article = finder.article(key, turn.language) if key else None
    if article is None:
        return None
    return Candidate(article=article.key, language=article.language, title=article.title, probability=1.0)


def _name(offered: tuple[str, ...], place: int) -> str:
    """The article at a place that is counted from 1, or from the end; "" where there is none.

    Where one other article stands under a likely one, it is "the second" as well as the first.
    """
    if len(offered) == 1 and place == SECOND:
        return offered[0]
    if not offered or not place or place > len(offered):
        return ""
    return offered[place - 1] if place > 0 else offered[place]
