"""A miss: nothing to show. The one place where it is counted."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.decision import Decision, DontKnow, Say, escalate
from bot.core.policy.rules import Rule, by

DONT_KNOW = DontKnow()


def miss(memory: Memory, rule: Rule, *, allowed: int, action: DontKnow | Say = DONT_KNOW) -> Decision:
    """Say so and offer a person, which is what a later "yes" is about; the ``allowed``-th in a row calls one."""
    missed = replace(memory, misses=memory.misses + 1, awaits="person", offered=())
    if missed.misses >= allowed:
        return escalate(Reason.MISSES, missed, by(Rule.MISSES, count=missed.misses))
    return Decision(action=action, memory=missed, grounds=by(rule))
