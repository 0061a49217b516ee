"""A made-up past of a desk: so many weeks of cases, with busy mornings, busier Mondays, and people who take them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import exp
from zoneinfo import ZoneInfo

from bot.core.case import Reason, State
from bot.core.insights.staffing.history import Contact
from bot.storage.database import Database, Tx
from bot.storage.tables.cases import escalations

MONDAY_IS = (1.6, 1.1, 1.0, 1.0, 0.9)  # of a usual day; nobody works at the weekend
REASONS = (Reason.REQUESTED, Reason.MISSES, Reason.NOT_HELPED, Reason.COMPLAINT)
OPENS, CLOSES = 9, 18


def make_history(
    now: datetime, *, days: int, people: Sequence[int], a_day: float = 30, zone: str = "UTC", seed: int = 7
) -> list[Contact]:
    """Cases of the days before ``now``, most of them taken within minutes and closed soon, one in twelve given up."""
    rng, found = random.Random(seed), []
    midnight = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    for back in range(days, 0, -1):
        day = midnight - timedelta(days=back)
        for hour in range(OPENS, CLOSES) if day.weekday() < len(MONDAY_IS) else ():
            rate = a_day * MONDAY_IS[day.weekday()] * _share(hour)
            at = rng.expovariate(rate)
            while at < 1:
                found.append(_make_case(day + timedelta(hours=hour + at), people, rng))
                at += rng.expovariate(rate)
    return found


def _share(hour: int) -> float:
    """Of a day, by hour: most comes before noon."""
    weights = {one: exp(-(((one - 10.5) / 2.2) ** 2)) + 0.25 for one in range(OPENS, CLOSES)}
    return weights[hour] / sum(weights.values())


def _make_case(opened: datetime, people: Sequence[int], rng: random.Random) -> Contact:
    reason = rng.choice(REASONS)
    wait = timedelta(minutes=rng.expovariate(1 / 3))
    if rng.random() < 1 / 12:
        ended = opened + wait + timedelta(minutes=5)
        return Contact(opened_at=opened, reason=reason, state=State.CANCELLED, closed_at=ended)
    claimed = opened + wait
    return Contact(
        opened_at=opened,
        reason=reason,
        state=State.RESOLVED,
        person_id=rng.choice(people),
        claimed_at=claimed,
        first_reply_at=claimed + timedelta(minutes=1),
        closed_at=claimed + timedelta(minutes=rng.gammavariate(2, 5)),
    )


def add_history(store: Database, conversation_id: int, contacts: Sequence[Contact]) -> None:
    """Write them down."""
    rows: list[dict[str, object]] = [
        {
            "conversation_id": conversation_id,
            "state": one.state.value,
            "reason": one.reason.value,
            "brief": {},
            "opened_at": one.opened_at,
            "waiting_since": one.opened_at,
            "turn_at": one.opened_at,
            "person_id": one.person_id,
            "team_id": one.team_id,
            "claimed_at": one.claimed_at,
            "first_reply_at": one.first_reply_at,
            "closed_at": one.closed_at,
        }
        for one in contacts
    ]

    def write(tx: Tx) -> None:
        tx.connection.execute(escalations.insert(), rows)

    store.write_now(write)
