"""Several questions in one message: when the parts are better answered one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.turn import Candidate, Part, Turn

MOST: Final = 3  # questions answered at once
_LEAST: Final = 2  # subjects that a part names if it is a question of its own though no article is near


@dataclass(frozen=True, kw_only=True)
class Questions:
    """``sure`` are different articles in the order asked; ``unsure`` the questions that have none.

    ``asked`` are the parts with a sure article, as they are compared with later questions.
    """

    sure: tuple[Candidate, ...]
    asked: tuple[str, ...]
    unsure: tuple[Part, ...] = ()


def find_questions(turn: Turn, *, answer: float, clarify: float, margin: float) -> Questions | None:
    """The questions of a message; None when it is one question or better answered as a whole.

    The parts count when different articles are sure for them, or one is and another part is put as a question too, and
    when the whole message finds nothing surer than they do. At most :data:`MOST` are answered, the rest is named.
    """
    best: dict[str, Candidate] = {}
    unsure: list[Part] = []
    asked: list[str] = []
    for part in filter(_is_put, turn.parts):
        found = _sure(part, answer, margin)
        if found is not None and len(best) < MOST:
            best.setdefault(found.article, found)
            asked.append(part.said.normal)
        elif (found is not None and found.article not in best) or (found is None and _is_question(part, clarify)):
            unsure.append(part)
    sure = tuple(best.values())
    if not sure or len(sure) + len(unsure) < 2 or _is_better_whole(turn, sure):
        return None
    return Questions(sure=sure, asked=tuple(asked), unsure=tuple(unsure))


def _sure(part: Part, answer: float, margin: float) -> Candidate | None:
    best, second = (*part.candidates[:2], None, None)[:2]
    if best is None or best.probability < answer:
        return None
    return best if second is None or second.probability < best.probability - margin else None


def _is_put(part: Part) -> bool:
    """Whether it asks at all: "the bill is 1,900 and my voucher 1,000" only prepares the question after it."""
    return part.said.asks


def _is_question(part: Part, clarify: float) -> bool:
    near = bool(part.candidates) and part.candidates[0].probability >= clarify
    return part.said.subjects >= (1 if near else _LEAST)


def _is_better_whole(turn: Turn, sure: tuple[Candidate, ...]) -> bool:
    whole = turn.candidates[0].probability if turn.candidates else 0.0
    return whole >= max(candidate.probability for candidate in sure)
