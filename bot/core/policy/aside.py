"""What the bot may say to somebody who waits for a person: what an article surely answers. All else is the person's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.limits import Thresholds
from bot.core.policy.request import is_request
from bot.core.policy.trouble import is_reported
from bot.core.turn import Candidate, Step, Turn

KEPT_FOR: Final = timedelta(minutes=30)  # who writes on within it knows that it is added


@dataclass(frozen=True, kw_only=True)
class Aside:
    """``answer``: an article that surely answers and was not shown; ``upset``: the words are angry; ``note``: what else
    is worth a word, a key of the catalogue.
    """

    answer: Candidate | None = None
    upset: bool = False
    note: str = ""


def weigh_aside(
    memory: Memory, turn: Turn, thresholds: Thresholds, sensitive: frozenset[str], *, now: datetime
) -> Aside:
    """What can be done for whoever waits, without a person: read by itself, for the wait is about something else."""
    best = _find_sure(turn, thresholds)
    if best is None and turn.mood.anger >= thresholds.anger:  # "how much longer!" asks nothing
        return Aside(upset=True)
    if best is not None and best.article in memory.shown:
        return Aside()
    if best is None or best.article in sensitive:
        return Aside(note="" if _was_told(memory, now) else _find_note(turn))
    return Aside(answer=best)


def _find_sure(turn: Turn, thresholds: Thresholds) -> Candidate | None:
    """The article that answers a question, with none beside it, and no request or trouble in the words."""
    plain = turn.step is Step.ANSWER and turn.said.asks and not turn.files and not turn.quotes_a_detail
    if not plain or not turn.candidates or is_request(turn, thresholds) or is_reported(turn):
        return None
    best, *others = turn.candidates
    rivals = (one.probability for one in others)
    alone = all(chance < max(thresholds.clarify, best.probability - thresholds.margin) for chance in rivals)
    return best if best.probability >= thresholds.answer and alone else None


def _find_note(turn: Turn) -> str:
    """A courtesy, a mark or "hm" is nothing that a person will want to read."""
    if turn.step is Step.ESCALATE and turn.reason == Reason.REQUESTED:
        return "already-waiting"
    substance = turn.files or (turn.step is not Step.SAY and turn.said.question and turn.said.normal)
    return "aside-added" if substance else ""


def _was_told(memory: Memory, now: datetime) -> bool:
    return memory.kept is not None and now - memory.kept < KEPT_FOR
