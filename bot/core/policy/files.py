"""Files, and words that come with them: who has to look at what was sent."""

from __future__ import annotations

from typing import Final

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.decision import Clarify, Decision, DontKnow, Say, escalate
from bot.core.policy.limits import Thresholds
from bot.core.policy.rules import Rule, by
from bot.core.turn import Step, Turn

LOOKED_AT: Final = frozenset({"photo", "voice", "audio", "video", "document"})  # only a person can look at these
TROUBLE: Final = "trouble"
_KIND_WORDS: Final = ("thanks", "goodbye")


def take_files(memory: Memory, kinds: frozenset[str]) -> Decision:
    """Files without a word: what a person must look at goes to a person, the rest is acknowledged."""
    if kinds & LOOKED_AT:
        return hand_over(memory)
    return Decision(action=Say(key="note-attached"), memory=memory, grounds=by(Rule.NOTE))


def hand_over(memory: Memory) -> Decision:
    """A person looks at it."""
    return escalate(Reason.FILE, memory, by(Rule.FILE))


def needs_a_look(memory: Memory, turn: Turn, thresholds: Thresholds) -> bool:
    """Whether the words, or the article they lead to, want what came with them to be seen.

    Not beside an ordinary question, which is answered, nor beside thanks. Of a turn that goes to a person anyway the
    reason is better known.
    """
    if not turn.files & LOOKED_AT or turn.step is Step.ESCALATE:
        return False
    if turn.said.shows or turn.intent == TROUBLE or turn.step is Step.ASK or _is_wanted(memory, turn, thresholds):
        return True
    if turn.step is Step.ANSWER:
        return not turn.said.asks and _best(turn) < thresholds.answer
    return turn.step is Step.SAY and turn.say not in _KIND_WORDS


def instead_of_doubt(memory: Memory, turn: Turn, decision: Decision) -> Decision:
    """Where the bot would ask back or not know, somebody looks at what was sent."""
    if turn.files & LOOKED_AT and isinstance(decision.action, Clarify | DontKnow):
        return hand_over(memory)
    return decision


def _is_wanted(memory: Memory, turn: Turn, thresholds: Thresholds) -> bool:
    """An article asks for a photo: the likeliest now, or the one the customer was told a moment ago."""
    near = turn.candidates[0].article if _best(turn) >= thresholds.clarify else ""
    told = memory.topic.article if memory.topic is not None else ""
    return bool({near, told} & turn.wanting)


def _best(turn: Turn) -> float:
    return turn.candidates[0].probability if turn.candidates else 0.0
