"""What the bot does when it is not sure: say what is likely as likely, and ask back only where guessing costs more.

Where the second best is not much less likely, what it says stands below in a line or two, so that whoever meant that
need not press anything: the right article is the first for four facts in five, one of the two for nine in ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.core.conversation import Memory
from bot.core.policy.decision import Clarify, Decision, Perhaps
from bot.core.policy.limits import Thresholds
from bot.core.policy.missing import miss
from bot.core.policy.rules import Rule, by
from bot.core.policy.telling import ROOM, remember, tell_more
from bot.core.turn import Candidate, Said, Turn

_OTHERS: Final = 2
_GAP: Final = 2  # characters between two blocks
_BETWEEN: Final = 20  # characters of "Or this:" between the two
_AGAIN: Final = 70  # by so many what leads in to a second doubt is longer


def doubt(
    memory: Memory,
    turn: Turn,
    candidates: tuple[Candidate, ...],
    thresholds: Thresholds,
    sensitive: frozenset[str],
    *,
    last: Candidate | None = None,
) -> Decision:
    """The likeliest of these; ``last`` is the article of the last answer where the question may be about that too.

    What was shown is not shown again, but told further. An article that a person must answer is only offered.
    """
    best = candidates[0]
    if best.article in memory.shown and best.article not in sensitive:
        if best.probability >= thresholds.perhaps or not find_fresh(memory, candidates, thresholds):
            return tell_more(memory, best, turn.shown, Rule.PERHAPS_SHOWN, thresholds.misses, lead="more-unsure")
        last = last or best
    action = weigh_doubt(memory, candidates, thresholds, sensitive, last=last)
    if action is None:
        return miss(memory, Rule.ONLY_SHOWN, allowed=thresholds.misses)
    rule = Rule.PERHAPS if isinstance(action, Perhaps) else Rule.UNSURE
    return Decision(action=action, memory=note_doubt(memory, action, turn.said), grounds=by(rule))


def weigh_doubt(
    memory: Memory,
    candidates: tuple[Candidate, ...],
    thresholds: Thresholds,
    sensitive: frozenset[str] = frozenset(),
    *,
    last: Candidate | None = None,
    quoted: bool = False,
) -> Perhaps | Clarify | None:
    """What to say of these; None where there is nothing new. Two clarifying questions never follow each other, and none
    is asked where the two that fit into one message are likely enough together; where the question is ``quoted`` above
    the answer, there is room for one.
    """
    fresh = find_fresh(memory, candidates, thresholds)
    if not fresh:
        return None
    best, *rest = fresh
    others = (*rest[: _OTHERS - 1], last) if last is not None else tuple(rest[:_OTHERS])
    more = (last.article,) if last is not None else ()
    again = memory.doubts > 0
    alone = quoted or not rest or rest[0].article in sensitive or rest[0].probability < thresholds.clarify
    shown, beside = (best, None) if alone else share_room(best, rest[0], ROOM - _AGAIN if again else ROOM)
    chance = best.probability + (beside.probability if beside is not None else 0.0)
    if best.article in sensitive or (chance < thresholds.perhaps and others and not again):
        return Clarify(candidates=(best, *others), more=more)
    return Perhaps(candidate=shown, others=others, beside=beside, more=more, again=again)


def share_room(best: Candidate, near: Candidate, room: int) -> tuple[Candidate, Candidate | None]:
    """One message for both: the likeliest block of the second, or a sentence of it, and of the first as many as leave
    room for that; the first alone where even its likeliest does not.
    """
    if not best.sizes or not near.sizes:
        return best, None
    room -= _BETWEEN
    beside = next((one for one in _shorten(near) if best.sizes[0] + one.sizes[0] <= room), None)
    if beside is None:
        return best, None
    room, kept = room - beside.sizes[0], []
    for block, size in zip(best.blocks, best.sizes, strict=True):
        if size <= room:
            kept.append((block, size))
            room -= size + _GAP
    return _only(best, kept), beside


def _shorten(near: Candidate) -> Iterator[Candidate]:
    """Its likeliest block, and a sentence of it."""
    block, size = near.blocks[:1], near.sizes[:1]
    yield replace(near, blocks=block, sizes=size, line="")
    if near.line:
        yield replace(near, blocks=block, sizes=(len(near.line),))


def _only(candidate: Candidate, kept: Sequence[tuple[int, int]]) -> Candidate:
    return replace(candidate, blocks=tuple(block for block, _ in kept), sizes=tuple(size for _, size in kept))


def note_doubt(memory: Memory, action: Perhaps | Clarify, said: Said) -> Memory:
    """The memory after it: what was shown, and what a press of a button would be about."""
    offered = action.candidates if isinstance(action, Clarify) else action.others
    after = remember(memory, action.candidate) if isinstance(action, Perhaps) else memory
    return replace(
        after,
        misses=memory.misses,
        doubts=memory.doubts + 1,
        offered=tuple(one.article for one in offered),
        places=tuple(one.blocks for one in offered),
        wording=said.question[:300],
    )


def find_fresh(memory: Memory, candidates: tuple[Candidate, ...], thresholds: Thresholds) -> tuple[Candidate, ...]:
    """Those worth showing, each text once; none at all unless the best is."""
    if not candidates or candidates[0].probability < thresholds.clarify:
        return ()
    titles: dict[str, Candidate] = {}
    for one in candidates:
        if one.article not in memory.shown and one.probability >= thresholds.clarify / 3:
            titles.setdefault(one.title, one)
    return tuple(titles.values())
