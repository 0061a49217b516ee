"""The clock of a case, and what is written down when one of its targets ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.business import Business
from bot.core.case import Case, Pause, Promised
from bot.core.clocks.clock import Clock, find_clock, measure
from bot.core.clocks.targets import Aim, Facts
from bot.core.conversation import Conversation
from bot.core.queue import ListedCase
from bot.language.said.asking import asks_back
from bot.storage.cases import clocks
from bot.storage.database import Tx

REPLIES = (Aim.FIRST_REPLY, Aim.NEXT_REPLY)


def with_clocks(business: Business, cases: Sequence[ListedCase]) -> tuple[ListedCase, ...]:
    """The cases with what is due first in each."""
    return tuple(replace(case, clock=find_clock(business, _listed_facts(case), case.promised)) for case in cases)


def clock_of(
    business: Business, case: Case, conversation: Conversation, promised: Promised | None = None
) -> Clock | None:
    """What is due first in a case."""
    return find_clock(business, facts_of(case, conversation), promised)


def facts_of(case: Case, conversation: Conversation) -> Facts:
    """What a case is measured by."""
    return Facts(
        reason=case.reason,
        priority=case.priority,
        language=conversation.language,
        channel=conversation.channel,
        opened_at=case.opened_at,
        waiting_since=conversation.waiting_since,
        first_reply_at=case.times.first_reply_at,
        answered_at=case.times.answered_at,
        pauses=case.times.pauses,
        team=case.team_name,
        office=case.office,
    )


def record_replied(tx: Tx, business: Business, case: Case, conversation: Conversation, text: str) -> None:
    """Somebody has answered: a target of a reply ends. ``conversation`` is as it was before."""
    running = measure(business, facts_of(case, conversation))
    clocks.record_targets(tx, case.id, (one for one in running if one.aim in REPLIES))
    clocks.record_replied(tx, case.id, asks=asks_back(text))


def record_ended(tx: Tx, business: Business, case: Case, conversation: Conversation) -> None:
    """The case ends, and with it every target that runs; a resolution that stood still was in time."""
    facts = facts_of(case, conversation)
    if facts.answered_at is not None:
        last = Pause(since=facts.answered_at, until=tx.now)
        facts = replace(facts, answered_at=None, pauses=(*facts.pauses, last))
    clocks.record_targets(tx, case.id, measure(business, facts))


def _listed_facts(case: ListedCase) -> Facts:
    return Facts(
        reason=case.reason,
        priority=case.priority,
        language=case.language,
        channel=case.channel,
        opened_at=case.opened_at,
        waiting_since=case.waiting_since,
        first_reply_at=case.times.first_reply_at,
        answered_at=case.times.answered_at,
        pauses=case.times.pauses,
        team=case.team_name,
        office=case.office,
    )
